import {readdirSync} from "node:fs";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {describe, expect, test} from "vitest";
import {ROOT} from "../../pipeline/paths.ts";
import {cleanHtml} from "../../src/build/clean-html.ts";
import {renderNotebook, renderNotebooks} from "../../src/build/notebook.ts";
import {notebooksPage} from "../../src/notebooks.md.ts";

const notebook = (cells: object[]): string => JSON.stringify({cells, metadata: {}, nbformat: 4, nbformat_minor: 5});
const markdown = (source: string): object => ({cell_type: "markdown", source, metadata: {}});
const code = (outputs: object[]): object => ({cell_type: "code", source: ["1 < 2;\n", "x"], outputs, metadata: {}});
const shown = (data: object): object => ({output_type: "display_data", data, metadata: {}});
const parsed = (html: string): Document => parseHTML(`<!doctype html><html><body>${html}</body></html>`).document;

test("every notebook of the project is rendered, with its title, sections and saved results", () => {
  const all = renderNotebooks();
  expect(all.map((n) => n.name)).toEqual(
    readdirSync(join(ROOT, "notebooks"))
      .filter((f) => f.endsWith(".ipynb"))
      .map((f) => f.slice(0, -6))
      .sort()
  );
  for (const {title, name, html, headings} of all) {
    expect(title).not.toBe(name);
    const document = parsed(html);
    for (const {id} of headings) expect(document.querySelectorAll(`#${CSS_ESCAPE(id)}`)).toHaveLength(1);
    expect(document.querySelector("h1, script, style, iframe")).toBeNull();
    expect(html).not.toMatch(/\son\w+=/);
  }
  const page = notebooksPage(all);
  for (const {name} of all) expect(page).toContain(`href="#${name}"`);
});

const CSS_ESCAPE = (id: string): string => id.replace(/^(\d)/, "\\3$1 ");

test("code is folded and shown as text; printed text, tables, drawings and errors follow in order", () => {
  const {html} = renderNotebook(
    notebook([
      markdown("# Title\n\n## Part"),
      code([
        {output_type: "stream", name: "stdout", text: ["a <b>\n", "c"]},
        {output_type: "stream", name: "stderr", text: "block 50 %\nblock 100 %\n"},
        shown({
          "text/html":
            "<table><thead><tr><th>n</th></tr></thead><tbody><tr><td style='text-align: right'>1</td></tr></tbody></table>"
        }),
        shown({"image/svg+xml": "<svg viewBox='0 0 1 1'><rect width='1'/></svg>", "text/plain": "chart"}),
        {output_type: "error", ename: "Error", evalue: "no <luck>", traceback: []}
      ])
    ]),
    "1-x"
  );
  expect(html).toContain("1 &lt; 2;\nx");
  expect(html.indexOf("a &lt;b&gt;")).toBeLessThan(html.indexOf("<table"));
  expect(html).not.toContain("50 %");
  const document = parsed(html);
  expect(document.querySelector("details.nb-code summary")!.textContent).toBe("Code, 2 lines");
  expect([...document.querySelectorAll("th, td")].map((c) => c.getAttribute("class"))).toEqual(["number", "number"]);
  expect(document.querySelector("svg")!.getAttribute("viewBox")).toBe("0 0 1 1");
  expect(html).toContain("Error: no &lt;luck&gt;");
});

describe("nothing of an output can run", () => {
  test.each([
    "<script>harm()</script>",
    "<img src=x onerror=harm()>",
    "<svg onload='harm()'><script>harm()</script><a href='javascript:harm()'><text>t</text></a></svg>",
    "<table onclick=harm()><tr><td><iframe srcdoc='<script>harm()</script>'></iframe></td></tr></table>",
    "<p style='background: url(javascript:harm())'>x</p>",
    "<svg><foreignObject><body onload=harm()></body></foreignObject></svg>",
    "<svg><rect fill='url(http://elsewhere/)'/></svg>",
    "<form action='/harm()'><button formaction='javascript:harm()'>b</button></form>",
    "<math><mtext><table><mglyph><style><img src=x onerror=harm()></style></mglyph></table></mtext></math>",
    "<p><!--><img src=x onerror=harm()>--></p>"
  ])("%s", (hostile) => {
    const html = cleanHtml(hostile);
    expect(html).not.toMatch(/harm|elsewhere|<(script|img|iframe|form|button|a)\b/i);
  });

  test("markup in prose is shown as text", () => {
    const {html} = renderNotebook(
      notebook([markdown("# T <img src=x onerror=harm()>\n\n[x](javascript:harm())")]),
      "t"
    );
    expect(parsed(html).querySelector("img, a")).toBeNull();
  });
});

test("a file that is no notebook is named", () => {
  expect(() => renderNotebook("{}", "broken")).toThrow("not a notebook: broken.ipynb");
});
