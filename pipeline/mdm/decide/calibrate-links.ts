import type {Pairs} from "../block/codes.ts";
import {assignGreedy, bestFew} from "./assign.ts";
import {orphanScores} from "./orphans.ts";
import {calibrate, type Calibration} from "./threshold.ts";

/** Links from this share of the trusted pairs' scores on are likely right. */
const LIKELY = 0.1;
/** Links as probable as this are hidden too, in a second round. */
const PROBABLE = 0.8;

/** With fewer likely pairs than this nothing can be estimated. */
const LEAST = 12;

/** Similarity from which pairs are linked when there is too little to estimate from; a guess, and said to be one. */
const PLAIN_CUT = 0.5;

/** What similarity alone means when nothing could be learnt: even odds at the cut. */
const plainCalibration = (matches: number): Calibration => ({
  threshold: PLAIN_CUT,
  matches,
  f1: Number.NaN,
  probability: (similarity) => 1 / (1 + Math.exp(-10 * (similarity - PLAIN_CUT)))
});

/** One-to-one links, those that are likely right, and what their scores mean. */
export function assignAndCalibrate(
  pairs: Pairs,
  ranked: Int32Array,
  score: Float32Array,
  lefts: number,
  rights: number,
  trusted: readonly number[]
): {assigned: number[]; likely: number[]; calibration: Calibration} {
  const order = bestFew(pairs, ranked, lefts, rights);
  const ofLeft = assignGreedy(pairs, order, lefts, rights);
  // Best first: an order that does not depend on which side is called left, for the folds.
  const assigned = [...order].filter((pair) => ofLeft[pairs.left[pair]!] === pair);
  const scores = Float64Array.from(trusted, (pair) => score[pair]!).sort();
  const floor = scores.length ? scores[Math.floor(scores.length * LIKELY)]! : Infinity;
  const likely = assigned.filter((pair) => score[pair]! >= floor);
  if (likely.length < LEAST)
    return {assigned, likely, calibration: plainCalibration(assigned.filter((p) => score[p]! >= PLAIN_CUT).length)};
  const links = assigned.map((pair) => score[pair]!);
  const from = (hidden: readonly number[]): Calibration =>
    calibrate(links, lefts, rights, orphanScores(pairs, order, score, hidden, lefts, rights));
  const first = from(likely);
  // The surest links belong to the records that say most, whose wrong links score best too: with more links hidden, the
  // hidden ones are more like those that are to be judged.
  const wider = assigned.filter((pair) => first.probability(score[pair]!) >= PROBABLE);
  return {assigned, likely, calibration: wider.length > likely.length ? from(wider) : first};
}
