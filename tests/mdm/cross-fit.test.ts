import {describe, expect, it} from "vitest";
import {findCandidates} from "../../pipeline/mdm/hybrid/candidates.ts";
import {canonical} from "../../pipeline/mdm/hybrid/canonical.ts";
import {prepare} from "../../pipeline/mdm/hybrid/prepare.ts";
import {scorePairs} from "../../pipeline/mdm/hybrid/score.ts";
import type {MdmRecord} from "../../pipeline/mdm/types.ts";

const THINGS = "lamp mug tray clock vase bowl frame basket".split(" ");
const COLOURS = "red blue green pink".split(" ");
const MAKERS = "harbour meadow orchard willow bramble juniper cedar".split(" ");

/** Names told apart by colour, maker and thing; the other side moves the words. */
const names = MAKERS.flatMap((maker) => THINGS.flatMap((thing) => COLOURS.map((colour) => [colour, maker, thing])));
const left = names.map((words, i): MdmRecord => ({id: `l${i}`, name: words.join(" ")}));
const right = names.map((words, i): MdmRecord => ({id: `r${i}`, name: [...words].reverse().join(" ")}));

const isOn = (): boolean => true;

describe("cross-fitting", () => {
  const [l, r] = [canonical(left), canonical(right)];
  const prepared = prepare(l.records, r.records, isOn);
  const pairs = findCandidates(prepared, 20, isOn);
  const scored = scorePairs(prepared, pairs, isOn, new Set());

  it("judges a pair by models that did not learn from its records", () => {
    expect(scored.trusted.length).toBeGreaterThan(100);
    for (const pair of scored.trusted) {
      const [own] = scored.modelsOf(pair);
      expect(scored.modelsOf(pair)).toHaveLength(1);
      expect(own).not.toBe(scored.model);
      const tokens = prepared.left.name[pairs.left[pair]!]!;
      // The whole model has seen each of the pair's words more often: in this very pair.
      for (const token of tokens)
        expect(own!.learnt.seen.trusted[token]!).toBeLessThan(scored.model!.learnt.seen.trusted[token]!);
    }
  });

  it("judges a pair of two trusted records by both their models, evenly", () => {
    const ofLeft = new Map(scored.trusted.map((pair) => [pairs.left[pair]!, scored.modelsOf(pair)[0]!]));
    const ofRight = new Map(scored.trusted.map((pair) => [pairs.right[pair]!, scored.modelsOf(pair)[0]!]));
    let both = 0;
    for (let pair = 0; pair < pairs.left.length; pair++) {
      const [a, b] = [ofLeft.get(pairs.left[pair]!), ofRight.get(pairs.right[pair]!)];
      if (!a || !b) continue;
      expect(new Set(scored.modelsOf(pair))).toEqual(new Set([a, b]));
      if (a !== b) both++;
    }
    expect(both).toBeGreaterThan(0);
  });
});
