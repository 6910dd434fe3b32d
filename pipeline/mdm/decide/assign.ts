import type {Pairs} from "../block/codes.ts";

/** Candidate pairs as columns; positions in the two sides. */
export type PairColumns = Pairs;

/** Gives pair numbers by falling score. */
export type Ranking = (score: ArrayLike<number>) => Int32Array;

/** Scores closer than this are equal; sums in another order may differ by less. */
const STEP = 1e-5;
const SLOTS = 2 ** 27;

/**
 * Makes a ranking of pairs. Equal scores fall by the sum of the two canonical places, then by their difference, so that
 * neither row order nor which side is called left matters. Keys are numbers, because sorting by a comparison function
 * takes ten times as long.
 */
export function rankPairs({left, right}: Pairs): Ranking {
  const n = left.length;
  // By sum, then by difference, then by left place: least significant first, each sort keeps the order before it.
  let order = Int32Array.from({length: n}, (_, pair) => pair);
  order = sortBy(order, (pair) => left[pair]!);
  order = sortBy(order, (pair) => Math.abs(left[pair]! - right[pair]!));
  order = sortBy(order, (pair) => left[pair]! + right[pair]!);
  const place = new Int32Array(n);
  order.forEach((pair, i) => {
    place[pair] = i;
  });
  const pairAt = new Int32Array(n);
  place.forEach((i, pair) => {
    pairAt[i] = pair;
  });
  const keys = new Float64Array(n);
  return (score) => {
    for (let i = 0; i < n; i++) keys[i] = -Math.round(score[i]! / STEP) * SLOTS + place[i]!;
    keys.sort();
    // A plain loop: `from` with a function takes ten times as long.
    const ranked = new Int32Array(n);
    for (let i = 0; i < n; i++) ranked[i] = pairAt[keys[i]! - Math.floor(keys[i]! / SLOTS) * SLOTS]!;
    return ranked;
  };
}

/** Stable sort by whole numbers from 0, in linear time. */
function sortBy(order: Int32Array, keyOf: (pair: number) => number): Int32Array<ArrayBuffer> {
  let most = 0;
  for (const pair of order) most = Math.max(most, keyOf(pair));
  const start = new Int32Array(most + 2);
  for (const pair of order) start[keyOf(pair) + 1]!++;
  for (let key = 0; key <= most; key++) start[key + 1]! += start[key]!;
  const out = new Int32Array(order.length);
  for (const pair of order) out[start[keyOf(pair)]!++] = pair;
  return out;
}

/**
 * Greedy one-to-one: pairs from the best score down, each record once. Optimal assignment was measured to be worse: it
 * moves right pairs to rescue wrong ones.
 * @param gone Rows that take no part.
 * @returns for each left row its pair number, or −1.
 */
export function assignGreedy(
  pairs: Pairs,
  order: Int32Array,
  lefts: number,
  rights: number,
  gone?: {readonly left: Uint8Array; readonly right: Uint8Array}
): Int32Array {
  const ofLeft = new Int32Array(lefts).fill(-1);
  const usedRight = gone ? gone.right.slice() : new Uint8Array(rights);
  for (const pair of order) {
    const l = pairs.left[pair]!;
    const r = pairs.right[pair]!;
    if (usedRight[r] === 1 || ofLeft[l] !== -1 || (gone && gone.left[l] === 1)) continue;
    ofLeft[l] = pair;
    usedRight[r] = 1;
  }
  return ofLeft;
}

/** Each record's best few pairs in order: what an assignment ever looks at, a fraction of all candidates. */
export function bestFew(pairs: Pairs, order: Int32Array, lefts: number, rights: number, few = 8): Int32Array {
  const seenLeft = new Uint8Array(lefts);
  const seenRight = new Uint8Array(rights);
  const out = new Int32Array(order.length);
  let n = 0;
  for (const pair of order) {
    const l = pairs.left[pair]!;
    const r = pairs.right[pair]!;
    if (seenLeft[l]! >= few && seenRight[r]! >= few) continue;
    if (seenLeft[l]! < few) seenLeft[l]!++;
    if (seenRight[r]! < few) seenRight[r]!++;
    out[n++] = pair;
  }
  return out.slice(0, n);
}
