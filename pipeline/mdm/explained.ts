import type {MatchOptions, Zone} from "./types.ts";

/** Beyond this many candidates only links and questions are explained, unless asked. */
const EXPLAIN_ALL = 20_000;

/**
 * Which pairs of a run are explained, by the option `evidence`.
 * @param right right record by pair, numbered below `rights`; `score` by pair.
 */
export function explainedPairs(
  evidence: MatchOptions["evidence"],
  right: ArrayLike<number>,
  score: ArrayLike<number>,
  rights: number
): (pair: number, zone: Zone) => boolean {
  if (typeof evidence !== "number") {
    const all = evidence ?? right.length <= EXPLAIN_ALL;
    return (_, zone) => all || zone !== "reject";
  }
  const bar = bars(right, score, rights, evidence);
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
