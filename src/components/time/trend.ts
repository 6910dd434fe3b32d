import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Grain, Period, Time} from "../../../loaders/time.ts";
import {key, type Finding} from "../finding.js";
import * as f from "../format.js";
import {sum} from "../periods.js";
import {baseline, colour, gridY, hatch, plot, tip} from "../plot-defaults.js";
import {nameOf, periodsOf, stopOf} from "./period.js";

const HEIGHT = 320;

/** Revenue by period of the length asked for. */
export function trend(t: Time, grain: Grain): Finding<Period> {
  const rows = periodsOf(t, grain);
  const broken = rows.filter((d) => !d.complete);
  return {
    title: title(rows, grain),
    about: t.about,
    n: f.counted(t.orders, "order"),
    file: `revenue-by-${grain}`,
    height: HEIGHT,
    rows,
    sql: `SELECT date_trunc('${grain}', sold_on) AS period, sum(gross_revenue) AS gross_revenue,
  sum(returns_value) AS returns_value, sum(quantity_sold) AS quantity_sold
FROM v_day_kpi
GROUP BY 1
ORDER BY 1`,
    subtitle: html`£ a ${grain}, all countries, lines with a customer, exact duplicates set apart,
    ${f.day(t.about.from)} to ${f.day(t.about.asOf)}.
    ${broken.length ? `Not complete and hatched: ${broken.map((d) => nameOf(grain, d.start)).join(", ")}.` : ""}${key([
      ["Gross", colour.sales],
      ["Returns", colour.returns],
      ...(grain === "day" ? ([["Mean of four weeks, gross", colour.ink, "line"]] as const) : []),
      ...(broken.length ? ([["Not complete", colour.sales, "hatch"]] as const) : [])
    ])}`,
    chart: (width) => chart(rows, grain, width),
    columns: [
      {label: grain, key: "period", value: (d) => d.start, format: (v) => nameOf(grain, v)},
      {label: "Gross, £", value: (d) => d.gross, format: f.count},
      {label: "Returns, £", value: (d) => d.returns, format: f.count},
      {label: "Net, £", value: (d) => d.gross - d.returns, format: f.count},
      {label: "Orders", value: (d) => d.orders, format: f.count},
      {label: "Units", value: (d) => d.units, format: f.count},
      {label: "Days with a sale", value: (d) => d.open, format: f.count},
      {label: "Complete", value: (d) => (d.complete ? "yes" : "no")}
    ]
  };
}

/** Whether the strongest complete period, and how far from the median. */
function title(rows: readonly Period[], grain: Grain): string {
  const whole = rows.filter((d) => d.complete && d.gross > 0);
  if (!whole.length) return `The data hold no complete ${grain}`;
  const top = whole.reduce((a, b) => (b.gross > a.gross ? b : a));
  const sorted = whole.map((d) => d.gross).sort((a, b) => a - b);
  const middle = (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
  if (whole.length < 3)
    return `${f.counted(whole.length, `complete ${grain}`)}, ${f.compactPounds(sum(whole, (d) => d.gross))} gross`;
  return `The strongest ${grain}, ${nameOf(grain, top.start).replace(/^week of/, "that of")}, brought ${f.compactPounds(top.gross)}: ${(top.gross / middle).toFixed(1)} times the median ${grain}`;
}

function chart(rows: readonly Period[], grain: Grain, width: number): Node {
  const fine = grain === "day" || grain === "week";
  const inset = grain === "day" ? 0 : width < 500 ? 0.25 : rows.length > 60 ? 0.75 : 2;
  const span = {
    x1: (d: Period) => new Date(d.start),
    x2: (d: Period) => stopOf(grain, d.start),
    insetLeft: inset,
    insetRight: inset
  };
  const sales = hatch(colour.sales);
  const returns = hatch(colour.returns);
  const bars = (whole: boolean, up: string, down: string): Plot.Markish[] => {
    const part = rows.filter((d) => d.complete === whole);
    const stroke = whole ? {} : {strokeWidth: 1};
    return [
      Plot.rect(part, {...span, ...stroke, y1: 0, y2: "gross", fill: up, stroke: whole ? "none" : colour.sales}),
      Plot.rect(part, {
        ...span,
        ...stroke,
        y1: 0,
        y2: (d: Period) => -d.returns,
        fill: down,
        stroke: whole ? "none" : colour.returns
      })
    ];
  };
  // One returned order can be larger than a day's sales of any day: the axis keeps to what most days need.
  const top = Math.max(...rows.map((d) => d.gross));
  const low = Math.min(Math.max(...rows.map((d) => d.returns)), 0.5 * top);
  const cut = rows.filter((d) => d.returns > low);
  return plot(`Gross revenue and returns by ${grain}`, {
    width,
    height: HEIGHT,
    marginLeft: width < 500 ? 46 : 60,
    marginRight: 20,
    x: {type: "utc", label: null, ticks: width < 500 ? 4 : 10},
    y: {domain: [-low * 1.04, top * 1.04], clamp: true},
    marks: [
      sales.mark,
      returns.mark,
      gridY({ticks: 5, tickFormat: f.axisPounds as never}),
      Plot.axisX({tickSize: 0, label: null, ticks: width < 500 ? 4 : 10}),
      ...bars(true, colour.sales, colour.returns),
      ...bars(false, sales.fill, returns.fill),
      grain === "day"
        ? Plot.lineY(
            rows,
            Plot.windowY(
              {k: 28, anchor: "middle", strict: true},
              {x: (d: Period) => new Date(d.start), y: "gross", stroke: colour.ink, strokeWidth: 2}
            )
          )
        : null,
      Plot.text(cut, {
        x: (d: Period) => new Date((+new Date(d.start) + +stopOf(grain, d.start)) / 2),
        y: -low,
        text: (d: Period) => `${f.compactPounds(d.returns)} back`,
        textAnchor: "end",
        dx: -6,
        lineAnchor: "bottom",
        fill: colour.ink2
      }),
      baseline(),
      Plot.tip(
        rows,
        Plot.pointerX({
          ...tip,
          x: (d: Period) => new Date((+new Date(d.start) + +stopOf(grain, d.start)) / 2),
          y: "gross",
          title: (d: Period) =>
            `${nameOf(grain, d.start)}${d.complete ? "" : ", not complete"}\ngross ${f.pounds(d.gross)}\nreturns ${f.pounds(d.returns)}\nnet ${f.pounds(d.gross - d.returns)}\n${f.counted(d.orders, "order")}${fine ? "" : `, ${f.counted(d.open, "day")} with a sale`}`
        })
      )
    ]
  });
}
