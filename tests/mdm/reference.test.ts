import {existsSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {measureSet} from "../../pipeline/mdm/evaluate/measure.ts";
import {abtBuy, dblpAcm, drift, half, type LabelledSet} from "../../pipeline/mdm/evaluate/sets.ts";
import {hybrid} from "../../pipeline/mdm/hybrid/strategy.ts";
import {ROOT} from "../../pipeline/paths.ts";

// Abt-Buy, DBLP-ACM: Köpcke, Thor, Rahm, PVLDB 3(1), 2010. Drift: Online Retail II, UCI data set 502, CC BY 4.0.
// Read by path. Floors lie a little under what was measured.
const shared = join(ROOT, "..", "shared", "data");

/** F1 that no change may fall under. */
const FLOORS: [name: string, load: (folder: string) => Promise<LabelledSet>, f1: number][] = [
  ["abt-buy", abtBuy, 0.96],
  ["abt-buy-half", async (folder) => half(await abtBuy(folder)), 0.935],
  ["dblp-acm", dblpAcm, 0.99],
  ["dblp-acm-half", async (folder) => half(await dblpAcm(folder)), 0.97],
  ["drift", drift, 0.985]
];

describe.skipIf(!existsSync(join(shared, "er")))("hybrid on public sets, no labels used", () => {
  it.each(FLOORS)("%s", async (_, load, floor) => {
    const set = await load(shared);
    const measured = await measureSet(set, {evidence: false});
    expect(measured.f1).toBeGreaterThan(floor);
    expect(measured.blockerRecall).toBeGreaterThanOrEqual(0.995);
  });

  it("does not see the truth: equal links whatever the truth says", async () => {
    const set = half(await abtBuy(shared));
    const links = async ({left, right}: LabelledSet): Promise<string[]> =>
      (await hybrid.match(left, right, {evidence: false})).pairs.map((p) => `${p.leftId}|${p.rightId}`).sort();
    expect(await links({...set, truth: new Set()})).toEqual(await links(set));
  });
});
