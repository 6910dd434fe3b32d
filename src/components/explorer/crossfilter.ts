/** One way to cut the lines: a small whole number for each line, 0 up to the number of bins. */
export interface Dimension {
  codes: Uint8Array | Uint16Array;
  bins: number;
}

/** What a dimension's chart shows: lines and their value in each bin, all filters but its own applied. */
export interface Tally {
  count: Float64Array;
  value: Float64Array;
}

/** One bit for each dimension fits a byte. */
const MOST = 8;

/**
 * Cross-filters lines that lie in typed arrays. A bit for each dimension says whether its filter turns the line away; a
 * chart counts the lines that no filter but its own turns away. A change of one filter touches only lines whose bit
 * flips, or only those that stay if these are fewer. Values are whole numbers, so sums are exact up to 2^53.
 * The idea is that of Square's crossfilter; the bits and the choice of the smaller side are what makes a million lines
 * fast enough to follow a pointer.
 */
export class CrossFilter {
  /** One tally for each dimension, kept up to date in place. */
  readonly tallies: readonly Tally[];
  /** Lines that pass all filters, and their value. */
  count = 0;
  value = 0;
  readonly #dimensions: readonly Dimension[];
  readonly #values: Float64Array | Int32Array;
  readonly #turned: Uint8Array;
  readonly #keep: readonly Uint8Array[];
  readonly #all: readonly Tally[];
  readonly #total: number;
  readonly #touched: Uint32Array;

  /** @throws RangeError for more than eight dimensions. */
  constructor(dimensions: readonly Dimension[], values: Float64Array | Int32Array) {
    if (dimensions.length > MOST)
      throw new RangeError(`unable to filter by ${dimensions.length} dimensions: ${MOST} are the most`);
    this.#dimensions = dimensions;
    this.#values = values;
    this.#turned = new Uint8Array(values.length);
    this.#touched = new Uint32Array(values.length);
    this.#keep = dimensions.map((d) => new Uint8Array(d.bins).fill(1));
    this.#all = dimensions.map(({codes, bins}) => tally(codes, bins, values));
    this.tallies = this.#all.map(({count, value}) => ({count: count.slice(), value: value.slice()}));
    let total = 0;
    for (const v of values) total += v;
    this.#total = total;
    this.#restore();
  }

  /** Keeps only lines whose code in a dimension is marked 1 in `keep`; null keeps all. */
  filter(dimension: number, keep: Uint8Array | null): void {
    const {codes, bins} = this.#dimensions[dimension]!;
    const before = this.#keep[dimension]!;
    const size = this.#all[dimension]!.count;
    const flips = new Uint8Array(bins);
    let flipping = 0;
    let staying = 0;
    for (let b = 0; b < bins; b++) {
      const now = keep === null || keep[b] ? 1 : 0;
      if (now !== before[b]) {
        flips[b] = 1;
        flipping += size[b]!;
      }
      before[b] = now;
      if (now) staying += size[b]!;
    }
    if (!flips.includes(1)) return;
    if (this.#keep.every((k) => !k.includes(0))) {
      this.#turned.fill(0);
      this.#restore();
      return;
    }
    const bit = 1 << dimension;
    const afresh = staying < flipping;
    if (afresh) this.#empty(dimension);
    const touched = this.#turn(codes, flips, afresh ? before : flips, bit);
    this.#dimensions.forEach((d, j) => {
      if (j !== dimension) this.#add(d.codes, this.tallies[j]!, bit, ~(bit | (1 << j)), touched);
    });
    this.#sum(bit, touched);
  }

  /** Places of the lines that pass all filters, in order. */
  selected(): Uint32Array {
    const rows = new Uint32Array(this.count);
    for (let i = 0, at = 0; i < this.#turned.length; i++) if (this.#turned[i] === 0) rows[at++] = i;
    return rows;
  }

  /** Flips the bit of lines whose code flips; remembers those lines of `visit` that some chart can see. */
  #turn(codes: Dimension["codes"], flips: Uint8Array, visit: Uint8Array, bit: number): number {
    const turned = this.#turned;
    const touched = this.#touched;
    let n = 0;
    for (let i = 0; i < turned.length; i++) {
      const code = codes[i]!;
      if (flips[code]) turned[i]! ^= bit;
      if (!visit[code]) continue;
      const others = turned[i]! & ~bit;
      if ((others & (others - 1)) === 0) touched[n++] = i; // at most one other filter turns it away
    }
    return n;
  }

  /** Adds touched lines to a chart, or takes them off where the filter now turns them away. */
  #add(codes: Dimension["codes"], {count, value}: Tally, bit: number, others: number, touched: number): void {
    for (let t = 0; t < touched; t++) {
      const i = this.#touched[t]!;
      const turned = this.#turned[i]!;
      if (turned & others) continue;
      const sign = turned & bit ? -1 : 1;
      const code = codes[i]!;
      count[code]! += sign;
      value[code]! += sign * this.#values[i]!;
    }
  }

  #sum(bit: number, touched: number): void {
    for (let t = 0; t < touched; t++) {
      const i = this.#touched[t]!;
      const turned = this.#turned[i]!;
      if (turned & ~bit) continue;
      const sign = turned ? -1 : 1;
      this.count += sign;
      this.value += sign * this.#values[i]!;
    }
  }

  /** Before counting afresh: all charts but the filter's own start from nought. */
  #empty(dimension: number): void {
    this.count = 0;
    this.value = 0;
    this.tallies.forEach(({count, value}, j) => {
      if (j === dimension) return;
      count.fill(0);
      value.fill(0);
    });
  }

  /** Without any filter the first tallies hold. */
  #restore(): void {
    this.count = this.#values.length;
    this.value = this.#total;
    this.#all.forEach(({count, value}, j) => {
      this.tallies[j]!.count.set(count);
      this.tallies[j]!.value.set(value);
    });
  }
}

function tally(codes: Dimension["codes"], bins: number, values: Float64Array | Int32Array): Tally {
  const count = new Float64Array(bins);
  const value = new Float64Array(bins);
  for (let i = 0; i < codes.length; i++) {
    count[codes[i]!]!++;
    value[codes[i]!]! += values[i]!;
  }
  return {count, value};
}
