import {afterAll, beforeAll, describe, expect, test} from "vitest";
import type {CustomerRow} from "../../loaders/customer-scores.ts";
import type {Customers} from "../../loaders/customers.ts";
import type {Database} from "../../pipeline/warehouse/database.ts";
import {useStaticDocument} from "../../src/build/static.ts";
import {publishShop} from "./shop.ts";

let db: Database;
let data: Customers;
let all: CustomerRow[];
let html: string;

beforeAll(async () => {
  db = await publishShop();
  data = await (await import("../../loaders/customers.ts")).customers();
  all = await (await import("../../loaders/customer-scores.ts")).customerScores();
  useStaticDocument();
  const host = document.createElement("div");
  host.append((await import("../../src/components/customers/view.ts")).view(data));
  html = host.innerHTML;
});
afterAll(() => db?.close());

const one = async <Row extends object>(sql: string): Promise<Row> => (await db.rows<Row>(sql))[0]!;
const sum = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((total, row) => total + of(row), 0);

describe("figures are the facts'", () => {
  test("totals, fifths and segments hold every customer and all revenue", async () => {
    const facts = await one<{customers: number; gross: number}>(
      "select count(distinct customer_id) as customers, sum(revenue)::double as gross from facts.fct_sale_line"
    );
    expect(data.totals.customers).toBe(facts.customers);
    expect(data.totals.gross).toBeCloseTo(facts.gross, 4);
    for (const rows of [data.scores!.rfm, data.scores!.segments, data.scores!.blocks]) {
      expect(sum<{customers: number}>(rows, (d) => d.customers)).toBe(facts.customers);
      expect(sum<{gross: number}>(rows, (d) => d.gross)).toBeCloseTo(facts.gross, 2);
    }
    expect(sum(data.cohorts, (d) => d.customers)).toBe(facts.customers);
    expect(all).toHaveLength(facts.customers);
  });

  test("a cohort's later months count who bought in them", async () => {
    const {cohort, later} = data.cohorts[2]!;
    const rows = await db.rows<{n: number}>(
      `with mine as (select customer_id from facts.fct_sale_line group by 1 having date_trunc('month', min(sold_on)) = date '${cohort}')
       select (select count(distinct customer_id) from facts.fct_sale_line join mine using (customer_id)
         where date_trunc('month', sold_on) = m.month) as n
       from v_month_kpi as m where m.month > date '${cohort}' order by m.month`
    );
    expect(later).toEqual(rows.map((d) => d.n));
  });

  test("the last month, which is not complete, is in no retention of the title", async () => {
    const {cells, retention} = await import("../../src/components/customers/cohorts.ts");
    const map = cells(data);
    const open = map.filter((d) => !d.complete);
    expect(open.length).toBeGreaterThan(0);
    expect(new Set(open.map((d) => d.month))).toEqual(new Set([`${data.about.asOf.slice(0, 7)}-01`]));
    const without = map.filter((d) => d.complete);
    expect(retention(map, 1)).toEqual(retention(without, 1));
  });

  test("what is at stake is chance times value, and sums over the bands", () => {
    const staying = all.filter((d) => d.standing !== "probably gone");
    expect(sum(data.scores!.risk, (d) => d.stake)).toBeCloseTo(
      sum(staying, (d) => d.stake ?? 0),
      4
    );
    expect(sum(data.scores!.standings, ([, n]) => n)).toBe(all.length);
    for (const d of all.filter((row) => row.standing === "at risk")) expect(d.churn!).toBeGreaterThanOrEqual(0.5);
  });

  test("quarters of satisfaction hold all customers with a rated article", async () => {
    const {n} = await one<{n: number}>(
      "select count(rating_of_articles) as n from marts.customer_kpi where order_count > 0"
    );
    const s = data.satisfaction!;
    expect(sum(s.quadrants, (d) => d.customers)).toBe(n);
    expect(sum(s.fields, ([, , customers]) => customers)).toBe(n);
    expect(s.customers + s.unrated).toBe(data.totals.customers);
  });
});

describe("the page", () => {
  test("holds its first numbers as HTML", () => {
    expect(html).toContain("Who buys, and who comes back?");
    expect(html).toContain(data.totals.customers.toLocaleString("en-GB"));
    expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  test("says why there is nothing where nothing was published", async () => {
    const {view} = await import("../../src/components/customers/view.ts");
    const host = document.createElement("div");
    const none = {purchases: null, values: null, churn: null, holdout: null};
    host.append(view({...data, scores: null, satisfaction: null, models: none}));
    expect(host.textContent).toContain("No scores were published");
    expect(host.textContent).toContain("No customer's satisfaction can be derived");
    expect(host.textContent).not.toMatch(/NaN|undefined|Infinity/);
  });
});
