import {existsSync} from "node:fs";
import {join} from "node:path";
import {SECTIONS, type Section} from "./sections.ts";

const ENDINGS = [".md", ".md.ts", "/index.md", "/index.md.ts"];

/** Sections whose page is there. `root` is the folder of the pages. */
export const existing = (root: string): Section[] =>
  SECTIONS.filter(({path}) => ENDINGS.some((end) => existsSync(join(root, `${path === "/" ? "/index" : path}${end}`))));

const isCurrent = (path: string, {path: target, also = []}: Section): boolean =>
  target === "/" ? /^\/(index)?$/.test(path) : path === target || also.some((prefix) => path.startsWith(prefix));

/** A section is current on its own pages and on those that it leads to. */
const isWithin = (path: string, section: Section): boolean =>
  isCurrent(path, section) || SECTIONS.some((s) => s.under === section.path && isCurrent(path, s));

/** The relative path from a page back to the root, such as "./" or "../". */
export const toRoot = (path: string): string => "../".repeat(path.split("/").length - 2) || "./";

/**
 * The page header, in the HTML from the build: skip link, name, sections, search; a native disclosure on a phone.
 * Without script, the search leads to the table of products. `demo` adds the badge that marks invented data.
 */
export function header({path, root, demo}: {path: string; root: string; demo: boolean}): string {
  const base = toRoot(path);
  const links = existing(root)
    .filter((s) => s.under === undefined)
    .map((s) => `<a href="${base}${s.path.slice(1)}"${isWithin(path, s) ? ' aria-current="page"' : ""}>${s.label}</a>`)
    .join("");
  return `<a class="skip" href="#content">Skip to content</a>
<a class="wordmark" href="${base}">SmartShop <b>360</b></a>${demo ? `<a class="badge simulated" href="${base}about" title="Made by a generator, not by a shop">Demo data</a>` : ""}
<nav class="sections" aria-label="Sections">${links}</nav>
<form class="site-search" role="search" action="${base}products" data-root="${base}"><input type="search" name="q" placeholder="Search articles, pages" aria-label="Search articles and pages" autocomplete="off"></form>
<details class="menu"><summary>Menu</summary><nav aria-label="Sections, small screen">${links}</nav></details><span id="content" tabindex="-1"></span>
<script type="module" src="/components/header-search.js"></script>`;
}
