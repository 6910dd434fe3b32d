import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type AuditResult} from "../../pipeline/quality/audit-types.ts";
import {runAudits, verdictOf} from "../../pipeline/quality/run-audits.ts";
import {type BuildReport, type PreviousRun} from "../../pipeline/warehouse/build.ts";
import {type Database} from "../../pipeline/warehouse/database.ts";
import {loadModels} from "../../pipeline/warehouse/load-models.ts";
import {type SqlModel} from "../../pipeline/warehouse/model.ts";
import {buildSmall, LINES} from "../warehouse/small-shop.ts";

const known = LINES.filter((line) => line.country !== "Atlantis");
let db: Database;
let report: BuildReport;
let models: SqlModel[];
beforeAll(async () => {
  ({db, report} = await buildSmall(known));
  const made = new Set(report.models.filter((m) => m.materialized !== "absent").map((m) => m.name));
  models = (await loadModels(db)).filter((model) => made.has(model.name));
});
afterAll(() => db.close());

/** Audits that do not pass after a change, which is taken back. */
async function broken(change: string): Promise<AuditResult[]> {
  await db.run("begin");
  await db.run(change);
  const results = await runAudits(db, {runId: "broken", models});
  await db.run("rollback");
  return results.filter((result) => result.verdict !== "pass");
}

describe("audits", () => {
  it("all hold on a sound warehouse, and there are many", () => {
    expect(report.audits.filter((audit) => audit.verdict !== "pass")).toEqual([]);
    expect(report.verdict).toBe("ok");
    expect(report.audits.length).toBeGreaterThan(300);
    expect(new Set(report.audits.map((audit) => audit.audit)).size).toBe(report.audits.length);
  });

  it.each([
    [
      "a line lost on its way to the fact",
      "delete from facts.fct_sale_line where line_id = (select min(line_id) from facts.fct_sale_line)",
      "lines_reconcile"
    ],
    [
      "a line that comes twice",
      "insert into facts.fct_sale_line select * from facts.fct_sale_line limit 1",
      "facts.fct_sale_line: line_id unique"
    ],
    [
      "a mart that multiplies",
      "update marts.product_kpi set gross_revenue = gross_revenue * 3, net_revenue = gross_revenue * 3 - returns_value where product_code = 'POST'",
      "marts.product_kpi: gross_revenue sums to facts.fct_sale_line"
    ],
    [
      "a penny in a mart",
      "update marts.country_kpi set net_revenue = net_revenue + 0.01 where country_code = 'GB'",
      "net_is_gross_less_returns"
    ],
    [
      "an orphan",
      "update facts.fct_sale_line set country_code = 'XX' where line_kind = 'service'",
      "facts.fct_sale_line: country_code is in dimensions.dim_country.country_code"
    ],
    [
      "a gap between names",
      "update dimensions.dim_product set valid_to = date '2010-02-27' where valid_to is not null",
      "names_touch"
    ],
    [
      "a class that nobody knows",
      "update cleaned.cln_line set line_class = 'gift' where line_class = 'sale'",
      "cleaned.cln_line: line_class accepted"
    ],
    [
      "an empty key",
      "update marts.month_kpi set month = null where month = date '2010-01-01'",
      "marts.month_kpi: month not null"
    ],
    [
      "a quantity out of all bounds",
      "update facts.fct_sale_line set quantity = 1000000000 where line_kind = 'service'",
      "facts.fct_sale_line: quantity in range"
    ],
    [
      "a status without a rating",
      "update marts.product_kpi set alert_status = 'OK' where product_code = 'POST'",
      "unrated_have_no_alert"
    ],
    [
      "a sale after the run",
      "update facts.fct_sale_line set sold_on = date '2031-01-01' where line_kind = 'service'",
      "no_sale_in_the_future"
    ],
    ["a cost that nobody gave", "insert into cleaned.cln_cost values ('85123A', 1, 'c.csv', 2)", "costs_reconcile"],
    ["a row that the reader lost", "update raw.source set record_count = record_count + 1", "source_rows_reconcile"]
  ])("find %s", async (_what, change, audit) => {
    const found = await broken(change);
    expect(found.map((result) => result.audit)).toContain(audit);
    expect(found.find((result) => result.audit === audit)).toMatchObject({verdict: "fail", severity: "error"});
    expect(verdictOf(found)).toBe("failed");
  });

  it("are unknown, and never passed, when they cannot be run", async () => {
    const found = await broken("drop table facts.fct_return_line cascade");
    const result = found.find((one) => one.audit === "facts.fct_return_line: line_id unique");
    expect(result).toMatchObject({verdict: "unknown", failedRows: null});
    expect(result?.sample).toMatch(/fct_return_line/);
    expect(verdictOf(found)).toBe("failed");
    expect(verdictOf([])).toBe("failed");
  });

  it.each([
    [
      "a file of which much cannot be read",
      "update raw.source set record_count = 100, reject_count = 2",
      "few_lines_unreadable"
    ]
  ])("warn of %s", async (_what, change, audit) => {
    const found = await broken(change);
    expect(found.find((result) => result.audit === audit)).toMatchObject({verdict: "fail", severity: "warn"});
  });

  it("name the file and line of what they find", async () => {
    const found = await broken(
      "update facts.fct_sale_line set sold_on = date '2031-01-01' where line_kind = 'service'"
    );
    const sample = found.find((result) => result.audit === "no_sale_in_the_future")!.sample!;
    const line = LINES.findIndex((one) => one.stock_code === "POST" && !one.invoice?.startsWith("C")) + 2;
    expect(JSON.parse(sample)).toMatchObject({file: "a.csv", line, invoice: "2"});
  });

  it("of severity warn do not fail the run", async () => {
    const warned = await broken("update cleaned.cln_country set is_known = false where country = 'France'");
    expect(warned.map((result) => result.audit)).toEqual(["countries_are_known"]);
    expect(verdictOf(warned)).toBe("warn");
  });
});

