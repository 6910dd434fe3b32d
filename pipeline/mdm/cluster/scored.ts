import type {Pairs} from "../block/codes.ts";

/** Links between nodes of one list, each with how good it is. */
export interface ScoredPairs extends Pairs {
  readonly score: ArrayLike<number>;
}

/** Link numbers from the best down; equal ones by the nodes, so that the order of links does not matter. */
export function bestFirst({left, right, score}: ScoredPairs): Int32Array {
  const low = (i: number): number => Math.min(left[i]!, right[i]!);
  const high = (i: number): number => Math.max(left[i]!, right[i]!);
  return Int32Array.from({length: left.length}, (_, i) => i).sort(
    (p, q) => score[q]! - score[p]! || low(p) - low(q) || high(p) - high(q)
  );
}
