import {existsSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {csvParts} from "../../pipeline/publish/csv-parts.ts";
import {openDatabase} from "../../pipeline/warehouse/database.ts";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "smartshop-parts-"))));
afterEach(() => rmSync(folder, {recursive: true, force: true}));

async function read(select: string): Promise<string> {
  using db = await openDatabase(":memory:", {threads: 1});
  const pieces: Buffer[] = [];
  for await (const piece of csvParts(db, select, join(folder, "parts"))) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

it("hands on every row once, in order, over many parts, and leaves nothing behind", async () => {
  const rows = 700_000;
  const text = await read(`select range as i, 'MUG ' || range as name from range(${rows})`);
  const lines = text.trimEnd().split("\n");
  expect(text.length).toBeGreaterThan(12_000_000);
  expect(lines).toHaveLength(rows);
  expect(lines.every((line, i) => line === `${i},MUG ${i}`)).toBe(true);
  expect(existsSync(join(folder, "parts"))).toBe(false);
});

it.each([
  ["one row", "select 1 as a, null as b, '' as c, 'a \"b\", c' as d", '1,,"","a ""b"", c"\n'],
  ["no row", "select 1 as a where false", ""]
])("%s is one part, or none", async (_, select, expected) => {
  expect(await read(select)).toBe(expected);
});

it("throws what the select throws, and leaves nothing behind", async () => {
  await expect(read("select error('broken') from range(10)")).rejects.toThrow("broken");
  expect(existsSync(join(folder, "parts"))).toBe(false);
});

it("ends when whoever reads stops", async () => {
  using db = await openDatabase(":memory:", {threads: 1});
  for await (const piece of csvParts(db, "select range as i from range(3000000)", join(folder, "parts"))) {
    expect(piece.length).toBeGreaterThan(0);
    break;
  }
  expect(existsSync(join(folder, "parts"))).toBe(false);
});
