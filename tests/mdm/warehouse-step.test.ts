import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {loadSettings} from "../../pipeline/config.ts";
import {mdmStep} from "../../pipeline/mdm/warehouse-step.ts";
import {STEP_TABLES} from "../../pipeline/mdm/warehouse/tables.ts";
import {type Database, openDatabase} from "../../pipeline/warehouse/database.ts";

const folder = mkdtempSync(join(tmpdir(), "smartshop-mdm-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
const decisions = join(folder, "decisions.csv");

async function warehouse(file = ":memory:"): Promise<Database> {
  const db = await openDatabase(file);
  await db.run(`
    create schema cleaned; create schema mdm;
    create table cleaned.cln_article as select * from (values
      ('85123A', 'WHITE HANGING HEART T-LIGHT HOLDER', 900.0, 2.5, true),
      ('22423', 'REGENCY CAKESTAND 3 TIER', 800.0, 12.0, true),
      ('99999', '99999', 0.0, null, false)
    ) as t(product_code, product_name, revenue, usual_price, is_matched);
    create table cleaned.cln_listing as select * from (values
      ('L1', 'Hanging Heart T-Light Holder White', 'Acme', 2.95, null, 'a long description'),
      ('L2', '3 tier regency cake stand', null, null, '22423', null),
      ('L3', 'wireless mouse', null, 9.99, null, null),
      ('L4', 'regency cake-stand, 3 tier', 'Acme', 13.0, null, null)
    ) as t(listing_id, title, brand, price, code, description);
    create table cleaned.cln_review as select * from (values
      ('R1', 'L1', 'Lovely', 'the hanging heart is lovely'),
      ('labelled-1', null, null, 'nice cakestand'),
      ('labelled-2', null, null, 'fast delivery')
    ) as t(review_id, listing_id, title, body)`);
  return db;
}
const settings = loadSettings({SMARTSHOP_BUILD: folder, MDM_STRATEGY: "fuzzy"});
const run = async (db: Database, options: Parameters<typeof mdmStep>[0] = {}): Promise<string[]> => {
  const notes: string[] = [];
  const step = mdmStep({
    decisions,
    golden: join(folder, "no.csv"),
    previous: join(folder, "none"),
    beside: [],
    ...options
  });
  await step.run(db, {settings, runId: "test", note: (text) => notes.push(text)});
  return notes;
};
const links = (db: Database): Promise<object[]> =>
  db.rows(
    "select left_id as l, right_id as r from mdm.mdm_decision where strategy = 'fuzzy' and zone = 'accept' order by r"
  );

describe("matching in the warehouse", () => {
  it("fills every table, and finds the second run's answer in the cache", async () => {
    using db = await warehouse();
    await run(db);
    expect(await links(db)).toEqual([
      {l: "85123A", r: "L1"},
      {l: "22423", r: "L2"},
      {l: "22423", r: "L4"}
    ]);
    const first = await db.rows("select * from mdm.mdm_decision order by all");
    expect((await run(db)).join()).toContain("unchanged");
    expect(await db.rows("select * from mdm.mdm_decision order by all")).toEqual(first);
    for (const table of Object.keys(STEP_TABLES)) await db.rows(`select * from ${table}`);
    expect(await db.rows("select is_cached, is_active, accepted from mdm.mdm_run")).toEqual([
      {is_cached: true, is_active: true, accepted: 3}
    ]);
  });

  it("puts every record into one cluster, and names record and rule of each golden value", async () => {
    using db = await warehouse();
    await run(db);
    expect(
      await db.rows(
        "select count(*) as n, count(distinct source || record_id) as d, count(distinct golden_id) as g from mdm.mdm_cluster"
      )
    ).toEqual([{n: 6, d: 6, g: 3}]);
    expect(
      await db.rows(`select field, value, source, record_id, rule from mdm.golden_product where golden_id =
        (select golden_id from mdm.mdm_cluster where record_id = '22423') order by field`)
    ).toEqual([
      {field: "brand", value: "Acme", source: "marketplace", record_id: "L4", rule: "only_value"},
      {field: "code", value: "22423", source: "erp", record_id: "22423", rule: "only_value"},
      {field: "name", value: "REGENCY CAKESTAND 3 TIER", source: "erp", record_id: "22423", rule: "trusted_source"},
      {field: "price", value: "12", source: "erp", record_id: "22423", rule: "trusted_source"}
    ]);
  });

  it("follows the stewards and reports what they disagree about", async () => {
    using db = await warehouse();
    writeFileSync(
      decisions,
      [
        "left_id,right_id,verdict,who,decided_at,why",
        "22423,L2,different,Ann,2026-01-01,",
        "22423,L2,same,Bob,2026-01-02,seen both",
        "85123A,L3,same,Ann,2026-01-01,a test",
        "85123A,L4,same,Ann,2026-01-01,",
        "22423,L4,same,Bob,2026-01-03,",
        "77777,L1,same,Ann,2026-01-01,"
      ].join("\n")
    );
    await run(db);
    expect(await links(db)).toEqual([
      {l: "85123A", r: "L1"},
      {l: "22423", r: "L2"},
      {l: "85123A", r: "L3"},
      {l: "22423", r: "L4"}
    ]);
    expect(await db.rows("select kind, left_id, right_id from mdm.mdm_conflict order by kind")).toEqual([
      {kind: "contradiction", left_id: "22423", right_id: "L2"},
      {kind: "two articles", left_id: "85123A", right_id: "L4"},
      {kind: "unknown record", left_id: "77777", right_id: "L1"}
    ]);
    rmSync(decisions);
  });

  it("takes golden values from stewards, naming their rows, and reports what cannot stand", async () => {
    using db = await warehouse();
    const golden = join(folder, "golden.csv");
    const head = "product_code,field,value,who,decided_at,why\n";
    writeFileSync(golden, head);
    await run(db, {golden});
    expect(await db.rows("select * from mdm.mdm_conflict")).toEqual([]);
    expect(await db.rows("select * from mdm.golden_product where rule = 'steward'")).toEqual([]);
    const rows = [
      "22423,brand,Regency,Ann,2026-01-02,on the box",
      "22423,brand,Acme Ltd,Bob,2026-01-01,",
      "22423,price,cheap,Ann,2026-01-01,",
      "22423,taste,sweet,Ann,2026-01-01,",
      "85123A,category,Lights,Ann,2026-01-01,",
      "77777,name,Gone,Ann,2026-01-01,",
      "85123A,name,,Ann,2026-01-01,"
    ];
    writeFileSync(golden, head + rows.join("\n"));
    expect((await run(db, {golden})).join("; ")).toContain("2 golden values are set by stewards");
    expect(
      await db.rows(
        "select field, value, source, record_id from mdm.golden_product where rule = 'steward' order by field"
      )
    ).toEqual([
      {field: "brand", value: "Regency", source: "steward", record_id: "golden.csv row 1"},
      {field: "category", value: "Lights", source: "steward", record_id: "golden.csv row 5"}
    ]);
    expect(await db.rows("select left_id, right_id, kind from mdm.mdm_conflict order by all")).toEqual([
      {left_id: "22423", right_id: "brand", kind: "contradiction"},
      {left_id: "22423", right_id: "price", kind: "unreadable row"},
      {left_id: "22423", right_id: "taste", kind: "unknown field"},
      {left_id: "77777", right_id: "name", kind: "unknown record"},
      {left_id: "85123A", right_id: "name", kind: "unreadable row"}
    ]);
    writeFileSync(golden, "product_code,value\n22423,x\n");
    await expect(run(db, {golden})).rejects.toThrow("lack columns field");
  });

  it("refuses a decisions file that it cannot read, naming the row", async () => {
    using db = await warehouse();
    writeFileSync(decisions, "left_id,right_id,verdict\n22423,L2,perhaps\n");
    await expect(run(db)).rejects.toThrow("row 1 of");
    rmSync(decisions);
  });

  it("never links by rank, and computes other strategies beside the active one", async () => {
    using db = await warehouse();
    await run(db, {beside: ["poc"]});
    expect(
      await db.rows("select strategy, zone, count(*) as n from mdm.mdm_decision where strategy = 'poc' group by all")
    ).toEqual([{strategy: "poc", zone: "ask", n: 2}]);
    expect(
      await db.rows(
        "select distinct strategy from mdm.golden_product g, mdm.mdm_cluster c where g.golden_id = c.golden_id and strategy = 'fuzzy'"
      )
    ).toHaveLength(1);
  });

  it("gives no review without a product to an article where nothing sets a bar, and says why", async () => {
    using db = await warehouse();
    await run(db);
    const rows = await db.rows<{review_id: string; product_code: string | null; reason: string}>(
      "select review_id, product_code, reason from mdm.mdm_review_link order by review_id"
    );
    expect(rows.map((r) => [r.review_id, r.product_code])).toEqual([
      ["labelled-1", null],
      ["labelled-2", null]
    ]);
    expect(rows[1]!.reason).toBe("no product: no article is named");
  });

  it("logs who split what, and keeps the log from refresh to refresh", async () => {
    const file = join(folder, "log.duckdb");
    {
      using first = await warehouse(file);
      await run(first);
    }
    writeFileSync(decisions, "left_id,right_id,verdict,who,decided_at,why\n22423,L2,different,Ann,2026-01-01,no lid\n");
    const second = join(folder, "log2.duckdb");
    {
      using db = await warehouse(second);
      await run(db, {previous: file, now: new Date("2026-02-01T00:00:00Z")});
      expect(await db.rows("select happened_at, event, records, decided_by, who, why from mdm.mdm_log")).toEqual([
        {
          happened_at: "2026-02-01T00:00:00.000Z",
          event: "split",
          records: "marketplace:L2",
          decided_by: "steward",
          who: "Ann",
          why: "no lid"
        }
      ]);
    }
    rmSync(decisions);
    using third = await warehouse();
    await run(third, {previous: second});
    expect(await third.rows("select event from mdm.mdm_log order by happened_at")).toEqual([
      {event: "split"},
      {event: "merged"}
    ]);
  });

  it("carries golden ids over from the last good warehouse", async () => {
    const file = join(folder, "previous.duckdb");
    {
      using before = await warehouse(file);
      await run(before);
      await before.run("update mdm.mdm_cluster set golden_id = 'G-old' where record_id in ('22423', 'L2', 'L4')");
    }
    using db = await warehouse();
    await run(db, {previous: file});
    expect(
      await db.rows("select distinct golden_id as g from mdm.mdm_cluster where record_id in ('22423', 'L4')")
    ).toEqual([{g: "G-old"}]);
  });
});
