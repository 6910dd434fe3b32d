import type {Pairs} from "../block/codes.ts";
import {assignGreedy} from "./assign.ts";

/** Scores that records get when their partner is hidden; −Infinity where nothing is left for them. */
export interface OrphanScores {
  readonly left: Float64Array;
  readonly right: Float64Array;
}

const FOLDS = 8;

/**
 * Hides the partners of likely matches, fold by fold, and assigns anew: what score does a record get that has no
 * partner? That is the distribution of wrong links, found without labels. Half of a fold loses its right records, half
 * its left ones, so that orphans on both sides compete as they do in truth.
 */
export function orphanScores(
  pairs: Pairs,
  order: Int32Array,
  score: ArrayLike<number>,
  likely: readonly number[],
  lefts: number,
  rights: number
): OrphanScores {
  const left: number[] = [];
  const right: number[] = [];
  for (let fold = 0; fold < 2 * FOLDS; fold++) {
    const hidden = likely.filter((_, i) => (i >> 1) % FOLDS === fold >> 1);
    const isLeftGone = new Uint8Array(lefts);
    const isRightGone = new Uint8Array(rights);
    const losesRight = hidden.map((_, i) => (i + fold) % 2 === 0);
    hidden.forEach((pair, i) => {
      if (losesRight[i]) isRightGone[pairs.right[pair]!] = 1;
      else isLeftGone[pairs.left[pair]!] = 1;
    });
    const ofLeft = assignGreedy(pairs, order, lefts, rights, {left: isLeftGone, right: isRightGone});
    const ofRight = new Int32Array(rights).fill(-1);
    for (const pair of ofLeft) if (pair >= 0) ofRight[pairs.right[pair]!] = pair;
    hidden.forEach((pair, i) => {
      const got = losesRight[i] ? ofLeft[pairs.left[pair]!]! : ofRight[pairs.right[pair]!]!;
      (losesRight[i] ? left : right).push(got < 0 ? -Infinity : score[got]!);
    });
  }
  return {left: Float64Array.from(left).sort(), right: Float64Array.from(right).sort()};
}
