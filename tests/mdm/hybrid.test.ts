import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {random, shuffled} from "../../pipeline/mdm/random.ts";
import {simulatedSet} from "../../pipeline/mdm/evaluate/simulate.ts";
import {score} from "../../pipeline/mdm/evaluate/truth.ts";
import {match} from "../../pipeline/mdm/match.ts";
import {type MatchResult, type MdmRecord} from "../../pipeline/mdm/types.ts";

const THINGS = "lamp chair mirror clock candle basket teapot kettle ladder lantern cushion apron".split(" ");
const MOTIFS = "rose daisy owl robin forest harbour willow spiral checker meadow".split(" ");
const COLOURS = "red blue green ivory pink".split(" ");

/** Articles in families of colours and packs, so that most have siblings. */
function catalogue(seed: number, size: number): MdmRecord[] {
  const next = random(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  const names = new Set<string>();
  while (names.size < size) {
    const pack = next() < 0.3 ? `SET OF ${pick([2, 4, 6])} ` : "";
    names.add(`${pack}${pick(COLOURS)} ${pick(MOTIFS)} ${pick(THINGS)}`.toUpperCase());
  }
  return [...names].map((name, i) => ({id: `A${i}`, name, price: 1 + Math.round(next() * 900) / 100}));
}

const linksOf = (result: MatchResult, swap = false): string[] =>
  result.pairs.map(({leftId, rightId}) => (swap ? `${rightId}|${leftId}` : `${leftId}|${rightId}`)).sort();

const set = simulatedSet(catalogue(3, 220), 9);

describe("hybrid", () => {
  it("finds most listings of a simulated marketplace and few wrong ones", async () => {
    const s = score(new Set(linksOf(await match(set.left, set.right))), set.truth);
    expect(s.precision).toBeGreaterThan(0.8);
    expect(s.recall).toBeGreaterThan(0.6);
  });

  it("gives the same links whatever the order of the rows", async () => {
    const links = linksOf(await match(set.left, set.right));
    await fc.assert(
      fc.asyncProperty(fc.nat(1e6), async (seed) => {
        const next = random(seed);
        expect(linksOf(await match(shuffled(set.left, next), shuffled(set.right, next)))).toEqual(links);
      }),
      {numRuns: 4}
    );
  });

  it("gives the same links when the sides change places, one-to-one", async () => {
    const options = {cardinality: "one-to-one"} as const;
    const there = linksOf(await match(set.left, set.right, options));
    const back = linksOf(await match(set.right, set.left, options), true);
    expect(back).toEqual(there);
  });

  it("links no record twice in one-to-one, and no right record twice ever", async () => {
    const one = await match(set.left, set.right, {cardinality: "one-to-one"});
    for (const id of ["leftId", "rightId"] as const)
      expect(new Set(one.pairs.map((pair) => pair[id])).size).toBe(one.pairs.length);
    const many = await match(set.left, set.right, {cardinality: "one-to-many"});
    expect(new Set(many.pairs.map(({rightId}) => rightId)).size).toBe(many.pairs.length);
    expect(many.pairs.length).toBeGreaterThanOrEqual(one.pairs.length);
  });

  it("keeps siblings apart: another colour or pack is not a link", async () => {
    const left = catalogue(5, 150);
    const right = left.map(({name}, i): MdmRecord => ({id: `B${i}`, name: name.toLowerCase()}));
    const gone = right.slice(0, 130);
    const extra = [{id: "X1", name: left[140]!.name.replace(/RED|BLUE|GREEN|IVORY|PINK/, "PURPLE")}];
    const result = await match(left, [...gone, ...extra]);
    expect(result.pairs.filter(({rightId}) => rightId === "X1")).toEqual([]);
    expect(result.pairs.length).toBeGreaterThan(120);
  });

  it("explains each decision, names its blockers, and sums evidence near the score", async () => {
    const result = await match(set.left, set.right, {evidence: true});
    for (const {reason, blockers, evidence, probability} of result.pairs) {
      expect(reason.length).toBeGreaterThan(5);
      expect(blockers.length).toBeGreaterThan(0);
      expect(evidence.length).toBeGreaterThan(0);
      expect(probability).toBeGreaterThanOrEqual(0);
      expect(probability).toBeLessThanOrEqual(1);
    }
    const sums = result.pairs.map(({evidence}) => evidence.reduce((sum, e) => sum + e.bits, 0));
    const ratio = result.pairs.map(({score: s}, i) => s / sums[i]!).sort((a, b) => a - b);
    expect(ratio.at(-1)! - ratio[0]!).toBeLessThan(0.05 * Math.abs(ratio[0]!));
  });

  it("lists learnt differences; a struck one weighs nothing", async () => {
    const free = await match(set.left, set.right);
    const colour = free.differences.find(({token}) => COLOURS.includes(token));
    expect(colour?.bits).toBeGreaterThan(0);
    const struck = await match(set.left, set.right, {strike: [colour!.token]});
    expect(struck.differences.find(({token}) => token === colour!.token)?.bits ?? 0).toBeCloseTo(0, 6);
  });

  it("obeys a steward over any rule", async () => {
    const first = (await match(set.left, set.right)).pairs[0]!;
    const verdicts = [{leftId: first.leftId, rightId: first.rightId, verdict: "different"}] as const;
    const result = await match(set.left, set.right, {verdicts});
    expect(result.pairs.some((p) => p.leftId === first.leftId && p.rightId === first.rightId)).toBe(false);
    const same = [{leftId: set.left[0]!.id, rightId: set.right[1]!.id, verdict: "same"}] as const;
    const linked = await match(set.left, set.right, {verdicts: same});
    const pair = linked.pairs.find((p) => p.leftId === same[0].leftId && p.rightId === same[0].rightId);
    expect(pair?.decidedBy).toBe("steward");
  });

  it("reports progress and stops when told", async () => {
    const stages: string[] = [];
    const stop = new AbortController();
    const run = match(set.left, set.right, {
      signal: stop.signal,
      onProgress: (stage) => {
        stages.push(stage);
        if (stage === "block") stop.abort();
      }
    });
    await expect(run).rejects.toThrow(/abort/i);
    expect(stages).toContain("prepare");
    expect(stages).not.toContain("explain");
  });

  it("links alike and leaves unlike alone when there is too little to learn from, and says so", async () => {
    const left = [
      {id: 1, name: "Blue garden lantern QX100"},
      {id: 2, name: "Oak chair"}
    ];
    const right = [
      {id: "a", name: "garden lantern blue QX-100"},
      {id: "b", name: "Steel teapot, 1 litre"}
    ];
    const result = await match(left, right);
    expect(linksOf(result)).toEqual(["1|a"]);
    expect(result.notes.join()).toMatch(/too few/);
  });

  it.each([
    [[], []],
    [[{id: 1, name: "lamp"}], []],
    [[{id: 1, name: ""}], [{id: "a", name: ""}]],
    [[{id: 1, name: "Blue lamp QX100"}], [{id: "a", name: "blue lamp qx-100"}]]
  ])("does not stumble over next to nothing (%#)", async (left, right) => {
    const result = await match(left, right);
    expect(result.pairs.length).toBeLessThanOrEqual(1);
  });
});
