import {html} from "htl";
import type {Explorer, LeftOut} from "../../../loaders/explorer.ts";
import {asOfLine} from "../as-of.js";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import {figures} from "../figure-card.js";
import * as f from "../format.js";
import {howCounted} from "../how-counted.js";

/** Every line, cross-filtered by hand. The shell stands at once; the lines follow. */
export function view(e: Explorer): DocumentFragment {
  const host = html`<div class="explorer-host">${waiting(e)}</div>`;
  const start = (): void => {
    host.replaceChildren(waiting(e));
    import("./load.js")
      .then(({load}) => load())
      .then((node) => {
        host.replaceChildren(node);
        host.dataset.ready = "";
      })
      .catch((cause: unknown) => {
        const why = cause instanceof Error ? cause.message : String(cause);
        const again = html`<button class="link" onclick=${start}>Try again</button>`;
        host.replaceChildren(emptyState("The lines could not be loaded", `${why}. The totals above hold.`, again));
      });
  };
  // In the browser only, and after the shell has been drawn.
  if (typeof requestAnimationFrame !== "undefined") requestAnimationFrame(() => setTimeout(start));
  return html.fragment`<h1>Brush through every line sold</h1>
<p class="lede"><b>${f.count(e.lines)}</b> lines of ${f.count(e.products)} articles and services to ${f.counted(e.countries, "country", "countries")}: choose days, prices, pieces, hours, countries or articles, and every other chart follows.</p>
${asOfLine(e.about)}
${figures(
  [
    {
      label: "Lines",
      value: f.count(e.lines),
      note: `${f.count(e.sold)} sold, ${f.count(e.returned)} returned; ${f.percent(e.lines / e.read)} of the files' ${f.count(e.read)}`
    },
    {label: "Gross revenue", value: f.compactPounds(e.gross), exact: f.pounds(e.gross), note: "articles and services"},
    {label: "Returns", value: f.compactPounds(e.returns), exact: f.pounds(e.returns)},
    {label: "Net", value: f.compactPounds(e.net), exact: f.pounds(e.net)}
  ],
  "All dates, the month that is not complete included: these are the lines as they are."
)}
${host}
${leftOut(e)}
<h2>How this is counted</h2>
${howCounted([
  [
    "Lines",
    "Every line that counts as a sale or a return: with a customer, quantity and price other than zero, exact duplicates set apart. Returns have negative pieces and negative value, at the price of the cancellation."
  ],
  [
    "Value",
    "Price × pieces, added up in whole units of the smallest coin that the prices need, so that sums are exact: they are the warehouse's to the last digit."
  ],
  ["Charts", "A chart counts the lines that all filters but its own let through; its scale follows its highest bar."],
  [
    "Keyboard",
    "Tab to a chart: arrow keys move the range, Shift with an arrow moves its end (or resizes the box), Home and End go to the ends, Escape clears. Countries and articles are buttons."
  ],
  ["Link", "The filters are in the address: a link shows what its sender saw, and back undoes a step."],
  ["Query", "“Query” above shows what is chosen as SQL on the published views; it gives the same totals."],
  [
    "Left out",
    html`Lines without customer, price or quantity, and exact duplicates:
      <a href="./#set-aside">each rule and its count</a>. See also <a href="./time">time</a> and
      <a href="./countries">countries</a>.`
  ]
])}`;
}

/** What of the files is not among the lines, and why: every line of the files has one place. */
function leftOut(e: Explorer): HTMLElement {
  const lines = e.left.reduce((sum, d) => sum + d.lines, 0);
  if (!lines)
    return html`<section>
      <h2>No line of the files is left out</h2>
    </section>`;
  return html`<section>
    <h2>${f.count(lines)} of ${f.count(e.read)} lines of the files reached no fact</h2>
    <p class="aside">
      They are in no figure of any page, each for the first reason that holds.
      <a href="./quality#rejects">Look at them</a>.
    </p>
    ${dataTable<LeftOut>({
      caption: "Lines left out",
      controls: false,
      sql: e.sql.left,
      rows: e.left,
      columns: [
        {label: "Reason", value: (d) => f.sentenceCase(d.reason)},
        {label: "Lines", value: (d) => d.lines, format: f.count, bar: "var(--line-strong)"},
        {label: "Share of the files", value: (d) => d.lines / e.read, format: f.percent},
        {label: "Value as written", value: (d) => d.value, format: f.pounds}
      ]
    })}
  </section>`;
}

const waiting = (e: Explorer): HTMLElement =>
  html`<p class="explorer-wait" role="status">Loading ${f.count(e.lines)} lines, ${f.bytes(e.bytes)} …</p>`;
