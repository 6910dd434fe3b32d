import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gunzipSync, gzipSync} from "node:zlib";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {ask as askPage} from "../../loaders/ask.ts";
import {askData} from "../../loaders/ask-files.ts";
import {type Agent, ask, openAgent} from "../../pipeline/agent/run/ask.ts";
import {type Cell} from "../../pipeline/agent/run/engine.ts";
import {loadSettings} from "../../pipeline/config.ts";
import {ROOT} from "../../pipeline/paths.ts";
import {literal, openDatabase} from "../../pipeline/warehouse/database.ts";
import {heading, unitOf, written} from "../../src/components/ask/cells.ts";
import {launch} from "./chromium.ts";
import {open, type Opened, serious} from "./open.ts";
import {serve, type Site} from "./server.ts";

// The page answers as the command line does, refuses what it refuses, and runs nothing that a reader or the data says.
const WIDE = {width: 1440, scheme: "light"} as const;
const LONG = 600_000;
let site: Site;
let browser: Browser;
let agent: Agent;
let opened: Opened;
let page: Page;
const requests: string[] = [];

beforeAll(async () => {
  [site, browser, agent] = await Promise.all([
    serve(join(ROOT, "dist")),
    launch(),
    openAgent(loadSettings(), {engine: "duckdb", rulesOnly: true})
  ]);
  opened = await open(browser, site, "/ask", WIDE);
  page = opened.page;
  page.on("request", (r) => requests.push(r.url()));
}, LONG);
afterAll(async () => {
  await opened?.close();
  await browser?.close();
  await site?.close();
  await agent?.close();
});

const isHeavy = (url: string): boolean => /ask-(engine|parser|data|worker)/.test(url);
const field = () => page.locator("#question");
const answered = () => page.locator(".answer:not([aria-busy])").waitFor({timeout: LONG});

async function put(question: string): Promise<string> {
  await field().fill(question);
  await field().press("Enter");
  await page.locator(".answer .asked-question").filter({hasText: question}).waitFor();
  await answered();
  return await page.locator(".answer .sentence").innerText();
}

/** All rows of the answer's table as they are written. */
async function shownRows(): Promise<string[][]> {
  const table = page.locator(".answer > div > .table");
  const more = table.locator(".more");
  if (await more.isVisible()) await more.click();
  return await table
    .locator("tbody tr:not(.gap)")
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
}

const text = (value: Cell, column: string, measures: Parameters<typeof unitOf>[1]): string =>
  typeof value === "boolean" ? String(value) : written(value, unitOf(column, measures));

const QUESTIONS = [
  "What are our top 5 articles by revenue?",
  "Quels sont nos 5 best-sellers en chiffre d'affaires ?",
  "revenue by country",
  "Panier moyen par mois",
  "how many customers in Germany?",
  "Combien de commandes en France ?",
  "which articles are returned most?",
  "Quel jour de la semaine vend-on le plus ?"
];

test("nothing of the engine is fetched before the first question, and the page says what it will load", async () => {
  expect(requests.filter(isHeavy)).toEqual([]);
  expect(await page.locator("#ask-note").innerText()).toMatch(/loads the query engine and the data, [\d.]+.MB/);
});

