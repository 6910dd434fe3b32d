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
  const tie = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const [l, r] = [left[i]!, right[i]!];
    tie[i] = (l + r) * 2 ** 24 + Math.abs(l - r);
  }
  const place = new Int32Array(n);
  Int32Array.from(place.keys())
    .sort((p, q) => tie[p]! - tie[q]! || left[p]! - left[q]!)
    .forEach((pair, i) => {
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
    return Int32Array.from(keys, (key) => pairAt[key - Math.floor(key / SLOTS) * SLOTS]!);
  };
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
