import {readFileSync} from "node:fs";
import type {Page} from "playwright-core";
import {expect, test} from "vitest";
import {lines} from "../../loaders/lines.ts";
import {snapshots} from "../../loaders/snapshots.ts";
import {count, pounds} from "../../src/components/format.ts";
import {figuresOf} from "./figures.ts";
import type {Opened} from "./open.ts";
import {withSite} from "./with-site.ts";

const reader = withSite();

/** Opens the explorer and waits for its lines. */
async function explore(query = ""): Promise<Opened> {
  const opened = await reader.open(`/explorer${query}`);
  await opened.page.locator(".explorer-host[data-ready]").waitFor({timeout: 60_000});
  return opened;
}
const total = (page: Page): Promise<string> => page.locator(".explorer-total").innerText();
/** What the total reads for the lines that two conditions name. */
const said = async (where: string, returned = where): Promise<string> => {
  const d = await (
    await snapshots()
  ).one<{n: number; gross: number; returns: number}>(
    `SELECT (SELECT count(*) FROM v_sales WHERE ${where}) + (SELECT count(*) FROM v_returns WHERE ${returned}) AS n,
      (SELECT coalesce(sum(revenue), 0)::DOUBLE FROM v_sales WHERE ${where}) AS gross,
      (SELECT coalesce(sum(value), 0)::DOUBLE FROM v_returns WHERE ${returned}) AS returns`
  );
  const all = (await lines()).lines;
  return `${count(d.n)} of ${count(all)} lines · ${pounds(d.gross)} sold · ${pounds(d.returns)} returned`;
};

test("the totals are the snapshots', in the shell and of the lines", async () => {
  const {page, problems, close} = await explore();
  expect(await total(page)).toContain(await said("true"));
  const {net} = await (
    await snapshots()
  ).one<{net: number}>(
    "SELECT ((SELECT sum(revenue) FROM v_sales) - (SELECT coalesce(sum(value), 0) FROM v_returns))::DOUBLE AS net"
  );
  expect((await figuresOf(page))["Net"]!.exact).toBe(pounds(net));
  expect(await total(page)).toContain(`${pounds(net)} net`);
  expect(problems).toEqual([]);
  await close();
});

test("a shared link shows what its sender saw, and back undoes a step", async () => {
  const [code] = (await lines()).countries[1]!;
  const {page, problems, close} = await explore(`?country=${code}&hours=9~11`);
  const filter = (column: string): string => `country_code = '${code}' AND hour(${column}) BETWEEN 9 AND 11`;
  const both = await said(filter("sold_at"), filter("returned_at"));
  await expect.poll(() => total(page)).toContain(both);
  await page.getByRole("button", {name: /^Remove the filter: .*9:00/}).click();
  await expect.poll(() => total(page)).toContain(await said(`country_code = '${code}'`));
  expect(new URL(page.url()).search).toBe(`?country=${code}`);
  await page.goBack();
  await expect.poll(() => total(page)).toContain(both);
  await page.getByRole("button", {name: "Clear all filters"}).click();
  await expect.poll(() => total(page)).toContain(await said("true"));
  expect(new URL(page.url()).search).toBe("");
  expect(problems).toEqual([]);
  await close();
});

test("a range is chosen by keyboard and by pointer", async () => {
  const {page, close} = await explore();
  const all = await total(page);
  const price = page.getByRole("group", {name: /^Price a piece/});
  await price.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => new URL(page.url()).searchParams.get("price")).toBe("0~1.25");
  await expect.poll(() => total(page)).toContain(await said("unit_price < 1.5"));
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(() => total(page)).toContain(await said("unit_price < 1.75"));
  await page.keyboard.press("Escape");
  await expect.poll(() => total(page)).toBe(all);

  const day = page.getByRole("group", {name: /^Day\./}).locator("svg");
  const box = (await day.boundingBox())!;
  await page.mouse.move(box.x + 300, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 500, box.y + 60, {steps: 6});
  await page.mouse.up();
  const chosenDays = (): string | null => new URL(page.url()).searchParams.get("day");
  await expect.poll(chosenDays).not.toBeNull();
  const [from, to] = chosenDays()!.split("~");
  const within = (column: string): string => `${column} BETWEEN DATE '${from}' AND DATE '${to}'`;
  await expect.poll(() => total(page)).toContain(await said(within("sold_on"), within("returned_on")));
  await page.mouse.click(box.x + 900, box.y + 60);
  await expect.poll(() => total(page)).toBe(all);
  await close();
});

test("what is chosen is exported, line by line", async () => {
  const l = await lines();
  const [code, name] = l.countries.at(-1)!;
  const {page, close} = await explore(`?country=${code}`);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", {name: /^Export these lines/}).click();
  const rows = readFileSync(await (await waiting).path(), "utf8")
    .replace("\ufeff", "")
    .split("\r\n");
  const place = l.countries.length - 1;
  const chosen = Array.from({length: l.lines}, (_, i) => i).filter((i) => l.country[i] === place);
  expect(rows[0]).toBe("day,hour,country,product_code,product_name,kind,quantity,unit_price,value");
  expect(rows.length - 1).toBe(chosen.length);
  expect(rows.slice(1).every((row) => row.includes(name))).toBe(true);
  const value = rows.slice(1).reduce((sum, row) => sum + Math.round(Number(row.split(",").at(-1)) * l.scale), 0);
  expect(value).toBe(chosen.reduce((sum, i) => sum + l.price[i]! * l.quantity[i]!, 0));
  await close();
});

test("the query of what is chosen gives the totals shown, and lines left out are told with their reasons", async () => {
  const [code] = (await lines()).countries[0]!;
  const {page, problems, close} = await explore(`?country=${code}&price=1~4.75&weekdays=1~5`);
  await page.locator(".explorer").getByRole("button", {name: "Query"}).click();
  const query = page.locator(".explorer .query");
  await expect.poll(() => query.innerText()).toContain(`country_code IN ('${code}')`);
  const db = await snapshots();
  const sums = async (): Promise<string> => {
    const d = await db.one<{lines: number; sold: number; returned: number; net: number}>(
      `SELECT lines, coalesce(sold, 0)::DOUBLE AS sold, coalesce(returned, 0)::DOUBLE AS returned, net::DOUBLE AS net
      FROM (${await query.innerText()})`
    );
    return `${count(d.lines)} of ${count((await lines()).lines)} lines · ${pounds(d.sold)} sold · ${pounds(d.returned)} returned · ${pounds(d.net)} net`;
  };
  expect(await total(page)).toBe(await sums());
  await page.getByRole("button", {name: "Clear all filters"}).click();
  await expect.poll(async () => (await total(page)) === (await sums())).toBe(true);
  const left = await db.rows<{lines: number}>(
    "SELECT lines FROM meta.rule_count WHERE lines > 0 AND (kind = 'reject' OR rule = 'duplicate' AND kind = 'class')"
  );
  const section = page.locator("section", {has: page.locator("h2", {hasText: "reached no fact"})});
  expect(await section.locator("tbody tr").count()).toBe(left.length);
  expect(await section.locator("h2").innerText()).toContain(count(left.reduce((sum, d) => sum + d.lines, 0)));
  expect(problems).toEqual([]);
  await close();
});
