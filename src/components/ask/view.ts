import {html} from "htl";
import type {AskPage} from "../../../loaders/ask.ts";
import {asOfLine} from "../as-of.js";
import * as f from "../format.js";
import {howCounted} from "../how-counted.js";
import {canAsk} from "./can-ask.js";
import {askPanel} from "./panel.js";

/** The page on which questions are asked. */
export function view(a: AskPage, later: Record<"ask-views", () => Promise<unknown>>): DocumentFragment {
  const reviews = a.reviews ? ` and ${f.counted(a.reviews, "review")}` : "";
  return html.fragment`<h1>Ask the data a question</h1>
<p class="lede">In English or French, about <b>${f.count(a.lines)}</b> lines sold, ${f.count(a.articles)} articles, ${f.count(a.customers)} customers${reviews}. Each answer is a sentence computed from rows, with the rows, and the SQL that gave them.</p>
${asOfLine(a.about)}
${askPanel(a)}
<h2>What can I ask?</h2>
${canAsk(a, later["ask-views"])}
<h2>How an answer is made</h2>
${howCounted([
  [
    "Rules",
    "A small grammar reads the question: figures, splits, filters, periods, rankings, comparisons, shares, changes, alerts, matching. No model, no key, no server: the same question gives the same answer."
  ],
  [
    "Guard",
    "Whoever wrote it, a statement is read by PostgreSQL’s own grammar, must be one SELECT over the published views with functions from a list, gets a row limit, and is written anew from what was checked: what you are shown is what runs. What is refused is refused with the reason."
  ],
  [
    "Where it runs",
    "DuckDB in a worker of this page, on a read-only copy of the published views, cut off from files and network, with a limit of 10 seconds, 1,000 rows and 8 MB. A statement that takes longer is ended with its worker."
  ],
  [
    "With models",
    html`<code>npx smartshop serve</code> shows these pages on your own computer and asks the models that your settings
      name first; why one was passed over stands under the answer.`
  ],
  [
    "Not known here",
    `${a.hasCosts ? "" : "Margin (no cost table was given), "}stock, suppliers, visitors, and whatever else is not in the files: the answer says so instead of guessing.`
  ],
  ["Kept", "Questions asked before stay in this browser until you clear them."]
])}`;
}
