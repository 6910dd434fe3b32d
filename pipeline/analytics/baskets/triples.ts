import {falseDiscovery, fisherUpper} from "../significance.ts";
import type {ItemSet} from "./frequent.ts";

/** Three articles in one basket. */
export interface TripleRule {
  items: [number, number, number];
  /** Baskets with all three. */
  count: number;
  support: number;
  /** Share of the pair's baskets that hold the third too, for the pair that foretells it best, and that third. */
  confidence: number;
  third: number;
  /** Support over what a pair and the third would give by chance, for the pair where that is least: what no pair explains. */
  lift: number;
  /** One-sided Fisher exact test of the weakest of the three pair-and-third relations, adjusted for all triples. */
  adjustedP: number;
}

/**
 * Measures of every frequent triple, highest lift first. A triple's lift is against its own pairs, not against three
 * independent articles: otherwise every strong pair drags in whatever sells much.
 * @param sets frequent sets of sizes 1 to 3, as `frequentSets` returns them; @param baskets number of all baskets.
 */
export function tripleRules(sets: readonly ItemSet[], baskets: number): TripleRule[] {
  const counts = new Map(sets.filter((s) => s.items.length < 3).map((s) => [s.items.join(), s.count]));
  const triples = sets.filter((s) => s.items.length === 3);
  const rules = triples.map(({items, count}) => {
    const sides = items.map((third, k) => {
      const pair = counts.get(items.filter((_, j) => j !== k).join())!;
      const single = counts.get(String(third))!;
      return {
        third,
        confidence: count / pair,
        lift: (count * baskets) / (pair * single),
        p: fisherUpper(count, pair, single, baskets)
      };
    });
    const best = sides.reduce((a, b) => (b.confidence > a.confidence ? b : a));
    return {
      items: items as [number, number, number],
      count,
      support: count / baskets,
      confidence: best.confidence,
      third: best.third,
      lift: Math.min(...sides.map((s) => s.lift)),
      p: Math.max(...sides.map((s) => s.p))
    };
  });
  const adjusted = falseDiscovery(rules.map((r) => r.p));
  return rules
    .map(({p: _, ...rule}, i) => ({...rule, adjustedP: adjusted[i]!}))
    .sort((a, b) => b.lift - a.lift || b.count - a.count);
}
