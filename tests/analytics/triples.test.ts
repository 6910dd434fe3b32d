import {describe, expect, test} from "vitest";
import {frequentSets} from "../../pipeline/analytics/baskets/frequent.ts";
import {tripleRules} from "../../pipeline/analytics/baskets/triples.ts";

/** Repeats each basket. */
const times = (n: number, basket: number[]): number[][] => Array.from({length: n}, () => basket);

describe("triples", () => {
  // 0, 1, 2 are a set; 3 sells everywhere and rides along with the pair 0, 1 by chance only.
  const baskets = [
    ...times(20, [0, 1, 2]),
    ...times(20, [0, 1, 2, 3]),
    ...times(5, [0]),
    ...times(5, [1, 3]),
    ...times(75, [3]),
    ...times(75, [4])
  ];
  const rules = tripleRules(frequentSets(baskets, {minCount: 10}), baskets.length);
  const of = (items: number[]): (typeof rules)[number] => rules.find((r) => r.items.join() === items.join())!;

  test("measures by hand", () => {
    const set = of([0, 1, 2]);
    expect(set.count).toBe(40);
    expect(set.support).toBe(40 / 200);
    // 0 and 2 hold 1 in all of their 40 baskets; 1 is in 45 of 200: the least lift of the three sides.
    expect(set.lift).toBeCloseTo((40 * 200) / (40 * 45), 12);
    expect(set.confidence).toBe(1);
    expect(set.adjustedP).toBeLessThan(1e-10);
  });

  test("what merely rides along with a strong pair is no triple", () => {
    const along = of([0, 1, 3]);
    expect(along.count).toBe(20);
    expect(along.lift).toBeCloseTo(1, 1);
    expect(along.adjustedP).toBeGreaterThan(0.05);
  });

  test("every frequent triple is measured, the strongest first", () => {
    expect(rules).toHaveLength(frequentSets(baskets, {minCount: 10}).filter((s) => s.items.length === 3).length);
    expect(rules.map((r) => r.lift)).toEqual(rules.map((r) => r.lift).sort((a, b) => b - a));
  });
});
