import {toCsv} from "../csv.js";
import {dateOf} from "./cuts.js";
import {KIND_CODES, type Lines} from "./lines.js";

const HEADER = ["day", "hour", "country", "product_code", "product_name", "kind", "quantity", "unit_price", "value"];
/** Lines written before the page may breathe. */
const BATCH = 20_000;

/** Chosen lines as comma-separated text, in parts; pauses between them, so that the page stays alive. */
export async function exportLines(l: Lines, rows: Uint32Array): Promise<Blob> {
  const dates = Array.from({length: l.days}, (_, day) => dateOf(l.start, day));
  const parts: string[] = ["\ufeff", toCsv(HEADER, [])];
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = Array.from(rows.subarray(from, from + BATCH), (i) => lineOf(l, i, dates));
    parts.push("\r\n", toCsv(HEADER, batch).slice(HEADER.join(",").length + 2));
    await new Promise((resume) => setTimeout(resume));
  }
  return new Blob(parts, {type: "text/csv"});
}

function lineOf(l: Lines, i: number, dates: readonly string[]): (string | number)[] {
  const [code, name] = l.products[l.product[i]!]!;
  return [
    dates[l.day[i]!]!,
    l.hour[i]!,
    l.countries[l.country[i]!]![1],
    code,
    name,
    KIND_CODES[l.kind[i]!]!,
    l.quantity[i]!,
    l.price[i]! / l.scale,
    (l.price[i]! * l.quantity[i]!) / l.scale
  ];
}
