import {afterAll, beforeAll, expect, test} from "vitest";
import {loadSettings} from "../../pipeline/config.ts";
import {openDatabase, type Database} from "../../pipeline/warehouse/database.ts";
import {compactPounds, count, percent, pounds} from "../../src/components/format.ts";
import {sheetPath} from "../../src/components/product-link.ts";
import {withSite} from "./with-site.ts";

const reader = withSite();
let warehouse: Database;

beforeAll(async () => {
  warehouse = await openDatabase(loadSettings().paths.warehouse, {readOnly: true});
});
afterAll(() => warehouse?.close());

/** The key figures of a page by label: what is written, and the exact value in its title. */
async function figures(path: string): Promise<Record<string, {value: string; exact: string | null}>> {
  const {page, close} = await reader.open(path);
  const found = await page.evaluate(() =>
    [...document.querySelectorAll(".figure")].map((d) => {
      const value = d.querySelector<HTMLElement>(".value")!;
      return [
        d.querySelector("dt")!.firstChild!.textContent,
        {value: value.innerText, exact: value.getAttribute("title")}
      ] as const;
    })
  );
  await close();
  return Object.fromEntries(found.map(([label, d]) => [label, d]));
}

const one = async <Row extends object>(sql: string): Promise<Row> => (await warehouse.rows<Row>(sql))[0]!;

/** The last twelve full months, straight from the facts. */
const YEAR = `WITH bound AS (SELECT max(month) + INTERVAL 1 MONTH AS stop FROM v_month_kpi WHERE is_complete)
  SELECT sum(revenue)::DOUBLE AS gross, count(DISTINCT invoice) AS orders, count(DISTINCT customer_id) AS customers
  FROM facts.fct_sale_line, bound WHERE sold_on < stop AND sold_on >= stop - INTERVAL 12 MONTH`;

test("the overview's figures are the facts'", async () => {
  const {gross, orders, customers} = await one<{gross: number; orders: number; customers: number}>(YEAR);
  const shown = await figures("/");
  expect(shown["Gross revenue"]).toEqual({value: compactPounds(gross), exact: pounds(gross)});
  expect(shown["Orders"]!.value).toBe(count(orders));
  expect(shown["Customers"]!.value).toBe(count(customers));
  expect(shown["Average order"]!.exact).toBe(pounds(gross / orders));
});

test("an article's sheet holds the facts' figures", async () => {
  const {code, gross, units} = await one<{code: string; gross: number; units: number}>(
    `WITH bound AS (SELECT max(month) + INTERVAL 1 MONTH AS stop FROM v_month_kpi WHERE is_complete)
    SELECT product_code AS code, sum(revenue)::DOUBLE AS gross, sum(quantity)::BIGINT AS units FROM facts.fct_sale_line, bound
    WHERE line_kind = 'article' AND sold_on < stop AND sold_on >= stop - INTERVAL 12 MONTH
    GROUP BY ALL ORDER BY gross DESC, code LIMIT 1`
  );
  const shown = await figures(sheetPath(code, "/"));
  expect(shown["Gross revenue"]).toEqual({value: compactPounds(gross), exact: pounds(gross)});
  expect(shown["Units sold"]!.value).toBe(count(units));
});

test("the table of products has every article, and its revenue is the facts'", async () => {
  const {page, close} = await reader.open("/products");
  const {articles} = await one<{articles: number}>(
    "SELECT count(*) AS articles FROM v_product_kpi WHERE kind = 'article'"
  );
  expect(await page.locator(".table .more").first().innerText()).toBe(`Show all ${count(articles)}`);
  await close();
});

test("data quality shows the verdicts and the lines as they are", async () => {
  const {lines, used} = await one<{lines: number; used: number}>(
    `SELECT count(*) AS lines, count(*) FILTER (line_class IN ('sale', 'service_sale', 'return', 'service_return')) AS used FROM cleaned.cln_line`
  );
  const {hold, audits} = await one<{hold: number; audits: number}>(
    "SELECT count(*) FILTER (verdict = 'pass') AS hold, count(*) AS audits FROM meta.audit_result WHERE is_current"
  );
  const shown = await figures("/quality");
  expect(shown["Audits that hold"]!.value).toBe(`${count(hold)} of ${count(audits)}`);
  expect(shown["Lines used"]!.value).toBe(percent(used / lines));
});
