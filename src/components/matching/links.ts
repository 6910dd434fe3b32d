import type {LabPairs} from "./lab-types.js";

/** A strategy's pairs, ready to be linked at any threshold: typed arrays, best first. */
export interface Ranked {
  strategy: string;
  /** Score from which the refresh links. */
  own: number;
  calibrated: boolean;
  left: Int32Array;
  right: Int32Array;
  score: Float64Array;
  /** The score at which a pair enters; see `rank`. */
  enters: Float64Array;
  probability: Float64Array;
  zone: Uint8Array;
  /** Least and greatest score. */
  domain: [number, number];
}

/**
 * Ranks pairs so that one threshold moves them and the refresh's own threshold gives exactly what the refresh decided:
 * what it accepted enters at its score, but not below its threshold (further listings of an article have a bar of
 * their own); what it did not accept enters below the threshold, in the order of scores.
 */
export function rank(pairs: LabPairs): Ranked {
  const n = pairs.left.length;
  const own = pairs.threshold;
  const key = pairs.score.map((s, i) => (pairs.zone[i] === 0 ? Math.max(s, own) : Math.min(s, below(own))));
  const order = Int32Array.from({length: n}, (_, i) => i).sort(
    (p, q) =>
      key[q]! - key[p]! ||
      pairs.zone[p]! - pairs.zone[q]! ||
      pairs.score[q]! - pairs.score[p]! ||
      pairs.left[p]! - pairs.left[q]! ||
      pairs.right[p]! - pairs.right[q]!
  );
  const pick = (values: ArrayLike<number>): Float64Array => Float64Array.from(order, (i) => values[i]!);
  let [low, high] = [Infinity, -Infinity];
  for (const s of pairs.score) {
    low = Math.min(low, s);
    high = Math.max(high, s);
  }
  return {
    strategy: pairs.strategy,
    own,
    calibrated: pairs.calibrated,
    left: Int32Array.from(order, (i) => pairs.left[i]!),
    right: Int32Array.from(order, (i) => pairs.right[i]!),
    score: pick(pairs.score),
    enters: pick(key),
    probability: pick(pairs.probability),
    zone: Uint8Array.from(order, (i) => pairs.zone[i]!),
    domain: n ? [Math.min(low, own), Math.max(high, own)] : [0, 1]
  };
}

/** The next number below, for a threshold that is met exactly by its own score. */
const below = (x: number): number => x - Math.max(1e-9, Math.abs(x) * 1e-12);

/** Links from the best pair down to the threshold, each listing to one article. @returns pair by listing, or −1. */
export function link({left, right, enters}: Ranked, threshold: number, listings: number): Int32Array {
  const pairOf = new Int32Array(listings).fill(-1);
  for (let i = 0; i < left.length && enters[i]! >= threshold; i++) if (pairOf[right[i]!] === -1) pairOf[right[i]!] = i;
  return pairOf;
}

/** Article by listing, or −1. */
export const articlesOf = ({left}: Ranked, pairOf: Int32Array): Int32Array =>
  pairOf.map((pair) => (pair < 0 ? -1 : left[pair]!));

/** Listings by the score of their best candidate, in equal steps over the scores. */
export function histogram({right, score, domain: [low, high]}: Ranked, listings: number, bins: number): number[] {
  const best = new Float64Array(listings).fill(-Infinity);
  for (let i = 0; i < score.length; i++) best[right[i]!] = Math.max(best[right[i]!]!, score[i]!);
  const counts = new Array<number>(bins).fill(0);
  for (const s of best)
    if (s > -Infinity) counts[Math.min(bins - 1, Math.floor((bins * (s - low)) / (high - low || 1)))]!++;
  return counts;
}

/** Pairs that the refresh linked or would ask about: those that matchings are drawn from. */
export function proposed({left, right, probability, zone}: Pick<LabPairs, "left" | "right" | "probability" | "zone">): {
  left: number[];
  right: number[];
  probability: number[];
} {
  const at = zone.flatMap((z, i) => (z < 2 ? [i] : []));
  return {left: at.map((i) => left[i]!), right: at.map((i) => right[i]!), probability: at.map((i) => probability[i]!)};
}
