import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Customers, ValuePoint} from "../../../loaders/customers.ts";
import {key, type Finding} from "../finding.js";
import * as f from "../format.js";
import {baseline, colour, gridY, plot, tip} from "../plot-defaults.js";

/** In how few hands the value lies that is expected of the next twelve months. */
export function lifetimeValue({scores, about, sql}: Customers): Finding<ValuePoint> {
  const {curve, topFifth, total} = scores!.value!;
  const of = curve.at(-1)!.customers;
  const share = (d: ValuePoint): number => d.customers / of;
  const at = [{x: 0.2, y: topFifth}];
  return {
    title: `A fifth of the customers hold ${f.percent(topFifth)} of the value expected`,
    subtitle: html`Cumulative share of the revenue expected in twelve months (${f.compactPounds(total)}), customers from
    the most valuable down; purchases by BG/NBD, their value by Gamma-Gamma, 1% a month off. Revenue, no margin: the
    files hold no
    costs.${key([
      ["expected value", colour.sales],
      ["all equal", colour.lastYear, "line"]
    ])}`,
    about,
    n: f.counted(of, "customer"),
    file: "lifetime-value",
    sql: sql.value,
    height: 300,
    rows: curve.filter((_, i) => i % 8 === 0 || i === curve.length - 1),
    columns: [
      {label: "Customers", value: (d) => d.customers, format: f.count},
      {label: "Share of customers", value: share, format: f.percent},
      {label: "Share of value", value: (d) => d.share, format: f.percent}
    ],
    chart: (width) =>
      plot("Cumulative share of expected value by share of customers", {
        width,
        height: 300,
        marginBottom: 40,
        x: {domain: [0, 1], label: null},
        y: {domain: [0, 1], label: null},
        marks: [
          gridY({ticks: 5, tickFormat: "%" as never}),
          Plot.axisX({ticks: 5, tickSize: 0, tickFormat: "%", label: null}),
          Plot.text(["share of customers →"], {frameAnchor: "bottom-right", dy: 34, fill: colour.ink2}),
          Plot.line(
            [
              [0, 0],
              [1, 1]
            ],
            {stroke: colour.lastYear, strokeDasharray: "4 3"}
          ),
          Plot.areaY(curve, {x: share, y: "share", fill: colour.sales, fillOpacity: 0.12}),
          Plot.lineY(curve, {x: share, y: "share", stroke: colour.sales, strokeWidth: 2}),
          Plot.dot(at, {x: "x", y: "y", r: 4, fill: colour.sales}),
          Plot.text(at, {
            x: "x",
            y: "y",
            text: () => `a fifth holds ${f.percent(topFifth)}`,
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
              y: "share",
              title: (d: ValuePoint) =>
                `${f.count(d.customers)} customers (${f.percent(share(d))})\n${f.percent(d.share)} of expected value`
            })
          )
        ]
      })
  };
}
