import type {Pairs} from "../block/codes.ts";
import type {Ranking} from "./assign.ts";
import {assignAndCalibrate} from "./calibrate-links.ts";
import type {Weighted} from "../compare/differences.ts";

/** Best and second best score of each row of each side, and the best pair. */
export interface Ranks {
  readonly best: Float64Array;
  readonly second: Float64Array;
  readonly pair: Int32Array;
}

/** Ranks of the rows of one side. A row with one candidate has `floor` as its second best. */
export function rank(rows: Int32Array, size: number, score: ArrayLike<number>, floor: number): Ranks {
  const best = new Float64Array(size).fill(floor);
  const second = new Float64Array(size).fill(floor);
  const pair = new Int32Array(size).fill(-1);
  for (let i = 0; i < score.length; i++) {
    const [row, s] = [rows[i]!, score[i]!];
    if (pair[row] === -1 || s > best[row]!) {
      second[row] = best[row]!;
      best[row] = s;
      pair[row] = i;
    } else if (s > second[row]!) second[row] = s;
  }
  return {best, second, pair};
}

/** Pairs that are each other's best, with how far the better of the two runners-up is behind. */
export function mutualBest(
  pairs: Pairs,
  lefts: number,
  rights: number,
  score: ArrayLike<number>,
  floor: number
): {pair: number; margin: number}[] {
  const l = rank(pairs.left, lefts, score, floor);
  const r = rank(pairs.right, rights, score, floor);
  const out: {pair: number; margin: number}[] = [];
  for (const pair of l.pair) {
    if (pair < 0 || r.pair[pairs.right[pair]!] !== pair) continue;
    const [a, b] = [pairs.left[pair]!, pairs.right[pair]!];
    out.push({pair, margin: Math.min(l.best[a]! - l.second[a]!, r.best[b]! - r.second[b]!)});
  }
  return out;
}

const MARGIN = 0.05;
const SURE = 0.65;

/** Pairs that similarity alone makes sure of: mutual best with a clear margin, similar or far ahead. */
export function trustedBySimilarity(pairs: Pairs, lefts: number, rights: number, similarity: Float32Array): number[] {
  return mutualBest(pairs, lefts, rights, similarity, 0)
    .filter(({pair, margin}) => margin > MARGIN && similarity[pair]! + margin > SURE)
    .map(({pair}) => pair);
}

/** Trusted from this calibrated probability on. */
const PROBABLE = 0.7;

/** Pairs that are each other's best and probable: hard ones too, which similarity alone would not have made sure of. */
export function trustedByProbability(
  pairs: Pairs,
  lefts: number,
  rights: number,
  score: Float32Array,
  trusted: readonly number[],
  ranking: Ranking
): number[] {
  const {calibration} = assignAndCalibrate(pairs, ranking(score), score, lefts, rights, trusted);
  return mutualBest(pairs, lefts, rights, score, -Infinity)
    .filter(({pair, margin}) => margin > 0 && calibration.probability(score[pair]!) >= PROBABLE)
    .map(({pair}) => pair);
}

/** Pairs of one row by falling score, both sides. */
export interface Lists {
  readonly left: Int32Array[];
  readonly right: Int32Array[];
}

/** Pair numbers by row of each side. */
export function listPairs({left, right}: Pairs, lefts: number, rights: number): Lists {
  const group = (rows: Int32Array, size: number): Int32Array[] => {
    const start = new Int32Array(size + 1);
    for (const row of rows) start[row + 1]!++;
    for (let i = 0; i < size; i++) start[i + 1]! += start[i]!;
    const fill = start.slice();
    const all = new Int32Array(rows.length);
    rows.forEach((row, pair) => {
      all[fill[row]!++] = pair;
    });
    return Array.from({length: size}, (_, i) => all.subarray(start[i]!, start[i + 1]!));
  };
  return {left: group(left, lefts), right: group(right, rights)};
}

/** A record's other candidate that scores this share of its trusted one, and has none better, may be the same thing twice. */
const TWIN = 0.9;

/**
 * The nearest other candidates of trusted records, on both sides: wrong by what is trusted, and hard to tell apart. Left
 * out is what may be a second right partner: listings repeat an article, and must not teach that equal things differ.
 */
export function wrongPairs(
  trusted: readonly number[],
  pairs: Pairs,
  lists: Lists,
  score: ArrayLike<number>,
  most: number
): Weighted {
  const pair: number[] = [];
  const weight: number[] = [];
  const best = (list: Int32Array): number => {
    let most = -Infinity;
    for (const p of list) if (score[p]! > most) most = score[p]!;
    return most;
  };
  const isTwin = (p: number, own: number): boolean =>
    score[p]! >= TWIN * score[own]! &&
    (pairs.left[p] === pairs.left[own]
      ? score[p]! >= best(lists.right[pairs.right[p]!]!)
      : score[p]! >= best(lists.left[pairs.left[p]!]!));
  for (const own of trusted)
    for (const list of [lists.left[pairs.left[own]!]!, lists.right[pairs.right[own]!]!]) {
      const near = [...list]
        .filter((p) => p !== own)
        .sort((p, q) => score[q]! - score[p]! || p - q)
        .slice(0, most)
        .filter((p) => !isTwin(p, own));
      for (const p of near) {
        pair.push(p);
        weight.push(1 / near.length);
      }
    }
  return {pair: Int32Array.from(pair), weight: Float64Array.from(weight)};
}
