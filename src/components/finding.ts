import {html} from "htl";
import {download, toCsv} from "./csv.js";
import {dataTable, type Column} from "./data-table.js";
import {day} from "./format.js";
import type {About} from "../../loaders/about.ts";

export interface Finding<Row> {
  /** The finding, as a sentence computed from the data. */
  title: string;
  /** Measure, unit, period, population; may hold a colour key. */
  subtitle: string | Node;
  /** Where the data comes from and its last day. */
  about: About;
  /** Number of rows, orders, reviews … the chart rests on, as written: "36,969 orders". */
  n?: string;
  /** Draws the chart for a width in pixels; called again when the width changes. */
  chart: (width: number) => Node;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  /** Name of the CSV, without its ending. */
  file: string;
  /** Place kept for the chart, in pixels. Default 260. */
  height?: number;
  /** The query behind the chart, on the published views; runs as it is in PostgreSQL and in the explorer. */
  sql?: string;
}

type Shown = "chart" | "table" | "query";

/** The frame of a chart: finding, what is measured, chart or table or query, source, as-of date and n, CSV. */
export function finding<Row>(options: Finding<Row>): HTMLElement {
  const {title, subtitle, about, n, chart, rows, columns, file, height = 260, sql} = options;
  const stage = html`<div class="stage" style=${`--stage: ${height}px`}></div>`;
  let shown: Shown = "chart";
  let last = 0;
  const content: Record<Shown, () => Node | null> = {
    chart: () => (last ? chart(last) : null),
    table: () => dataTable({rows, columns, caption: title, controls: false, bare: true}),
    query: () => html`<pre class="query" tabindex="0" role="region" aria-label="Query"><code>${sql}</code></pre>`
  };
  const draw = (): void => stage.replaceChildren(...[content[shown]()].filter((node) => node != null));
  const buttons: [Shown, string, HTMLElement][] = [];
  const button = (what: Shown, label: string): HTMLElement => {
    const node = html`<button class="link" aria-pressed="false">${label}</button>`;
    node.onclick = () => {
      shown = shown === what ? "chart" : what;
      for (const [kind, text, b] of buttons) {
        b.setAttribute("aria-pressed", String(kind === shown));
        b.textContent = kind === shown ? "Show as chart" : text;
      }
      draw();
    };
    buttons.push([what, label, node]);
    return node;
  };
  const save = (): void => {
    const values = rows.map((row) => columns.map((c) => c.value(row)));
    download(
      `${file}.csv`,
      toCsv(
        columns.map((c) => c.label),
        values
      )
    );
  };
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry!.contentRect.width);
    if (width === last || !width) return;
    last = width;
    if (shown === "chart") draw();
  }).observe(stage);
  const actions = html`<span class="actions"
    >${button("table", "Show as table")}${sql ? button("query", "Query") : null}<button class="link" onclick=${save}>
      CSV
    </button></span
  >`;
  const source = `Source: ${about.source}, as of ${day(about.asOf)}${n ? ` · n = ${n}` : ""}`;
  return html`<figure class="finding">
    <h2>${title}</h2>
    <div class="subtitle">${subtitle}</div>
    ${stage}
    <figcaption class="foot"><span>${source}</span>${actions}</figcaption>
  </figure>`;
}

/** A colour key for the subtitle: squares for bars, `line` for lines, `hatch` for what is not complete. */
export function key(
  entries: readonly (readonly [label: string, colour: string, shape?: "line" | "hatch"])[]
): HTMLElement {
  return html`<span class="key"
    >${entries.map(([label, colour, shape]) => html`<span><i class=${shape ?? ""} style=${`--c: ${colour}`}></i>${label}</span>`)}</span
  >`;
}
