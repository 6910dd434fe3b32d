import {random} from "../random.ts";
import type {OrphanScores} from "./orphans.ts";

/** How likely a link of a score is right, and where to cut, estimated without labels. */
export interface Calibration {
  /** Score from which links are accepted: where the estimated F1 is best. */
  readonly threshold: number;
  /** Estimated number of true links among all records. */
  readonly matches: number;
  /** Estimated F1 at the threshold. */
  readonly f1: number;
  /** Chance that a link of this score is right, rising with the score. */
  probability(score: number): number;
}

/**
 * Chances are told with false links taken for this many times what hidden partners show: trusted pairs are chosen by them,
 * and what is taught wrongly costs more than what is not taught.
 */
const CAUTION = 1.5;

/** Cuts whose estimated error (1 − F1) differs by less than this share of the least are as good. */
const FLAT = 0.1;

/**
 * Fewer orphans than this are drawn anew so many times, and of all cuts a strict one is taken: what few orphans happen
 * not to show makes wrong links.
 */
const FEW = 1500;
const RESAMPLES = 100;
const STRICT = 0.95;
/** A strict cut keeps this share of the best estimated F1: a few orphans with near siblings would forbid nearly all links. */
const LEFT = 0.9;

/** Share of ascending values that are at least x. */
function shareFrom(values: Float64Array, x: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < x) low = middle + 1;
    else high = middle;
  }
  return values.length ? (values.length - low) / values.length : 0;
}

/** Shares of the orphans that score below a level, by which the share of orphans is told. */
const LEVELS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

/**
 * Share of a side's rows without a partner: low scores, and none at all, come from orphans; their share tells. At every
 * level it is told too great by the matches that score below it, so the least is nearest (Blanchard, Lee, Scott,
 * Journal of Machine Learning Research 11, 2010).
 */
function orphanShare(linked: Float64Array, rows: number, orphans: Float64Array): number {
  const shares: number[] = [];
  for (const q of LEVELS) {
    const level = orphans[Math.floor(orphans.length * q)];
    if (level === undefined) continue;
    // Where this many orphans stay without any link, the level is "has a link".
    const cut = Number.isFinite(level) ? level : -Number.MAX_VALUE;
    const below = 1 - shareFrom(orphans, cut);
    const linkedBelow = 1 - (shareFrom(linked, cut) * linked.length) / rows;
    if (below > 0) shares.push(Math.min(1, linkedBelow / below));
  }
  return shares.length ? Math.min(...shares) : 0.5;
}

/**
 * Sets the threshold from the scores of links and of orphans: false links above a score are the orphans' share of rows
 * times their share of scores above it; the rest of the links are right; F1 follows.
 * @param orphans Without left ones only the right side counts: its rows are linked each for itself.
 * @param linked Scores of all links of the assignment, any order.
 */
export function calibrate(
  linked: ArrayLike<number>,
  lefts: number,
  rights: number,
  orphans: OrphanScores
): Calibration {
  const scores = Float64Array.from(linked).sort();
  const cut = cutBest(scores, lefts, rights, orphans);
  const strictCut = (): number => {
    const cuts = Array.from({length: orphans.right.length < FEW ? RESAMPLES : 0}, (_, seed) =>
      cutBest(scores, lefts, rights, {left: resampled(orphans.left, seed), right: resampled(orphans.right, seed)})
    );
    const thresholds = [cut, ...cuts].map((c) => c.threshold).sort((x, y) => x - y);
    const strict = Math.min(thresholds[Math.floor(thresholds.length * STRICT)]!, cut.strictest);
    return Math.max(strict, worthwhile(scores, cut, cut.f1From(strict)));
  };
  // Found when first asked for: what only asks for chances is spared the drawing anew.
  let threshold: number | undefined;
  return {
    get threshold() {
      return (threshold ??= strictCut());
    },
    get f1() {
      return cut.f1From((threshold ??= strictCut()));
    },
    matches: cut.matches,
    probability: probabilities(scores, (x) => CAUTION * cut.falseFrom(x))
  };
}

/** As many values drawn with replacement, ascending. Both sides draw alike, so that neither is first. */
function resampled(values: Float64Array, seed: number): Float64Array {
  const next = random(seed + 1);
  return Float64Array.from(values, () => values[Math.floor(next() * values.length)]!).sort();
}

interface Cut {
  readonly threshold: number;
  readonly matches: number;
  /** The strictest cut that keeps most of the best estimated F1. */
  readonly strictest: number;
  falseFrom(x: number): number;
  f1From(x: number): number;
}

