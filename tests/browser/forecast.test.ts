import {expect, test} from "vitest";
import {articleHistories, forecasts} from "../../loaders/forecast.ts";
import {snapshots} from "../../loaders/snapshots.ts";
import {chooseForecast} from "../../pipeline/analytics/forecast/backtest.ts";
import {FEWEST} from "../../src/components/forecast/lines.ts";
import {count, pounds} from "../../src/components/format.ts";
import {tableOf} from "./figures.ts";
import {withSite} from "./with-site.ts";

const reader = withSite();

test("histories add up to the snapshots' full months", async () => {
  const db = await snapshots();
  const {gross, units} = await db.one<{gross: number; units: number}>(
    `SELECT sum(m.gross_revenue)::DOUBLE AS gross, sum(m.quantity_sold)::DOUBLE AS units
    FROM v_product_month AS m JOIN v_product_kpi AS p USING (product_code)
    WHERE p.kind = 'article' AND m.month IN (SELECT month FROM v_month_kpi WHERE is_complete)`
  );
  const all = await articleHistories();
  const sum = (of: (d: (typeof all)[number]) => number[]): number =>
    all.reduce((total, d) => total + of(d).reduce((a, b) => a + b, 0), 0);
  expect(sum((d) => d.quantity)).toBe(units);
  expect(Math.abs(sum((d) => d.revenue) - gross)).toBeLessThan(0.005 * all.length);
});

test("the shop's forecast is that of the analysis, shown with the naive beside it", async () => {
  const {first} = await forecasts();
  const {page, problems, close} = await reader.open("/forecast");
  if (!first.revenue) {
    expect(await page.locator(".empty").first().innerText()).toMatch(/Too short a history/);
  } else {
    const ahead = (await tableOf(page, /expected of the shop/)).filter((d) => d[2] !== "–");
    expect(ahead.map((d) => d[2])).toEqual(first.revenue.forecast.mean.map((v) => pounds(Math.max(0, v))));
    expect(ahead.map((d) => d[5])).toEqual(first.revenue.naive.mean.map((v) => pounds(Math.max(0, v))));
    const scores = await tableOf(page, /errs least on months held back/);
    expect(scores.map((d) => d[0]).sort()).toEqual(first.revenue.scores.map((d) => d.method).sort());
    expect(scores[0]!.slice(0, 2)).toEqual([first.revenue.method, "yes"]);
  }
  expect(problems).toEqual([]);
  await close();
});

test("an article's forecast, computed in the browser, is the same as here", async () => {
  const article = (await articleHistories()).find((d) => d.quantity.length >= FEWEST);
  if (!article) return;
  const here = chooseForecast(article.quantity, {horizon: 3})!;
  const {page, problems, close} = await reader.open(
    `/forecast?measure=quantity&months=3&article=${encodeURIComponent(article.code)}`
  );
  const ahead = (await tableOf(page, /expected of/)).filter((d) => d[2] !== "–");
  expect(ahead.map((d) => d[2])).toEqual(here.forecast.mean.map((v) => count(Math.max(0, v))));
  expect(problems).toEqual([]);
  await close();
});

test("too short a history is said, and the table leads to an article by keyboard", async () => {
  const short = (await articleHistories()).find((d) => d.quantity.length < FEWEST);
  if (short) {
    const path = `/forecast?article=${encodeURIComponent(short.code)}`;
    const {page, close} = await reader.open(path);
    await expect.poll(() => page.locator(".choice .empty").innerText()).toMatch(/Too short a history to forecast/);
    await close();
  }
  const {page, close} = await reader.open("/forecast");
  await page.locator(".table tbody tr").first().press("Enter");
  await expect.poll(() => page.url()).toMatch(/article=/);
  await expect.poll(() => page.locator(".choice h2, .choice .empty b").first().innerText()).toMatch(/\(.+\)/);
  await page.goBack();
  await expect.poll(() => page.locator(".choice h2, .choice .empty b").first().innerText()).toMatch(/the shop/);
  await close();
});
