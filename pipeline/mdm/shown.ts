import type {Zone} from "./types.ts";

/**
 * Which pairs of a run become decisions, by the option `shown`: links, questions, and each right record's best so many,
 * ties included. Whoever keeps only these should ask for no more: a decision is an object with texts, of which a million
 * candidates would make a million.
 * @param right right record by pair, numbered below `rights`; `score` by pair.
 */
export function shownPairs(
  shown: number | undefined,
  right: ArrayLike<number>,
  score: ArrayLike<number>,
  rights: number
): (pair: number, zone: Zone) => boolean {
  if (shown === undefined) return () => true;
  const bar = bars(right, score, rights, shown);
  return (pair, zone) => zone !== "reject" || score[pair]! >= bar[right[pair]!]!;
}

/** By right record, the score of its n-th best pair; −∞ where it has fewer. */
function bars(right: ArrayLike<number>, score: ArrayLike<number>, rights: number, n: number): Float64Array {
  if (n < 1) return new Float64Array(rights).fill(Infinity);
  const best = new Float64Array(rights * n).fill(-Infinity);
  for (let pair = 0; pair < right.length; pair++) {
    const from = right[pair]! * n;
    let at = from + n - 1;
    if (score[pair]! <= best[at]!) continue;
    for (; at > from && best[at - 1]! < score[pair]!; at--) best[at] = best[at - 1]!;
    best[at] = score[pair]!;
  }
  return Float64Array.from({length: rights}, (_, r) => best[r * n + n - 1]!);
}
