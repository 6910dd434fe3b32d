import {expect, test} from "vitest";
import {snapshots} from "../../loaders/snapshots.ts";
import {count, percent, pounds, wholePounds} from "../../src/components/format.ts";
import {figuresOf, tableOf} from "./figures.ts";
import {withSite} from "./with-site.ts";

const reader = withSite();

interface Row {
  code: string;
  name: string;
  gross: number;
  orders: number;
}
const rows = async (): Promise<Row[]> =>
  (await snapshots()).rows<Row>(
    `SELECT country_code AS code, country_name AS name, gross_revenue::DOUBLE AS gross, order_count AS orders
    FROM v_country_kpi WHERE gross_revenue > 0 OR returns_value > 0 ORDER BY gross_revenue DESC, code`
  );

test("with the home market and without it, all countries stand in the table and shares add up to what is shown", async () => {
  const all = await rows();
  for (const home of ["with", "without"] as const) {
    const expected = home === "with" ? all : all.slice(1);
    const {page, problems, close} = await reader.open(`/countries?home=${home}`);
    const shown = await tableOf(page, /has [\d.]+% of revenue/);
    const total = expected.reduce((sum, d) => sum + d.gross, 0);
    expect(shown.map((d) => d.slice(0, 4))).toEqual(
      expected.map((d) => [d.name, wholePounds(d.gross), percent(d.gross / total), count(d.orders)])
    );
    expect(problems).toEqual([]);
    await close();
  }
});

test("the home market's figure is the snapshots', and every country is on the map or named beneath it", async () => {
  const all = await rows();
  const {page, close} = await reader.open("/countries");
  expect((await figuresOf(page))[all[0]!.name]!.exact).toBe(pounds(all[0]!.gross));
  const tips = await page
    .locator(".map title")
    .evaluateAll((titles) => titles.map((d) => d.textContent!.split("\n")[0]!));
  const beneath = (await page.locator(".finding .subtitle").first().innerText()).toLowerCase();
  for (const {name} of all) expect(tips.includes(name) || beneath.includes(name.toLowerCase()), name).toBe(true);
  await close();
});

test("choices are in the URL", async () => {
  const {page, close} = await reader.open("/countries");
  await page.getByRole("button", {name: "Average order", exact: true}).press("Enter");
  await page.getByRole("button", {name: "Europe"}).press("Enter");
  expect(new URL(page.url()).search).toBe("?measure=average&map=europe");
  await expect.poll(() => page.locator(".finding h2").first().innerText()).toMatch(/average order/);
  await page.goBack();
  await page.goBack();
  await expect.poll(() => new URL(page.url()).search).toBe("");
  await expect.poll(() => page.locator(".finding h2").first().innerText()).toMatch(/of revenue/);
  await close();
});
