import {existsSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {createRawTables} from "../../pipeline/sources/tables.ts";
import {loadSettings} from "../../pipeline/config.ts";
import {ROOT} from "../../pipeline/paths.ts";
import {buildWarehouse, type BuildReport} from "../../pipeline/warehouse/build.ts";
import {type Database, literal, openDatabase} from "../../pipeline/warehouse/database.ts";

/** Online Retail II (UCI data set 502, CC BY 4.0), where it lies beside the project. */
const FILE = join(ROOT, "..", "shared", "data", "online-retail-ii", "online_retail_II.csv.gz");

async function build(onlySecondYear: boolean): Promise<{db: Database; report: BuildReport}> {
  const db = await openDatabase(":memory:", {threads: 2});
  await db.run(createRawTables());
  await db.run(`
    insert into raw.transaction
    select 'online_retail_II.csv.gz', n + 1, t.* exclude (n), try_cast("Quantity" as integer),
      try_cast("InvoiceDate" as timestamp), try_cast("Price" as decimal(18, 4))
    from (select *, row_number() over () as n from read_csv(${literal(FILE)}, all_varchar = true)) as t
    where n > ${onlySecondYear ? 525_461 : 0};
    insert into raw.source by name
    select 'transaction' as source, file, 'none' as sha256, 0 as bytes, count(*) as row_count, 0 as reject_count,
      count(*) as record_count, 0 as sampled_out, 'line' as line_unit, false as is_demo
    from raw.transaction group by file;`);
  const report = await buildWarehouse({db, settings: loadSettings({MDM_STRATEGY: "fuzzy"}), runId: "real"});
  return {db, report};
}

const BEFORE = `select count(*) as lines, count(distinct invoice) as orders, count(distinct customer_id) as customers,
  round(sum(amount), 2) as revenue from cleaned.cln_line where reject_reason is null and not is_cancellation`;

if (!existsSync(FILE)) process.stderr.write(`skipped: the real file is not there: ${FILE}\n`);

describe.skipIf(!existsSync(FILE))("the real two-year file", () => {
  let db: Database;
  let report: BuildReport;
  beforeAll(async () => {
    ({db, report} = await build(false));
  });
  afterAll(() => db.close());

  it("gives the published figures before duplicates are set apart", async () => {
    expect(await db.rows(BEFORE)).toEqual([{lines: 805_548, orders: 36_969, customers: 5_878, revenue: 17_743_411.18}]);
  });

  it("gives those without exact duplicates in the fact and every mart", async () => {
    expect(
      await db.rows("select count(*) as lines, round(sum(revenue), 2) as revenue from facts.fct_sale_line")
    ).toEqual([{lines: 779_424, revenue: 17_374_786.27}]);
    for (const view of [
      "v_product_kpi",
      "v_customer_kpi",
      "v_country_kpi",
      "v_month_kpi",
      "v_day_kpi",
      "v_day_hour_kpi",
      "v_product_month",
      "v_product_country"
    ])
      expect({view, rows: await db.rows(`select round(sum(gross_revenue), 2) as revenue from ${view}`)}).toEqual({
        view,
        rows: [{revenue: 17_374_786.27}]
      });
  });

  it("gives the change between the last two spans of twelve full months", async () => {
    const [row] = await db.rows<{last: number; change: number}>(
      `select sum(gross_revenue_12m) as last, sum(gross_revenue_12m) / sum(gross_revenue_prior_12m) - 1 as change from v_country_kpi`
    );
    expect(row!.last / 1e6).toBeCloseTo(8.37, 2);
    expect(row!.change).toBeCloseTo(-0.014, 3);
    const [uk] = await db.rows<{share: number}>(
      `select sum(gross_revenue_12m) filter (where country_code = 'GB') / sum(gross_revenue_12m) as share from v_country_kpi`
    );
    expect(uk!.share).toBeCloseTo(0.814, 3);
  });

  it("holds every audit, knows every country, and names almost every article's category", async () => {
    expect(report.audits.filter((audit) => audit.verdict !== "pass")).toEqual([]);
    expect(await db.rows("select country from cleaned.cln_country where not is_known")).toEqual([]);
    const [other] = await db.rows<{value: number}>(
      "select value from v_data_quality where metric = 'revenue_share_other_category'"
    );
    expect(other!.value).toBeLessThan(0.15);
  });

  it("takes renamed articles for what they are and remarks for none", async () => {
    expect(
      await db.rows("select product_name from v_product_names where product_code = '22384' order by valid_from")
    ).toEqual([
      {product_name: "LUNCHBAG PINK RETROSPOT"},
      {product_name: "LUNCH BAG PINK RETROSPOT"},
      {product_name: "LUNCH BAG PINK POLKADOT"}
    ]);
    const remarks = ["damaged", "?", "check", "sold as set on dotcom", "thrown away", "found", "dotcom"];
    const named = await db.rows<{n: number}>(
      `select count(*) as n from v_product_names where lower(product_name) in (${remarks.map(literal).join(", ")})`
    );
    expect(named).toEqual([{n: 0}]);
  });
});

describe.skipIf(!existsSync(FILE))("the second year alone", () => {
  it("gives its published figures", async () => {
    const {db, report} = await build(true);
    expect(await db.rows(BEFORE)).toEqual([{lines: 397_884, orders: 18_532, customers: 4_338, revenue: 8_911_407.9}]);
    expect(report.verdict).not.toBe("failed");
    db.close();
  });
});