/** The cut of best estimated F1 by one sample of orphans. */
function cutBest(scores: Float64Array, lefts: number, rights: number, orphans: OrphanScores): Cut {
  const n = scores.length;
  const left = orphanShare(scores, lefts, orphans.left);
  const right = orphanShare(scores, rights, orphans.right);
  // The smaller side says more: on the larger one matches are a small difference of large numbers.
  const weight = orphans.left.length ? (rights * rights) / (lefts * lefts + rights * rights) : 0;
  const estimate = weight * lefts * (1 - left) + (1 - weight) * rights * (1 - right);
  const falseFrom = (x: number, matches: number): number =>
    weight * Math.max(0, lefts - matches) * shareFrom(orphans.left, x) +
    (1 - weight) * Math.max(0, rights - matches) * shareFrom(orphans.right, x);
  // There are at least as many matches as links that are right at any cut.
  let matches = Math.max(1, estimate);
  for (let i = n - 1; i >= 0; i--) matches = Math.max(matches, n - i - falseFrom(scores[i]!, estimate));
  const f1Of = (found: number, x: number): number =>
    (2 * Math.max(0, found - falseFrom(x, matches))) / (found + matches);
  const cuts: {f1: number; threshold: number}[] = [];
  for (let i = n - 1; i >= 0; i--)
    if (i === 0 || scores[i - 1] !== scores[i]) cuts.push({f1: f1Of(n - i, scores[i]!), threshold: scores[i]!});
  const most = Math.max(0, ...cuts.map(({f1}) => f1));
  // The curve is flat and jagged at its top; of cuts that are as good the strictest makes the fewest wrong links.
  const best = cuts.find(({f1}) => f1 >= most - FLAT * (1 - most)) ?? {threshold: 0};
  return {
    threshold: best.threshold,
    matches,
    strictest: (cuts.find(({f1}) => f1 >= LEFT * most) ?? best).threshold,
    falseFrom: (x) => falseFrom(x, matches),
    f1From: (x) => f1Of(shareFrom(scores, x) * n, x)
  };
}

/**
 * The score below which links lower the F1, because fewer of them are right than half of it (Lipton, Elkan,
 * Naryanaswamy, ECML 2014). The best cut alone does not see it: where few links are left, its curve is flat.
 */
function worthwhile(scores: Float64Array, {falseFrom}: Cut, f1: number): number {
  const chance = probabilities(scores, falseFrom);
  return scores.find((score) => chance(score) >= f1 / 2) ?? -Infinity;
}

/** Local share of right links by score: counted in bins of equal numbers, made to rise (pool adjacent violators). */
function probabilities(scores: Float64Array, falseFrom: (x: number) => number): (score: number) => number {
  const n = scores.length;
  const size = Math.max(8, Math.ceil(n / 40));
  const bins: {middle: number; right: number; count: number}[] = [];
  for (let from = 0; from < n; from += size) {
    const to = Math.min(n, from + size);
    const wrong = falseFrom(scores[from]!) - (to < n ? falseFrom(scores[to]!) : 0);
    const count = to - from;
    // Half a link either way: no bin is certain.
    bins.push({
      middle: scores[(from + to) >> 1]!,
      right: Math.min(count, Math.max(0, count - wrong)) + 0.25,
      count: count + 0.5
    });
  }
  const pooled: {sum: number; count: number; size: number}[] = [];
  for (const {right, count} of bins) {
    pooled.push({sum: right, count, size: 1});
    while (
      pooled.length > 1 &&
      pooled.at(-2)!.sum / pooled.at(-2)!.count >= pooled.at(-1)!.sum / pooled.at(-1)!.count
    ) {
      const last = pooled.pop()!;
      const before = pooled.pop()!;
      pooled.push({sum: before.sum + last.sum, count: before.count + last.count, size: before.size + last.size});
    }
  }
  const level = pooled.flatMap(({sum, count, size: times}) => Array<number>(times).fill(sum / count));
  return (score) => {
    if (!bins.length) return 0;
    const i = bins.findIndex(({middle}) => middle > score);
    if (i < 0) return level.at(-1)!;
    if (i === 0) return level[0]!;
    const [a, b] = [bins[i - 1]!, bins[i]!];
    return level[i - 1]! + ((level[i]! - level[i - 1]!) * (score - a.middle)) / (b.middle - a.middle || 1);
  };
}
