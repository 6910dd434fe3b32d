import {toCsv} from "../csv.js";

export type Verdict = "same" | "different" | "unsure";

/** A steward's word on a pair, as `data/decisions.csv` holds it. */
export interface Judged {
  left_id: string;
  right_id: string;
  verdict: Verdict;
  who: string;
  /** ISO time. */
  decided_at: string;
  why: string;
}

/** Columns of the file, in its order. */
export const COLUMNS = ["left_id", "right_id", "verdict", "who", "decided_at", "why"] as const;
const KEY = "smartshop-verdicts";

/** Verdicts of this browser: kept until exported and cleared; the last one can be taken back. */
export class Verdicts {
  private list: Judged[] = [];
  private readonly storage: Pick<Storage, "getItem" | "setItem"> | undefined;

  constructor(storage?: Pick<Storage, "getItem" | "setItem">) {
    this.storage = storage;
    try {
      const kept: unknown = JSON.parse(storage?.getItem(KEY) ?? "[]");
      if (Array.isArray(kept)) this.list = kept as Judged[];
    } catch {
      this.list = [];
    }
  }

  all(): readonly Judged[] {
    return this.list;
  }

  of(left: string, right: string): Verdict | null {
    return this.list.findLast((d) => d.left_id === left && d.right_id === right)?.verdict ?? null;
  }

  /** Puts a verdict at the end; an earlier one on the same pair gives way. */
  add(verdict: Judged): void {
    this.list = [...this.list.filter((d) => d.left_id !== verdict.left_id || d.right_id !== verdict.right_id), verdict];
    this.keep();
  }

  /** Takes the last verdict back and returns it. */
  undo(): Judged | undefined {
    const last = this.list.at(-1);
    this.list = this.list.slice(0, -1);
    this.keep();
    return last;
  }

  clear(): void {
    this.list = [];
    this.keep();
  }

  /** The decisions file, as the next refresh reads it. */
  csv(): string {
    return toCsv(
      COLUMNS,
      this.list.map((d) => COLUMNS.map((name) => d[name]))
    );
  }

  /** A browser may refuse to store, in private windows or when full: then verdicts live as long as the page. */
  private keep(): void {
    try {
      this.storage?.setItem(KEY, JSON.stringify(this.list));
    } catch {
      return;
    }
  }
}

/** Articles by listing with the verdicts above the rules: same gives the listing, different takes it from that article. */
export function withVerdicts(
  articleOf: Int32Array,
  verdicts: readonly Judged[],
  article: (id: string) => number | undefined,
  listing: (id: string) => number | undefined
): Int32Array {
  const out = articleOf.slice();
  for (const {left_id, right_id, verdict} of verdicts) {
    const [a, l] = [article(left_id), listing(right_id)];
    if (a === undefined || l === undefined) continue;
    if (verdict === "same") out[l] = a;
    else if (out[l] === a) out[l] = -1;
  }
  return out;
}
