import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {match} from "../../pipeline/mdm/match.ts";
import {shownPairs} from "../../pipeline/mdm/shown.ts";

const names = Array.from(
  {length: 60},
  (_, i) => `${["red", "blue", "green"][i % 3]} lamp ${i % 20} model QX${100 + i}`
);
const left = names.map((name, i) => ({id: `L${i}`, name}));
const right = names.map((name, i) => ({id: `R${i}`, name: `the ${name.replace("lamp", "desk lamp")}`}));
const key = (d: {leftId: string; rightId: string}): string => `${d.leftId}|${d.rightId}`;

describe("which pairs become decisions", () => {
  it("links and questions always, of the rejected each right record's best so many, ties included", () => {
    const pairs = fc.array(fc.record({right: fc.nat(4), score: fc.integer({min: -3, max: 3})}), {maxLength: 40});
    fc.assert(
      fc.property(pairs, fc.nat(4), (list, n) => {
        const [right, score] = [list.map((p) => p.right), list.map((p) => p.score)];
        const isShown = shownPairs(n, right, score, 5);
        list.forEach((p, i) => {
          const better = list.filter((q) => q.right === p.right && q.score > p.score).length;
          expect(isShown(i, "reject")).toBe(better < n);
          expect(isShown(i, "accept") && isShown(i, "ask")).toBe(true);
        });
      })
    );
  });

  it("are in every strategy those that it would have made of all pairs, in their order", async () => {
    for (const strategy of ["fuzzy", "probabilistic", "hybrid"] as const) {
      const all = await match(left, right, {strategy, evidence: true});
      const some = await match(left, right, {strategy, evidence: true, shown: 2});
      const isShown = new Set(some.decisions.map(key));
      expect(some.decisions).toEqual(all.decisions.filter((d) => isShown.has(key(d))));
      expect(some.pairs).toEqual(all.pairs);
      expect(some.counts).toEqual(all.counts);
      for (const {id} of right) {
        const rejected = some.decisions.filter((d) => d.rightId === id && d.zone === "reject");
        expect(rejected.length).toBeGreaterThan(0);
      }
      expect(some.decisions.length).toBeLessThan(all.decisions.length);
    }
  });

  it("hold what a steward spoke about, however bad it looks", async () => {
    const all = await match(left, right, {strategy: "fuzzy"});
    const worst = all.decisions.at(-1)!;
    const verdicts = [{leftId: worst.leftId, rightId: worst.rightId, verdict: "different" as const}];
    for (const strategy of ["fuzzy", "hybrid"] as const) {
      const [few, every] = [
        await match(left, right, {strategy, verdicts, shown: 1}),
        await match(left, right, {strategy, verdicts})
      ];
      const said = (result: typeof few): object | undefined => result.decisions.find((d) => key(d) === key(worst));
      expect(said(few)).toMatchObject({decidedBy: "steward", zone: "reject"});
      expect(said(few)).toEqual(said(every));
    }
  });

  it("are explained with evidence or, of the rejected, without", async () => {
    for (const strategy of ["fuzzy", "probabilistic", "hybrid"] as const) {
      const all = await match(left, right, {strategy, evidence: true});
      const none = await match(left, right, {strategy, evidence: false});
      expect(all.decisions.every((d) => d.evidence.length > 0)).toBe(true);
      expect(none.decisions.filter((d) => d.zone === "reject" && d.evidence.length)).toEqual([]);
    }
  });
});

describe("strategies over the same records", () => {
  it("find what each finds by itself", async () => {
    const {hybrid} = await import("../../pipeline/mdm/hybrid/strategy.ts");
    const {probabilistic} = await import("../../pipeline/mdm/probabilistic/strategy.ts");
    const plain = ({timings: _, ...result}: Awaited<ReturnType<typeof hybrid.match>>): object => result;
    const shared = {};
    const together = [
      await hybrid.match(left, right, {shared}),
      await probabilistic.match(left, right, {shared}),
      await hybrid.match(left, right.slice(0, 40), {shared}),
      await probabilistic.match(left, right.slice(0, 40), {shared, rules: {joins: false}})
    ];
    const alone = [
      await hybrid.match(left, right, {}),
      await probabilistic.match(left, right, {}),
      await hybrid.match(left, right.slice(0, 40), {}),
      await probabilistic.match(left, right.slice(0, 40), {rules: {joins: false}})
    ];
    expect(together.map(plain)).toEqual(alone.map(plain));
  });
});
