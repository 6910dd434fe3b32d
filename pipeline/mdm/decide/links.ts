import {type Pairs} from "../block/codes.ts";
import {type Ranking, rankPairs} from "./assign.ts";
import {assignAndCalibrate} from "./calibrate-links.ts";
import {type Calibration} from "./threshold.ts";
import {type Lists} from "./trust.ts";

/** Links of a run and what is known about their scores. */
export interface Links {
  /** Pair numbers of all links of the assignment, whatever their score. */
  readonly assigned: readonly number[];
  /** Those that are accepted: the assignment from the threshold on, then further partners. */
  readonly accepted: readonly number[];
  /** Accepted although a partner was there already. */
  readonly further: ReadonlySet<number>;
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
  /** Whether a pair names the same model or code: strong enough for a second partner. */
  readonly isSameModel: (pair: number) => boolean;
  /** Pairs that no rule may link. */
  readonly isVetoed: (pair: number) => boolean;
}

/** From this share of further partners on, the right side is taken for listings, which may repeat an article. */
const LISTINGS = 0.05;

const quantile = (ascending: ArrayLike<number>, q: number): number =>
  ascending.length ? ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * q))]! : Infinity;

/**
 * One partner a record, best scores first; threshold where the estimated F1 is best; then further partners where the
 * scores of rights whose partner was hidden say that so many good second partners cannot be chance.
 */
export function linkPairs(input: LinkInput, asked: "one-to-one" | "one-to-many" | "auto"): Links {
  const {pairs, score, lefts, rights, trusted, isVetoed, ranking = rankPairs(pairs)} = input;
  const order = ranking(score).filter((pair) => !isVetoed(pair));
  const {assigned, likely, calibration} = assignAndCalibrate(pairs, order, score, lefts, rights, trusted);
  const accepted = assigned.filter((pair) => score[pair]! >= calibration.threshold);
  if (asked === "one-to-one" || !accepted.length)
    return {assigned, accepted, further: new Set(), calibration, cardinality: "one-to-one", excess: 0};
  const {further, excess} = furtherPartners(input, accepted, likely, asked === "one-to-many");
  const cardinality = asked === "auto" ? (excess > LISTINGS ? "one-to-many" : "one-to-one") : asked;
  return {assigned, accepted: [...accepted, ...further], further, calibration, cardinality, excess};
}

/**
 * Rights without a link whose best left is linked already. They are taken where they score like good links do and
 * far more of them do than rights with a hidden partner would.
 */
function furtherPartners(
  {pairs, lists, score, rights, isSameModel, isVetoed}: LinkInput,
  accepted: readonly number[],
  likely: readonly number[],
  asked: boolean
): {further: Set<number>; excess: number} {
  const isLinkedLeft = new Set(accepted.map((pair) => pairs.left[pair]!));
  const isLinkedRight = new Set(accepted.map((pair) => pairs.right[pair]!));
  const chance = Float64Array.from(likely, (own) => bestOther(lists.right[pairs.right[own]!]!, score, own)).sort();
  const good = quantile(Float64Array.from(accepted, (pair) => score[pair]!).sort(), 0.25);
  const seconds: number[] = [];
  lists.right.forEach((list, right) => {
    if (isLinkedRight.has(right)) return;
    let best = -1;
    for (const pair of list) if (!isVetoed(pair) && (best < 0 || score[pair]! > score[best]!)) best = pair;
    if (best >= 0 && isLinkedLeft.has(pairs.left[best]!)) seconds.push(best);
  });
  const free = rights - isLinkedRight.size;
  const expected = (x: number): number => free * (chance.filter((c) => c >= x).length / Math.max(1, chance.length));
  const from = (x: number): number[] => seconds.filter((pair) => score[pair]! >= x);
  const level = Math.max(good, quantile(chance, 0.99));
  const excess = (from(level).length - expected(level)) / accepted.length;
  if (excess > LISTINGS || asked) {
    // Down to where chance would explain a third of them.
    const scores = seconds.map((pair) => score[pair]!).sort((a, b) => b - a);
    let cut = level;
    for (const x of scores) if (x < cut && expected(x) <= from(x).length / 3) cut = x;
    return {further: new Set(from(cut)), excess};
  }
  const sure = quantile(chance, 0.95);
  const same = seconds.filter((pair) => isSameModel(pair) && score[pair]! >= sure);
  return {further: new Set(from(level).length > 3 * expected(level) ? [...from(level), ...same] : same), excess};
}

function bestOther(list: Int32Array, score: Float32Array, own: number): number {
  let best = -Infinity;
  for (const pair of list) if (pair !== own && score[pair]! > best) best = score[pair]!;
  return best;
}