describe.sequential("answers", () => {
  test.each(QUESTIONS)(
    "%s: the page's rows are the command line's",
    async (question) => {
      const anew = page.getByRole("button", {name: "Start anew"});
      if (await anew.isVisible()) await anew.click();
      const expected = await ask(question, {agent});
      expect(expected.answered).toBe(true);
      expect(await put(question)).toBe(expected.sentence);
      const {measures} = await askPage();
      const rows = await shownRows();
      expect(rows).toEqual(expected.rows.map((row) => expected.columns.map((c) => text(row[c] ?? null, c, measures))));
      expect(await page.locator(".answer thead th").allInnerTexts()).toEqual(
        expected.columns.map((c) => expect.stringContaining(heading(c)) as string)
      );
      expect(new URL(page.url()).searchParams.get("q")).toBe(question);
      expect(await page.locator(".made-by").innerText()).toMatch(/rules, no model .* in this page/);
    },
    LONG
  );

  test("the engine was loaded once a page, and from nowhere else", () => {
    expect(requests.filter((url) => url.includes("ask-engine"))).toHaveLength(1);
    expect(requests.filter((url) => !url.startsWith(site.origin) && !url.startsWith("blob:"))).toEqual([]);
  });

  test(
    "a follow-up leans on the question before, its address repeats it, and starting anew forgets it",
    async () => {
      await put("revenue in France");
      const first = await ask("revenue in France", {agent});
      const second = await ask("and in Germany?", {agent, previous: first.query!});
      expect(await put("and in Germany?")).toBe(second.sentence);
      expect(new URL(page.url()).searchParams.getAll("after")).toEqual(["revenue in France"]);
      const address = page.url();
      await page.getByRole("button", {name: "Start anew"}).click();
      expect(await put("and in Germany?")).not.toBe(second.sentence);
      await page.goto(address);
      await page.locator("#page[data-live]").waitFor();
      await field().press("Enter");
      await expect.poll(() => page.locator(".answer .sentence").innerText(), {timeout: LONG}).toBe(second.sentence);
    },
    LONG
  );

  test(
    "two readings are buttons, and the one that is pressed is answered",
    async () => {
      const vague = [
        "best articles",
        "meilleurs clients",
        "top countries",
        "best customers",
        "who are the biggest buyers?"
      ];
      const answers = await Promise.all(vague.map(async (q) => ask(q, {agent})));
      const unclear = answers.find((a) => a.options?.length);
      expect(unclear, "no question of these has two readings").toBeDefined();
      await put(unclear!.question);
      const buttons = page.locator(".readings button");
      expect(await buttons.allInnerTexts()).toEqual(unclear!.options!.map((o) => o.label));
      expect(await buttons.first().evaluate((b) => b === document.activeElement)).toBe(true);
      await buttons.first().press("Enter");
      await page.locator(".answer table").waitFor();
      await answered();
      expect(await page.locator(".made-by").innerText()).toContain("rules");
      // The reading that was chosen stands in the address, and the address gives the same answer again.
      const chosen = unclear!.options![0]!.query.measures[0]!;
      const address = new URL(page.url());
      expect(address.searchParams.get("reading")).toBe(chosen);
      const said = await page.locator(".answer .sentence").innerText();
      await page.goto(page.url());
      await page.locator("#page[data-live]").waitFor();
      await field().press("Enter");
      await answered();
      expect(await page.locator(".answer .sentence").innerText()).toBe(said);
    },
    LONG
  );

  test(
    "what the data does not hold is refused with the reason",
    async () => {
      expect(await put("What will the weather be tomorrow?")).toMatch(/I cannot answer that from this data, because/);
      expect(await page.locator(".answer table").count()).toBe(0);
    },
    LONG
  );

  test(
    "the statement is shown, may be changed, and runs through the guard",
    async () => {
      await put("revenue by country");
      const editor = page.locator(".answer .sql-editor");
      await editor.locator("summary").click();
      const area = editor.locator("textarea");
      expect(await area.inputValue()).toContain("v_country_kpi");
      await area.fill("select 1 + 1 as two");
      await area.press("Control+Enter");
      await editor.locator("tbody tr").first().waitFor();
      expect(await editor.locator("tbody").innerText()).toContain("2");
      const hostile = [
        "drop table v_sales",
        "select * from duckdb_settings()",
        "select * from read_csv('/etc/passwd')",
        "select 1; delete from v_sales",
        "copy v_sales to 'x.csv'",
        "select * from meta.run",
        "install httpfs",
        "with x as (delete from v_sales returning *) select * from x"
      ];
      for (const sql of hostile) {
        await area.fill(sql);
        await editor.getByRole("button", {name: "Run"}).click();
        await expect
          .poll(() => editor.locator("[role=status]").first().innerText(), {timeout: LONG})
          .toBe("Refused; nothing ran.");
        expect(await editor.locator(".empty").innerText()).toMatch(/Refused\s+\S+/);
        await area.fill("select 1 as one");
        await editor.getByRole("button", {name: "Run"}).click();
        await expect.poll(() => editor.locator("[role=status]").first().innerText()).toContain("1 row");
      }
    },
    LONG
  );

  test(
    "nothing that a question, a result, an address or the history holds is run or becomes HTML",
    async () => {
      const hostile = `<img src=x onerror="window.harm=1"><b id=harm>revenue</b>`;
      await put(hostile);
      const editor = page.locator(".ask-more .sql-editor");
      await editor.locator("summary").click();
      const literal = hostile.replaceAll("'", "''");
      await editor
        .locator("textarea")
        .fill(`select '${literal}' as "<b id=harm>", 2 as n union all select '${literal}', 3`);
      await editor.getByRole("button", {name: "Run"}).click();
      await editor.locator("tbody tr").first().waitFor();
      expect(await editor.locator("tbody").innerText()).toContain("<img src=x");
      await page.evaluate(
        (q) => localStorage.setItem("smartshop-asked", JSON.stringify([{q, after: [q]}, 7, {q: {}}])),
        hostile
      );
      await page.goto(`${site.origin}/ask?${new URLSearchParams({q: hostile, after: hostile})}`);
      await page.locator("#page[data-live]").waitFor();
      await page.locator(".history summary").click();
      expect(await page.locator(".asked li").count()).toBe(1);
      expect(await page.locator("#harm, main img").count()).toBe(0);
      expect(await page.evaluate(() => "harm" in window && (window as {harm?: unknown}).harm === 1)).toBe(false);
      await page.getByRole("button", {name: "Clear history"}).click();
      expect(await page.evaluate(() => localStorage.getItem("smartshop-asked"))).toBeNull();
    },
    LONG
  );

  test(
    "a statement that takes too long is ended, and the next question is answered",
    async () => {
      const editor = page.locator(".ask-more .sql-editor");
      await page.goto(`${site.origin}/ask`);
      await page.locator("#page[data-live]").waitFor();
      await editor.locator("summary").click();
      const long = "lower(a.product_name || a.invoice || cast(b.sold_on as varchar))";
      const sql = `select count(*) from v_sales a, v_day_kpi b where replace(${long}, 'e', 'ee') like '%q%x%z%' or upper(${long}) like '%Z%Q%X%'`;
      await editor.locator("textarea").fill(sql);
      await editor.getByRole("button", {name: "Run"}).click();
      await editor.locator(".empty").waitFor({timeout: LONG});
      expect(await editor.locator(".empty").innerText()).toContain("topped after 10 seconds");
      expect(await put("revenue by country")).toContain("country");
    },
    LONG
  );

  test(
    "an answer passes the accessibility scan, and nothing went wrong on the way",
    async () => {
      expect(await serious(page)).toEqual([]);
      expect(opened.problems).toEqual([]);
    },
    LONG
  );
});

