import {loader} from "../loaders/loader.ts";
import {renderNotebooks, type RenderedNotebook} from "./build/notebook.ts";
import {oneLine} from "./build/static.ts";

// A page of prose: made here from the notebooks' saved outputs, with no script of its own.
export default loader(import.meta.url, () => Promise.resolve(notebooksPage(renderNotebooks())));

/** The page's Markdown: a table of contents, then each notebook as a section. */
export function notebooksPage(notebooks: readonly RenderedNotebook[]): string {
  const contents = notebooks.map(
    ({name, title, headings}) =>
      `<li><a href="#${name}">${title}</a>${headings.length ? `<ul>${headings.map((h) => `<li><a href="#${h.id}">${h.text}</a></li>`).join("")}</ul>` : ""}</li>`
  );
  const sections = notebooks.map(
    ({name, html, hasOutputs}) =>
      `<section class="notebook" aria-labelledby="${name}">${html}${hasOutputs ? "" : `<p class="figures-note">No results are saved with this notebook.</p>`}</section>`
  );
  const content = `<h1>How were the methods tried?</h1>
<p class="lede">${notebooks.length} experiments with their results as they were saved, to be read without Jupyter. Unless a step says otherwise the figures are those of a made-up shop of fixed seed, so that whoever runs them again sees the same. The code of each step is folded away.</p>
<nav class="nb-contents" aria-label="Notebooks"><ol>${contents.join("")}</ol></nav>
${sections.join("\n")}`;
  return `---
title: Notebooks
---

<div id="page" data-live>${keptLines(content)}</div>
`;
}

/** One line for Framework's Markdown; lines of code keep their breaks as references. */
function keptLines(html: string): string {
  const kept = html.replace(/<pre[\s\S]*?<\/pre>/g, (block) => block.replaceAll("\n", "&#10;"));
  return oneLine(kept);
}
