import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Sheet, SheetMonth} from "../../../loaders/sheets.ts";
import {key, type Finding} from "../finding.js";
import * as f from "../format.js";
import {monthlyBars} from "../monthly-bars.js";
import {periods, sum} from "../periods.js";
import {baseline, colour, gridY, plot, tip} from "../plot-defaults.js";

/** Sales of the article by month. */
export function sales(s: Sheet): Finding<SheetMonth> {
  const {now, before} = periods(s.months, s.about.lastFullMonth);
  const [a, b] = [sum(now, (d) => d.sales), sum(before, (d) => d.sales)];
  const title = !a
    ? "No sale in the last twelve full months"
    : !b
      ? `${f.compactPounds(a)} in the last twelve full months, the first with a sale`
      : `Revenue ${a < b ? "fell" : "rose"} by ${f.percent(Math.abs(a / b - 1))} in a year`;
  return {
    title,
    about: s.about,
    n: f.counted(s.orders, "order"),
    file: `${s.code}-by-month`,
    rows: s.months,
    sql: `SELECT month, gross_revenue, returns_value, quantity_sold\nFROM v_product_month\nWHERE product_code = '${s.code.replaceAll("'", "''")}'\nORDER BY month`,
    subtitle: html`£ a month, lines with a customer, exact duplicates set
    apart${key([
      ["Sales", colour.sales],
      ["Returns", colour.returns],
      ["Net", colour.ink, "line"],
      ["Month not complete", colour.sales, "hatch"]
    ])}`,
    chart: (width) =>
      monthlyBars(s.months, s.about.lastFullMonth, {
        width,
        height: 260,
        from: s.about.from.slice(0, 8) + "01",
        to: s.about.asOf
      }),
    columns: [
      {label: "Month", value: (d) => d.month, format: (v) => f.month(v)},
      {label: "Sales, £", value: (d) => d.sales, format: f.pounds},
      {label: "Returns, £", value: (d) => d.returns, format: f.pounds},
      {label: "Units", value: (d) => d.units, format: f.count},
      {label: "Units returned", value: (d) => d.returned, format: f.count}
    ]
  };
}

type Priced = SheetMonth & {low: number; median: number; high: number};

/** Median price by month with the band that holds eight lines of ten. */
export function prices(s: Sheet): Finding<Priced> {
  const rows = s.months.filter((d): d is Priced => d.median != null);
  const medians = rows.map((d) => d.median);
  const [lo, hi] = [Math.min(...medians), Math.max(...medians)];
  const title = !rows.length
    ? "No price was seen"
    : rows.length === 1
      ? `The only price seen is ${f.pounds(lo)}`
      : lo === hi
        ? `The usual price never moved from ${f.pounds(lo)}`
        : `The usual price moved between ${f.pounds(lo)} and ${f.pounds(hi)}`;
  return {
    title,
    about: s.about,
    n: f.counted(
      sum(rows, (d) => d.lines),
      "line"
    ),
    file: `${s.code}-prices`,
    rows,
    sql: `SELECT date_trunc('month', sold_on) AS month, percentile_cont(0.5) WITHIN GROUP (ORDER BY unit_price) AS median\nFROM v_sales\nWHERE product_code = '${s.code.replaceAll("'", "''")}'\nGROUP BY 1\nORDER BY 1`,
    subtitle: "£ per piece: median of the lines sold each month; the band holds eight lines of ten",
    chart: (width) => priceChart(rows, s, width),
    columns: [
      {label: "Month", value: (d) => d.month, format: (v) => f.month(v)},
      {label: "10th percentile", value: (d) => d.low, format: f.pounds},
      {label: "Median", value: (d) => d.median, format: f.pounds},
      {label: "90th percentile", value: (d) => d.high, format: f.pounds},
      {label: "Lines", value: (d) => d.lines, format: f.count}
    ]
  };
}

function priceChart(rows: readonly Priced[], {about}: Sheet, width: number): Node {
  const x = (d: SheetMonth): Date => new Date(d.month);
  const last = rows.slice(-1);
  return plot("Price by month: median and band from the 10th to the 90th percentile", {
    width,
    height: 260,
    marginRight: 48,
    marginBottom: 36,
    x: {type: "utc", label: null, domain: [new Date(about.from), new Date(about.asOf)]},
    y: {domain: [0, Math.max(0.01, ...rows.map((d) => d.high)) * 1.1], label: null},
    marks: [
      gridY({ticks: 4, tickFormat: ((v: number) => f.pounds(v).replace(/\.00$/, "")) as never}),
      Plot.areaY(rows, {x, y1: "low", y2: "high", fill: colour.sales, fillOpacity: 0.18, curve: "step"}),
      Plot.lineY(rows, {x, y: "median", stroke: colour.sales, strokeWidth: 2, curve: "step"}),
      Plot.dot(rows.length < 3 ? rows : last, {x, y: "median", fill: colour.sales, r: 3}),
      Plot.text(last, {
        x,
        y: "median",
        text: (d: Priced) => f.pounds(d.median),
        textAnchor: "start",
        dx: 8,
        fill: colour.ink,
        fontWeight: 600
      }),
      Plot.axisX({ticks: width < 500 ? "6 months" : "3 months", tickSize: 0, label: null}),
      baseline(),
      Plot.tip(
        rows,
        Plot.pointerX({
          ...tip,
          x,
          y: "median",
          title: (d: Priced) =>
            `${f.longMonth(d.month)}\nmedian ${f.pounds(d.median)}\n${f.pounds(d.low)} to ${f.pounds(d.high)}\nn = ${f.counted(d.lines, "line")}`
        })
      )
    ]
  });
}
