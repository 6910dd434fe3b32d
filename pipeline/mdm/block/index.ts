import type {SparseRows} from "./space.ts";

/** An inverted index over the rows of one side: for each term the rows that have it, and its greatest weight there. */
export interface SparseIndex {
  /** The rows themselves, to score a known candidate exactly. */
  readonly source: SparseRows;
  readonly terms: number;
  /** Postings of term t: `rows[offsets[t]]` up to `rows[offsets[t + 1]]`, ascending. */
  readonly offsets: Int32Array;
  readonly rows: Int32Array;
  readonly values: Float32Array;
  readonly greatest: Float32Array;
}

/** Turns rows into postings by counting sort: two passes, no comparison. Weights of 0 are left out. */
export function buildIndex(source: SparseRows): SparseIndex {
  const {columns, values: weights, offsets: starts} = source;
  let terms = 0;
  for (const column of columns) if (column >= terms) terms = column + 1;
  const offsets = new Int32Array(terms + 1);
  columns.forEach((column, i) => {
    if (weights[i]! > 0) offsets[column + 1]!++;
  });
  for (let t = 0; t < terms; t++) offsets[t + 1]! += offsets[t]!;
  const next = offsets.slice(0, terms);
  const rows = new Int32Array(columns.length);
  const values = new Float32Array(columns.length);
  const greatest = new Float32Array(terms);
  for (let row = 0; row < source.rows; row++)
    for (let i = starts[row]!; i < starts[row + 1]!; i++) {
      if (!(weights[i]! > 0)) continue;
      const term = columns[i]!;
      const at = next[term]!++;
      rows[at] = row;
      values[at] = weights[i]!;
      if (weights[i]! > greatest[term]!) greatest[term] = weights[i]!;
    }
  return {source, terms, offsets, rows, values, greatest};
}
