import {join} from "node:path";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {snapshots} from "../../loaders/snapshots.ts";
import {ROOT} from "../../pipeline/paths.ts";
import {compactPounds, count, month} from "../../src/components/format.ts";
import {launch} from "./chromium.ts";
import {figuresOf, tableOf} from "./figures.ts";
import {open} from "./open.ts";
import {serve, type Site} from "./server.ts";

const WIDE = {width: 1440, scheme: "light"} as const;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await serve(join(ROOT, "dist"));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test("revenue by month is what the snapshots hold, month by month", async () => {
  const db = await snapshots();
  const rows = await db.rows<{month: string; gross: number; orders: number}>(
    "SELECT month, gross_revenue::DOUBLE AS gross, order_count AS orders FROM v_month_kpi ORDER BY month"
  );
  const {page, problems, close} = await open(browser, site, "/time", WIDE);
  const shown = await tableOf(page, /^The strongest month|complete month/);
  expect(shown.map(([name, gross, , , orders]) => [name, gross, orders])).toEqual(
    rows.map((d) => [month(d.month), count(d.gross), count(d.orders)])
  );
  expect(problems).toEqual([]);
  await close();
});

test("the strongest day is the snapshots', and the heat map holds every order", async () => {
  const db = await snapshots();
  const {top, orders} = await db.one<{top: number; orders: number}>(
    `SELECT max(gross_revenue)::DOUBLE AS top, (SELECT sum(order_count) FROM v_day_hour_kpi)::DOUBLE AS orders FROM v_day_kpi`
  );
  const {page, close} = await open(browser, site, "/time", WIDE);
  expect((await figuresOf(page))["Strongest day"]!.value).toBe(compactPounds(top));
  const cells = await tableOf(page, /of revenue comes between/);
  expect(cells.reduce((sum, d) => sum + Number(d[3]!.replace(/,/g, "")), 0)).toBe(orders);
  await close();
});

test("the length of period is in the URL, and back undoes it", async () => {
  const {page, problems, close} = await open(browser, site, "/time?by=quarter", WIDE);
  const title = page.locator(".choice .finding h2");
  await expect.poll(() => title.innerText()).toMatch(/quarter/);
  await page.getByRole("button", {name: "Year", exact: true}).press("Enter");
  await expect.poll(() => title.innerText()).toMatch(/year/);
  expect(page.url()).toMatch(/by=year/);
  await page.goBack();
  await expect.poll(() => title.innerText()).toMatch(/quarter/);
  expect(await page.getByRole("button", {name: "Quarter"}).getAttribute("aria-pressed")).toBe("true");
  expect(problems).toEqual([]);
  await close();
});
