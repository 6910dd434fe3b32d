import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Customers, RfmCell} from "../../../loaders/customers.ts";
import {key, type Finding} from "../finding.js";
import * as f from "../format.js";
import {shade} from "../heat.js";
import {sum} from "../periods.js";
import {colour, plot, tip} from "../plot-defaults.js";

const FIFTHS = [1, 2, 3, 4, 5];
const RECENCY = ["longest ago", "", "", "", "most recent"];
const FREQUENCY = ["fewest orders", "", "", "", "most orders"];

/** Customers by fifths of recency and of frequency, coloured by the revenue they brought. */
export function rfmGrid({scores, about, sql}: Customers): Finding<RfmCell> {
  const cells = scores!.rfm;
  const gross = sum(cells, (d) => d.gross);
  const best = cells.find((d) => d.r === 5 && d.f === 5);
  const top = Math.max(...cells.map((d) => d.gross / gross));
  return {
    title: best
      ? `${f.count(best.customers)} customers, recent and frequent, bring ${f.percent(best.gross / gross)} of revenue`
      : "Customers by recency and frequency",
    subtitle: html`Number of customers and their share of gross revenue, by fifths of recency and of orders, all dates.
    Equal values share a fifth, so fifths differ in
    size.${key([[`strongest: ${f.percent(top)} of revenue`, shade(1, colour.sales)]])}`,
    about,
    n: f.counted(scores!.total, "customer"),
    file: "rfm-fifths",
    sql: sql.rfm,
    height: 330,
    rows: cells,
    columns: [
      {label: "Recency fifth", value: (d) => d.r},
      {label: "Orders fifth", value: (d) => d.f},
      {label: "Customers", value: (d) => d.customers, format: f.count},
      {label: "Gross revenue, £", value: (d) => d.gross, format: f.count},
      {label: "Share", value: (d) => d.gross / gross, format: f.percent}
    ],
    chart: (width) =>
      plot("Customers and revenue by fifths of recency and of number of orders", {
        width,
        height: 330,
        marginLeft: 84,
        marginBottom: 34,
        marginTop: 4,
        padding: 0.04,
        x: {type: "band", domain: FIFTHS, axis: null},
        y: {type: "band", domain: [...FIFTHS].reverse(), axis: null},
        color: {type: "identity"},
        marks: [
          Plot.axisX({tickSize: 0, label: null, tickFormat: (d: number) => FREQUENCY[d - 1] || String(d)}),
          Plot.axisY({tickSize: 0, label: null, tickFormat: (d: number) => RECENCY[d - 1] || String(d)}),
          Plot.cell(cells, {x: "f", y: "r", fill: (d: RfmCell) => shade(d.gross / gross / top, colour.sales)}),
          Plot.text(cells, {
            x: "f",
            y: "r",
            text: (d: RfmCell) => f.count(d.customers),
            dy: -8,
            fill: colour.ink,
            fontWeight: 600
          }),
          Plot.text(cells, {x: "f", y: "r", text: (d: RfmCell) => f.percent(d.gross / gross), dy: 8, fill: colour.ink}),
          Plot.tip(
            cells,
            Plot.pointer({
              ...tip,
              x: "f",
              y: "r",
              title: (d: RfmCell) =>
                `recency fifth ${d.r}, orders fifth ${d.f}\n${f.counted(d.customers, "customer")}\n${f.pounds(d.gross)}, ${f.percent(d.gross / gross)}`
            })
          )
        ]
      })
  };
}
