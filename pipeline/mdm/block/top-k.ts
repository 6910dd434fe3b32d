import {Best} from "./best.ts";
import type {SparseIndex} from "./index.ts";
import type {SparseRows} from "./space.ts";
import {Sums} from "./sums.ts";

/**
 * The best rows for each query: query i has `ids[i * k + j]` with `scores[i * k + j]`, best first, equal scores by
 * ascending row. Free places hold −1 and 0.
 */
export interface TopK {
  readonly k: number;
  readonly ids: Int32Array;
  readonly scores: Float32Array;
  /** What it cost: postings read, and postings that bounds made unnecessary. */
  readonly read: number;
  readonly skipped: number;
}

export interface TopKOptions {
  /** Results a query. Default 20. */
  readonly k?: number;
  /** Lowest score to report; rows that share no term are never reported. Default 0. */
  readonly minScore?: number;
  /** The queries are the indexed rows: leave each one's own row out. Default false. */
  readonly self?: boolean;
  /** Query rows to answer; default all. The results then begin with row `from`: a long search can be cut into slices. */
  readonly from?: number;
  readonly to?: number;
}

/** Bounds are worth their passes over the sums only where the postings are this many times the rows. */
const WORTH = 24;

/**
 * Exact k best rows by dot product (cosine, for unit rows).
 *
 * Sums are gathered term by term over all rows. Where postings are long, terms are taken by falling bound (query weight
 * × greatest weight in the index): as soon as the bounds still to come sum to less than the k-th best score so far, no
 * new row can enter, the frequent terms' postings are not read, and only the rows that can still win are scored, from
 * the rows themselves. (MaxScore: Turtle and Flood, Information Processing & Management 31(6), 1995.) The result
 * equals an exhaustive search's, bit for bit.
 */
export function topK(queries: SparseRows, index: SparseIndex, options: TopKOptions = {}): TopK {
  const {k = 20, minScore = 0, self = false, from = 0, to = queries.rows} = options;
  const rows = index.source.rows;
  const best = new Best(to - from, k);
  const sums = new Sums(index);
  let read = 0;
  let skipped = 0;
  for (let q = from; q < to; q++) {
    sums.take(queries, q);
    const own = self ? q : -1;
    const prunes = sums.postings > WORTH * rows;
    const found = prunes ? sums.gatherBest(self ? k + 1 : k, minScore) : null;
    if (!found) sums.gather();
    read += found ? found.read : sums.postings;
    skipped += found ? sums.postings - found.read : 0;
    let least = found ? found.floor : minScore;
    const few = sums.count >= 0;
    for (let i = 0, n = few ? sums.count : rows; i < n; i++) {
      const row = few ? sums.touched[i]! : i;
      const sum = sums.values[row]!;
      if (sum === 0 || row === own) continue;
      const rough = found ? sum : Math.fround(sum);
      if (rough < least) continue;
      const score = found ? Math.fround(sums.exact(row)) : rough;
      if (score < minScore) continue;
      const worst = best.offer(q - from, row, score);
      if (!found && worst > least) least = worst;
    }
  }
  return {k, ids: best.ids, scores: best.scores, read, skipped};
}
