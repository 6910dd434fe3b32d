import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, test} from "vitest";
import {readDecisions} from "../../pipeline/mdm/steward/decisions.ts";

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
