import {isAmount} from "../../lib/amount.js";
import {GOLDEN} from "../../lib/steward-files.js";
import type {Store} from "../kept.js";
import {StewardWords} from "./steward-words.js";

/** A value that a steward sets for a field of an article, as `data/golden.csv` holds it. */
export interface GoldenWord {
  product_code: string;
  field: string;
  value: string;
  who: string;
  /** ISO time. */
  decided_at: string;
  why: string;
}

/** What is wrong with a value for a field, in one line; null where nothing is. */
export function faultOf(field: string, value: string): string | null {
  if (!value.trim()) return "A golden value is not empty.";
  if (field === "price" && !isAmount(value.trim())) return "A price is an amount such as 4.95.";
  return null;
}

/** Values set for fields of articles. */
export class GoldenValues extends StewardWords<GoldenWord> {
  constructor(store?: Store) {
    super(
      {
        key: "smartshop-golden",
        columns: GOLDEN.columns,
        isSame: (a, b) => a.product_code === b.product_code && a.field === b.field
      },
      store
    );
  }

  /** Words on an article. */
  of(code: string): readonly GoldenWord[] {
    return this.all().filter((d) => d.product_code === code);
  }
}
