import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Customers} from "../../../loaders/customers.ts";
import type {Grid, Quadrant, Satisfaction} from "../../../loaders/satisfaction.ts";
import {badge} from "../badge.js";
import {emptyState} from "../empty-state.js";
import {finding} from "../finding.js";
import * as f from "../format.js";
import {shade} from "../heat.js";
import {sum} from "../periods.js";
import {colour, plot, tip} from "../plot-defaults.js";

const named = (d: Quadrant): string =>
  `${d.spendsMore ? "spends more" : "spends less"}, articles rated ${d.ratedBetter ? "better" : "worse"}`;

/** A field with its bounds. */
interface Field {
  x1: number;
  x2: number;
  y1: number;
  y2: number;
  customers: number;
}

function fieldsOf({fields, grid}: Satisfaction): Field[] {
  const x = (i: number): number => between(grid.rating, i / grid.across);
  const y = (j: number): number => Math.exp(between(grid.gross.map(Math.log) as Grid["gross"], j / grid.up));
  return fields.map(([i, j, customers]) => ({x1: x(i), x2: x(i + 1), y1: y(j), y2: y(j + 1), customers}));
}
const between = ([from, to]: readonly [number, number], share: number): number => from + share * (to - from);

/** What the quarters are called. */
const title = (d: Quadrant): string =>
  d.spendsMore
    ? d.ratedBetter
      ? "Champions"
      : "Profitable, let down"
    : d.ratedBetter
      ? "Fans who spend little"
      : "Little of both";

/** Revenue by satisfaction, in quarters; where no article is rated, why there is nothing. */
export function quadrants({satisfaction: s, about, sql}: Customers): HTMLElement {
  if (!s)
    return html`<section class="finding">
      <h2>Revenue and satisfaction</h2>
      ${emptyState(
        "No customer's satisfaction can be derived",
        "It takes ratings of the articles that a customer bought, and no review is linked to an article.",
        "Load listings and reviews, then refresh."
      )}
    </section>`;
  const gross = sum(s.quadrants, (d) => d.gross);
  const worst = s.quadrants.find((d) => d.spendsMore && !d.ratedBetter);
  const fields = fieldsOf(s);
  const top = Math.max(...fields.map((d) => d.customers));
  const {rating: x, gross: y} = s.grid;
  const corners = s.quadrants.map((d) => ({
    ...d,
    x: d.ratedBetter ? x[1] : x[0],
    y: d.spendsMore ? y[1] : y[0],
    text: `${title(d)}\n${f.count(d.customers)} · ${f.percent(d.gross / gross)}`
  }));
  return finding<Quadrant>({
    title: worst
      ? `${f.percent(worst.gross / gross)} of revenue comes from customers who spend much on worse-rated articles`
      : "Revenue and satisfaction",
    subtitle: html`${badge("derived", "Derived", "Revenue-weighted mean rating of the articles a customer bought; no customer rated anything here")}
    Gross revenue of a customer, £, log scale, against the mean rating of the articles bought, weighted by what was
    spent on each. The reviews are not by these customers. Split at the medians: £${f.count(s.medians.gross)} and
    ${f.fixed2(s.medians.rating)} stars; in the corners customers and share of revenue.`,
    about,
    n: `${f.counted(s.customers, "customer")}; ${f.count(s.unrated)} left out, none of whose articles is rated`,
    file: "revenue-satisfaction",
    sql: sql.satisfaction,
    height: 340,
    rows: s.quadrants,
    columns: [
      {label: "Quarter", value: title},
      {label: "Who", value: named},
      {label: "Customers", value: (d) => d.customers, format: f.count},
      {label: "Gross revenue, £", value: (d) => d.gross, format: f.count},
      {label: "Share", value: (d) => d.gross / gross, format: f.percent}
    ],
    chart: (width) =>
      plot("Customers by revenue and mean rating of the articles they bought", {
        width,
        height: 340,
        marginBottom: 40,
        x: {domain: x, label: null},
        y: {type: "log", domain: y, label: null},
        color: {type: "identity"},
        marks: [
          Plot.axisX({ticks: 5, tickSize: 0, label: null}),
          Plot.axisY({ticks: 4, tickSize: 0, label: null, tickFormat: ((v: number) => f.axisPounds(v)) as never}),
          Plot.text(["mean rating of articles bought, stars →"], {
            frameAnchor: "bottom-right",
            dy: 34,
            fill: colour.ink2
          }),
          Plot.rect(fields, {
            ...{x1: "x1", x2: "x2", y1: "y1", y2: "y2"},
            fill: (d: Field) => shade(Math.sqrt(d.customers / top), colour.sales)
          }),
          Plot.ruleX([s.medians.rating], {stroke: colour.ink2, strokeDasharray: "4 3"}),
          Plot.ruleY([s.medians.gross], {stroke: colour.ink2, strokeDasharray: "4 3"}),
          ...([true, false] as const).flatMap((right) =>
            ([true, false] as const).map((up) =>
              Plot.text(
                corners.filter((d) => d.ratedBetter === right && d.spendsMore === up),
                {
                  text: "text",
                  frameAnchor: `${up ? "top" : "bottom"}-${right ? "right" : "left"}`,
                  dx: right ? -6 : 6,
                  dy: up ? 6 : -6,
                  fill: colour.ink,
                  stroke: "var(--paper)",
                  strokeWidth: 4,
                  fontWeight: 600
                }
              )
            )
          ),
          Plot.tip(
            fields,
            Plot.pointer({
              ...tip,
              x: (d: Field) => (d.x1 + d.x2) / 2,
              y: (d: Field) => Math.sqrt(d.y1 * d.y2),
              title: (d: Field) =>
                `${f.counted(d.customers, "customer")}\nrating ${f.fixed2(d.x1)} to ${f.fixed2(d.x2)}\n${f.wholePounds(d.y1)} to ${f.wholePounds(d.y2)}`
            })
          )
        ]
      })
  });
}
