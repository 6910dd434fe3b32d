import type {LabPairs} from "./lab-types.js";

/** Proposed pairs of one tenth of probability: what was expected of them and what is true. */
export interface Bin {
  /** Lower end of the tenth. */
  from: number;
  pairs: number;
  /** Mean probability. */
  expected: number;
  /** Pairs that are true. */
  right: number;
}

/**
 * Probabilities against the truth, by tenth; empty tenths are left out. Only pairs that were linked or asked about count,
 * as in `smartshop mdm eval`.
 * @param truth true article by listing, −1 for none.
 */
export function reliability(
  {left, right, probability, zone}: Pick<LabPairs, "left" | "right" | "probability" | "zone">,
  truth: ArrayLike<number>
): Bin[] {
  const bins = Array.from({length: 10}, (_, i) => ({from: i / 10, pairs: 0, sum: 0, right: 0}));
  for (let i = 0; i < left.length; i++) {
    if (zone[i] === 2) continue;
    const bin = bins[Math.min(9, Math.floor(probability[i]! * 10))]!;
    bin.pairs++;
    bin.sum += probability[i]!;
    if (truth[right[i]!] === left[i]) bin.right++;
  }
  return bins
    .filter(({pairs}) => pairs > 0)
    .map(({from, pairs, sum, right: hits}) => ({from, pairs, expected: sum / pairs, right: hits}));
}

/** Right links expected and found over all bins, and the mean distance of the two by pair. */
export function overall(bins: readonly Bin[]): {pairs: number; expected: number; right: number; error: number} {
  const total = (of: (bin: Bin) => number): number => bins.reduce((sum, bin) => sum + of(bin), 0);
  const pairs = total((d) => d.pairs);
  return {
    pairs,
    expected: total((d) => d.expected * d.pairs),
    right: total((d) => d.right),
    error: pairs ? total((d) => Math.abs(d.expected * d.pairs - d.right)) / pairs : 0
  };
}
