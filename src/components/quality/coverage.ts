import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Coverage, Quality} from "../../../loaders/quality.ts";
import {emptyState} from "../empty-state.js";
import {finding, key} from "../finding.js";
import * as f from "../format.js";
import {colour, plot, tip} from "../plot-defaults.js";

const SHARES = [
  ["article_coverage", "Catalogue", colour.thisYear],
  ["revenue_coverage", "Revenue", colour.sales],
  ["listing_coverage", "Listings", colour.accept],
  ["review_coverage", "Reviews", colour.service]
] as const;

const share = (q: Quality, strategy: string, metric: string): number | undefined =>
  q.coverage.find((d) => d.strategy === strategy && d.metric === metric)?.value;

/** Share of the catalogue, or another figure, that the active strategy links; undefined where nothing was matched. */
export const activeShare = (q: Quality, metric: string): number | undefined => share(q, q.strategy, metric);

/** How much of catalogue, revenue, listings and reviews each strategy links. */
export function coverage(q: Quality): HTMLElement {
  const strategies = [...new Set(q.coverage.map((d) => d.strategy))].sort(
    (a, b) => Number(b === q.strategy) - Number(a === q.strategy)
  );
  if (!strategies.length)
    return html`<section class="finding">
      <h2 id="matching">Nothing was matched</h2>
      ${emptyState(
        "No coverage to show",
        "No listing of a marketplace is loaded, so no article has a partner.",
        "Lay listings and reviews beside the transactions, then refresh."
      )}
    </section>`;
  const articles = share(q, strategies[0]!, "article_coverage") ?? 0;
  const revenue = share(q, strategies[0]!, "revenue_coverage") ?? 0;
  const rows = q.coverage.filter((d) => SHARES.some(([metric]) => metric === d.metric));
  const name = (d: Coverage): string => SHARES.find(([metric]) => metric === d.metric)![1];
  const frame = finding<Coverage>({
    title: `${f.percent(articles)} of the catalogue is linked, and ${f.percent(revenue)} of its revenue`,
    subtitle: html`Share that each strategy links above its bar; in use:
    ${strategies[0]}${key(SHARES.map(([, label, fill]) => [label, fill] as const))}`,
    about: q.about,
    n: f.counted(q.metrics.articles?.value ?? 0, "article"),
    file: "matching-coverage",
    sql: q.sql.coverage,
    height: strategies.length * 96 + 40,
    rows,
    columns: [
      {label: "Strategy", value: (d) => d.strategy},
      {label: "Share of", value: name},
      {label: "Linked", value: (d) => d.value, format: f.percent, max: 1, bar: colour.thisYear}
    ],
    chart: (width) =>
      plot("Share linked by strategy", {
        width,
        height: strategies.length * 96 + 40,
        marginLeft: 92,
        marginRight: 56,
        x: {domain: [0, 1], label: null},
        y: {axis: null, domain: SHARES.map(([metric]) => metric), padding: 0.25},
        fy: {domain: strategies, label: null, padding: 0.2},
        marks: [
          Plot.gridX({stroke: colour.line, strokeOpacity: 1, ticks: 4}),
          Plot.axisX({ticks: 4, tickSize: 0, tickFormat: "%", label: null}),
          Plot.axisFy({anchor: "left", label: null, tickSize: 0, dx: -8, color: colour.ink}),
          Plot.barX(rows, {
            x: "value",
            y: "metric",
            fy: "strategy",
            fill: (d: Coverage) => SHARES.find(([m]) => m === d.metric)![2]
          }),
          Plot.text(rows, {
            x: "value",
            y: "metric",
            fy: "strategy",
            text: (d: Coverage) => f.percent(d.value),
            textAnchor: "start",
            dx: 6,
            fill: colour.ink
          }),
          Plot.ruleX([0], {stroke: colour.ink}),
          Plot.tip(
            rows,
            Plot.pointer({
              ...tip,
              x: "value",
              y: "metric",
              fy: "strategy",
              title: (d: Coverage) => `${d.strategy}: ${name(d)}\n${f.percent(d.value)} linked`
            })
          )
        ]
      })
  });
  frame.id = "matching";
  return frame;
}
