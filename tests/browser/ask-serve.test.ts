import {type Browser} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {type Agent, ask, openAgent} from "../../pipeline/agent/run/ask.ts";
import {serve, type Server} from "../../pipeline/agent/serve/server.ts";
import {loadSettings} from "../../pipeline/config.ts";
import {launch} from "./chromium.ts";
import {open} from "./open.ts";

// Pages that `smartshop serve` sends ask it instead of loading an engine.
let server: Server;
let browser: Browser;
let agent: Agent;

beforeAll(async () => {
  const settings = loadSettings();
  [server, browser, agent] = await Promise.all([
    serve(settings, {port: 0, engine: "duckdb", rulesOnly: true}),
    launch(),
    openAgent(settings, {engine: "duckdb", rulesOnly: true})
  ]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await agent?.close();
});

test("a question is answered by the server that sent the page, and an address is answered at once", async () => {
  const site = {origin: server.url, close: () => Promise.resolve()};
  const {page, problems, close} = await open(browser, site, "/ask?q=revenue+by+country", {
    width: 1440,
    scheme: "light"
  });
  const heavy: string[] = [];
  page.on("request", (r) => /ask-(engine|data|worker)/.test(r.url()) && heavy.push(r.url()));
  const sentence = page.locator(".answer .sentence");
  await expect.poll(() => sentence.innerText()).toBe((await ask("revenue by country", {agent})).sentence);
  expect(await page.locator(".made-by").innerText()).toContain("on this computer");

  const first = await ask("revenue in France", {agent});
  for (const q of ["revenue in France", "and in Germany?"]) {
    await page.locator("#question").fill(q);
    await page.locator("#question").press("Enter");
    await page.locator(".answer .asked-question").filter({hasText: q}).waitFor();
    await page.locator(".answer:not([aria-busy])").waitFor();
  }
  const second = await ask("and in Germany?", {agent, previous: first.query!});
  expect(await sentence.innerText()).toBe(second.sentence);

  const editor = page.locator(".answer .sql-editor");
  await editor.locator("summary").click();
  await editor.locator("textarea").fill("delete from v_sales");
  await editor.locator("textarea").press("Control+Enter");
  await expect.poll(() => editor.locator("[role=status]").first().innerText()).toBe("Refused; nothing ran.");
  expect(heavy).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});

test("one of two readings is answered by the server", async () => {
  const {query} = await ask("revenue in France", {agent});
  const response = await fetch(`${server.url}/api/ask`, {
    method: "POST",
    body: JSON.stringify({question: "France", language: "fr", choice: query})
  });
  const lines = (await response.text()).trim().split("\n");
  const {answer} = JSON.parse(lines.at(-1)!) as {answer: {answered: boolean; language: string}};
  expect(answer).toMatchObject({answered: true, language: "fr"});
});
