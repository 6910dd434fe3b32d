import {DECISIONS} from "../../lib/steward-files.js";
import type {Store} from "../kept.js";
import {StewardWords} from "./steward-words.js";

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

/** Verdicts on pairs. */
export class Verdicts extends StewardWords<Judged> {
  constructor(store?: Store) {
    super(
      {
        key: "smartshop-verdicts",
        columns: DECISIONS.columns,
        isSame: (a, b) => a.left_id === b.left_id && a.right_id === b.right_id
      },
      store
    );
  }

  of(left: string, right: string): Verdict | null {
    return this.all().findLast((d) => d.left_id === left && d.right_id === right)?.verdict ?? null;
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
