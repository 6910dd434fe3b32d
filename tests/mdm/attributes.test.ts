import {describe, expect, it} from "vitest";
import {learnAttributes, readAttributes} from "../../pipeline/mdm/compare/attributes.ts";
import {match} from "../../pipeline/mdm/match.ts";
import type {MdmRecord} from "../../pipeline/mdm/types.ts";

const VENUES = [
  ["vldb", "very large data bases"],
  ["sigmod", "management of data"],
  ["tods", "database systems"]
] as const;
const WORDS = "graph stream index query cache lock join view cube tree hash sort plan cost page log".split(" ");

/** Papers, every third title twice and told apart by venue and year alone; the two sides write venues differently. */
function papers(side: 0 | 1): MdmRecord[] {
  return Array.from({length: 240}, (_, i): MdmRecord => {
    const title = i % 3 === 1 ? i - 1 : i;
    const words = [0, 1, 2].map((n) => WORDS[Math.floor(title / 16 ** n + n * 5) % 16]!);
    return {
      id: `${side}-${i}`,
      name: `${words.join(" ")} of ${title % 7} ${WORDS[(title * 7) % 16]!}${title}`,
      attributes: {venue: VENUES[(i * 7 + (i >> 3)) % 3]![side], year: String(1995 + ((i * 5) % 9))}
    };
  });
}

describe("attributes", () => {
  it("learn which values go together, and lean on equality where a value is rare", () => {
    const [left, right] = [papers(0), papers(1)];
    const all = Int32Array.from(left.keys());
    const learnt = learnAttributes(
      readAttributes(left, right),
      {left: all, right: all},
      {pair: all.subarray(0, 120), weight: new Float64Array(120).fill(1)}
    );
    expect(learnt.map(({name}) => name).sort()).toEqual(["venue", "year"]);
    const venue = learnt.find(({name}) => name === "venue")!;
    const bits = (a: number, b: number): number => venue.bits(venue.left[a]!, venue.right[b]!);
    const other = right.findIndex((r) => r.attributes!.venue !== right[0]!.attributes!.venue);
    expect(bits(0, 0)).toBeGreaterThan(0.5);
    expect(bits(0, other)).toBeLessThan(-0.5);
    const year = learnt.find(({name}) => name === "year")!;
    expect(year.bits(-1, 0)).toBe(0);
  });

  it("tell apart what has the same name", async () => {
    const {pairs} = await match(papers(0), papers(1), {strategy: "hybrid"});
    const right = pairs.filter(({leftId, rightId}) => leftId.slice(1) === rightId.slice(1)).length;
    expect(pairs.length).toBeGreaterThan(200);
    expect(right / pairs.length).toBeGreaterThan(0.98);
    // The evidence of an attribute is shown with its values.
    expect(pairs[0]!.evidence.some(({field, left}) => field === "venue" && left !== "")).toBe(true);
  });
});
