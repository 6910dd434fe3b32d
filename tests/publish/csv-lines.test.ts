import {mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import fc from "fast-check";
import {afterEach, beforeEach, expect, it} from "vitest";
import {columnsOf} from "../../pipeline/publish/columns.ts";
import {csvLines} from "../../pipeline/publish/csv-lines.ts";
import {type Database, literal, openDatabase} from "../../pipeline/warehouse/database.ts";

let folder: string;
let db: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "smartshop-lines-"));
  db = await openDatabase(":memory:", {threads: 1});
});
afterEach(() => {
  db.close();
  rmSync(folder, {recursive: true, force: true});
});

/** The lines of a select's rows, by way of a Parquet file with small row groups. */
async function linesOf(select: string, rows: number, part?: number): Promise<AsyncGenerator<Buffer, void>> {
  const path = join(folder, "rows.parquet");
  await db.run(`copy (${select}) to ${literal(path)} (format parquet, row_group_size 2048)`);
  const columns = await columnsOf(db, `read_parquet(${literal(path)})`);
  return csvLines(db, {path, columns, rows, temporary: join(folder, "lines"), part});
}

async function textOf(lines: AsyncGenerator<Buffer, void>): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of lines) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

const left = (): string[] => readdirSync(folder).filter((name) => name !== "rows.parquet");

it("hands on every row once and in order, whatever the parts, and leaves nothing behind", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(9_000), fc.integer({min: 500, max: 10_000}), async (rows, part) => {
      const lines = await linesOf(`select range as i, 'MUG ' || range as name from range(${rows})`, rows, part);
      const expected = Array.from({length: rows}, (_, i) => `${i},MUG ${i}\n`).join("");
      expect(await textOf(lines)).toBe(expected);
      expect(left()).toEqual([]);
    }),
    {numRuns: 20}
  );
});

it("tells nothing from an empty text, and quotes what needs it", async () => {
  const lines = await linesOf("select 1 as a, null::varchar as b, '' as c, 'a \"b\", c' as d, 'é\n' as e", 1);
  expect(await textOf(lines)).toBe('1,,"","a ""b"", c","é\n"\n');
});

it("throws what reading the file throws, and leaves nothing behind", async () => {
  const lines = csvLines(db, {
    ...{path: join(folder, "none.parquet"), columns: [{name: "a", type: "VARCHAR"}], rows: 5},
    temporary: join(folder, "lines")
  });
  await expect(textOf(lines)).rejects.toThrow("none.parquet");
  expect(left()).toEqual([]);
});

it("lets a reader stop early: the part at work is waited for, and nothing is left behind", async () => {
  const lines = await linesOf("select range as i from range(500000)", 500_000, 100_000);
  expect((await lines.next()).value).toBeInstanceOf(Buffer);
  expect(left()).not.toEqual([]);
  await lines.return();
  expect(left()).toEqual([]);
});
