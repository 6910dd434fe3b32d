import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Choice, Score} from "../../../pipeline/analytics/forecast/backtest.ts";
import {key, type Finding} from "../finding.js";
import * as f from "../format.js";
import {sum} from "../periods.js";
import {baseline, colour, gridY, plot, tip} from "../plot-defaults.js";
import {ahead, monthAfter, ranked, UNIT, type Ahead, type Series} from "./series.js";

const HEIGHT = 340;

interface Row {
  month: string;
  was: number | null;
  ahead: Ahead | null;
}

/** History, forecast with its interval, and the naive beside it. */
export function forecastChart(s: Series, c: Choice): Finding<Row> {
  const months = ahead(s, c);
  const {label, write} = UNIT[s.measure];
  const total = sum(months, (d) => d.mean);
  const before = months.every((d) => d.before != null) ? sum(months, (d) => d.before!) : null;
  const against = before
    ? `, ${f.signedPercent(total / before - 1)} on the same months a year before`
    : ", with no year before to compare";
  const span =
    months.length === 1 ? f.month(months[0]!.month) : `${f.month(months[0]!.month)} – ${f.month(months.at(-1)!.month)}`;
  const level = f.percent(c.forecast.level).replace(".0", "");
  const rows: Row[] = [
    ...s.values.map((was, i) => ({month: monthAfter(s.from, i), was, ahead: null})),
    ...months.map((d) => ({month: d.month, was: null, ahead: d}))
  ];
  return {
    title: `${write(total)} expected of ${s.subject}, ${span}${c.method === "Seasonal naive" ? ", as a year before: no method errs less than repeating it" : against}`,
    subtitle: html`${label.charAt(0).toUpperCase()}${label.slice(1)}, full months to ${f.month(s.about.lastFullMonth)};
    forecast by ${c.method} with its ${level} interval for each month (no interval is given for the
    sum)${key([
      ["History", colour.thisYear, "line"],
      [`Forecast, ${c.method}`, colour.sales, "line"],
      [`${level} interval`, "color-mix(in oklab, var(--sales) 25%, var(--paper))"],
      ...(c.method === "Seasonal naive" ? [] : ([["Seasonal naive", colour.lastYear, "line"]] as const))
    ])}`,
    about: s.about,
    n: f.counted(s.values.length, "full month"),
    file: `${s.file}-forecast`,
    sql: s.sql,
    height: HEIGHT,
    rows,
    columns: [
      {label: "Month", value: (d) => d.month, format: (v) => f.month(v)},
      {label: "History", value: (d) => d.was, format: UNIT[s.measure].exact},
      {label: "Forecast", value: (d) => d.ahead?.mean ?? null, format: UNIT[s.measure].exact},
      {label: "Lower", value: (d) => d.ahead?.lower ?? null, format: UNIT[s.measure].exact},
      {label: "Upper", value: (d) => d.ahead?.upper ?? null, format: UNIT[s.measure].exact},
      {label: "Seasonal naive", value: (d) => d.ahead?.naive ?? null, format: UNIT[s.measure].exact}
    ],
    chart: (width) => draw(s, c, months, width)
  };
}

