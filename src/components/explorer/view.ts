import {html} from "htl";
import type {Explorer} from "../../../loaders/explorer.ts";
import {asOfLine} from "../as-of.js";
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
    {label: "Lines", value: f.count(e.lines), note: `${f.count(e.sold)} sold, ${f.count(e.returned)} returned`},
    {label: "Gross revenue", value: f.compactPounds(e.gross), exact: f.pounds(e.gross), note: "articles and services"},
    {label: "Returns", value: f.compactPounds(e.returns), exact: f.pounds(e.returns)},
    {label: "Net", value: f.compactPounds(e.net), exact: f.pounds(e.net)}
  ],
  "All dates, the month that is not complete included: these are the lines as they are."
)}
${host}
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
  ["Query", html`<pre class="query" tabindex="0" role="region" aria-label="Query"><code>${e.sql}</code></pre>`],
  [
    "Left out",
    html`Lines without customer, price or quantity, and exact duplicates:
      <a href="./#set-aside">each rule and its count</a>. See also <a href="./time">time</a> and
      <a href="./countries">countries</a>.`
  ]
])}`;
}

const waiting = (e: Explorer): HTMLElement =>
  html`<p class="explorer-wait" role="status">Loading ${f.count(e.lines)} lines, ${f.bytes(e.bytes)} …</p>`;
