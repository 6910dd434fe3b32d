import {parsePrice} from "../records.ts";
import type {TextTable} from "./table.ts";

/** What a column's values look like; shares are of its filled rows, 0–1. */
export interface Profile {
  /** Share of all rows that have a value. */
  readonly filled: number;
  readonly distinct: number;
  /** Mean words. */
  readonly words: number;
  /** Amounts, zero included. */
  readonly numeric: number;
  /** Amounts with a sign or word of currency. */
  readonly money: number;
  readonly link: number;
  readonly year: number;
}

/** Words that stand for nothing in exports. */
const NOTHING = /^(null|none|nan|nil|n\/?a|#n\/a|undefined|unknown|\\n|[-–—]+)$/i;

/** A cell's text; empty where it says that there is none (`null`, `N/A`, `-`). */
export function valueOf(cell: string): string {
  const text = cell.trim();
  return text.length < 10 && NOTHING.test(text) ? "" : text;
}

/** Words that stand beside an amount; more letters than theirs are a name's: `Toy car 5`. */
const BESIDE =
  /from|price|about|approx|sale|list|only|now|was|each|per|unit|incl?|excl?|vat|tax|mwst|dollars?|euros?|pounds?|usd|eur|gbp|cad|aud|chf|sek|nok|dkk|inr|rs|kr|bis|to/gi;

const isAmount = (value: string): boolean =>
  /^\W{0,2}0+([.,]0+)?\W{0,2}$/.test(value) ||
  (parsePrice(value) !== undefined && value.replace(BESIDE, "").replace(/[^a-z]/gi, "").length <= 2);

/** Looks through one column. */
export function profile(table: TextTable, column: number): Profile {
  const values = table.rows.map((row) => valueOf(row[column]!)).filter((value) => value !== "");
  const n = Math.max(1, values.length);
  const share = (test: (value: string) => boolean): number => values.filter(test).length / n;
  return {
    filled: values.length / Math.max(1, table.rows.length),
    distinct: new Set(values).size / n,
    words: values.reduce((sum, value) => sum + value.split(/\s+/, 50).length, 0) / n,
    numeric: share((value) => value.length < 40 && isAmount(value)),
    money: share(
      (value) => value.length < 40 && /[$£€¥]|\b(usd|eur|gbp|cad|aud)\b/i.test(value) && parsePrice(value) !== undefined
    ),
    link: share((value) => /^(https?:|www\.)\S+$|\.(jpe?g|png|gif)$/i.test(value)),
    year: share((value) => /^(19|20)\d\d$/.test(value))
  };
}
