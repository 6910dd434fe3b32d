import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {frequentSets} from "../../pipeline/analytics/baskets/frequent.ts";
import {pairRules} from "../../pipeline/analytics/baskets/rules.ts";
import {falseDiscovery, fisherUpper, holm} from "../../pipeline/analytics/significance.ts";

const baskets = JSON.parse(readFileSync(new URL("fixtures/baskets.json", import.meta.url), "utf8")) as number[][];

describe("frequent item sets", () => {
  test("equal those of mlxtend 0.25.0 (fpgrowth, 600 baskets, 12 or more, up to 3 items)", () => {
    const sets = frequentSets(baskets, {minCount: 12});
    expect([1, 2, 3].map((size) => sets.filter((s) => s.items.length === size).length)).toEqual([30, 84, 14]);
    expect(sets.reduce((sum, s) => sum + s.count, 0)).toBe(4484);
    expect(sets.filter((s) => s.items.length === 3).slice(0, 3)).toEqual([
      {items: [0, 3, 7], count: 39},
      {items: [0, 1, 2], count: 23},
      {items: [0, 2, 7], count: 22}
    ]);
  });
  test("equal a count over all subsets, whatever the baskets", () => {
    const basket = fc.array(fc.integer({min: 0, max: 7}), {maxLength: 6});
    fc.assert(
      fc.property(fc.array(basket, {maxLength: 70}), fc.integer({min: 1, max: 6}), (some, minCount) => {
        const counts = new Map<string, number>();
        for (const raw of some) {
          const items = [...new Set(raw)].sort((a, b) => a - b);
          for (let mask = 1; mask < 1 << items.length; mask++) {
            const set = items.filter((_, i) => mask & (1 << i));
            if (set.length <= 3) counts.set(set.join(), (counts.get(set.join()) ?? 0) + 1);
          }
        }
        const expected = [...counts].filter(([, n]) => n >= minCount).sort();
        expect(
          frequentSets(some, {minCount})
            .map((s) => [s.items.join(), s.count])
            .sort()
        ).toEqual(expected);
      })
    );
  });
  test("a support of nothing is refused", () => {
    expect(() => frequentSets(baskets, {minCount: 0})).toThrow("minCount must be 1 or more");
  });
});

test("the pair that was planted has the highest lift among the frequent and is significant", () => {
  const rules = pairRules(frequentSets(baskets, {minCount: 30}), baskets.length);
  const planted = rules.find((r) => r.left === 3 && r.right === 7)!;
  expect(rules[0]).toEqual(planted);
  expect(planted.adjustedP).toBeLessThan(1e-6);
  expect(planted.lift).toBeCloseTo(
    (planted.confidence * baskets.length) / baskets.filter((b) => b.includes(7)).length,
    10
  );
});

describe("significance", () => {
  test("Fisher's test equals scipy 1.x: fisher_exact([[30,20],[40,110]], 'greater')", () => {
    expect(fisherUpper(30, 50, 70, 200)).toBeCloseTo(2.6349361719655244e-5, 12);
  });
  test("adjustments equal scipy's false_discovery_control and statsmodels' Holm", () => {
    const p = [0.01, 0.02, 0.03, 0.5, 0.04];
    expect(falseDiscovery(p).map((v) => +v.toFixed(10))).toEqual([0.05, 0.05, 0.05, 0.5, 0.05]);
    expect(holm(p).map((v) => +v.toFixed(10))).toEqual([0.05, 0.08, 0.09, 0.5, 0.09]);
  });
});
