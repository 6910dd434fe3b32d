import {html} from "htl";
import * as f from "../format.js";
import {crossFilter, CUTS, dateOf, dayOf, PRICE, QUANTITY, type Cut} from "./cuts.js";
import {exportLines} from "./export.js";
import {heat} from "./heat.js";
import {histogram} from "./histogram.js";
import {KINDS, type Lines} from "./lines.js";
import {list} from "./list.js";
import type {Board, Measure, Part} from "./parts.js";
import {selectionSql} from "./query.js";
import {fromUrl, keptBy, toUrl, type Selection} from "./selection.js";
import {sayDays, sayPrice, sayQuantity, totals} from "./totals.js";

/** Query parameter of what the charts count; lines are left out of the URL. */
const COUNT = "count";

/** All charts over all lines, each following every other's brush. The selection lives in the URL. */
export function dashboard(lines: Lines): HTMLElement {
  const engine = crossFilter(lines);
  let selection: Selection = {};
  let measure: Measure = "lines";
  let frame = 0;
  const waiting = new Set<Cut>();
  const board: Board = {
    lines,
    engine,
    selection: () => selection,
    measure: () => measure,
    change,
    brief: (v) =>
      f.compactPounds(measure === "lines" ? v : v / lines.scale).replace(measure === "lines" ? "£" : "", ""),
    write: (v) => (measure === "lines" ? f.count(v) : f.compactPounds(v / lines.scale))
  };
  const parts = charts(board);
  const query = html`<pre class="query" tabindex="0" role="region" aria-label="Query" hidden><code></code></pre>`;

  /** Filters and draws once a frame, however often the pointer moves in between. */
  function draw(): void {
    frame = 0;
    for (const cut of waiting) engine.filter(CUTS.indexOf(cut), keptBy(lines, selection, cut));
    waiting.clear();
    for (const part of Object.values(parts)) part.paint();
    if (!query.hidden) query.firstElementChild!.textContent = selectionSql(lines, selection);
  }
  function soon(cuts: Iterable<Cut>): void {
    for (const cut of cuts) waiting.add(cut);
    frame ||= requestAnimationFrame(draw);
  }
  function change(next: Partial<Selection>, done: boolean): void {
    selection = {...selection, ...next};
    soon(Object.keys(next) as Cut[]);
    if (done) remember();
  }
  function remember(): void {
    const search = toUrl(lines, selection);
    if (measure !== "lines") search.set(COUNT, measure);
    const query = search.toString();
    const target = `${location.pathname}${query ? `?${query}` : ""}${location.hash}`;
    if (target !== `${location.pathname}${location.search}${location.hash}`) history.pushState(null, "", target);
  }
  function recall(): void {
    const search = new URLSearchParams(location.search);
    selection = fromUrl(lines, search);
    measure = search.get(COUNT) === "value" ? "value" : "lines";
    press();
    soon(CUTS);
  }

  const buttons = (["lines", "value"] as const).map((m) => {
    const node = html`<button class="push chip-button">${m === "lines" ? "Lines" : "Value, £"}</button>`;
    node.onclick = () => {
      measure = m;
      press();
      soon([]);
      remember();
    };
    return [m, node] as const;
  });
  const press = (): void => {
    for (const [m, node] of buttons) node.setAttribute("aria-pressed", String(m === measure));
  };
  const clear = (): void => change(Object.fromEntries(CUTS.map((cut) => [cut, undefined])), true);
  const state = html`<span role="status"></span>`;
  const ask = html`<button class="link" aria-expanded="false">Query</button>`;
  ask.onclick = () => {
    query.hidden = !query.hidden;
    ask.setAttribute("aria-expanded", String(!query.hidden));
    soon([]);
  };
  const save = async (): Promise<void> => {
    state.textContent = "Writing …";
    const blob = await exportLines(lines, engine.selected());
    const link = html`<a href=${URL.createObjectURL(blob)} download="lines.csv"></a>`;
    link.click();
    setTimeout(() => URL.revokeObjectURL((link as HTMLAnchorElement).href), 10_000);
    state.textContent = `${f.count(engine.count)} lines written, ${f.bytes(blob.size)}`;
  };

  addEventListener("popstate", recall);
  selection = fromUrl(lines, new URLSearchParams(location.search));
  measure = new URLSearchParams(location.search).get(COUNT) === "value" ? "value" : "lines";
  for (const cut of CUTS) waiting.add(cut);
  press();
  draw();
  return html`<div class="explorer">
    <div class="explorer-bar">
      ${parts.totals.node}
      <div class="explorer-actions">
        <div class="filter" role="group" aria-label="Charts count">
          <span class="filter-label">Charts count</span>${buttons.map(([, node]) => node)}
        </div>
        <button class="link" onclick=${clear}>Clear all filters</button>
        <button class="link" onclick=${save}>Export these lines (CSV)</button>
        ${ask} ${state}
      </div>
      ${query}
    </div>
    <div class="explorer-grid">
      <div class="wide">${parts.day.node}</div>
      ${parts.price.node}${parts.quantity.node}
      <div class="time-cut">${parts.time.node}${parts.kind.node}</div>
      ${parts.country.node}
      <div class="wide">${parts.product.node}</div>
    </div>
  </div>`;
}

function charts(b: Board): Record<Cut | "totals", Part> {
  const {lines} = b;
  const names = (all: readonly [string, string][]): string[] => all.map(([, name]) => name);
  return {
    totals: totals(b),
    day: histogram(b, {
      cut: "day",
      title: "Day",
      note: "Bars are weeks of seven days from the first day on; a range is chosen by the day.",
      group: 7,
      ticks: (width) => quarters(lines, width < 500 ? 6 : 3),
      say: (range) => sayDays(lines.start, range)
    }),
    price: histogram(b, {
      cut: "price",
      title: "Price a piece",
      note: `Bars of 25 pence; the last holds all from ${f.pounds((PRICE.bins - 1) * PRICE.step)} on.`,
      ticks: (width) => [0, 16, 32, 48].filter((_, i) => width > 400 || i % 2 === 0).map((bin) => [bin, `£${bin / 4}`]),
      say: sayPrice
    }),
    quantity: histogram(b, {
      cut: "quantity",
      title: "Pieces a line",
      note: `Returns count below nought; the bars at the ends hold all below ${f.count(QUANTITY.first)} and above ${QUANTITY.first + QUANTITY.bins - 1}.`,
      ticks: () => [-12, 1, 12, 24, 36, 48].map((q) => [q - QUANTITY.first + 0.5, f.count(q)]),
      say: sayQuantity
    }),
    time: heat(b),
    country: list(b, {cut: "country", title: "Country", names: names(lines.countries), size: 12}),
    product: list(b, {
      cut: "product",
      title: "Article",
      names: lines.products.map(([, name]) => f.sentenceCase(name)),
      titles: lines.products.map(([code, name]) => `${code} ${name}`),
      size: 18,
      search: true
    }),
    kind: list(b, {cut: "kind", title: "Kind", names: KINDS, size: KINDS.length})
  };
}

/** First days of the quarters, or half years, within the data. */
function quarters({start, days}: Lines, months: number): [number, string][] {
  const first = new Date(start);
  const found: [number, string][] = [];
  for (let m = first.getUTCMonth() + 1; ; m++) {
    const date = new Date(Date.UTC(first.getUTCFullYear(), m, 1)).toISOString();
    const day = dayOf(start, date.slice(0, 10));
    if (day >= days) return found;
    if (Number(date.slice(5, 7)) % months === 1 || months === 1) found.push([day, f.month(dateOf(start, day))]);
  }
}
