import type {SparseIndex} from "./index.ts";
import type {SparseRows} from "./space.ts";

/** Sums in another order may differ by this much; bounds give way by it, so that pruning stays lossless. */
const SLACK = 1e-6;

/** Rows are noted one by one where they are more than this many times the postings. */
const SPARSE = 3;

/** One query's dot products with all rows of an index, gathered term by term. Made once, used for many queries. */
export class Sums {
  /** By row; good until the next `take`. */
  readonly values: Float64Array;
  /** Postings that all terms of the query have. */
  postings = 0;
  /** Rows that may have a sum, where these are few; −1 where it may be any row. */
  count = -1;
  readonly touched: Int32Array;
  readonly #index: SparseIndex;
  readonly #dense: Float64Array;
  #terms = new Int32Array(64);
  #size = 0;

  constructor(index: SparseIndex) {
    this.#index = index;
    this.values = new Float64Array(index.source.rows);
    this.touched = new Int32Array(index.source.rows);
    this.#dense = new Float64Array(index.terms);
  }

  /** Takes up another query; sums begin at 0. */
  take(queries: SparseRows, query: number): void {
    const {offsets, terms} = this.#index;
    for (let i = 0; i < this.#size; i++) this.#dense[this.#terms[i]!] = 0;
    if (this.count < 0) this.values.fill(0);
    else for (let i = 0; i < this.count; i++) this.values[this.touched[i]!] = 0;
    const [begin, end] = [queries.offsets[query]!, queries.offsets[query + 1]!];
    if (end - begin > this.#terms.length) this.#terms = new Int32Array((end - begin) * 2);
    this.#size = 0;
    this.postings = 0;
    this.count = -1;
    for (let i = begin; i < end; i++) {
      const term = queries.columns[i]!;
      if (term >= terms || !queries.values[i] || offsets[term + 1] === offsets[term]) continue;
      this.#terms[this.#size++] = term;
      this.#dense[term] = queries.values[i]!;
      this.postings += offsets[term + 1]! - offsets[term]!;
    }
  }

  /** All sums. Terms come in ascending order, as in `exact`: both give the same number, bit for bit. */
  gather(): void {
    // A pass over all rows costs less than to note each row touched, unless these are few.
    if (this.postings * SPARSE < this.values.length) this.#gatherFew();
    else for (let i = 0; i < this.#size; i++) this.#add(this.#terms[i]!);
  }

  #gatherFew(): void {
    const {offsets, rows, values} = this.#index;
    const [sums, touched] = [this.values, this.touched];
    let count = 0;
    for (let t = 0; t < this.#size; t++) {
      const term = this.#terms[t]!;
      const weight = this.#dense[term]!;
      for (let i = offsets[term]!, end = offsets[term + 1]!; i < end; i++) {
        const row = rows[i]!;
        if (sums[row] === 0) touched[count++] = row;
        sums[row]! += weight * values[i]!;
      }
    }
    this.count = count;
  }

  /**
   * Sums of the terms that can matter for the k best, by falling bound, until the terms to come cannot lift a new row
   * among them.
   * @returns the postings read, and the least sum from which a row can still be among the k best.
   */
  gatherBest(k: number, minScore: number): {read: number; floor: number} {
    const {offsets, greatest, source} = this.#index;
    const bound = (term: number): number => this.#dense[term]! * greatest[term]!;
    const order = this.#terms.slice(0, this.#size).sort((a, b) => bound(b) - bound(a) || a - b);
    let rest = order.reduce((sum, term) => sum + bound(term), 0);
    let read = 0;
    let next = 2 * source.rows;
    for (const term of order) {
      if (read >= next) {
        next = 2 * read;
        if (Math.max(this.#kth(k), minScore) > rest + SLACK) break;
      }
      this.#add(term);
      read += offsets[term + 1]! - offsets[term]!;
      rest -= bound(term);
    }
    if (read === this.postings) rest = 0;
    return {read, floor: Math.max(this.#kth(k), minScore) - rest - SLACK};
  }

  /** The dot product with one row, from the row itself: the terms are those of its own order. */
  exact(row: number): number {
    const {offsets, columns, values} = this.#index.source;
    const dense = this.#dense;
    let sum = 0;
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) sum += dense[columns[i]!]! * values[i]!;
    return sum;
  }

  #add(term: number): void {
    const {offsets, rows, values} = this.#index;
    const sums = this.values;
    const weight = this.#dense[term]!;
    for (let i = offsets[term]!, end = offsets[term + 1]!; i < end; i++) sums[rows[i]!]! += weight * values[i]!;
  }

  /** The k-th greatest sum, 0 where fewer rows have one. */
  #kth(k: number): number {
    const best = new Float64Array(k);
    let least = 0;
    for (let row = 0; row < this.values.length; row++) {
      const sum = this.values[row]!;
      if (sum <= least) continue;
      let at = k - 1;
      while (at > 0 && best[at - 1]! < sum) best[at] = best[--at]!;
      best[at] = sum;
      least = best[k - 1]!;
    }
    return least;
  }
}
