import * as Plot from "@observablehq/plot";
import type {Season} from "../../../loaders/time-season.ts";
import type {Time} from "../../../loaders/time.ts";
import {type Finding} from "../finding.js";
import * as f from "../format.js";
import {baseline, colour, gridY, plot} from "../plot-defaults.js";
import {calendarName} from "./period.js";

type Index = Season["index"][number];

/** The factor of each calendar month. */
export function monthlyIndex(t: Time, s: Season): Finding<Index> {
  const top = s.index.reduce((a, b) => (b.factor > a.factor ? b : a));
  const low = s.index.reduce((a, b) => (b.factor < a.factor ? b : a));
  const ratios = s.index.reduce((n, d) => n + d.ratios.length, 0);
  const fewest = Math.min(...s.index.map((d) => d.ratios.length));
  return {
    title: `${calendarName(top.calendar)} brings ${f.percent(top.factor - 1)} more than the trend, ${calendarName(low.calendar)} ${f.percent(1 - low.factor)} less`,
    subtitle: `Factor of each calendar month, 1 = an average month; each rests on ${f.counted(fewest, "ratio")} of a month to its centred twelve-month mean${fewest < 2 ? ", so nothing is known yet of how much it varies from year to year" : ""}`,
    about: t.about,
    n: f.counted(ratios, "month"),
    file: "monthly-index",
    sql: t.sql.months,
    height: 300,
    rows: s.index,
    columns: [
      {label: "Calendar month", value: (d) => d.calendar, format: (v) => calendarName(v)},
      {label: "Factor", value: (d) => d.factor, format: f.ratio3},
      {label: "Ratios", value: (d) => d.ratios.length, format: f.count},
      {label: "Each ratio", value: (d) => d.ratios.map((r) => r.toFixed(3)).join(", ")}
    ],
    chart: (width) =>
      plot("Seasonal factor of each calendar month", {
        width,
        height: 300,
        marginLeft: 40,
        x: {type: "band", domain: s.index.map((d) => d.calendar), padding: 0.3, label: null},
        y: {domain: [0, Math.max(...s.index.flatMap((d) => [d.factor, ...d.ratios])) * 1.08]},
        marks: [
          gridY({ticks: 4}),
          Plot.axisX({
            tickSize: 0,
            label: null,
            tickFormat: (d: number) => calendarName(d).slice(0, width < 500 ? 1 : 3)
          }),
          Plot.barY(s.index, {x: "calendar", y: "factor", fill: colour.sales}),
          Plot.ruleY([1], {stroke: colour.ink, strokeDasharray: "4 3"}),
          Plot.text(s.index, {
            x: "calendar",
            y: "factor",
            dy: -8,
            fill: colour.ink,
            stroke: "var(--paper)",
            strokeWidth: 4,
            text: (d: Index) => (width < 500 ? d.factor.toFixed(1) : d.factor.toFixed(2))
          }),
          baseline()
        ]
      })
  };
}
