import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import MarkdownIt from "markdown-it";
import {z} from "zod";
import {SmartshopError} from "../../pipeline/errors.ts";
import {ROOT} from "../../pipeline/paths.ts";
import {cleanHtml} from "./clean-html.ts";

const TEXT = z.union([z.string(), z.array(z.string())]).transform((t) => (typeof t === "string" ? t : t.join("")));
const OUTPUT = z.object({
  output_type: z.string(),
  name: z.string().optional(),
  text: TEXT.optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  ename: z.string().optional(),
  evalue: z.string().optional()
});
const NOTEBOOK = z.object({
  cells: z.array(z.object({cell_type: z.string(), source: TEXT, outputs: z.array(OUTPUT).default([])}))
});

/** A notebook as HTML, with its headings for a table of contents. */
export interface RenderedNotebook {
  /** Of the file, and the id of its section. */
  name: string;
  title: string;
  headings: {id: string; text: string}[];
  html: string;
  /** Whether results were saved with it. */
  hasOutputs: boolean;
}

/** HTML inside the text of a notebook is shown as text. */
const markdown = new MarkdownIt({html: false, linkify: false});
const escaped = (text: string): string => markdown.utils.escapeHtml(text);
const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** All notebooks of the project from their saved outputs, in the order of their names. Nothing is run. */
export function renderNotebooks(folder: string = join(ROOT, "notebooks")): RenderedNotebook[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".ipynb"));
  return files
    .sort()
    .map((file) => renderNotebook(readFileSync(join(folder, file), "utf8"), file.slice(0, -".ipynb".length)));
}

/** @throws SmartshopError "input" when the text is no notebook. */
export function renderNotebook(text: string, name: string): RenderedNotebook {
  const {cells} = read(text, name);
  const headings: RenderedNotebook["headings"] = [];
  let title = name;
  const prose = (source: string): string => {
    const tokens = markdown.parse(source, {});
    tokens.forEach((token, i) => {
      if (token.type !== "heading_open") return;
      const said = tokens[i + 1]!.content;
      const id = `${slug(name)}--${slug(said)}`;
      const top = token.tag === "h1";
      if (top) title = said;
      else if (token.tag === "h2") headings.push({id, text: said});
      // The page has its own h1; each notebook's title is a section of it.
      const tag = `h${Math.min(4, Number(token.tag.slice(1)) + 1)}`;
      token.attrSet("id", top ? slug(name) : id);
      token.tag = tag;
      tokens[i + 2]!.tag = tag;
    });
    return markdown.renderer.render(tokens, markdown.options, {});
  };
  let outputs = 0;
  const parts = cells.map(({cell_type, source, outputs: made}) => {
    if (cell_type === "markdown") return `<div class="nb-prose">${prose(source)}</div>`;
    if (cell_type !== "code" || !source.trim()) return "";
    outputs += made.length;
    return `${code(source)}${made.map(output).join("")}`;
  });
  return {name: slug(name), title, headings, html: parts.join(""), hasOutputs: outputs > 0};
}

function read(text: string, name: string): z.infer<typeof NOTEBOOK> {
  try {
    return NOTEBOOK.parse(JSON.parse(text));
  } catch (cause) {
    throw new SmartshopError("input", `not a notebook: ${name}.ipynb`, {cause});
  }
}

function code(source: string): string {
  const lines = source.split("\n").length;
  return `<details class="nb-code"><summary>Code, ${lines} ${lines === 1 ? "line" : "lines"}</summary>${pre(source, "Code")}</details>`;
}

const pre = (text: string, label: string): string =>
  `<pre class="query" tabindex="0" role="region" aria-label="${label}"><code>${escaped(text)}</code></pre>`;

/** What a long step printed while it ran, such as "block 50 %". */
const isProgress = (text: string): boolean =>
  text
    .trim()
    .split("\n")
    .every((line) => /^[\w ]+ \d+ %$/.test(line.trim()));

/** The richest form that can be shown without running anything. */
function output({output_type, name, text, data = {}, ename = "", evalue = ""}: z.infer<typeof OUTPUT>): string {
  if (name === "stderr" && isProgress(text ?? "")) return "";
  if (output_type === "error") return pre(`${ename}: ${evalue}`, "Error");
  if (output_type === "stream") return text?.trim() ? pre(text.trimEnd(), "Printed") : "";
  const of = (type: string): string | undefined => TEXT.safeParse(data[type]).data;
  const rich = of("image/svg+xml") ?? of("text/html");
  if (rich !== undefined) return frame(cleanHtml(rich));
  const prose = of("text/markdown");
  if (prose !== undefined) return `<div class="nb-prose">${markdown.render(prose)}</div>`;
  const plain = of("text/plain");
  return plain ? pre(plain, "Result") : "";
}

/** Wide tables and charts scroll inside the page; charts get a name. */
const frame = (html: string): string => {
  const named = html.replace(/<svg(?![^>]*role=)/g, '<svg role="img" aria-label="Chart"');
  const kind = html.includes("<table") ? "table" : "nb-chart";
  return `<div class="nb-output ${kind}"><div class="scroll" role="region" tabindex="0" aria-label="Output">${named}</div></div>`;
};