describe("a shop without a line", () => {
  it("is built, and fails for the one thing that is wrong with it", async () => {
    const {db: empty, report: none} = await buildSmall([]);
    empty.close();
    expect(none.verdict).toBe("failed");
    expect(none.asOf).toBeNull();
    expect(none.audits.filter((audit) => audit.verdict !== "pass").map((audit) => audit.audit)).toEqual([
      "something_was_sold"
    ]);
  });
});

describe("history", () => {
  const earlier = (changes: Partial<PreviousRun>): PreviousRun => ({
    ...report.run,
    runId: "earlier",
    finishedAt: "2025-12-31T00:00:00.000Z",
    ...changes
  });

  it("is kept with the results of each run", async () => {
    const {db: next} = await buildSmall(known, {
      runId: "next",
      previousRuns: [earlier({audits: report.audits.map((a) => ({...a, runId: "earlier"}))})]
    });
    expect(
      await next.rows("select run_id, is_current, count(*) as n from meta.audit_result group by all order by 1")
    ).toEqual([
      {run_id: "earlier", is_current: false, n: report.audits.length},
      {run_id: "next", is_current: true, n: report.audits.length}
    ]);
    next.close();
  });

  it("lets volumes and ages be judged, of the same kind of data only", async () => {
    const rows = {...report.run.rows, "facts.fct_sale_line": 50_000};
    const judged = async (changes: Partial<PreviousRun>): Promise<string[]> => {
      const {db: next, report: again} = await buildSmall(known, {
        runId: "next",
        previousRuns: [earlier({rows, asOf: "2012-01-01", ...changes})]
      });
      next.close();
      return again.audits.filter((audit) => audit.verdict !== "pass").map((audit) => audit.audit);
    };
    expect(await judged({})).toEqual(["data_do_not_age", "volumes_are_steady"]);
    expect(await judged({isDemo: true})).toEqual([]);
  });
});
