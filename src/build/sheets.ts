import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {sheets, type Sheet} from "../../loaders/sheets.ts";
import {SmartshopError} from "../../pipeline/errors.ts";
import {figures} from "../components/figure-card.ts";
import {sentenceCase} from "../components/format.ts";
import {html, written} from "../components/html.ts";
import {sheetName} from "../components/product-link.ts";
import {choose} from "../components/sheet/choose.ts";
import {cards, heading, periodNote} from "../components/sheet/summary.ts";
import {oneLine, toHtml, useStaticDocument} from "./static.ts";

/*
 * A process a page would take Framework an hour for thousands of articles. So Framework builds one page of the
 * folder, product/index.html, and each article's page is that page with its own title, first numbers and data put in
 * between marks. A link to it can be shared; its numbers are in its HTML.
 */
const OPEN = "<!--sheet-->";
const CLOSE = "<!--/sheet-->";
const TITLE = "Product sheet";

/** What is particular to one article's page. */
export interface SheetPage {
  /** Name of the file without ending. */
  name: string;
  title: string;
  /** Between the marks: first numbers, and the data for the live page. */
  body: string;
}

/** The Markdown of a sheet's page, or of the page that all are made from. */
export async function sheetMarkdown(code?: string): Promise<string> {
  const all = await sheets();
  useStaticDocument();
  const sheet = code === undefined ? undefined : all.find((d) => sheetName(d.code) === code);
  if (code !== undefined && !sheet) throw new SmartshopError("input", `no article has this code: ${code}`);
  const {title, body} = sheet ? sheetPage(sheet) : {title: TITLE, body: frame(toHtml(choose(all)), null)};
  return `---
title: ${JSON.stringify(title)}
---

${OPEN}${body}${CLOSE}

\`\`\`js
import {live} from "../components/live.js";
import {view} from "../components/sheet/view.js";

const sheet = JSON.parse(document.getElementById("sheet").textContent);
if (sheet) live(view(sheet));
else document.getElementById("page").dataset.live = "";
\`\`\`
`;
}

const frame = (content: string, sheet: Sheet | null): string =>
  `<div id="page">${content}</div><script type="application/json" id="sheet">${JSON.stringify(sheet).replaceAll("<", "\\u003c").replaceAll("${", "$\\u007b")}</script>`;

/** One article's page: name, sentence and figures as they will stand when the page is live. */
export function sheetPage(sheet: Sheet): SheetPage {
  const first = (): Node => html.fragment`${heading(sheet)}${figures(cards(sheet), periodNote(sheet))}`;
  const title = `${sentenceCase(sheet.name)} (${sheet.code})`;
  return {name: sheetName(sheet.code), title, body: frame(oneLine(written(first)), sheet)};
}

/** The pages of all articles. */
export const sheetPages = async (): Promise<SheetPage[]> => (await sheets()).map(sheetPage);

const text = (value: string): string => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Writes the pages of all articles beside the one that Framework built. */
export function writeSheets(site: string, pages: readonly SheetPage[]): void {
  const folder = join(site, "product");
  const template = readFileSync(join(folder, "index.html"), "utf8");
  const [open, close] = [template.indexOf(OPEN), template.indexOf(CLOSE)];
  if (open < 0 || close < open)
    throw new SmartshopError(
      "input",
      "the page that article sheets are made from has lost its marks: product/index.html"
    );
  const [head, tail] = [template.slice(0, open), template.slice(close + CLOSE.length)];
  for (const {name, title, body} of pages)
    writeFileSync(
      join(folder, `${name}.html`),
      `${head.replace(`<title>${TITLE}`, () => `<title>${text(title)}`)}${body}${tail}`
    );
}
