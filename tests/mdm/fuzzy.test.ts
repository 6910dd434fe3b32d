import fc from "fast-check";
import {token_sort_ratio} from "fuzzball";
import {describe, expect, it} from "vitest";
import {poc} from "../../pipeline/mdm/fuzzy/poc.ts";
import {fuzzy} from "../../pipeline/mdm/fuzzy/strategy.ts";
import {LINK, waterfallScores} from "../../pipeline/mdm/fuzzy/waterfall.ts";
import {type MatchResult, type MdmRecord} from "../../pipeline/mdm/types.ts";

const links = (result: MatchResult): string[] => result.pairs.map((d) => `${d.leftId} ${d.rightId}`).sort();
const records = (names: string[], prefix: string): MdmRecord[] => names.map((name, i) => ({id: `${prefix}${i}`, name}));

describe("fuzzy strategy", () => {
  it("links by code, then token-sort ratio, then character TF-IDF, and leaves the rest unmatched", async () => {
    const left: MdmRecord[] = [
      {id: "85123A", code: "85123A", name: "WHITE HANGING HEART T-LIGHT HOLDER"},
      {id: "22423", code: "22423", name: "REGENCY CAKESTAND 3 TIER"},
      {id: "47566", code: "47566", name: "PARTY BUNTING"},
      {id: "84879", code: "84879", name: "ASSORTED COLOUR BIRD ORNAMENT"}
    ];
    const right: MdmRecord[] = [
      {id: "L1", code: "85123a", name: "Hearts for candles"},
      {id: "L2", name: "3-Tier Regency Cakestands"},
      {id: "L3", name: "Garden party bunting"},
      {id: "L4", name: "Wireless optical mouse"}
    ];
    const result = await fuzzy.match(left, right, {});
    expect(links(result)).toEqual(["22423 L2", "47566 L3", "85123A L1"]);
    expect(result.pairs.map((d) => d.reason)).toEqual([
      "same code",
      expect.stringMatching(/^token-sort \d+$/),
      expect.stringMatching(/^characters 0\./)
    ]);
    expect(result.decisions.some((d) => d.rightId === "L4" && d.zone !== "reject")).toBe(false);
  });

  it("never takes service codes, or two letters behind one number, for the same article", async () => {
    const left: MdmRecord[] = ["POST", "M", "D", "DOT", "85123A"].map((code) => ({
      id: code,
      code,
      name: `left ${code}`
    }));
    const right: MdmRecord[] = ["POST", "M", "D", "PADS", "85123B"].map((code) => ({
      id: code,
      code,
      name: `${code}? other`
    }));
    const result = await fuzzy.match(left, right, {});
    expect(result.decisions.filter((d) => d.blockers.includes("code"))).toEqual([]);
  });

  it("asks where two articles are exactly as near, instead of choosing by row order", async () => {
    const result = await fuzzy.match(records(["RED MUG", "MUG RED", "BLUE BOWL"], "a"), records(["red mug"], "b"), {});
    expect(result.pairs).toEqual([]);
    expect(result.decisions.filter((d) => d.zone === "ask").map((d) => d.leftId)).toEqual(["a0", "a1"]);
  });

  it("gives several listings of one article to it in one-to-many, and each record once in one-to-one", async () => {
    const left = records(["RED MUG", "GREEN BOWL WITH LID"], "a");
    const right = records(["red mug", "red mugs", "mug, red!"], "b");
    expect((await fuzzy.match(left, right, {cardinality: "one-to-many"})).pairs.length).toBe(3);
    const single = await fuzzy.match(left, right, {cardinality: "one-to-one", thresholds: {tfidf: 1.1}});
    expect(new Set(single.pairs.map((d) => d.leftId)).size).toBe(single.pairs.length);
  });

  it("does what a steward said", async () => {
    const left = records(["RED MUG", "RED MUGS LARGE"], "a");
    const right = records(["red mug"], "b");
    const verdicts = [{leftId: "a0", rightId: "b0", verdict: "different" as const}];
    const freed = await fuzzy.match(left, right, {verdicts, thresholds: {fuzzy: 60}});
    expect(links(freed)).toEqual(["a1 b0"]);
    expect(freed.decisions.find((d) => d.leftId === "a0")).toMatchObject({zone: "reject", decidedBy: "steward"});
  });

  it("does not depend on the order of rows, and reports fuzzball's ratio for every pair it links by name", async () => {
    const word = fc.constantFrom("red", "blue", "mug", "bowl", "set", "of", "4", "6", "heart", "hearts");
    const name = fc.array(word, {minLength: 1, maxLength: 5}).map((words) => words.join(" "));
    const side = fc.uniqueArray(name, {minLength: 1, maxLength: 15});
    await fc.assert(
      fc.asyncProperty(side, side, fc.integer(), async (a, b, seed) => {
        const [left, right] = [records(a, "a"), records(b, "b")];
        const shuffle = <T>(rows: T[]): T[] =>
          rows
            .map((row, i) => ({row, at: Math.sin(seed + i * 12.9898) * 43758.5453}))
            .sort((x, y) => (x.at % 1) - (y.at % 1))
            .map(({row}) => row);
        const result = await fuzzy.match(left, right, {});
        const shuffled = await fuzzy.match(shuffle(left), shuffle(right), {});
        expect(shuffled.decisions.map((d) => [d.leftId, d.rightId, d.zone, d.score])).toEqual(
          result.decisions.map((d) => [d.leftId, d.rightId, d.zone, d.score])
        );
        for (const d of result.pairs)
          if (d.reason.startsWith("token-sort"))
            expect(d.reason).toBe(`token-sort ${token_sort_ratio(left[d.left]!.name, right[d.right]!.name)}`);
        // Nothing that the exact stage can link is left over.
        const linked = new Set(result.decisions.filter((d) => d.zone !== "reject").map((d) => d.rightId));
        for (const r of right)
          if (result.cardinality === "one-to-many" && left.some((l) => token_sort_ratio(l.name, r.name) >= 80))
            expect(linked).toContain(r.id);
      }),
      {numRuns: 40}
    );
  });

  it("can be cancelled", async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(
      fuzzy.match(records(["a b"], "a"), records(["a b"], "b"), {signal: controller.signal})
    ).rejects.toThrow(/abort/i);
  });
});

describe("waterfall", () => {
  it("puts every pair of an earlier stage above every pair of a later one", () => {
    const stages = [
      {name: "name", values: [80, 100, 79, 0], threshold: 80, most: 100},
      {name: "characters", values: [0, 0, 1, 0.3], threshold: 0.6, most: 1}
    ];
    const {score, stage} = waterfallScores(stages, 4);
    expect([...stage]).toEqual([0, 0, 1, -1]);
    expect(score[1]).toBeGreaterThan(score[0]!);
    expect(score[0]).toBeGreaterThan(score[2]!);
    expect(score[2]).toBeGreaterThan(LINK);
    expect(score[3]).toBeLessThan(LINK);
  });
});

describe("poc strategy", () => {
  it("links rank with rank and says that this is arbitrary", async () => {
    const left: MdmRecord[] = [
      {id: "a", name: "x", weight: 1},
      {id: "b", name: "y", weight: 5}
    ];
    const result = await poc.match(left, [{id: "z", name: "q"}], {});
    expect(links(result)).toEqual(["b z"]);
    expect(result.pairs[0]).toMatchObject({probability: 0, reason: "rank 1 against rank 1: arbitrary"});
  });
});
