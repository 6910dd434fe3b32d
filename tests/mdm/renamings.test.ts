import {describe, expect, it} from "vitest";
import {learnRenamings} from "../../pipeline/mdm/compare/renamings.ts";
import {findSiblings} from "../../pipeline/mdm/compare/differences.ts";
import {hybrid} from "../../pipeline/mdm/hybrid/strategy.ts";
import {prepare} from "../../pipeline/mdm/hybrid/prepare.ts";
import type {MdmRecord} from "../../pipeline/mdm/types.ts";

const THINGS = "umbrella,parasol,teapot,apron,lampshade,cushion,notebook,lantern".split(",");
const PLAIN =
  "bicycle,kettle,wardrobe,hammock,telescope,accordion,carpet,ladder,violin,toaster,candle,basket,mirror,drill"
    .split(",")
    .flatMap((thing) => [`oak ${thing} deluxe`, `steel ${thing} classic`]);

const records = (side: string, names: readonly string[]): MdmRecord[] =>
  names.map((name, i) => ({id: `${side}${i}`, name}));

/** What is learnt from links of the right rows with the left ones of the same number. */
function learn(left: readonly string[], right: readonly string[]): string[] {
  const prepared = prepare(records("l", left), records("r", right), () => true);
  const rows = Int32Array.from(right.keys());
  const words = (ids: readonly number[]): string => ids.map((id) => prepared.tokens[id]!).join("+");
  return learnRenamings(
    prepared,
    {left: rows, right: rows},
    [...rows],
    [findSiblings(prepared.left), findSiblings(prepared.right)]
  ).map(({left: gone, right: come, times}) => `${words(gone)}=${words(come)} ${times}`);
}

describe("renamings", () => {
  it("are words that together stand for another word beside different names", () => {
    const left = THINGS.slice(0, 3).map((thing) => `white spot ${thing}`);
    const right = THINGS.slice(0, 3).map((thing) => `polkadot ${thing}`);
    expect(learn(left, right)).toEqual(["white+spot=polkadot 3"]);
  });

  it("are not learnt from one name that comes back, nor from words that tell siblings apart", () => {
    expect(learn(["russian doll case", "russian doll case"], ["babushka case", "babushka case"])).toEqual([]);
    const set = (words: string): string[] => THINGS.slice(0, 3).map((thing) => `${words} ${thing} garden set`);
    expect(learn(set("tall oak"), set("pine"))).toEqual(["tall+oak=pine 3"]);
    expect(learn([...set("tall oak"), ...set("pine")], set("pine"))).toEqual([]);
  });

  it("are never a number, a model or a colour for another one", () => {
    const left = THINGS.slice(0, 3).map((thing) => `red spot 12 ${thing}`);
    const right = THINGS.slice(0, 3).map((thing) => `blue dot 24 ${thing}`);
    expect(learn(left, right)).toEqual([]);
  });

  it("make names alike in all pairs that have their words", async () => {
    const left = records("l", [...PLAIN, ...THINGS.map((thing) => `white spot ${thing}`)]);
    const right = records("r", [...PLAIN, ...THINGS.map((thing) => `polkadot ${thing}`)]);
    const similarities = async (rules: Record<string, boolean>): Promise<number[]> => {
      const {decisions} = await hybrid.match(left, right, {rules, evidence: true});
      return THINGS.map((_, i) => {
        const row = PLAIN.length + i;
        const own = decisions.find(({leftId, rightId}) => leftId === `l${row}` && rightId === `r${row}`)!;
        return Number(own.evidence[0]!.level.replace("similarity ", ""));
      });
    };
    const [withRule, without] = [await similarities({}), await similarities({renamings: false})];
    withRule.forEach((similarity, i) => expect(similarity).toBeGreaterThan(without[i]!));
  });
});
