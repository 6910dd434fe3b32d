import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Category, Point, Products} from "../../../loaders/products.ts";
import {key, type Finding} from "../finding.js";
import * as f from "../format.js";
import {sum} from "../periods.js";
import {baseline, colour, gridY, plot, tip} from "../plot-defaults.js";
import {yearBars} from "../year-bars.js";

/** How few articles bring most of the revenue. */
export function concentration({curve, sold, about, sql}: Products): Finding<Point> {
  const share = (d: Point): number => d.articles / sold.articles;
  return {
    title: `${f.percent(sold.eighty / sold.articles)} of the articles sold bring 80% of revenue`,
    subtitle: "Cumulative share of gross revenue, articles from the best-selling down, last twelve full months",
    about,
    n: f.counted(sold.articles, "article"),
    file: "revenue-concentration",
    sql: sql.curve,
    height: 300,
    rows: curve.filter((_, i) => i % 6 === 0),
    columns: [
      {label: "Articles", value: (d) => d.articles, format: f.count},
      {label: "Share of articles", value: share, format: f.percent},
      {label: "Share of revenue", value: (d) => d.revenue, format: f.percent}
    ],
    chart: (width) => {
      const at = {articles: sold.eighty, revenue: 0.8};
      return plot("Cumulative share of revenue by share of articles", {
        width,
        height: 300,
        marginBottom: 40,
        x: {domain: [0, 1], label: null},
        y: {domain: [0, 1], label: null},
        marks: [
          gridY({ticks: 5, tickFormat: "%" as never}),
          Plot.axisX({ticks: 5, tickSize: 0, tickFormat: "%"}),
          Plot.text(["share of articles →"], {frameAnchor: "bottom-right", dy: 34, fill: colour.ink2}),
          Plot.line(
            [
              [0, 0],
              [1, 1]
            ],
            {stroke: colour.lastYear, strokeDasharray: "4 3"}
          ),
          Plot.areaY(curve, {x: share, y: "revenue", fill: colour.sales, fillOpacity: 0.12}),
          Plot.lineY(curve, {x: share, y: "revenue", stroke: colour.sales, strokeWidth: 2}),
          Plot.dot([at], {x: share, y: "revenue", r: 4, fill: colour.sales}),
          Plot.text([at], {
            x: share,
            y: "revenue",
            text: () => `${f.count(sold.eighty)} articles bring 80%`,
            textAnchor: "start",
            dx: 10,
            dy: 12,
            fill: colour.ink,
            fontWeight: 600
          }),
          baseline(),
          Plot.tip(
            curve,
            Plot.pointerX({
              ...tip,
              x: share,
              y: "revenue",
              title: (d: Point) =>
                `${f.count(d.articles)} articles (${f.percent(share(d))})\n${f.percent(d.revenue)} of revenue`
            })
          )
        ]
      });
    }
  };
}

/** Revenue by category, this year and last. */
export function categories({categories: rows, about, sql}: Products): Finding<Category> {
  const total = sum(rows, (d) => d.now);
  const named = rows.filter((d) => d.category !== "Other");
  const other = rows.find((d) => d.category === "Other");
  const gain = [...named].filter((d) => d.before > 0).sort((a, b) => b.now - b.before - (a.now - a.before))[0];
  const first = named[0];
  const title = first
    ? `${first.category} leads with ${f.percent(first.now / total)} of revenue${gain && gain.now > gain.before ? `; ${gain.category === first.category ? "it" : gain.category} gained most, ${f.compactPounds(gain.now - gain.before)}` : ""}`
    : "No category";
  return {
    title,
    subtitle: html`Gross revenue of articles, £, last twelve full months;
    ${other ? `${f.percent(other.now / total)} is in Other, which no rule knows` : "every article has a category"}${key(
      [
        ["Twelve full months", colour.thisYear],
        ["The twelve before", colour.lastYear, "line"]
      ]
    )}`,
    about,
    n: f.counted(
      sum(rows, (d) => d.articles),
      "article"
    ),
    file: "revenue-by-category",
    sql: sql.categories,
    rows,
    columns: [
      {
        label: "Category",
        value: (d) => d.category,
        format: (v: string) => html`<a href=${`./products?category=${encodeURIComponent(v)}`}>${v}</a>`
      },
      {label: "Twelve full months, £", value: (d) => d.now, format: f.count},
      {label: "Twelve before, £", value: (d) => d.before, format: f.count},
      {label: "Articles", value: (d) => d.articles, format: f.count}
    ],
    height: Math.min(rows.length, 14) * 30 + 36,
    chart: (width) =>
      yearBars(
        "Revenue by category, this year and last",
        rows.slice(0, 14).map((d) => ({...d, name: d.category})),
        {width}
      )
  };
}
