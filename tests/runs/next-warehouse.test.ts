import {mkdtempSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {openNext} from "../../pipeline/runs/next-warehouse.ts";
import {openDatabase} from "../../pipeline/warehouse/database.ts";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "smartshop-next-"))));
afterEach(() => rmSync(folder, {recursive: true, force: true}));

const at = (name: string): string => join(folder, name);
const TABLES = `select schema_name || '.' || table_name as name from duckdb_tables() order by name`;

async function tablesOf(earlier?: string): Promise<string[]> {
  using db = await openNext({path: at("next.duckdb"), temporary: at("tmp"), earlier});
  return (await db.rows<{name: string}>(TABLES)).map(({name}) => name);
}

async function makeEarlier(): Promise<void> {
  using db = await openDatabase(at("earlier.duckdb"));
  await db.run(`create schema raw; create table raw.sale as select range as i from range(200000);
    create schema marts; create table marts.kpi as select hash(range) as h from range(400000);
    create view v_kpi as select * from marts.kpi`);
}

it("begins with the sources of the earlier one and nothing else, and leaves that as it is", async () => {
  await makeEarlier();
  const {size, mtimeMs} = statSync(at("earlier.duckdb"));
  expect(await tablesOf(at("earlier.duckdb"))).toEqual(["raw.sale"]);
  expect(statSync(at("earlier.duckdb"))).toMatchObject({size, mtimeMs});
});

it("writes to the room of what it dropped: it does not grow with each refresh", async () => {
  await makeEarlier();
  {
    using db = await openNext({path: at("next.duckdb"), temporary: at("tmp"), earlier: at("earlier.duckdb")});
    await db.run("create table marts.kpi as select hash(range) as h from range(400000); checkpoint");
  }
  expect(statSync(at("next.duckdb")).size).toBeLessThan(1.25 * statSync(at("earlier.duckdb")).size);
});

it.each([
  ["is not there", () => undefined],
  ["is no database", () => writeFileSync(at("earlier.duckdb"), "x".repeat(100_000))],
  [
    "lacks what is still in its log",
    async () => {
      await makeEarlier();
      writeFileSync(at("earlier.duckdb.wal"), "a log");
    }
  ]
])("begins empty where the earlier one %s", async (_, make) => {
  await make();
  expect(await tablesOf(at("earlier.duckdb"))).toEqual([]);
});
