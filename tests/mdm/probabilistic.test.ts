import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {listPairs} from "../../pipeline/mdm/decide/trust.ts";
import {competing} from "../../pipeline/mdm/probabilistic/competing.ts";
import {probabilistic} from "../../pipeline/mdm/probabilistic/strategy.ts";
import {type MdmRecord} from "../../pipeline/mdm/types.ts";

const COLOURS = ["red", "blue", "green", "ivory", "pink"];
const MOTIFS = ["heart", "owl", "rose", "spaceboy", "cherry", "star", "dolly", "bird"];
const THINGS = ["mug", "cushion", "lunch box", "bunting", "cake stand", "door mat", "clock", "lantern", "jumbo bag"];

/** A catalogue in which every article has siblings in other colours, and listings of the first `listed` articles. */
function shop(articles: number, listed: number): {left: MdmRecord[]; right: MdmRecord[]} {
  const left = Array.from({length: articles}, (_, i): MdmRecord => {
    const thing = THINGS[Math.floor(i / 40) % THINGS.length]!;
    const name = `${MOTIFS[Math.floor(i / 5) % MOTIFS.length]} ${thing} ${COLOURS[i % 5]}`;
    return {id: `a${i}`, name: `vintage ${name}`, price: 2 + (i % 17), brand: `brand${i % 6}`};
  });
  const right = left.slice(0, listed).map((r, i): MdmRecord => ({
    id: `b${i}`,
    name: r.name
      .split(" ")
      .reverse()
      .join(" ")
      .replace("vintage", i % 3 ? "" : "vintage")
      .trim(),
    price: r.price! * (i % 4 ? 1 : 1.07),
    ...(i % 5 ? {brand: r.brand!} : {})
  }));
  return {left, right};
}
const f1 = (result: {pairs: readonly {leftId: string; rightId: string}[]}, truth: number): number => {
  const right = result.pairs.filter((d) => d.leftId.slice(1) === d.rightId.slice(1)).length;
  return (2 * right) / (result.pairs.length + truth);
};

describe("probabilistic strategy", () => {
  it("keeps siblings apart and finds partners without labels", async () => {
    const {left, right} = shop(360, 300);
    const result = await probabilistic.match(left, right, {});
    expect(f1(result, 300)).toBeGreaterThan(0.95);
  });

  it("stays sound where one side is ten times the other, whichever it is", async () => {
    const {left, right} = shop(360, 36);
    expect(f1(await probabilistic.match(left, right, {}), 36)).toBeGreaterThan(0.85);
    const turned = await probabilistic.match(right, left, {});
    expect(f1(turned, 36)).toBeGreaterThan(0.85);
  });

  it("explains a pair by bits that sum to its match weight", async () => {
    const {left, right} = shop(200, 150);
    const result = await probabilistic.match(left, right, {evidence: true});
    for (const d of result.decisions.slice(0, 50)) {
      const bits = d.evidence.reduce((sum, e) => sum + e.bits, 0);
      // The score adds up to a tenth of a bit of likeness, which orders pairs on equal levels.
      expect(d.score - bits).toBeGreaterThanOrEqual(-1e-4);
      expect(d.score - bits).toBeLessThan(0.11);
    }
  });

  it("does not depend on the order of rows", async () => {
    const {left, right} = shop(120, 100);
    const flat = (r: Awaited<ReturnType<typeof probabilistic.match>>) =>
      r.decisions.map((d) => `${d.leftId} ${d.rightId} ${d.zone} ${d.score.toFixed(6)}`).sort();
    const turned = await probabilistic.match([...left].reverse(), [...right].reverse(), {});
    expect(flat(turned)).toEqual(flat(await probabilistic.match(left, right, {})));
  });

  it("answers empty sides with nothing, and can be cancelled", async () => {
    expect((await probabilistic.match([], [{id: "1", name: "mug"}], {})).pairs).toEqual([]);
    const controller = new AbortController();
    controller.abort();
    await expect(probabilistic.match([], [], {signal: controller.signal})).rejects.toThrow(/abort/i);
  });
});

describe("competing candidates", () => {
  it("never give a record more than one match in sum", () => {
    const pair = fc.tuple(
      fc.integer({min: 0, max: 5}),
      fc.integer({min: 0, max: 5}),
      fc.double({min: 0, max: 1e6, noNaN: true})
    );
    fc.assert(
      fc.property(fc.uniqueArray(pair, {selector: ([l, r]) => l * 6 + r, maxLength: 30}), (list) => {
        const pairs = {left: Int32Array.from(list, (p) => p[0]), right: Int32Array.from(list, (p) => p[1])};
        const chance = competing(pairs, listPairs(pairs, 6, 6))(Float64Array.from(list, (p) => p[2]));
        for (const side of [pairs.left, pairs.right])
          for (let row = 0; row < 6; row++) {
            const sum = chance.reduce((total, p, i) => total + (side[i] === row ? p : 0), 0);
            expect(sum).toBeLessThanOrEqual(1 + 1e-9);
          }
      })
    );
  });
});
