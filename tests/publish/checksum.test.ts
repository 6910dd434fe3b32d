import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Settings} from "../../pipeline/config.ts";
import {type Client, connectTo} from "../../pipeline/postgres/client.ts";
import {resolveTarget} from "../../pipeline/postgres/target.ts";
import {type Checksum, duckdbChecksum, postgresChecksum} from "../../pipeline/publish/checksum.ts";
import {type Column} from "../../pipeline/publish/columns.ts";
import {type Database, openDatabase} from "../../pipeline/warehouse/database.ts";
import {cleanUp, testSettings} from "./fixture.ts";

const COLUMNS: Column[] = [
  {name: "words", type: "VARCHAR"},
  {name: "money", type: "DECIMAL(18,4)"},
  {name: "number", type: "DOUBLE"},
  {name: "flag", type: "BOOLEAN"},
  {name: "day", type: "DATE"},
  {name: "moment", type: "TIMESTAMP"}
];
const TYPES = "words text, money numeric(18,4), number double precision, flag boolean, day date, moment timestamp";

interface Row {
  words: string | null;
  money: string | null;
  number: number | null;
  flag: boolean | null;
  day: string | null;
  at: string | null;
}
const optional = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, {freq: 5});
// Neither engine takes a NUL in text.
const words = fc.string({unit: "binary", maxLength: 20}).map((text) => text.replaceAll("\0", ""));
const day = fc
  .date({min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true})
  .map((d) => d.toISOString());
const row: fc.Arbitrary<Row> = fc.record({
  words: optional(words),
  money: optional(fc.integer({min: -1e12, max: 1e12}).map((n) => (n / 1e4).toFixed(4))),
  number: optional(
    fc.oneof(
      fc.double({noNaN: true}),
      fc.integer({min: -1e6, max: 1e6}).map((n) => n / 100)
    )
  ),
  flag: optional(fc.boolean()),
  day: optional(day.map((d) => d.slice(0, 10))),
  at: optional(day.map((d) => d.slice(0, 19).replace("T", " ")))
});
const valuesOf = (r: Row) => [r.words, r.money, r.number === null ? null : String(r.number), r.flag, r.day, r.at];

describe("checksum of rows", () => {
  let settings: Settings;
  let client: Client;
  let db: Database;
  beforeAll(async () => {
    settings = testSettings();
    client = await connectTo(await resolveTarget(settings, "postgres"));
    db = await openDatabase();
    await client.query(`set timezone = 'UTC'; create temp table t (${TYPES})`);
    await db.run(`create table t (${TYPES})`);
  });
  afterAll(async () => {
    db.close();
    await client.end();
    await cleanUp(settings);
  });

  async function sums(rows: Row[]): Promise<[Checksum, Checksum]> {
    await client.query("truncate t");
    await db.run("truncate t");
    for (const r of rows) {
      const values = valuesOf(r);
      await client.query("insert into t values ($1, $2::numeric, $3::float8, $4, $5::date, $6::timestamp)", values);
      await db.run("insert into t values ($1, $2::decimal(18,4), $3::double, $4, $5::date, $6::timestamp)", values);
    }
    const [d] = await db.rows<{row_count: number; checksum: string}>(duckdbChecksum("t", COLUMNS));
    const p = (await client.query<{row_count: number; checksum: string}>(postgresChecksum("t", COLUMNS))).rows[0];
    return [
      {rows: d!.row_count, checksum: d!.checksum},
      {rows: p!.row_count, checksum: p!.checksum}
    ];
  }

  it("is the same in both engines, whatever the values and the order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, {maxLength: 5}), async (rows) => {
        const [duckdb, postgres] = await sums(rows);
        expect(postgres).toEqual(duckdb);
        const [turned] = await sums([...rows].reverse());
        expect(turned).toEqual(duckdb);
      }),
      {numRuns: 40}
    );
  });

  it("tells null from empty text, one column from the next, and a row from two", async () => {
    const base: Row = {words: "", money: null, number: null, flag: null, day: null, at: null};
    const all = [base, {...base, words: null}, {...base, money: "1.0000"}, {...base, number: 1}, {...base, flag: true}];
    const seen = new Set<string>();
    for (const r of all) seen.add((await sums([r]))[0].checksum);
    expect(seen.size).toBe(all.length);
    expect((await sums([base, base]))[0].checksum).not.toBe((await sums([base]))[0].checksum);
  });
});
