import {type SparseIndex} from "./index.ts";
import {type SparseRows} from "./space.ts";

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

/** Sums in another order may differ by this much; bounds give way by it, so that pruning stays lossless. */
const SLACK = 1e-6;

/**
 * Exact k best rows by dot product (cosine, for unit rows).
 *
 * Terms are taken by falling bound (query weight × greatest weight in the index). As soon as the bounds still to come
 * sum to less than the k-th best score so far, no new row can enter: the frequent terms' long postings are not read,
 * and only the rows that can still win are scored, from the rows themselves. (MaxScore: Turtle and Flood, Information
 * Processing & Management 31(6), 1995.) The result equals an exhaustive search's.
 */
export function topK(queries: SparseRows, index: SparseIndex, options: TopKOptions = {}): TopK {
  const {k = 20, minScore = 0, self = false, from = 0, to = queries.rows} = options;
  const ids = new Int32Array((to - from) * k).fill(-1);
  const scores = new Float32Array((to - from) * k);
  const sums = new Float64Array(index.source.rows);
  const touched = new Int32Array(index.source.rows);
  const dense = new Float64Array(index.terms);
  // One more when a row will meet itself, which takes a place that does not count.
  const best = new Float64Array(self ? k + 1 : k);
  let read = 0;
  let skipped = 0;

  for (let query = from; query < to; query++) {
    const begin = queries.offsets[query]!;
    const end = queries.offsets[query + 1]!;
    const order: number[] = [];
    let rest = 0;
    let ahead = 0;
    for (let i = begin; i < end; i++) {
      const term = queries.columns[i]!;
      if (term >= index.terms || index.offsets[term + 1] === index.offsets[term] || !queries.values[i]) continue;
      dense[term] = queries.values[i]!;
      order.push(term);
      rest += queries.values[i]! * index.greatest[term]!;
      ahead += index.offsets[term + 1]! - index.offsets[term]!;
    }
    order.sort((a, b) => dense[b]! * index.greatest[b]! - dense[a]! * index.greatest[a]! || a - b);

    let count = 0;
    let looked = 64;
    for (const term of order) {
      // Finding the k-th best costs a pass over the rows touched: worth it only while much is still to be read.
      if (ahead > 2 * count && count >= looked) {
        looked = count * 2;
        if (Math.max(kthBest(sums, touched, count, best), minScore) > rest + SLACK) break;
      }
      const weight = dense[term]!;
      const last = index.offsets[term + 1]!;
      for (let i = index.offsets[term]!; i < last; i++) {
        const row = index.rows[i]!;
        if (sums[row] === 0) touched[count++] = row;
        sums[row]! += weight * index.values[i]!;
      }
      const length = last - index.offsets[term]!;
      read += length;
      ahead -= length;
      rest -= weight * index.greatest[term]!;
    }
    skipped += ahead;
    if (ahead === 0) rest = 0;

    const floor = Math.max(kthBest(sums, touched, count, best), minScore) - rest - SLACK;
    let found = 0;
    for (let c = 0; c < count; c++) {
      const row = touched[c]!;
      const sum = sums[row]!;
      sums[row] = 0;
      if (sum < floor || (self && row === query)) continue;
      const score = Math.fround(exact(index.source, row, dense));
      if (score >= minScore) found = insert(ids, scores, (query - from) * k, found, k, row, score);
    }
    for (const term of order) dense[term] = 0;
  }
  return {k, ids, scores, read, skipped};
}

/** The dot product in the row's own order, so that a score never depends on what was pruned. */
function exact(source: SparseRows, row: number, dense: Float64Array): number {
  let sum = 0;
  for (let i = source.offsets[row]!; i < source.offsets[row + 1]!; i++)
    sum += dense[source.columns[i]!]! * source.values[i]!;
  return sum;
}

/** The k-th greatest of the touched sums, by a small sorted buffer: most sums fail its first comparison. */
function kthBest(sums: Float64Array, touched: Int32Array, count: number, best: Float64Array): number {
  const k = best.length;
  best.fill(0);
  for (let c = 0; c < count; c++) {
    const sum = sums[touched[c]!]!;
    if (sum <= best[k - 1]!) continue;
    let at = k - 1;
    while (at > 0 && best[at - 1]! < sum) best[at] = best[--at]!;
    best[at] = sum;
  }
  return best[k - 1]!;
}

function insert(
  ids: Int32Array,
  scores: Float32Array,
  base: number,
  found: number,
  k: number,
  row: number,
  score: number
): number {
  let at = found;
  while (at > 0 && (scores[base + at - 1]! < score || (scores[base + at - 1] === score && ids[base + at - 1]! > row)))
    at--;
  if (at >= k) return found;
  for (let i = Math.min(found, k - 1); i > at; i--) {
    ids[base + i] = ids[base + i - 1]!;
    scores[base + i] = scores[base + i - 1]!;
  }
  ids[base + at] = row;
  scores[base + at] = score;
  return Math.min(found + 1, k);
}
