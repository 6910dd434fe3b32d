import {readFileSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {parse} from "yaml";
import {type Engine} from "../../pipeline/agent/guard/engine.ts";
import {guard} from "../../pipeline/agent/guard/guard.ts";
import {openParser} from "../../pipeline/agent/guard/parser.ts";
import {MAX_CHARACTERS} from "../../pipeline/agent/guard/text.ts";
import {ROOT} from "../../pipeline/paths.ts";

const read = (name: string): unknown => parse(readFileSync(join(ROOT, "tests/agent", name), "utf8"));
const hostile = read("hostile.yml") as Record<string, string[]>;
const more = read("hostile-more.yml") as Record<string, string[]>;
const legal = read("legal.yml") as (string | {sql: string; on: Engine})[];
const engines: Engine[] = ["postgres", "duckdb"];

describe("hostile statements", () => {
  it("are at least two hundred", () => {
    expect(new Set(Object.values(hostile).flat()).size).toBeGreaterThanOrEqual(200);
    expect(new Set(Object.values(more).flat()).size).toBeGreaterThanOrEqual(200);
  });
  for (const [attempt, statements] of [...Object.entries(hostile), ...Object.entries(more)])
    it.each(statements)(`${attempt}: %s`, async (sql) => {
      for (const engine of engines) {
        const verdict = await guard(sql, {engine});
        expect(verdict, `${engine}: ${sql}`).toMatchObject({allowed: false});
        expect((verdict as {reason: string}).reason).not.toBe("");
      }
    });

  it("made by doubling common table expressions are refused before they are planned", async () => {
    const doubled = Array.from(
      {length: 24},
      (_, i) => `a${i + 1} as not materialized (select * from a${i} union all select * from a${i})`
    );
    const verdict = await guard(`with a0 as (select 1 as x), ${doubled.join(", ")} select count(*) from a24`);
    expect(verdict).toMatchObject({allowed: false, reason: expect.stringContaining("relations")});
  });

  it("that overflow the parser's stack do not harm the statements after them", async () => {
    const parser = openParser();
    for (let i = 0; i < 60; i++) await expect(parser.parse(`select ${"1+".repeat(30_000)}1`)).rejects.toThrow();
    expect(await guard("select 1", {parser})).toMatchObject({allowed: true});
  });

  it("of ten megabytes or ten thousand parentheses are refused, and the process goes on", async () => {
    for (const sql of [`select ${"(".repeat(10_000)}1${")".repeat(10_000)}`, "x".repeat(10_000_000)])
      expect(await guard(sql)).toMatchObject({allowed: false, reason: expect.stringContaining("longer")});
    expect(await guard("select 1")).toMatchObject({allowed: true});
  });

  it("that lengthen texts may do so by little", async () => {
    expect(await guard("select lpad(product_code, 8, '0') from v_sales")).toMatchObject({allowed: true});
    expect(await guard("select lpad(product_code, quantity, '0') from v_sales")).toMatchObject({allowed: false});
    expect(await guard("select repeat(repeat(repeat(repeat('x', 100), 100), 100), 100)")).toMatchObject({
      allowed: false
    });
  });

  it("are refused by length before they reach the parser", async () => {
    expect(await guard(`select ${"1+".repeat(MAX_CHARACTERS)}1`)).toMatchObject({
      allowed: false,
      reason: expect.stringContaining("longer")
    });
  });

  it("of many kinds of nesting within the length never stop the guard", async () => {
    const kinds: [string, string][] = [
      ["(", ")"],
      ["abs(", ")"],
      ["-", ""],
      ["not ", ""],
      ["(select ", ")"],
      ["case when true then ", " end"],
      ["array[", "]"],
      ["1+", ""],
      ["1||", ""],
      ["coalesce(1,", ")"]
    ];
    for (const [open, close] of kinds) {
      const times = Math.floor(7_900 / (open.length + close.length));
      await guard(`select ${open.repeat(times)}1${close.repeat(times)}`);
    }
    expect(await guard("select 1")).toMatchObject({allowed: true});
  });
});

describe("questions", () => {
  const valid = [
    "select category, sum(gross_revenue) as r from v_product_kpi group by 1 having sum(gross_revenue) > 0 order by r desc nulls last",
    "select distinct country_name from v_country_kpi",
    "select * from v_sales limit 10 offset 20",
    "select month, avg(gross_revenue) over (order by month rows between 2 preceding and current row) from v_month_kpi",
    "with t as (select * from v_sales), u as (select * from t) select count(*) from u natural join t",
    "with v_sales as (select 1 as a) select a from v_sales",
    "select s.product_code from v_sales s left join v_returns r using (product_code) where r.product_code is null",
    "select date_trunc('quarter', sold_on)::date, count(distinct customer_id) filter (where revenue > 10) from v_sales group by 1",
    "select percentile_cont(0.5) within group (order by revenue) from v_sales",
    "select coalesce(rating_mean, 0), greatest(1, 2), nullif(1, 2) from v_product_kpi where product_name ilike '%mug%'",
    "select grouping(category), category, kind, sum(gross_revenue) from v_product_kpi group by grouping sets ((category), (kind), ())",
    "select 'update; drop table x' as words",
    "select d::date from generate_series(date '2011-01-01', date '2011-12-01', interval '1 month') as d",
    "with recursive n as (select 1 as i union all select i + 1 from n where i < 12) select i from n",
    "select product_code from v_product_kpi except select product_code from v_product_country where country_code = 'DE'",
    "select (1, 2) in ((1, 2)), 1 between 0 and 2, true is not false",
    "select extract(year from sold_on), sold_on - interval '3 months', current_date from v_sales where sold_on >= date '2011-01-01'",
    "select public.v_sales.revenue from public.v_sales",
    "select s.revenue from smartshop.v_sales as s"
  ];
  it.each(valid)("pass: %s", async (sql) => {
    for (const engine of engines) expect(await guard(sql, {engine})).toMatchObject({allowed: true});
  });

  it.each(legal)("of everyday analysis pass: %s", async (entry) => {
    const {sql, on} = typeof entry === "string" ? {sql: entry, on: undefined} : entry;
    for (const engine of engines)
      if (!on || on === engine) expect(await guard(sql, {engine}), engine).toMatchObject({allowed: true});
  });

  it("mean the same on DuckDB as on PostgreSQL where the two read a text differently", async () => {
    const written = async (sql: string): Promise<string> => {
      const verdict = await guard(sql, {engine: "duckdb"});
      return verdict.allowed ? verdict.sql.replaceAll(/\s+/g, " ") : verdict.reason;
    };
    expect(await written("select 1 from v_sales where product_name ~* 'bag'")).toContain(
      "regexp_matches(product_name, 'bag', 'i')"
    );
    expect(await written("select 1 from v_sales where product_name !~ 'bag'")).toContain("NOT (regexp_matches(");
    expect(await written("select to_char(sold_on, 'YYYY-MM') from v_sales")).toContain("strftime(sold_on, '%Y-%m')");
    expect(await written("select to_char(sold_on, 'Q') from v_sales")).toContain("cannot write the pattern");
    expect(await written("select d from generate_series(1, 3) as d")).toContain("AS d(d)");
    expect(await written("select every(revenue > 0) from v_sales")).toContain("bool_and(");
  });

  it("are limited in the tree, not by text", async () => {
    const limited = async (sql: string): Promise<string> => {
      const verdict = await guard(sql, {maxRows: 50});
      return verdict.allowed ? verdict.sql.replaceAll(/\s+/g, " ") : verdict.reason;
    };
    expect(await limited("select 1 limit 7")).toBe("SELECT 1 LIMIT 7");
    expect(await limited("select 1 -- limit 7")).toBe("SELECT 1 LIMIT 50");
    expect(await limited("select 1 limit 51")).toBe("SELECT 1 LIMIT 50");
    expect(await limited("select 1 limit all")).toBe("SELECT 1 LIMIT 50");
    expect(await limited("select 1 limit 5 + 5")).toBe("SELECT * FROM ( SELECT 1 LIMIT 5 + 5 ) AS q LIMIT 50");
    expect(await limited("select a from v_sales order by a fetch first 3 rows with ties")).toMatch(/ AS q LIMIT 50$/);
    expect(await limited("select 1 union all select 2")).toMatch(/UNION ALL .*LIMIT 50$/);
  });

  it("are judged the same after they were written anew", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...valid), async (sql) => {
        const first = await guard(sql);
        if (!first.allowed) return false;
        const second = await guard(first.sql);
        return second.allowed && second.sql === first.sql;
      }),
      {numRuns: 40}
    );
  });

  it("of any text never make the guard throw", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({unit: "binary", maxLength: 60}), async (text) => {
        await guard(`select ${text} from v_sales`);
        await guard(text);
      }),
      {numRuns: 300}
    );
  });
});
