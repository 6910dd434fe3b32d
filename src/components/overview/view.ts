import {html} from "htl";
import type {Overview} from "../../../loaders/overview.ts";
import {dataTable} from "../data-table.js";
import {figures} from "../figure-card.js";
import {finding} from "../finding.js";
import {howCounted} from "../how-counted.js";
import {alerts} from "./alerts.js";
import {articleTable} from "./articles.js";
import {abroad, home, revenue} from "./charts.js";
import {definitions} from "./definitions.js";
import {setAside} from "./set-aside.js";
import {cards, lede, periodNote} from "./summary.js";

/** The overview: how the shop is doing, where, with what; what needs a look; how it is counted. */
export function view(o: Overview): DocumentFragment {
  return html.fragment`<h1>How is the shop doing?</h1>
${lede(o)}
${figures(cards(o), periodNote(o))}
<p class="further">Further: <a href="./explorer">every line, cross-filtered by hand</a>, <a href="./time">when people buy</a>, <a href="./forecast">the months to come</a>, <a href="./baskets">what is bought together</a>, <a href="./ask">ask a question</a>.</p>
<div class="columns single">${finding(revenue(o))}</div>
<div class="columns"><div>${o.countries.length > 1 ? finding(home(o)) : null}${alerts(o)}</div>${o.countries.length > 1 ? finding(abroad(o)) : null}</div>
<h2>Best-selling articles</h2>
${dataTable(articleTable(o))}
<div class="columns single">${setAside(o)}</div>
<h2>How this is counted</h2>
${howCounted(definitions(o))}`;
}
