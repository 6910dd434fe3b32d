import {expect, test} from "vitest";
import {snapshots} from "../../loaders/snapshots.ts";
import {compactPounds, count, month} from "../../src/components/format.ts";
import {figuresOf, tableOf} from "./figures.ts";
import {withSite} from "./with-site.ts";

const reader = withSite();

test("revenue by month is what the snapshots hold, month by month", async () => {
  const db = await snapshots();
  const rows = await db.rows<{month: string; gross: number; orders: number}>(
    "SELECT month, gross_revenue::DOUBLE AS gross, order_count AS orders FROM v_month_kpi ORDER BY month"
  );
  const {page, problems, close} = await reader.open("/time");
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
  const {page, close} = await reader.open("/time");
  expect((await figuresOf(page))["Strongest day"]!.value).toBe(compactPounds(top));
  const cells = await tableOf(page, /of revenue comes between/);
  expect(cells.reduce((sum, d) => sum + Number(d[3]!.replace(/,/g, "")), 0)).toBe(orders);
  await close();
});

test("the length of period is in the URL, and back undoes it", async () => {
  const {page, problems, close} = await reader.open("/time?by=quarter");
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