test(
  "an engine that does not come is said, and can be tried again",
  async () => {
    const other = await open(browser, site, "/ask", WIDE);
    await other.page.route(/ask-engine/, (route) => route.abort());
    await other.page.locator("#question").fill("revenue by country");
    await other.page.locator("#question").press("Enter");
    await other.page.locator(".answer .empty").waitFor();
    expect(await other.page.locator(".answer .empty").innerText()).toContain("The rest of the page works.");
    await other.page.unroute(/ask-engine/);
    await other.page.getByRole("button", {name: "Try again"}).click();
    await other.page.locator(".answer table").first().waitFor({timeout: LONG});
    await other.close();
  },
  LONG
);

test(
  "an article whose name is markup is text in the sentence, the chart, the table and the readings",
  async () => {
    const name = `<img src=x onerror="window.harm=1"><b id=harm>x</b>`;
    const other = await open(browser, site, "/ask", WIDE);
    await other.page.route(/ask-data/, async (route) =>
      route.fulfill({body: Buffer.from(await renamed(name)), contentType: "application/octet-stream"})
    );
    await other.page.locator("#question").fill("What are our top 5 articles by revenue?");
    await other.page.locator("#question").press("Enter");
    await other.page.locator(".answer tbody tr").first().waitFor({timeout: LONG});
    await other.page.locator(".answer-chart svg").waitFor();
    expect(await other.page.locator(".answer .sentence").innerText()).toContain("<img src=x");
    expect(await other.page.locator(".answer tbody tr").first().innerText()).toContain("<img src=x");
    expect(await other.page.locator("#harm, main img").count()).toBe(0);
    expect(await other.page.evaluate(() => "harm" in window && (window as {harm?: unknown}).harm === 1)).toBe(false);
    expect(other.problems).toEqual([]);
    await other.close();
  },
  LONG
);

/** The data with another name for the article that sells best. */
async function renamed(name: string): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "ask-"));
  const file = join(folder, "renamed.duckdb");
  try {
    writeFileSync(file, gunzipSync(await askData()));
    using db = await openDatabase();
    await db.run(`ATTACH ${literal(file)} AS ask (STORAGE_VERSION 'v1.0.0')`);
    await db.run(
      `UPDATE ask.v_product_kpi SET product_name = ${literal(name)} WHERE product_code =
        (SELECT product_code FROM ask.v_product_kpi WHERE kind = 'article' ORDER BY gross_revenue DESC LIMIT 1)`
    );
    await db.run("DETACH ask");
    return gzipSync(readFileSync(file), {level: 1});
  } finally {
    rmSync(folder, {recursive: true});
  }
}
