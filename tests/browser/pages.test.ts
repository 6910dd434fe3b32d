import {statSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {ROOT} from "../../pipeline/paths.ts";
import {brokenLinks, LOOKS, overflow, serious} from "./open.ts";
import {pages} from "./pages.ts";
import {fileOf} from "./server.ts";
import {withSite} from "./with-site.ts";

const DIST = join(ROOT, "dist");
/** Bytes a page may take before the reader interacts: as they lie on the disk, and on the wire, compressed. */
const BUDGET = 500_000;
const WIRE = 250_000;

const all = await pages();
const reader = withSite();

describe.each(all)("$name", ({path, heavy}) => {
  test.each(LOOKS)("$width px, $scheme: nothing wrong", async (look) => {
    const opened = await reader.open(path, look);
    const {page, problems, bytes, paths} = opened;
    const found = [
      ...problems,
      ...(await overflow(page)),
      ...(await serious(page)),
      ...(await brokenLinks(page, reader.site, (pathname) => fileOf(DIST, pathname) !== undefined))
    ];
    // A filtered table has asked for all its rows, which is an interaction.
    if (!heavy && !path.includes("?")) {
      const raw = paths.reduce((sum, p) => sum + statSync(fileOf(DIST, p)!).size, 0);
      if (raw > BUDGET) found.push(`${raw} bytes before interaction, budget ${BUDGET}`);
      if (bytes > WIRE) found.push(`${bytes} bytes on the wire before interaction, budget ${WIRE}`);
    }
    if ((await page.locator("h1").count()) !== 1) found.push("there is not one h1");
    await opened.close();
    expect(found).toEqual([]);
  });

  test("the first numbers are in the HTML, before any script", async () => {
    const context = await reader.browser.newContext({javaScriptEnabled: false});
    const page = await context.newPage();
    await page.goto(reader.site.origin + path);
    const [still, title] = [await page.locator("#page").innerText(), await page.locator("h1").innerText()];
    await context.close();
    expect(title.length).toBeGreaterThan(3);
    expect(still).toMatch(/\d/);
  });
});
