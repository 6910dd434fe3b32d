import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {About} from "../../../loaders/about.ts";
import type {CompareRow} from "../../../loaders/compare-articles.ts";
import {download, toCsv} from "../csv.js";
import {finding} from "../finding.js";
import * as f from "../format.js";
import {statusBadge} from "../overview/alerts.js";
import {monthEnd, yearStarts} from "../periods.js";
import {baseline, colour, gridY, hatch, plot, tip} from "../plot-defaults.js";
import {productLink} from "../product-link.js";
import type {Ranked} from "./ranking.js";

type Line = [label: string, write: (d: CompareRow) => string | Node, best?: (d: CompareRow) => number | null];

const lines = (ranks: ReadonlyMap<string, Ranked>, rated: number): Line[] => [
  ["Composite score", (d) => f.ratio3(ranks.get(d.code)?.score), (d) => ranks.get(d.code)?.score ?? null],
  [
    "Rank by score",
    (d) => (ranks.has(d.code) ? `${f.ordinal(ranks.get(d.code)!.rank)} of ${f.count(rated)}` : `${f.MISSING} not rated`)
  ],
  ["Gross revenue, all dates", (d) => f.pounds(d.gross), (d) => d.gross],
  ["Last twelve full months", (d) => f.pounds(d.now), (d) => d.now],
  [
    "Change on the twelve before",
    (d) => f.signedPercent(d.before ? d.now / d.before - 1 : null),
    (d) => (d.before ? d.now / d.before : null)
  ],
  ["Pieces sold", (d) => f.count(d.units), (d) => d.units],
  ["Mean price", (d) => f.pounds(d.price)],
  ["Pieces returned", (d) => f.percent(d.returnRate)],
  ["Orders", (d) => f.count(d.orders), (d) => d.orders],
  ["Customers", (d) => f.count(d.customers), (d) => d.customers],
  [
    "Mean rating",
    (d) =>
      d.rating === null
        ? `${f.MISSING} no review linked`
        : `${f.fixed2(d.rating)} of ${f.counted(d.reviews, "review")}`,
    (d) => d.rating
  ],
  ["Negative reviews", (d) => f.percent(d.negativeShare)],
  ["Status", (d) => (d.status ? statusBadge(d.status) : f.MISSING)]
];

