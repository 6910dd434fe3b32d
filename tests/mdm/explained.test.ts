import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {explainedPairs} from "../../pipeline/mdm/explained.ts";
import {match} from "../../pipeline/mdm/match.ts";

describe("which pairs are explained", () => {
  it("links and questions always, of the rejected each right record's best so many, ties included", () => {
    const pairs = fc.array(fc.record({right: fc.nat(4), score: fc.integer({min: -3, max: 3})}), {maxLength: 40});
    fc.assert(
      fc.property(pairs, fc.nat(4), (list, n) => {
        const [right, score] = [list.map((p) => p.right), list.map((p) => p.score)];
        const isExplained = explainedPairs(n, right, score, 5);
        list.forEach((p, i) => {
          const better = list.filter((q) => q.right === p.right && q.score > p.score).length;
          expect(isExplained(i, "reject")).toBe(better < n);
          expect(isExplained(i, "accept") && isExplained(i, "ask")).toBe(true);
        });
      })
    );
  });

  it("every strategy that compares explains its rejected pairs too when asked, and all add up alike", async () => {
    const names = Array.from(
      {length: 60},
      (_, i) => `${["red", "blue", "green"][i % 3]} lamp ${i % 20} model QX${100 + i}`
    );
    const left = names.map((name, i) => ({id: `L${i}`, name}));
    const right = names.map((name, i) => ({id: `R${i}`, name: `the ${name.replace("lamp", "desk lamp")}`}));
    for (const strategy of ["fuzzy", "probabilistic", "hybrid"] as const) {
      const some = await match(left, right, {strategy, evidence: 2});
      const all = await match(left, right, {strategy, evidence: true});
      const none = await match(left, right, {strategy, evidence: false});
      const key = (d: {leftId: string; rightId: string}): string => `${d.leftId}|${d.rightId}`;
      const full = new Map(all.decisions.map((d) => [key(d), d]));
      expect(all.decisions.every((d) => d.evidence.length > 0)).toBe(true);
      expect(none.decisions.filter((d) => d.zone === "reject" && d.evidence.length)).toEqual([]);
      const rejected = some.decisions.filter((d) => d.zone === "reject" && d.evidence.length);
      expect(rejected.length).toBeGreaterThan(0);
      expect(rejected.length).toBeLessThan(some.decisions.filter((d) => d.zone === "reject").length);
      for (const d of rejected) expect(d).toEqual(full.get(key(d)));
    }
  });
});
