import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Season} from "../../../loaders/time-season.ts";
import type {Time} from "../../../loaders/time.ts";
import {key, type Finding} from "../finding.js";
import * as f from "../format.js";
import {baseline, colour, gridY, plot, tip} from "../plot-defaults.js";

type Part = Season["months"][number];
type Inner = Part & {trend: number; remainder: number};

/** Trend, season and remainder, one below the other. */
export function decomposition(t: Time, s: Season): Finding<Part> {
  const inner = s.months.filter((d): d is Inner => d.trend != null && d.remainder != null);
  const [a, b] = [inner[0]!, inner.at(-1)!];
  const change = b.trend / a.trend - 1;
  const rest = Math.max(...inner.map((d) => Math.abs(d.remainder - 1)));
  // Where each factor rests on one month, that month's remainder is 1 by construction and says nothing.
  const judged = s.index.some((d) => d.ratios.length > 1);
  const remark = judged
    ? `The remainder stays within ${f.percent(rest)} of 1.`
    : `With ${s.months.length} full months each season factor rests on one month, which leaves no remainder to judge by.`;
  return {
    title: `Without the season, revenue ${Math.abs(change) < 0.005 ? "stayed level" : `${change < 0 ? "fell" : "rose"} by ${f.percent(Math.abs(change))}`} from ${f.month(a.month)} to ${f.month(b.month)}`,
    subtitle: html`Classical decomposition of gross revenue by month, factors multiplied: the trend is a centred mean of
    twelve months and ends half a year before the data.
    ${remark}${key([
      ["Trend", colour.ink, "line"],
      ["Gross revenue", colour.lastYear, "line"],
      ["Season", colour.sales, "line"]
    ])}`,
    about: t.about,
    n: f.counted(s.months.length, "full month"),
    file: "decomposition",
    sql: t.sql.months,
    height: 300,
    rows: s.months,
    columns: [
      {label: "Month", value: (d) => d.month, format: (v) => f.month(v)},
      {label: "Gross, £", value: (d) => d.gross, format: f.count},
      {label: "Trend, £", value: (d) => d.trend, format: f.count},
      {label: "Season, factor", value: (d) => d.seasonal, format: f.ratio3},
      {label: "Remainder, factor", value: (d) => d.remainder, format: f.ratio3}
    ],
    chart: (width) => html`<div>${trendPanel(s, inner, width)}${factors(s, judged ? inner : [], width)}</div>`
  };
}

const x = (d: Part): Date => new Date(d.month);

const frame = (s: Season, width: number): Plot.PlotOptions => ({
  width,
  height: 160,
  marginLeft: 60,
  marginTop: 12,
  x: {type: "utc", domain: [x(s.months[0]!), x(s.months.at(-1)!)], label: null}
});

const trendPanel = (s: Season, inner: readonly Inner[], width: number): Node =>
  plot("Gross revenue by month and its trend", {
    ...frame(s, width),
    marginBottom: 10,
    x: {...frame(s, width).x, axis: null},
    y: {label: null, domain: [0, Math.max(...s.months.map((d) => d.gross)) * 1.05]},
    marks: [
      gridY({ticks: 4, tickFormat: f.axisPounds as never}),
      Plot.lineY(s.months, {x, y: "gross", stroke: colour.lastYear, strokeWidth: 1.5}),
      Plot.lineY(inner, {x, y: "trend", stroke: colour.ink, strokeWidth: 2.5}),
      baseline(),
      Plot.tip(
        s.months,
        Plot.pointerX({
          ...tip,
          x,
          y: "gross",
          title: (d: Part) => `${f.longMonth(d.month)}\ngross ${f.pounds(d.gross)}\ntrend ${f.pounds(d.trend)}`
        })
      )
    ]
  });

const factors = (s: Season, inner: readonly Inner[], width: number): Node =>
  plot("Season and remainder by month, as factors", {
    ...frame(s, width),
    height: 140,
    y: {label: null},
    marks: [
      gridY({ticks: 3, tickFormat: (d: number) => `× ${d}`}),
      Plot.axisX({tickSize: 0, label: null, ticks: width < 500 ? 4 : 8}),
      Plot.ruleY([1], {stroke: colour.ink3}),
      Plot.lineY(s.months, {x, y: "seasonal", stroke: colour.sales, strokeWidth: 2}),
      Plot.dot(inner, {x, y: "remainder", r: 3, fill: colour.ink}),
      Plot.tip(
        s.months,
        Plot.pointerX({
          ...tip,
          x,
          y: "seasonal",
          title: (d: Part) =>
            `${f.longMonth(d.month)}\nseason × ${f.ratio3(d.seasonal)}\nremainder × ${f.ratio3(d.remainder)}`
        })
      )
    ]
  });
