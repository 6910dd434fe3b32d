import {html} from "htl";
import type {RatingPoint} from "../../../loaders/review-trends.ts";
import type {Reviews, StarRow} from "../../../loaders/reviews.ts";
import * as Plot from "@observablehq/plot";
import {emptyState} from "../empty-state.js";
import {finding, key} from "../finding.js";
import * as f from "../format.js";
import {sum} from "../periods.js";
import {colour, gridY, baseline, plot, tip} from "../plot-defaults.js";
import {FEW, ratingLine, withInterval} from "./rating-lines.js";

/** Mean rating of all reviews by month; where no rating is dated, why there is nothing. */
export function overTime({shown, about, sql}: Reviews): HTMLElement {
  const {months} = shown!;
  if (months.length < 2)
    return html`<section class="finding">
      <h2>Ratings over time</h2>
      ${emptyState("No rating has a date", "These reviews carry no stars with a date, so nothing can be said of time.", "Load reviews with rating and review_date, then refresh.")}
    </section>`;
  const half = Math.floor(months.length / 2);
  const mean = (rows: readonly RatingPoint[]): number => sum(rows, (d) => d.mean * d.n) / sum(rows, (d) => d.n);
  const [before, after] = [mean(months.slice(0, half)), mean(months.slice(half))];
  const change = after - before;
  const last = months.at(-1)!.from;
  const later = f.count(months.length - half);
  return finding<RatingPoint>({
    title: `Ratings ${Math.abs(change) < 0.05 ? "hold" : change < 0 ? "slip" : "rise"}: ${f.fixed2(after)} stars in the last ${later} months, ${f.fixed2(before)} before`,
    subtitle: html`Mean stars of all dated reviews by month, with 95% intervals; linked to an article or not.
    ${last > about.lastFullMonth ? `${f.longMonth(last)} is not complete.` : null}${key([["mean", colour.sales, "line"], ...(months.some((d) => d.n < FEW) ? [[`fewer than ${FEW} ratings`, colour.ink3] as const] : [])])}`,
    about,
    n: f.counted(
      sum(months, (d) => d.n),
      "rating"
    ),
    file: "rating-by-month",
    sql: sql.months,
    height: 260,
    rows: months,
    columns: [
      {label: "Month", value: (d) => d.from, format: (v) => f.month(v)},
      {label: "Ratings", value: (d) => d.n, format: f.count},
      {label: "Mean stars", value: (d) => d.mean, format: f.fixed2},
      {label: "95% from", value: (d) => withInterval([d])[0]!.low, format: f.fixed2},
      {label: "to", value: (d) => withInterval([d])[0]!.high, format: f.fixed2}
    ],
    chart: (width) =>
      ratingLine("Mean rating by month", months, {
        width,
        height: 260,
        by: "month",
        domain: [months[0]!.from, about.asOf]
      })
  });
}

/** How many reviews have one to five stars. */
export function stars({shown, totals, about, sql}: Reviews): HTMLElement | null {
  const rows = shown!.stars;
  if (!rows.length) return null;
  const all = (d: StarRow): number => d.linked + d.unlinked;
  const bad = sum(
    rows.filter((d) => d.rating <= 2),
    all
  );
  const parts = rows.flatMap((d) => [
    {rating: d.rating, n: d.linked, kind: "linked"},
    {rating: d.rating, n: d.unlinked, kind: "unlinked"}
  ]);
  return finding<StarRow>({
    title: `${f.percent(bad / totals.rated)} of the ratings are one or two stars`,
    subtitle: html`Ratings by
    stars.${key([
      ["of a linked article", colour.sales],
      ["of no article", "var(--line-strong)"]
    ])}`,
    about,
    n: f.counted(totals.rated, "rating"),
    file: "stars",
    sql: sql.stars,
    height: 260,
    rows,
    columns: [
      {label: "Stars", value: (d) => d.rating},
      {label: "Linked", value: (d) => d.linked, format: f.count},
      {label: "Not linked", value: (d) => d.unlinked, format: f.count},
      {label: "Share", value: (d) => all(d) / totals.rated, format: f.percent}
    ],
    chart: (width) =>
      plot("Ratings by number of stars", {
        width,
        height: 260,
        x: {type: "band", domain: [1, 2, 3, 4, 5], axis: null, padding: 0.3},
        y: {label: null},
        color: {type: "identity"},
        marks: [
          gridY({ticks: 4}),
          Plot.axisX({tickSize: 0, label: null, tickFormat: (d: number) => `${d} ★`}),
          Plot.barY(
            parts,
            Plot.stackY({
              x: "rating",
              y: "n",
              fill: (d: (typeof parts)[number]) => (d.kind === "linked" ? colour.sales : "var(--line-strong)")
            })
          ),
          baseline(),
          Plot.tip(
            rows,
            Plot.pointerX({
              ...tip,
              x: "rating",
              y: all,
              title: (d: StarRow) =>
                `${d.rating} stars\n${f.count(d.linked)} linked\n${f.count(d.unlinked)} not linked\n${f.percent(all(d) / totals.rated)}`
            })
          )
        ]
      })
  });
}
