import type {Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {loadSettings} from "../../pipeline/config.ts";
import {openDatabase, type Database} from "../../pipeline/warehouse/database.ts";
import {count} from "../../src/components/format.ts";
import {withSite} from "./with-site.ts";

const reader = withSite();
let warehouse: Database;

beforeAll(async () => {
  warehouse = await openDatabase(loadSettings().paths.warehouse, {readOnly: true});
});
afterAll(() => warehouse?.close());

const one = async <Row extends object>(sql: string): Promise<Row> => (await warehouse.rows<Row>(sql))[0]!;
const figure = (page: Page, label: string): Promise<string> =>
  page.locator(".figure", {hasText: label}).first().locator(".value").innerText();
const query = (page: Page): URLSearchParams => new URL(page.url()).searchParams;

test("customers: figures are the facts', a chip filters and stands in the URL", async () => {
  const {n} = await one<{n: number}>("select count(distinct customer_id) as n from facts.fct_sale_line");
  const {page, problems, close} = await reader.open("/customers");
  expect(await figure(page, "Customers with a purchase")).toBe(count(n));
  const chip = page.locator(".chip-button").first();
  if (await chip.count()) {
    const rows = (await chip.locator(".n").innerText()).trim();
    await chip.click();
    await page.waitForFunction((text) => document.body.innerText.includes(`of ${text} rows`), rows);
    expect([...query(page).keys()].length).toBeGreaterThan(0);
  }
  expect(problems).toEqual([]);
  await close();
});

test("baskets: another support draws its pairs and stands in the URL", async () => {
  const {page, problems, close} = await reader.open("/baskets");
  const buttons = page.locator(".spaced .chip-button");
  for (let i = 0; i < (await buttons.count()); i++) {
    const pairs = (await buttons.nth(i).locator(".n").innerText()).trim();
    await buttons.nth(i).click();
    await page.waitForFunction((text) => document.body.innerText.includes(`of ${text} rows`), pairs);
    expect(await buttons.nth(i).getAttribute("aria-pressed")).toBe("true");
  }
  expect(problems).toEqual([]);
  await close();
});

test("compare: articles are added to four, removed, and kept in the URL; a weight moves the ranking", async () => {
  const {page, problems, close} = await reader.open("/compare");
  const heads = page.locator(".sides thead th");
  const before = await heads.count();
  const add = page.getByRole("button", {name: /^Add /});
  await add.first().click();
  await expect.poll(() => heads.count()).toBe(before + 1);
  expect(query(page).getAll("a")).toHaveLength(before);
  await add.first().click();
  await expect.poll(() => page.locator(".aside[role=status]").innerText()).toMatch(/Four articles/);
  await page.locator(".sides thead button").first().click();
  await expect.poll(() => heads.count()).toBe(before);
  const slider = page.getByRole("slider", {name: "Weight of Revenue"});
  if (await slider.count()) {
    await slider.fill("0");
    await expect.poll(() => query(page).get("w")).toBe("0-30-20-10");
    await expect.poll(() => page.locator(".aside[role=status]").innerText()).toMatch(/rated articles ranked/);
  }
  expect(problems).toEqual([]);
  await close();
});

test("reviews: as many as the facts hold, or an honest word that there are none", async () => {
  const {n} = await one<{n: number}>("select count(*) as n from facts.fct_review");
  const {page, problems, close} = await reader.open("/reviews");
  if (n) expect(await figure(page, "Reviews")).toBe(count(n));
  else expect(await page.locator("#page").innerText()).toContain("There are no reviews in these data");
  expect(problems).toEqual([]);
  await close();
});
