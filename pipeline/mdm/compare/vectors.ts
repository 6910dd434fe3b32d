import type {SparseRows} from "../block/space.ts";

/** A bag of features of one row; a feature may come several times, its weights add up. */
export interface Bag {
  readonly features: number[];
  readonly weights: number[];
}

/**
 * Rarity of each feature: ln(1 + 1 / share), where share is the larger of its shares of the two sides' rows. A word
 * that one catalogue adds to every title ("complete package") says nothing, however rare it is over there.
 */
export function rarity(sides: readonly (readonly Bag[])[], size: number): Float64Array {
  const share = new Float64Array(size);
  const most = Math.max(1, ...sides.map((bags) => bags.length));
  for (const bags of sides) {
    const count = new Int32Array(size);
    const last = new Int32Array(size).fill(-1);
    bags.forEach((bag, row) => {
      for (const feature of bag.features)
        if (last[feature] !== row) {
          last[feature] = row;
          count[feature]!++;
        }
    });
    for (let f = 0; f < size; f++) share[f] = Math.max(share[f]!, count[f]! / Math.max(bags.length, 1));
  }
  return share.map((s) => Math.log(1 + 1 / Math.max(s, 1 / most)));
}

/** Unit rows of bags: damped weight of a feature (1 + ln above 1) times its rarity. */
export function unitRows(bags: readonly Bag[], idf: Float64Array): SparseRows {
  const offsets = new Int32Array(bags.length + 1);
  const length = bags.reduce((sum, bag) => sum + bag.features.length, 0);
  const columns = new Int32Array(length);
  const values = new Float32Array(length);
  const sum = new Float64Array(idf.length);
  let at = 0;
  bags.forEach((bag, row) => {
    const begin = at;
    bag.features.forEach((feature, i) => {
      if (sum[feature] === 0) columns[at++] = feature;
      sum[feature]! += bag.weights[i]!;
    });
    columns.subarray(begin, at).sort();
    let squares = 0;
    for (let i = begin; i < at; i++) {
      const feature = columns[i]!;
      const weight = sum[feature]!;
      const scaled = (weight > 1 ? 1 + Math.log(weight) : weight) * idf[feature]!;
      values[i] = scaled;
      squares += scaled * scaled;
      sum[feature] = 0;
    }
    const norm = Math.sqrt(squares);
    for (let i = begin; i < at; i++) values[i]! /= norm;
    offsets[row + 1] = at;
  });
  return {rows: bags.length, offsets, columns: columns.slice(0, at), values: values.slice(0, at)};
}

/** The dot product of two rows, which is their cosine. */
export function cosine(a: SparseRows, i: number, b: SparseRows, j: number): number {
  let x = a.offsets[i]!;
  let y = b.offsets[j]!;
  const [xEnd, yEnd] = [a.offsets[i + 1]!, b.offsets[j + 1]!];
  let sum = 0;
  while (x < xEnd && y < yEnd) {
    const [u, v] = [a.columns[x]!, b.columns[y]!];
    if (u === v) sum += a.values[x++]! * b.values[y++]!;
    else if (u < v) x++;
    else y++;
  }
  return sum;
}
