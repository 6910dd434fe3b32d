import {join} from "node:path";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {ROOT} from "../../pipeline/paths.ts";
import {launch} from "./chromium.ts";
import {brokenLinks, LOOKS, open, overflow, serious} from "./open.ts";
import {pages} from "./pages.ts";
import {fileOf, serve, type Site} from "./server.ts";

const DIST = join(ROOT, "dist");
/** Bytes on the wire a page may take before the reader interacts: half of what the project allows itself. */
const BUDGET = 250_000;

const all = await pages();
let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await serve(DIST);
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe.each(all)("$name", ({path, heavy}) => {
  test.each(LOOKS)("$width px, $scheme: nothing wrong", async (look) => {
    const opened = await open(browser, site, path, look);
    const {page, problems, bytes} = opened;
    const found = [
      ...problems,
      ...(await overflow(page)),
      ...(await serious(page)),
      ...(await brokenLinks(page, site, (pathname) => fileOf(DIST, pathname) !== undefined))
    ];
    // A filtered table has asked for all its rows, which is an interaction.
    if (!heavy && !path.includes("?") && bytes > BUDGET)
      found.push(`${bytes} bytes before interaction, budget ${BUDGET}`);
    if ((await page.locator("h1").count()) !== 1) found.push("there is not one h1");
    await opened.close();
    expect(found).toEqual([]);
  });

  test("the first numbers are in the HTML, before any script", async () => {
    const context = await browser.newContext({javaScriptEnabled: false});
    const page = await context.newPage();
    await page.goto(site.origin + path);
    const [still, title] = [await page.locator("#page").innerText(), await page.locator("h1").innerText()];
    await context.close();
    expect(title.length).toBeGreaterThan(3);
    expect(still).toMatch(/\d/);
  });
});
