import {falseDiscovery, fisherUpper} from "../significance.ts";
import type {ItemSet} from "./frequent.ts";

/** Two articles bought together more often, or less, than by chance. */
export interface PairRule {
  left: number;
  right: number;
  /** Baskets with both. */
  count: number;
  /** Share of all baskets with both. */
  support: number;
  /** Share of the left one's baskets that hold the right one too. */
  confidence: number;
  /** The same the other way. */
  confidenceBack: number;
  /** Support over what independence would give; 1 is no relation. */
  lift: number;
  /** One-sided Fisher exact test, adjusted for all pairs tested (Benjamini-Hochberg). */
  adjustedP: number;
}

/**
 * Measures of every frequent pair, highest lift first. Pairs below the support are not tested and not counted in the
 * adjustment, so the level speaks of the pairs listed.
 */
export function pairRules(sets: readonly ItemSet[], baskets: number): PairRule[] {
  const single = new Map(sets.filter((s) => s.items.length === 1).map((s) => [s.items[0]!, s.count]));
  const pairs = sets.filter((s) => s.items.length === 2);
  const adjusted = falseDiscovery(
    pairs.map(({items: [a, b], count}) => fisherUpper(count, single.get(a!)!, single.get(b!)!, baskets))
  );
  return pairs
    .map(({items: [left, right], count}, i) => {
      const l = single.get(left!)!,
        r = single.get(right!)!;
      return {
        left: left!,
        right: right!,
        count,
        support: count / baskets,
        confidence: count / l,
        confidenceBack: count / r,
        lift: (count * baskets) / (l * r),
        adjustedP: adjusted[i]!
      };
    })
    .sort((a, b) => b.lift - a.lift || b.count - a.count);
}
