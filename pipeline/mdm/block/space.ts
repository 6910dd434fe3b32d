import type {TermRows, Vocabulary} from "./terms.ts";

/** A sparse matrix by rows: columns `columns[offsets[i]] …` in ascending order with their values. */
export interface SparseRows {
  readonly rows: number;
  readonly offsets: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

export interface SpaceOptions {
  /** `1 + ln(count)` instead of the count of a term in a text. Default true. */
  readonly sublinear?: boolean;
  /** Multiplies a term's weight, by its number; default 1 for each. */
  readonly boost?: (term: number) => number;
}

/** Texts as unit vectors of TF-IDF weights. */
export interface Space {
  /** Unit rows; a text without terms is a row of none. Terms unseen when fitted weigh as the rarest do. */
  vectors(texts: readonly string[]): SparseRows;
  /** Weight of a term's rarity, `ln((1 + N) / (1 + texts with it)) + 1`, as scikit-learn's TfidfVectorizer has it. */
  idf(term: number): number;
}

/**
 * Learns which terms are rare. Fit on both sides of a match, so that neither side's view of rarity rules.
 * @param vocabulary how texts fall into terms.
 * @param texts all texts whose rarity counts.
 */
export function fitSpace(vocabulary: Vocabulary, texts: readonly string[], options: SpaceOptions = {}): Space {
  const {sublinear = true, boost} = options;
  const fitted = vocabulary.rows(texts);
  const seen = documentFrequency(fitted, vocabulary.size);
  const idf = (term: number): number => Math.log((1 + texts.length) / (1 + (seen[term] ?? 0))) + 1;
  return {
    idf,
    vectors(queries) {
      const terms = queries === texts ? fitted : vocabulary.rows(queries);
      const weights = Float64Array.from({length: vocabulary.size}, (_, t) => idf(t) * (boost ? boost(t) : 1));
      return unitRows(terms, weights, sublinear);
    }
  };
}

function documentFrequency({offsets, ids}: TermRows, size: number): Int32Array {
  const frequency = new Int32Array(size);
  const last = new Int32Array(size).fill(-1);
  for (let row = 0; row + 1 < offsets.length; row++)
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
      const term = ids[i]!;
      if (last[term] === row) continue;
      last[term] = row;
      frequency[term]!++;
    }
  return frequency;
}

function unitRows({offsets, ids}: TermRows, weights: Float64Array, sublinear: boolean): SparseRows {
  const rows = offsets.length - 1;
  const starts = new Int32Array(rows + 1);
  const columns = new Int32Array(ids.length);
  const values = new Float32Array(ids.length);
  let end = 0;
  for (let row = 0; row < rows; row++) {
    const sorted = ids.slice(offsets[row]!, offsets[row + 1]!).sort();
    const begin = end;
    let squares = 0;
    for (let i = 0; i < sorted.length;) {
      const term = sorted[i]!;
      let count = 0;
      for (; i < sorted.length && sorted[i] === term; i++) count++;
      const weight = (sublinear ? 1 + Math.log(count) : count) * weights[term]!;
      squares += weight * weight;
      columns[end] = term;
      values[end++] = weight;
    }
    const norm = Math.sqrt(squares);
    for (let i = begin; i < end; i++) values[i]! /= norm;
    starts[row + 1] = end;
  }
  return {rows, offsets: starts, columns: columns.slice(0, end), values: values.slice(0, end)};
}
