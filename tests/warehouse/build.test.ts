import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type BuildReport} from "../../pipeline/warehouse/build.ts";
import {type Database} from "../../pipeline/warehouse/database.ts";
import {loadModels} from "../../pipeline/warehouse/load-models.ts";
import {type Progress} from "../../pipeline/warehouse/model.ts";
import {buildSmall, LINES} from "./small-shop.ts";

let db: Database;
let report: BuildReport;
const events: Progress[] = [];
beforeAll(async () => {
  ({db, report} = await buildSmall(LINES, {onProgress: (event) => events.push(event)}));
});
afterAll(() => db.close());

const count = async (rule: string, kind: string) =>
  (
    await db.rows<{lines: number; value: number | null}>(
      "select lines, value from meta.rule_count where rule = ? and kind = ?",
      [rule, kind]
    )
  )[0];

describe("cleaning", () => {
  it("counts every rule with lines and value", async () => {
    expect(await count("cancellation", "rule")).toEqual({lines: 2, value: -28});
    expect(await count("service code", "rule")).toEqual({lines: 2, value: 0});
    expect(await count("remark in place of a name", "rule")).toEqual({lines: 1, value: 0});
    expect(await count("missing description", "rule")).toEqual({lines: 1, value: 0});
    expect(await count("non-positive quantity", "rule")).toEqual({lines: 3, value: -28});
    expect(await count("non-positive price", "rule")).toEqual({lines: 2, value: 0});
    expect(await count("no customer", "rule")).toEqual({lines: 2, value: 15});
    expect(await count("exact duplicate", "rule")).toEqual({lines: 1, value: 25});
    expect(await count("code in mixed case", "rule")).toEqual({lines: 1, value: 0.003});
  });

  it("gives each line one class, and prints both totals", async () => {
    const classes = await db.rows<{line_class: string; n: number}>(
      "select line_class, count(*) as n from cleaned.cln_line group by line_class order by line_class"
    );
    expect(classes).toEqual([
      {line_class: "duplicate", n: 1},
      {line_class: "rejected", n: 3},
      {line_class: "return", n: 1},
      {line_class: "sale", n: 5},
      {line_class: "service_return", n: 1},
      {line_class: "service_sale", n: 1}
    ]);
    expect(await count("sales before duplicates", "total")).toEqual({lines: 7, value: 82.003});
    expect(await count("sales", "total")).toEqual({lines: 6, value: 57.003});
    expect(await count("rows in the files", "total")).toEqual({lines: LINES.length, value: null});
  });

  it("keeps what is set aside, with its reason and what stood there", async () => {
    const rejects = await db.rows("select line, reason, sample from cleaned.cln_reject order by line");
    expect(rejects).toEqual([
      expect.objectContaining({line: 3, reason: "exact duplicate"}),
      expect.objectContaining({line: 9, reason: "quantity not positive", sample: expect.stringContaining("damaged")}),
      expect.objectContaining({line: 10, reason: "price not positive"}),
      expect.objectContaining({line: 11, reason: "no customer"})
    ]);
  });

  it("unifies codes in mixed case, keeps letters apart, and reads customers written as floats", async () => {
    expect(await db.rows("select product_code, quantity_sold, gross_revenue from v_product_kpi order by 1")).toEqual([
      {product_code: "85123A", quantity_sold: 15, gross_revenue: 31.003},
      {product_code: "85123B", quantity_sold: 2, gross_revenue: 8},
      {product_code: "POST", quantity_sold: 1, gross_revenue: 18}
    ]);
    expect(await db.rows("select customer_id, order_count from v_customer_kpi order by 1")).toEqual([
      {customer_id: "12400", order_count: 1},
      {customer_id: "13085", order_count: 4}
    ]);
  });
});

describe("dimensions", () => {
  it("hold every name with the days on which it was valid; remarks and spaces make none", async () => {
    expect(await db.rows("select * from v_product_names where product_code = '85123A' order by valid_from")).toEqual([
      {
        product_code: "85123A",
        product_name: "WHITE HEART",
        valid_from: "2010-01-04",
        valid_to: "2010-03-01",
        is_current: false
      },
      {product_code: "85123A", product_name: "CREAM HEART", valid_from: "2010-03-01", valid_to: null, is_current: true}
    ]);
  });

  it("give countries their ISO codes, and what is unknown stays visible", async () => {
    expect(
      await db.rows("select country_code, country_name, source_names from dimensions.dim_country order by 1")
    ).toEqual([
      {country_code: "FR", country_name: "France", source_names: "France"},
      {country_code: "GB", country_name: "United Kingdom", source_names: "United Kingdom"},
      {country_code: "IE", country_name: "Ireland", source_names: "EIRE"},
      {country_code: "ZZ", country_name: "Unspecified", source_names: "Atlantis, Unspecified"}
    ]);
    const unknown = report.audits.find((audit) => audit.audit === "countries_are_known");
    expect(unknown).toMatchObject({verdict: "fail", severity: "warn", failedRows: 1});
    expect(unknown?.sample).toContain("Atlantis");
    expect(report.verdict).toBe("warn");
  });
});

