import {CUTS, dateOf, dayOf, HOURS, PRICE, QUANTITY, WEEK, type Cut} from "./cuts.js";
import {KIND_CODES, type Header} from "./lines.js";

/** From the first up to but not including the last, in bins. */
export type Range = readonly [from: number, to: number];
/** Hours and weekdays, each up to but not including the last. */
export type Box = readonly [hourFrom: number, hourTo: number, dayFrom: number, dayTo: number];

/** What the reader has chosen; what is missing is not filtered. */
export interface Selection {
  day?: Range;
  price?: Range;
  quantity?: Range;
  time?: Box;
  country?: readonly number[];
  product?: readonly number[];
  kind?: readonly number[];
}

export const binsOf = (h: Header, cut: Cut): number =>
  ({
    day: h.days,
    price: PRICE.bins,
    quantity: QUANTITY.bins,
    time: WEEK * HOURS,
    country: h.countries.length,
    product: h.products.length,
    kind: KIND_CODES.length
  })[cut];

/** Marks the bins that a selection keeps; null where it keeps all. */
export function keptBy(h: Header, s: Selection, cut: Cut): Uint8Array | null {
  const chosen = s[cut];
  if (!chosen) return null;
  const keep = new Uint8Array(binsOf(h, cut));
  if (cut === "time") {
    const [from, to, first, last] = s.time!;
    for (let d = first; d < last; d++) keep.fill(1, d * HOURS + from, d * HOURS + to);
  } else if (cut === "country" || cut === "product" || cut === "kind") for (const i of chosen) keep[i] = 1;
  else keep.fill(1, chosen[0], chosen[1]);
  return keep;
}

/** Edges of a range of bins, as a reader would write them; both included. */
const RANGES = {
  day: {
    write: (h: Header, bin: number) => dateOf(h.start, bin),
    read: (h: Header, text: string) => dayOf(h.start, text)
  },
  price: {
    write: (_: Header, bin: number) => String(bin * PRICE.step),
    read: (_: Header, text: string) => Number(text) / PRICE.step
  },
  quantity: {
    write: (_: Header, bin: number) => String(bin + QUANTITY.first),
    read: (_: Header, text: string) => Number(text) - QUANTITY.first
  }
} as const;

const LISTS = {
  country: (h: Header) => h.countries.map(([code]) => code),
  product: (h: Header) => h.products.map(([code]) => code),
  kind: () => KIND_CODES
} as const;

/**
 * A selection as query parameters, in dates, pounds, codes and clock hours rather than bins, so that a link still means
 * the same after the next refresh. Edges of ranges are the first and the last bin that is kept.
 */
export function toUrl(h: Header, s: Selection): URLSearchParams {
  const search = new URLSearchParams();
  for (const cut of CUTS) {
    if (!s[cut]) continue;
    if (cut === "time") {
      const [from, to, first, last] = s.time!;
      search.set("hours", `${from}~${to - 1}`);
      search.set("weekdays", `${first + 1}~${last}`);
    } else if (cut === "country" || cut === "product" || cut === "kind") {
      const codes = LISTS[cut](h);
      for (const i of s[cut]!) search.append(cut, codes[i]!);
    } else {
      const [from, to] = s[cut]!;
      search.set(cut, [from, to - 1].map((bin) => RANGES[cut].write(h, bin)).join("~"));
    }
  }
  return search;
}

/** Reads a selection; what the data do not hold, or nobody can read, is left out. */
export function fromUrl(h: Header, search: URLSearchParams): Selection {
  const s: Selection = {};
  const range = (text: string | null, bins: number, read: (text: string) => number): Range | undefined => {
    const [from, to] = (text ?? "").split("~").map((part) => (part ? Math.round(read(part)) : NaN));
    if (!(from! >= 0 && to! >= from!)) return undefined;
    return from! < bins ? [from!, Math.min(bins, to! + 1)] : undefined;
  };
  for (const cut of ["day", "price", "quantity"] as const) {
    const found = range(search.get(cut), binsOf(h, cut), (text) => RANGES[cut].read(h, text));
    if (found) s[cut] = found;
  }
  const hours = range(search.get("hours"), HOURS, Number);
  const days = range(search.get("weekdays"), WEEK, (text) => Number(text) - 1);
  if (hours || days) s.time = [...(hours ?? [0, HOURS]), ...(days ?? [0, WEEK])] as unknown as Box;
  for (const cut of ["country", "product", "kind"] as const) {
    const codes: readonly string[] = LISTS[cut](h);
    const found = search.getAll(cut).flatMap((code) => (codes.includes(code) ? [codes.indexOf(code)] : []));
    if (found.length) s[cut] = found;
  }
  return s;
}