function draw(s: Series, c: Choice, months: readonly Ahead[], width: number): Node {
  const {exact, write} = UNIT[s.measure];
  const history = s.values.map((value, i) => ({month: monthAfter(s.from, i), value}));
  const last = history.at(-1)!;
  const x = (d: {month: string}): Date => new Date(d.month);
  // Lines of what is to come start at the last month that is known.
  const line = (of: (d: Ahead) => number): {month: string; value: number}[] => [
    last,
    ...months.map((d) => ({month: d.month, value: of(d)}))
  ];
  const tipped = [
    ...history.map((d) => ({...d, text: `${f.longMonth(d.month)}\n${exact(d.value)}`})),
    ...months.map((d) => ({
      month: d.month,
      value: d.mean,
      text: `${f.longMonth(d.month)}, forecast\n${exact(d.mean)}\n${f.percent(c.forecast.level).replace(".0", "")} within ${exact(d.lower)} to ${exact(d.upper)}\nseasonal naive ${exact(d.naive)}`
    }))
  ];
  const top = Math.max(...s.values, ...months.map((d) => d.upper));
  return plot(`Monthly ${s.measure} of ${s.subject}: history and forecast`, {
    width,
    height: HEIGHT,
    marginLeft: 60,
    marginRight: 28,
    x: {type: "utc", label: null},
    y: {domain: [0, top * 1.05 || 1]},
    marks: [
      gridY({ticks: 5, tickFormat: (s.measure === "revenue" ? f.axisPounds : f.count) as never}),
      Plot.axisX({tickSize: 0, label: null, ticks: width < 500 ? 4 : 10}),
      Plot.ruleX([new Date(monthAfter(last.month, 0))], {stroke: colour.line}),
      months.length > 1
        ? Plot.areaY(months, {x, y1: "lower", y2: "upper", fill: colour.sales, fillOpacity: 0.22})
        : Plot.ruleX(months, {x, y1: "lower", y2: "upper", stroke: colour.sales, strokeOpacity: 0.4, strokeWidth: 6}),
      c.method === "Seasonal naive"
        ? null
        : Plot.lineY(
            line((d) => d.naive),
            {x, y: "value", stroke: colour.lastYear, strokeWidth: 1.5, strokeDasharray: "5 3"}
          ),
      Plot.lineY(history, {x, y: "value", stroke: colour.thisYear, strokeWidth: 2}),
      Plot.lineY(
        line((d) => d.mean),
        {x, y: "value", stroke: colour.sales, strokeWidth: 2.5, strokeDasharray: "2 2"}
      ),
      Plot.dot(months, {x, y: "mean", r: 3.5, fill: colour.sales}),
      Plot.text(months.slice(-1), {
        x,
        y: "mean",
        text: (d: Ahead) => write(d.mean),
        dy: -12,
        fill: colour.ink,
        fontWeight: 600
      }),
      baseline(),
      Plot.tip(tipped, Plot.pointerX({...tip, x, y: "value", title: "text"}))
    ]
  });
}

/** How the methods did on months held back. */
export function scoreChart(s: Series, c: Choice): Finding<Score> {
  const rows = ranked(c);
  const [best, ...others] = rows as [Score, ...Score[]];
  const level = f.percent(c.forecast.level).replace(".0", "");
  const written = (d: Score): string => `${d.method} ${f.fixed2(d.mase)}`;
  const {exact} = UNIT[s.measure];
  return {
    title: `${best.method} errs least on months held back, MASE ${f.fixed2(best.mase)} against ${others.map(written).join(" and ")}; its ${level} interval held ${f.percent(best.coverage)} of them`,
    subtitle: html`Rolling-origin backtest: ${f.counted(c.origins, "origin")}, each forecasting up to
    ${c.forecast.mean.length} months from what came before it. MASE: mean absolute error over that of the seasonal naive
    within the first training window; below 1, it erred less than that. Coverage should be near ${level}.`,
    about: s.about,
    n: f.counted(best.n, "forecast month"),
    file: `${s.file}-backtest`,
    sql: s.sql,
    height: rows.length * 44 + 40,
    rows,
    columns: [
      {label: "Method", value: (d) => d.method},
      {label: "Chosen", value: (d) => (d.method === c.method ? "yes" : "no")},
      {label: "MASE", value: (d) => (Number.isFinite(d.mase) ? d.mase : null), format: f.ratio3},
      {label: "Mean absolute error", value: (d) => d.mae, format: exact},
      {label: `Coverage of the ${level} interval`, value: (d) => d.coverage, format: f.percent},
      {label: "Forecast months", value: (d) => d.n, format: f.count}
    ],
    chart: (width) =>
      plot("Error of each method on months held back", {
        width,
        height: rows.length * 44 + 40,
        marginLeft: 112,
        marginRight: width < 420 ? 60 : 170,
        marginTop: 4,
        x: {domain: [0, Math.max(1.1, ...rows.map((d) => d.mase || 0))], label: null},
        y: {domain: rows.map((d) => d.method), padding: 0.45, label: null},
        marks: [
          Plot.gridX({stroke: colour.line, strokeOpacity: 1, ticks: 4}),
          Plot.axisX({ticks: 4, tickSize: 0, label: null}),
          Plot.axisY({tickSize: 0, label: null, color: colour.ink}),
          Plot.barX(rows, {
            x: (d: Score) => d.mase || 0,
            y: "method",
            fill: (d: Score) => (d.method === c.method ? colour.sales : colour.lastYear)
          }),
          Plot.ruleX([1], {stroke: colour.ink, strokeDasharray: "4 3"}),
          Plot.text(rows, {
            x: (d: Score) => d.mase || 0,
            y: "method",
            text: (d: Score) =>
              width < 420 ? f.fixed2(d.mase) : `${f.fixed2(d.mase)}, ${f.percent(d.coverage)} within`,
            textAnchor: "start",
            dx: 6,
            fill: colour.ink
          }),
          Plot.ruleX([0], {stroke: colour.ink})
        ]
      })
  };
}