describe("marts", () => {
  it("hold gross, returns and net of each month, and averages by order and not by line", async () => {
    expect(
      await db.rows(
        `select cast(month as varchar) as month, article_revenue, service_revenue, gross_revenue, returns_value,
           net_revenue, order_count, average_order_value, is_complete from v_month_kpi order by month`
      )
    ).toEqual([
      {
        month: "2010-01-01",
        article_revenue: 25.003,
        service_revenue: 0,
        gross_revenue: 25.003,
        returns_value: 0,
        net_revenue: 25.003,
        order_count: 1,
        average_order_value: 25.003,
        is_complete: true
      },
      {
        month: "2010-02-01",
        article_revenue: 8,
        service_revenue: 18,
        gross_revenue: 26,
        returns_value: 28,
        net_revenue: -2,
        order_count: 1,
        average_order_value: 26,
        is_complete: true
      },
      {
        month: "2010-03-01",
        article_revenue: 6,
        service_revenue: 0,
        gross_revenue: 6,
        returns_value: 0,
        net_revenue: 6,
        order_count: 2,
        average_order_value: 3,
        is_complete: true
      }
    ]);
  });

  it("leave spans empty for which the data are too short, and ratings that nobody gave", async () => {
    const [row] = await db.rows(
      "select gross_revenue_12m, rating_mean, alert_status, return_rate from v_product_kpi where product_code = '85123A'"
    );
    expect(row).toEqual({gross_revenue_12m: null, rating_mean: null, alert_status: null, return_rate: 4 / 15});
    expect(await db.rows("select * from v_alerts")).toEqual([]);
  });

  it("know no margin without a cost table", async () => {
    expect(report.models.find((m) => m.name === "marts.margin")).toMatchObject({materialized: "absent", rows: null});
    await expect(db.rows("select * from v_margin")).rejects.toThrow(/v_margin/);
    const {db: other} = await buildSmall(LINES, {
      before: (fresh) =>
        fresh.run(`insert into raw.cost values ('c.csv', 2, '85123a', '9.99', 9.99), ('c.csv', 3, '85123A', '1.50', 1.5),
          ('c.csv', 4, 'NOWHERE', '2', 2), ('c.csv', 5, 'POST', '-1', -1)`)
    });
    expect(await other.rows("select product_code, cost, gross_margin from v_margin")).toEqual([
      {product_code: "85123A", cost: 22.5, gross_margin: 8.503}
    ]);
    expect(await other.rows("select line, reason from cleaned.cln_reject where source = 'cost' order by line")).toEqual(
      [
        {line: 2, reason: "another cost of the code comes later"},
        {line: 4, reason: "no such code in the sales"},
        {line: 5, reason: "cost below zero"}
      ]
    );
    expect(await other.rows("select value from v_data_quality where metric = 'codes_with_cost'")).toEqual([{value: 1}]);
    other.close();
  });
});

describe("what a build says of itself", () => {
  it("names each model with rows and time, in order, and the audits", () => {
    const models = events.filter((e) => e.type === "model");
    expect(models.at(-1)).toMatchObject({index: models.at(-1)!.total});
    expect(models.find((e) => e.report.name === "facts.fct_sale_line")?.report).toMatchObject({rows: 6, kind: "sql"});
    expect(events.at(-1)).toMatchObject({type: "audits", total: report.audits.length});
    expect(report.asOf).toBe("2010-03-31");
  });

  it("describes every column of every model, no more and no less", async () => {
    const made = new Set(report.models.filter((m) => m.materialized !== "absent").map((m) => m.name));
    for (const model of await loadModels(db)) {
      if (!made.has(model.name)) continue;
      const real = (await db.rows<{column_name: string}>(`describe ${model.name}`)).map((c) => c.column_name);
      expect({model: model.name, columns: Object.keys(model.doc.columns).sort()}).toEqual({
        model: model.name,
        columns: real.sort()
      });
      expect(model.doc.description.length).toBeGreaterThan(10);
    }
  });

  it("traces columns to their sources, down to the raw files", async () => {
    const from = async (relation: string, column: string) =>
      (
        await db.rows<{s: string}>(
          `select source_relation || '.' || source_column as s from meta.lineage
           where relation = ? and column_name = ? order by s`,
          [relation, column]
        )
      ).map((row) => row.s);
    expect(await from("v_product_kpi", "gross_revenue")).toEqual(["marts.product_kpi.gross_revenue"]);
    expect(await from("marts.product_kpi", "gross_revenue")).toEqual(["facts.fct_sale_line.revenue"]);
    expect(await from("facts.fct_sale_line", "revenue")).toEqual(["cleaned.cln_line.amount"]);
    expect(await from("cleaned.cln_line", "amount")).toEqual([
      "staging.stg_transaction.quantity",
      "staging.stg_transaction.unit_price"
    ]);
    expect(await from("staging.stg_transaction", "unit_price")).toEqual(["raw.transaction.unit_price"]);
    expect(await from("reference.country", "country_name")).toEqual(["data/reference/countries.csv.country_name"]);
    expect(await from("marts.day_kpi", "line_count")).toEqual(["facts.fct_sale_line.*"]);
  });

  it("has lineage and a described dictionary entry for every column", async () => {
    const missing = await db.rows(
      `select d.relation, d.column_name from meta.dictionary as d
       left join meta.lineage as l on l.relation = d.relation and l.column_name = d.column_name
       where l.relation is null or d.description = ''`
    );
    expect(missing).toEqual([]);
  });

  it("can be built twice on one database with the same result", async () => {
    const {db: again, settings} = await buildSmall();
    const before = await again.rows("select * from v_product_kpi order by product_code");
    const {buildWarehouse} = await import("../../pipeline/warehouse/build.ts");
    await buildWarehouse({db: again, settings, runId: "second"});
    expect(await again.rows("select * from v_product_kpi order by product_code")).toEqual(before);
    again.close();
  });
});
