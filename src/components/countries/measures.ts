import type {CountryRow} from "../../../loaders/countries.ts";
import * as f from "../format.js";

export type MeasureName = "revenue" | "orders" | "customers" | "average" | "growth";

/** A measure of a country: how it is computed, written, and cut into classes for the map. */
export interface Measure {
  label: string;
  /** With its article, for a sentence. */
  unit: string;
  of: (d: CountryRow) => number | null;
  write: (v: number | null) => string;
  /** Lower bounds of the classes above the first; the same on every refresh, so that a colour keeps its meaning. */
  cuts: readonly number[];
}

/** A class above zero: each further one is a step darker. */
export const MEASURES: Record<MeasureName, Measure> = {
  revenue: {
    label: "Revenue",
    unit: "gross revenue, £",
    of: (d) => d.gross,
    write: f.compactPounds,
    cuts: [1e3, 1e4, 1e5, 1e6]
  },
  orders: {label: "Orders", unit: "orders", of: (d) => d.orders, write: f.count, cuts: [10, 100, 1000, 10_000]},
  customers: {label: "Customers", unit: "customers", of: (d) => d.customers, write: f.count, cuts: [3, 10, 100, 1000]},
  average: {
    label: "Average order",
    unit: "gross revenue over orders, £",
    of: (d) => (d.orders ? d.gross / d.orders : null),
    write: f.wholePounds,
    cuts: [250, 500, 1000, 2000]
  },
  growth: {
    label: "Growth",
    unit: "change of gross revenue, last twelve full months against the twelve before",
    of: (d) => (d.before > 0 ? d.now / d.before - 1 : null),
    write: f.signedPercent,
    cuts: [-0.5, 0, 0.5, 1]
  }
};

/** Class of a value, 0 to the number of cuts; null where there is no value. */
export const classOf = (v: number | null, cuts: readonly number[]): number | null =>
  v == null ? null : cuts.filter((c) => v >= c).length;

/** How the classes are written in the key. */
export function classNames({cuts, write}: Measure): string[] {
  const edge = (v: number): string => write(v).replace(/\.0(?=%)/, "");
  return [
    `below ${edge(cuts[0]!)}`,
    ...cuts.slice(1).map((c, i) => `${edge(cuts[i]!)} to ${edge(c)}`),
    `${edge(cuts.at(-1)!)} and more`
  ];
}

/** Fill of a class; mixed in a perceptual space, so that steps look even in both themes. */
export const fillOf = (k: number, of: number): string =>
  `color-mix(in oklab, var(--sales) ${Math.round(26 + (74 * k) / of)}%, var(--paper))`;

const ARTICLE = /^(United|Netherlands|Channel|West Indies|European Union|Czech Rep)/;
/** "the Netherlands" within a sentence. */
export const the = (name: string): string => (ARTICLE.test(name) ? `the ${name}` : name);
/** The same at its start. */
export const The = (name: string): string => the(name).replace(/^t/, "T");