/** Articles abreast, a measure a line; the largest of a line is set in bold. */
export function sideBySide(
  rows: readonly CompareRow[],
  ranks: ReadonlyMap<string, Ranked>,
  rated: number,
  remove: (code: string) => void
): HTMLElement {
  const drop = (d: CompareRow): HTMLElement => {
    const button = html`<button class="link" aria-label=${`Remove ${d.name}`}>Remove</button>`;
    button.onclick = () => remove(d.code);
    return button;
  };
  const measures = lines(ranks, rated);
  const plain = (v: string | Node): string => (typeof v === "string" ? v : v.textContent!.trim());
  const save = html`<button class="link">CSV</button>`;
  save.onclick = () =>
    download(
      "side-by-side.csv",
      toCsv(
        ["Measure", ...rows.map((d) => `${d.code} ${d.name}`)],
        measures.map(([label, write]) => [label, ...rows.map((d) => plain(write(d)))])
      )
    );
  const query = html`<pre
    class="query"
    tabindex="0"
    role="region"
    aria-label="Query: side by side"
    hidden
  ><code>${`SELECT *
FROM v_product_kpi
WHERE product_code IN (${rows.map((d) => `'${d.code.replaceAll("'", "''")}'`).join(", ")})`}</code></pre>`;
  const ask = html`<button class="link" aria-expanded="false">Query</button>`;
  ask.onclick = () => {
    query.hidden = !query.hidden;
    ask.setAttribute("aria-expanded", String(!query.hidden));
  };
  return html`<div class="table sides">
    <div class="scroll" role="region" aria-label="Articles side by side" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            ${rows.map(
              (d) =>
                html`<th scope="col" class="number">
                  ${productLink(d.code, d.name)}<br /><span class="code">${d.code}</span>
                  ${rows.length > 1 ? drop(d) : null}
                </th>`
            )}
          </tr>
        </thead>
        <tbody>
          ${measures.map(([label, write, best]) => {
            const values = rows.map((d) => best?.(d) ?? null);
            const top = Math.max(...values.filter((v) => v !== null));
            return html`<tr>
              <th scope="row">${label}</th>
              ${rows.map((d, i) => html`<td class=${`number${rows.length > 1 && values[i] === top ? " best" : ""}`}>${write(d)}</td>`)}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
    <div class="controls below"><span class="right">${ask}${save}</span></div>
    ${query}
  </div>`;
}

interface Month {
  code: string;
  name: string;
  month: string;
  revenue: number;
}

/** Monthly revenue of the articles, side by side on one scale. */
export function monthly(
  about: About,
  months: readonly string[],
  rows: readonly CompareRow[],
  revenue: Readonly<Record<string, number[]>>
): HTMLElement {
  const all = rows.flatMap((d) =>
    months.map((month, i): Month => ({code: d.code, name: d.name, month, revenue: revenue[d.code]?.[i] ?? 0}))
  );
  const top = Math.max(1, ...all.map((d) => d.revenue));
  const lead = [...rows].sort((a, b) => b.now - a.now)[0]!;
  return finding<Month>({
    title: `${f.sentenceCase(lead.name)} brought most in the last twelve full months: ${f.compactPounds(lead.now)}`,
    subtitle: "Gross revenue by month, £, all on one scale; hatched: month not complete.",
    about,
    n: f.counted(rows.length, "article"),
    file: "compare-months",
    sql: `SELECT product_code, month, gross_revenue FROM v_product_month WHERE product_code IN (${rows.map((d) => `'${d.code.replaceAll("'", "''")}'`).join(", ")}) ORDER BY product_code, month`,
    height: 220,
    rows: all,
    columns: [
      {label: "Article", value: (d) => d.name},
      {label: "Month", value: (d) => d.month, format: (v) => f.month(v)},
      {label: "Gross revenue, £", value: (d) => d.revenue, format: f.count}
    ],
    chart: (width) => {
      const columns = width < 560 ? 1 : Math.min(rows.length, width < 900 ? 2 : 4);
      const each = Math.floor((width - (columns - 1) * 32) / columns);
      return html`<div class="multiples" style=${`--columns: ${columns}`}>
        ${rows.map((d) => {
          const lines = hatch(colour.sales);
          const mine = all.filter((m) => m.code === d.code);
          const bars = (list: Month[], fill: string): Plot.Markish =>
            Plot.rectY(list, {
              x1: (m: Month) => new Date(m.month),
              x2: (m: Month) => monthEnd(m.month),
              y: "revenue",
              fill,
              insetLeft: 0.5,
              insetRight: 0.5
            });
          return html`<div>
            <h3>${productLink(d.code, d.name)}</h3>
            ${plot(`Monthly revenue of ${d.name}`, {
              width: each,
              height: 170,
              marginLeft: 48,
              x: {type: "utc", label: null},
              y: {domain: [0, top], label: null},
              marks: [
                lines.mark,
                gridY({ticks: 4, tickFormat: f.axisPounds as never}),
                Plot.axisX(yearStarts(mine.map((m) => m.month)), {tickSize: 0, label: null, tickFormat: "%Y"}),
                bars(
                  mine.filter((m) => m.month <= about.lastFullMonth),
                  colour.sales
                ),
                bars(
                  mine.filter((m) => m.month > about.lastFullMonth),
                  lines.fill
                ),
                baseline(),
                Plot.tip(
                  mine,
                  Plot.pointerX({
                    ...tip,
                    x: (m: Month) => new Date(+new Date(m.month) + 15 * 864e5),
                    y: "revenue",
                    title: (m: Month) => `${f.longMonth(m.month)}\n${f.wholePounds(m.revenue)}`
                  })
                )
              ]
            })}
          </div>`;
        })}
      </div>`;
    }
  });
}
