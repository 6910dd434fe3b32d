import {describe, expect, it} from "vitest";
import {listedTwice} from "../../pipeline/mdm/decide/listed-twice.ts";
import {prepare} from "../../pipeline/mdm/hybrid/prepare.ts";
import {match} from "../../pipeline/mdm/match.ts";
import {random} from "../../pipeline/mdm/random.ts";
import type {MdmRecord} from "../../pipeline/mdm/types.ts";

const named = (side: string, names: readonly string[]): MdmRecord[] =>
  names.map((name, i) => ({id: `${side}${i}`, name}));

/** Whether the second right name is the left one listed twice, the first one being its partner. */
function isTwice(left: string, first: string, second: string): boolean {
  const prepared = prepare(named("l", [left]), named("r", [first, second]), () => true);
  return listedTwice(prepared, {left: Int32Array.of(0, 0), right: Int32Array.of(0, 1)})(1, 0);
}

describe("an article listed twice", () => {
  it.each([
    ["the same model number in other words", "Uniden Accessory Handset - TCX905", "Uniden TCX905 Extra Handset", true],
    ["letters of the maker before it", "Extension Cable - 142307", "Sirius 142307 Antenna Cable - DEI142307", true],
    ["no model number", "Uniden Accessory Handset", "Uniden Extra Handset", false],
    ["another colour", "Sony Silver Camera - DSCW170", "Sony Red Camera - DSCW170", false],
    ["a letter after the number", "Sony Player - DVPFX820", "Sony Player - DVPFX820/R", false],
    ["another number beside it", "Monitor Cable HX4410", "Monitor Cable HX4410 - 2436B002", false],
    ["another capacity", "Flash Card 8GB 133XA", "Flash Card 4GB 133XA", false]
  ])("is told by its model number: %s", (_, left, second, twice) => {
    expect(isTwice(left, left, second)).toBe(twice);
  });
});

describe("one-to-one links", () => {
  it("give no article the siblings of its partner whose own articles are not there", async () => {
    const next = random(4);
    const things = "camera player printer speaker router scanner keyboard monitor recorder receiver".split(" ");
    const makers = "novatek bellmore arcon feldt ostra kinder lumo verity".split(" ");
    const models = Array.from({length: 120}, (_, i) => {
      const code = `${"abcdefghjk"[i % 10]}${"mnpqrstvwx"[Math.floor(i / 10) % 10]}${1000 + Math.floor(next() * 8999)}`;
      return {maker: makers[i % 8]!, thing: things[Math.floor(next() * 10)]!, code};
    });
    const left = models.map(({maker, thing, code}, i) => ({id: `L${i}`, name: `${maker} black ${thing} ${code}`}));
    const right = models.flatMap(({maker, thing, code}, i) => [
      {id: `R${i}`, name: `${maker} ${code} ${thing} - black`},
      {id: `S${i}`, name: `${maker} ${code} ${thing} - red`}
    ]);
    const {pairs, cardinality} = await match(left, right, {cardinality: "one-to-one"});
    expect(cardinality).toBe("one-to-one");
    expect(pairs.length).toBeGreaterThan(100);
    for (const {leftId, rightId} of pairs) expect(rightId).toBe(leftId.replace("L", "R"));
  });
});
