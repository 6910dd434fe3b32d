import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, test} from "vitest";
import {addSteward} from "../../pipeline/mdm/steward/add.ts";
import {readDecisions} from "../../pipeline/mdm/steward/decisions.ts";
import {readGoldenValues} from "../../pipeline/mdm/steward/golden-values.ts";
import {readStrikes} from "../../pipeline/mdm/steward/strikes.ts";
import {Verdicts} from "../../src/components/matching/verdicts.ts";

const folder = mkdtempSync(join(tmpdir(), "decisions-"));
afterAll(() => rmSync(folder, {recursive: true}));
const HEADER = "left_id,right_id,verdict,who,decided_at,why\n";
const write = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

test("a file with a header alone, or none at all, holds no decision", async () => {
  expect(await readDecisions(write("header.csv", HEADER))).toEqual([]);
  expect(await readDecisions(join(folder, "none.csv"))).toEqual([]);
});

test("a verdict that is none is refused, naming its row", async () => {
  const file = write("maybe.csv", `${HEADER}A,L1,same,ann,2026-01-01,\nA,L2,maybe,ann,2026-01-01,\n`);
  await expect(readDecisions(file)).rejects.toThrow("row 2");
});

test("what the lab exports comes back as it was said, ids and reasons that look like formulas too", async () => {
  const said = {left_id: "-12", right_id: "=L,1", verdict: "same", who: '"Ann"', decided_at: "2026-01-01", why: "+1"};
  const verdicts = new Verdicts();
  verdicts.add({...said, verdict: "same"});
  const file = write("export.csv", `\uFEFF${verdicts.csv()}`);
  expect(await readDecisions(file)).toEqual([
    {leftId: "-12", rightId: "=L,1", verdict: "same", who: '"Ann"', decidedAt: "2026-01-01", why: "+1"}
  ]);
});

test("rows of another file are added once, nothing that was there goes, conflicts are told", async () => {
  const own = join(folder, "own");
  mkdirSync(own);
  const file = join(own, "decisions.csv");
  writeFileSync(file, `${HEADER}A,L1,same,ann,2026-01-01,first\n`);
  const from = write("more.csv", `${HEADER}A,L1,different,bob,2026-01-02,\n'-B,L2,same,bob,2026-01-02,\n`);
  const {conflicts, ...counts} = await addSteward(from, own);
  expect(counts).toEqual({file, added: 2, known: 0});
  expect(conflicts).toMatchObject([{leftId: "A", kind: "contradiction", who: "ann, bob"}]);
  expect(await addSteward(from, own)).toMatchObject({added: 0, known: 2});
  expect((await readDecisions(file)).map((d) => [d.leftId, d.verdict, d.who])).toEqual([
    ["A", "same", "ann"],
    ["A", "different", "bob"],
    ["-B", "same", "bob"]
  ]);
  const bad = write("bad.csv", `${HEADER}C,L3,same,bob,,\nC,L4,perhaps,bob,,\n`);
  await expect(addSteward(bad, own)).rejects.toThrow("row 2");
  expect(await readDecisions(file)).toHaveLength(3);
});

test("golden values and struck words are added to files of their own; other tables are refused", async () => {
  const golden = write("g.csv", "product_code,field,value,who,decided_at,why\nA,price,9.5,ann,2026-01-01,\n");
  expect(await addSteward(golden, folder)).toMatchObject({file: join(folder, "golden.csv"), added: 1});
  const later = write("g2.csv", "product_code,field,value,who,decided_at,why\nA,price,8,bob,2026-01-02,\n");
  expect(await addSteward(later, folder)).toMatchObject({added: 1, conflicts: [{leftId: "A", rightId: "price"}]});
  expect((await readGoldenValues(join(folder, "golden.csv"))).map((v) => v.value)).toEqual(["9.5", "8"]);
  const strikes = write("s.csv", "token,decided_at\nivory,2026-01-01\nivory,2026-01-01\n");
  expect(await addSteward(strikes, folder)).toMatchObject({added: 1, known: 1});
  expect(readStrikes(join(folder, "strikes.csv"))).toEqual(["ivory"]);
  await expect(addSteward(write("x.csv", "a,b\n1,2\n"), folder)).rejects.toThrow("columns are a, b");
});
