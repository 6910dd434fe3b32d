import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {withSite} from "./with-site.ts";

// What a reader does with the pages: search, sort, filter, go back, export, ask for more.
const reader = withSite();

test("search, sorting and chips of the products go into the URL; back undoes a chip", async () => {
  await reader.using("/products", async (page) => {
    const table = page.locator(".table").first();
    await table.locator("input[type=search]").fill("bag");
    await expect.poll(() => page.url()).toContain("q=bag");
    await table.getByRole("button", {name: /^Units/}).click();
    await expect.poll(() => page.url()).toContain("sort=-units");
    expect(await table.locator("th[aria-sort=descending]").innerText()).toContain("Units");
    const before = await table.locator("[role=status]").innerText();
    await table.locator(".chip-button").last().click();
    await expect.poll(() => page.url()).toContain("category=");
    await page.goBack();
    await expect.poll(() => table.locator("[role=status]").innerText()).toBe(before);
    for (const name of await table.locator("tbody tr").allInnerTexts()) expect(name.toLowerCase()).toContain("bag");
  });
});

test("a thousand rows are windowed, and the last can be reached", async () => {
  await reader.using("/products", async (page) => {
    const table = page.locator(".table").first();
    await table.locator(".more").click();
    await expect.poll(() => table.locator("table").getAttribute("aria-rowcount")).not.toBeNull();
    const total = Number(await table.locator("table").getAttribute("aria-rowcount"));
    expect(total).toBeGreaterThan(1000);
    expect(await table.locator("tbody tr").count()).toBeLessThan(120);
    await table.locator(".scroll").evaluate((node) => (node.scrollTop = node.scrollHeight));
    await expect
      .poll(() => table.locator("tbody tr[aria-rowindex]").last().getAttribute("aria-rowindex"))
      .toBe(String(total));
  });
});

test("the CSV holds every row that the filter leaves", async () => {
  await reader.using("/products?q=bag", async (page) => {
    const table = page.locator(".table").first();
    const shown = Number(
      (await table.locator("[role=status]").innerText()).match(/of ([\d,]+) rows/)![1]!.replace(",", "")
    );
    const waiting = page.waitForEvent("download");
    await table.getByRole("button", {name: "CSV"}).click();
    const text = readFileSync(await (await waiting).path(), "utf8");
    expect(text.split("\r\n")).toHaveLength(shown + 1);
  });
});

test("the header's search leads to an article's sheet by keyboard alone", async () => {
  await reader.using("/about", async (page) => {
    const input = page.locator(".site-search input");
    await input.focus();
    await input.pressSequentially("bag");
    await page.locator(".site-search li").first().waitFor();
    await input.press("ArrowDown");
    await Promise.all([page.waitForURL(/\/product\//), input.press("Enter")]);
    await page.locator("#page[data-live]").waitFor();
    expect(await page.locator("h1").innerText()).toMatch(/bag/i);
  });
});

test("a chart can be read as a table, and its query is one click away", async () => {
  await reader.using("/", async (page) => {
    const chart = page.locator(".finding").first();
    await chart.getByRole("button", {name: "Query"}).click();
    expect(await chart.locator(".query").innerText()).toContain("v_month_kpi");
    await chart.getByRole("button", {name: "Show as table"}).click();
    expect(await chart.locator("tbody tr").count()).toBeGreaterThan(12);
    await chart.getByRole("button", {name: "Show as chart"}).click();
    await chart.locator("svg").first().waitFor();
  });
});

test("lineage, dictionary and rejects open on demand", async () => {
  await reader.using("/quality", async (page) => {
    const model = page.locator(".lineage .model", {hasText: "product_kpi"}).last();
    await model.focus();
    await model.press("Enter");
    await expect.poll(() => page.locator(".lineage-detail tbody tr").count()).toBeGreaterThan(5);
    await page.getByRole("button", {name: "Open the data dictionary"}).click();
    await expect.poll(() => page.locator("[aria-label='Data dictionary'] tbody tr").count()).toBeGreaterThan(10);
    await page.getByRole("button", {name: "Look at rows set aside"}).click();
    await expect.poll(() => page.locator("[aria-label='Rows set aside'] tbody tr").count()).toBeGreaterThan(3);
  });
});
