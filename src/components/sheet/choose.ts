import {html} from "htl";
import type {Sheet} from "../../../loaders/sheets.ts";
import {count, sentenceCase} from "../format.js";
import {sheetPath} from "../product-link.js";

/** What stands at /product/ itself: where to find an article, and the best-selling ones. */
export const choose = (all: readonly Sheet[]): DocumentFragment => html.fragment`<h1>Which article?</h1>
<p class="lede">Every one of <b>${count(all.length)}</b> articles has a sheet at an address of its own, made of its code. Search above, or in the <a href="../products">table of products</a>.</p>
<h2>The best-selling</h2>
<div class="chips">${all.slice(0, 24).map((d) => html`<a class="chip" href=${sheetPath(d.code, "../")}><span class="code">${d.code}</span>${sentenceCase(d.name)}</a>`)}</div>`;
