import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {Browser, Page} from "playwright-core";
import type {Site} from "./server.ts";

export interface Look {
  width: 1440 | 390;
  scheme: "light" | "dark";
}
/** Both widths in both themes. */
export const LOOKS: readonly Look[] = ([1440, 390] as const).flatMap((width) =>
  (["light", "dark"] as const).map((scheme) => ({width, scheme}))
);

/** A page opened in a fresh context, with everything that went wrong so far; close it when done. */
export interface Opened {
  page: Page;
  problems: string[];
  /** Bytes on the wire, compressed, before the reader did anything. */
  bytes: number;
  /** Paths of the files that were fetched until then. */
  paths: string[];
  close(): Promise<void>;
}

/** Opens a path of the site and waits until the page is live: no block loading, no chart still to draw. */
export async function open(browser: Browser, site: Site, path: string, {width, scheme}: Look): Promise<Opened> {
  const context = await browser.newContext({viewport: {width, height: 900}, colorScheme: scheme, deviceScaleFactor: 1});
  // Only against a page that hangs: a slow machine may take its time.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const problems: string[] = [];
  context.on("request", (r) => {
    if (!r.url().startsWith(site.origin) && !/^(blob|data):/.test(r.url()))
      problems.push(`external request: ${r.url()}`);
  });
  page.on("pageerror", (e) => problems.push(`page error: ${e.message}`));
  page.on("console", (m) => m.type() === "error" && problems.push(`console error: ${m.text()}`));
  let bytes = 0;
  const paths: string[] = [];
  page.on("response", (r) => {
    if (r.status() >= 400) problems.push(`status ${r.status()}: ${r.url()}`);
    bytes += Number(r.headers()["content-length"] ?? 0);
    const {origin, pathname} = new URL(r.url());
    if (origin === site.origin && r.status() < 400) paths.push(pathname);
  });
  await page.goto(site.origin + path, {waitUntil: "networkidle"});
  await page
    .waitForFunction(() => !document.querySelector("observablehq-loading, #page:not([data-live])"), null, {
      timeout: 120_000
    })
    .catch(() => problems.push("still loading after two minutes"));
  await page.waitForTimeout(150); // charts draw in the frame after their width is known
  for (const text of await page.locator(".observablehq--error").allInnerTexts()) problems.push(`error cell: ${text}`);
  return {page, problems, bytes, paths, close: () => context.close()};
}

/** Links of a page to the site itself that lead to no file. `exists` says whether a path is there. */
export async function brokenLinks(page: Page, site: Site, exists: (pathname: string) => boolean): Promise<string[]> {
  const links = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].map((a) => a.href)
  );
  const own = [...new Set(links)].filter((href) => href.startsWith(site.origin)).map((href) => new URL(href));
  const missing = own.filter((url) => !exists(url.pathname)).map((url) => `broken link: ${url.pathname}`);
  const here = new URL(page.url()).pathname;
  const anchors = own
    .filter((url) => url.pathname === here && url.hash)
    .map((url) => decodeURIComponent(url.hash.slice(1)));
  const lost = await page.evaluate((ids) => ids.filter((id) => !document.getElementById(id)), anchors);
  return [...missing, ...lost.map((id) => `broken link: #${id}`)];
}

/** What sticks out of the window, if anything does. */
export async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over <= 0) return [];
    const wide = [...document.querySelectorAll("main *, header *")].filter(
      (e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scroll, .query")
    );
    return [
      `overflow by ${over}px: ${wide
        .slice(0, 3)
        .map((e) => e.outerHTML.slice(0, 90))
        .join(" | ")}`
    ];
  });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Finding {
  id: string;
  impact: string | null;
  nodes: {html: string; any: {message: string}[]}[];
}

/** Accessibility findings that are serious or critical. */
export async function serious(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate(
    `axe.run(document, {resultTypes: ["violations"]}).then((r) => r.violations)`
  )) as Finding[];
  return found
    .filter((v) => v.impact === "serious" || v.impact === "critical")
    .map(
      (v) => `axe ${v.id}: ${v.nodes.length} × ${v.nodes[0]!.html.slice(0, 120)} ${v.nodes[0]!.any[0]?.message ?? ""}`
    );
}
