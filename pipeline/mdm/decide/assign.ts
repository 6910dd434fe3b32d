/** Candidate pairs as columns; positions in the two sides. */
export interface PairColumns {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/**
 * Pair numbers by falling score; ties by the sum of the sides' canonical places, so that swapping the sides changes
 * nothing, and then by the smaller difference between them.
 */
export function byScore({left, right}: PairColumns, score: ArrayLike<number>): Int32Array {
  const order = Int32Array.from({length: score.length}, (_, i) => i);
  return order.sort(
    (p, q) =>
      score[q]! - score[p]! ||
      left[p]! + right[p]! - left[q]! - right[q]! ||
      Math.abs(left[p]! - right[p]!) - Math.abs(left[q]! - right[q]!) ||
      left[p]! - left[q]!
  );
}

/**
 * Greedy one-to-one: pairs from the best score down, each record once. Optimal assignment was measured to be worse: it
 * moves right pairs to rescue wrong ones.
 * @returns for each left row its pair number, or −1.
 */
export function assignGreedy(
  pairs: PairColumns,
  order: Int32Array,
  lefts: number,
  rights: number,
  isOut?: (pair: number) => boolean
): Int32Array {
  const ofLeft = new Int32Array(lefts).fill(-1);
  const usedRight = new Uint8Array(rights);
  for (const pair of order) {
    const [l, r] = [pairs.left[pair]!, pairs.right[pair]!];
    if (ofLeft[l] !== -1 || usedRight[r] || isOut?.(pair)) continue;
    ofLeft[l] = pair;
    usedRight[r] = 1;
  }
  return ofLeft;
}
