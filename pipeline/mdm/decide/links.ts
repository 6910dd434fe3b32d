import type {Pairs} from "../block/codes.ts";
import {type Ranking, rankPairs} from "./assign.ts";
import {assignAndCalibrate} from "./calibrate-links.ts";
import {calibrate, type Calibration} from "./threshold.ts";
import {equalWays} from "./ties.ts";
import type {Lists} from "./trust.ts";

/** A link that could be made in more ways than this, all as good, is asked about, not made. */
export const MOST_WAYS = 2;

/** Links of a run and what is known about their scores. */
export interface Links {
  /** Pair numbers of all links of the assignment, whatever their score. */
  readonly assigned: readonly number[];
  /** Those that are accepted: the assignment from the threshold on, then further partners. */
  readonly accepted: readonly number[];
  /** Accepted although a partner was there already. */
  readonly further: ReadonlySet<number>;
  /** In how many ways, as good, the records of each link of a one-to-one assignment could be linked. */
  readonly ways: ReadonlyMap<number, number>;
  readonly calibration: Calibration;
  readonly cardinality: "one-to-one" | "one-to-many";
  /** Share of links that are further partners, as measured when the cardinality was decided. */
  readonly excess: number;
}

export interface LinkInput {
  readonly pairs: Pairs;
  readonly lists: Lists;
  /** Given when the same pairs are ranked more than once. */
  readonly ranking?: Ranking;
  readonly score: Float32Array;
  readonly lefts: number;
  readonly rights: number;
  readonly trusted: readonly number[];
  /** Whether the right records of two pairs are the same left article listed twice. */
  readonly isTwice: (second: number, first: number) => boolean;
  /** Pairs that no rule may link. */
  readonly isVetoed: (pair: number) => boolean;
}

/** From this share of further partners on, the right side is taken for listings, which may repeat an article. */
const LISTINGS = 0.025;

const quantile = (ascending: ArrayLike<number>, q: number): number =>
  ascending.length ? ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * q))]! : Infinity;

/**
 * One partner a record, best scores first; threshold where the estimated F1 is best. Where far more right records score
 * like good links with a left record that is linked already than chance explains, the right side holds listings, and
 * each right record takes its best left one instead. What chance explains is told by right records whose partner is
 * hidden.
 */
export function linkPairs(input: LinkInput, asked: "one-to-one" | "one-to-many" | "auto"): Links {
  const {pairs, score, lefts, rights, trusted, isVetoed, lists, ranking = rankPairs(pairs)} = input;
  const order = ranking(score).filter((pair) => !isVetoed(pair));
  const {assigned, likely, calibration} = assignAndCalibrate(pairs, order, score, lefts, rights, trusted);
  const best = bestLefts(input);
  const chance = Float64Array.from(likely, (own) => bestOther(lists.right[pairs.right[own]!]!, score, own)).sort();
  const excess = asked === "one-to-one" ? 0 : excessPartners(input, best, likely, chance);
  if (asked === "one-to-many" || (asked === "auto" && excess > LISTINGS))
    return {...linkListings(input, best, assigned, chance, calibration), excess};
  const ways = equalWays(pairs, lists, score, assigned);
  const accepted = assigned.filter((pair) => score[pair]! >= calibration.threshold && ways.get(pair)! <= MOST_WAYS);
  const further = asked === "one-to-one" ? new Set<number>() : secondPartners(input, best, accepted, chance);
  return {assigned, accepted: [...accepted, ...further], further, ways, calibration, cardinality: "one-to-one", excess};
}

/** Each right record's best pair that no rule forbids. */
function bestLefts({lists, score, isVetoed}: LinkInput): number[] {
  const best: number[] = [];
  for (const list of lists.right) {
    let found = -1;
    for (const pair of list) if ((found < 0 || score[pair]! > score[found]!) && !isVetoed(pair)) found = pair;
    if (found >= 0) best.push(found);
  }
  return best;
}

/** None among n says no more than that three are unlikely (rule of three, 95 %). */
const UNSEEN = 3;

/** Share above x that scores of records whose partner was hidden leave possible. */
const shareAbove = (chance: Float64Array, x: number): number =>
  chance.length ? Math.min(1, (chance.filter((c) => c > x).length + UNSEEN) / chance.length) : 1;

/**
 * How many right records score like likely links with a left record that another one does too, less those that chance
 * brings, as a share of the left records.
 */
function excessPartners(
  {pairs, score, rights}: LinkInput,
  best: readonly number[],
  likely: readonly number[],
  chance: Float64Array
): number {
  const ordinary = quantile(Float64Array.from(likely, (pair) => score[pair]!).sort(), 0.1);
  const level = Math.max(ordinary, quantile(chance, 0.99));
  const good = best.filter((pair) => score[pair]! > level);
  if (!good.length) return 0;
  const lefts = new Set(good.map((pair) => pairs.left[pair]!)).size;
  const byChance = (rights - good.length) * shareAbove(chance, level);
  return (good.length - lefts - byChance) / lefts;
}

/** Each listing takes its best article from the threshold on; only listings can be without a partner that was hidden. */
function linkListings(
  {pairs, score, lefts, rights}: LinkInput,
  best: readonly number[],
  assigned: readonly number[],
  chance: Float64Array,
  plain: Calibration
): Omit<Links, "excess"> {
  const calibration = chance.length
    ? calibrate(
        best.map((pair) => score[pair]!),
        lefts,
        rights,
        {left: new Float64Array(0), right: chance}
      )
    : plain;
  const first = new Set(assigned);
  const accepted = best.filter((pair) => score[pair]! >= calibration.threshold);
  const taken = new Set(accepted.filter((pair) => first.has(pair)).map((pair) => pairs.left[pair]!));
  const further = new Set(accepted.filter((pair) => !first.has(pair) && taken.has(pairs.left[pair]!)));
  return {assigned: best, accepted, further, ways: new Map(), calibration, cardinality: "one-to-many"};
}

/** In one-to-one a second partner is taken only where both are one article listed twice, and above what chance reaches. */
function secondPartners(
  {pairs, score, isTwice}: LinkInput,
  best: readonly number[],
  accepted: readonly number[],
  chance: Float64Array
): Set<number> {
  const firstOf = new Map(accepted.map((pair) => [pairs.left[pair]!, pair]));
  const taken = new Set(accepted.map((pair) => pairs.right[pair]!));
  const sure = quantile(chance, 0.95);
  return new Set(
    best.filter((pair) => {
      const first = firstOf.get(pairs.left[pair]!);
      return first !== undefined && score[pair]! >= sure && !taken.has(pairs.right[pair]!) && isTwice(pair, first);
    })
  );
}

function bestOther(list: Int32Array, score: Float32Array, own: number): number {
  let best = -Infinity;
  for (const pair of list) if (pair !== own && score[pair]! > best) best = score[pair]!;
  return best;
}
