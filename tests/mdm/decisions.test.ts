import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, test} from "vitest";
import {addDecisions} from "../../pipeline/mdm/steward/append.ts";
import {readDecisions} from "../../pipeline/mdm/steward/decisions.ts";
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

test("decisions of another file are added once, nothing that was there goes, conflicts are told", async () => {
  const file = write("all.csv", `${HEADER}A,L1,same,ann,2026-01-01,first\n`);
  const from = write("more.csv", `${HEADER}A,L1,different,bob,2026-01-02,\nB,L2,same,bob,2026-01-02,\n`);
  const {conflicts, ...counts} = await addDecisions(file, from);
  expect(counts).toEqual({added: 2, known: 0});
  expect(conflicts).toMatchObject([{leftId: "A", kind: "contradiction", who: "ann, bob"}]);
  expect(await addDecisions(file, from)).toMatchObject({added: 0, known: 2});
  expect((await readDecisions(file)).map((d) => [d.leftId, d.verdict, d.who])).toEqual([
    ["A", "same", "ann"],
    ["A", "different", "bob"],
    ["B", "same", "bob"]
  ]);
  const bad = write("bad.csv", `${HEADER}C,L3,same,bob,,\nC,L4,perhaps,bob,,\n`);
  await expect(addDecisions(file, bad)).rejects.toThrow("row 2");
  expect(await readDecisions(file)).toHaveLength(3);
});
