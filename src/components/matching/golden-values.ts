import {toCsv} from "../csv.js";

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

/** Columns of the file, in its order. */
const COLUMNS = ["product_code", "field", "value", "who", "decided_at", "why"] as const;
const KEY = "smartshop-golden";

/** What is wrong with a value for a field, in one line; null where nothing is. */
export function faultOf(field: string, value: string): string | null {
  if (!value.trim()) return "A golden value is not empty.";
  if (field === "price" && !/^\d+(\.\d+)?$/.test(value.trim())) return "A price is an amount such as 4.95.";
  return null;
}

/** Golden values set in this browser: kept until exported and cleared; the last word on a field counts. */
export class GoldenValues {
  private list: GoldenWord[] = [];
  private readonly storage: Pick<Storage, "getItem" | "setItem"> | undefined;

  constructor(storage?: Pick<Storage, "getItem" | "setItem">) {
    this.storage = storage;
    try {
      const kept: unknown = JSON.parse(storage?.getItem(KEY) ?? "[]");
      if (Array.isArray(kept)) this.list = kept as GoldenWord[];
    } catch {
      this.list = [];
    }
  }

  all(): readonly GoldenWord[] {
    return this.list;
  }

  /** Words on an article. */
  of(code: string): readonly GoldenWord[] {
    return this.list.filter((d) => d.product_code === code);
  }

  /** Puts a word at the end; an earlier one on the same field gives way. */
  set(word: GoldenWord): void {
    this.list = [...this.list.filter((d) => d.product_code !== word.product_code || d.field !== word.field), word];
    this.keep();
  }

  clear(): void {
    this.list = [];
    this.keep();
  }

  /** The file, as the next refresh reads it. */
  csv(): string {
    return toCsv(
      COLUMNS,
      this.list.map((d) => COLUMNS.map((name) => d[name]))
    );
  }

  /** A browser may refuse to store: then words live as long as the page. */
  private keep(): void {
    try {
      this.storage?.setItem(KEY, JSON.stringify(this.list));
    } catch {
      return;
    }
  }
}
