import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Baskets, Level, PairRow, SizeRow} from "../../../loaders/baskets.ts";
import {key, type Finding} from "../finding.js";
import * as f from "../format.js";
import {baseline, colour, gridY, plot, tip} from "../plot-defaults.js";

/** Where the logarithmic scales are marked. */
const LIFTS = [1, 2, 5, 10, 20, 50, 100, 200];
const SHARES = [0.003, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1];

/** Name of a pair, with a plus between. */
export const pairName = (d: PairRow): string => `${f.sentenceCase(d.nameA)} + ${f.sentenceCase(d.nameB)}`;

/** Pairs at one level of support: how often against how much more than by chance. */
export function pairMap({about, totals, sql}: Baskets, pairs: readonly PairRow[], level: Level): Finding<PairRow> {
  const top = pairs[0];
  const support = (d: PairRow): number => d.count / totals.baskets;
  const variants = pairs.filter((d) => d.variants).length;
  const lifts = pairs.map((d) => d.lift);
  const low = Math.min(1, ...lifts);
  const high = Math.max(2, ...lifts) * 1.1;
  const least = level.share * 0.95;
  const most = Math.max(level.share * 2, ...pairs.map(support)) * 1.1;
  return {
    title: top
      ? `${f.sentenceCase(top.nameA)} and ${f.sentenceCase(top.nameB).toLowerCase()}: together ${f.fixed1(top.lift)} times as often as by chance`
      : "No pair at this support",
    subtitle: html`Pairs in at least ${f.percent(level.share)} of baskets (${f.count(level.baskets)}): share of baskets
    with both, against lift; both scales are logarithmic. Lift 1 is no relation. ${f.counted(variants, "pair")} of
    ${f.count(pairs.length)} are one motif in two colours, sizes or
    packs.${key([
      ["different articles", colour.sales],
      ["variants of one motif", colour.service],
      ["by chance", colour.lastYear, "line"]
    ])}`,
    about,
    n: f.counted(totals.baskets, "basket"),
    file: "pairs",
    sql: sql.baskets,
    height: 340,
    rows: pairs.slice(0, 100),
    columns: [
      {label: "Pair", value: pairName},
      {label: "Baskets", value: (d) => d.count, format: f.count},
      {label: "Support", value: support, format: share2},
      {label: "Lift", value: (d) => d.lift, format: f.fixed1}
    ],
    chart: (width) =>
      plot("Pairs by support and lift", {
        width,
        height: 340,
        marginBottom: 40,
        x: {type: "log", label: null, domain: [least, most]},
        y: {type: "log", label: null, domain: [low, high]},
        color: {type: "identity"},
        marks: [
          gridY({ticks: LIFTS.filter((v) => v >= low && v <= high) as never, tickFormat: String as never}),
          Plot.axisX({
            ticks: SHARES.filter((v) => v >= least && v <= most),
            tickSize: 0,
            label: null,
            tickFormat: ((v: number) => share2(v)) as never
          }),
          Plot.text(["share of baskets with both →"], {frameAnchor: "bottom-right", dy: 34, fill: colour.ink2}),
          Plot.text(["↑ lift"], {frameAnchor: "top-left", dx: -30, dy: -12, fill: colour.ink2}),
          Plot.ruleY([1], {stroke: colour.lastYear, strokeDasharray: "4 3"}),
          Plot.dot(pairs, {
            x: support,
            y: "lift",
            r: pairs.length > 1000 ? 2 : 3,
            fill: (d: PairRow) => (d.variants ? colour.service : colour.sales),
            fillOpacity: 0.65
          }),
          Plot.tip(
            pairs,
            Plot.pointer({
              ...tip,
              x: support,
              y: "lift",
              title: (d: PairRow) =>
                `${pairName(d)}\n${f.count(d.count)} baskets, ${share2(support(d))}\nlift ${f.fixed1(d.lift)}`
            })
          )
        ]
      })
  };
}

/** 1.23% */
export const share2 = (v: number): string => `${(100 * v).toFixed(2)}%`;

const label = (d: SizeRow): string =>
  d.to === null ? `${d.from}+` : d.from === d.to ? String(d.from) : `${d.from}–${d.to}`;

/** Baskets by their number of different articles. */
export function sizes({sizes: rows, totals, about, sql}: Baskets): Finding<SizeRow> {
  return {
    title: `Half of the baskets hold ${totals.median} different articles or fewer`,
    subtitle: html`Invoices by number of different articles. One article cannot go with another:
    ${f.percent(totals.single / totals.invoices)} of the invoices are left out of everything else
    here.${key([
      ["counted", colour.sales],
      ["left out", "var(--line-strong)"]
    ])}`,
    about,
    n: f.counted(totals.invoices, "invoice"),
    file: "basket-sizes",
    sql: sql.sizes,
    height: 340,
    rows,
    columns: [
      {label: "Different articles", value: label},
      {label: "Baskets", value: (d) => d.baskets, format: f.count},
      {label: "Share", value: (d) => d.baskets / totals.invoices, format: f.percent}
    ],
    chart: (width) =>
      plot("Baskets by number of different articles", {
        width,
        height: 340,
        marginBottom: 40,
        marginTop: 24,
        x: {type: "band", domain: rows.map(label), axis: null, padding: 0.2},
        y: {label: null},
        color: {type: "identity"},
        marks: [
          gridY({ticks: 4, tickFormat: f.count as never}),
          Plot.axisX({tickSize: 0, label: null}),
          Plot.text(["different articles →"], {frameAnchor: "bottom-right", dy: 34, fill: colour.ink2}),
          Plot.barY(rows, {
            x: label,
            y: "baskets",
            fill: (d: SizeRow) => (d.to === 1 ? "var(--line-strong)" : colour.sales)
          }),
          Plot.text(rows, {
            x: label,
            y: "baskets",
            text: (d: SizeRow) => f.percent(d.baskets / totals.invoices),
            dy: -8,
            fill: colour.ink2
          }),
          baseline(),
          Plot.tip(
            rows,
            Plot.pointerX({
              ...tip,
              x: label,
              y: "baskets",
              title: (d: SizeRow) => `${label(d)} articles\n${f.counted(d.baskets, "basket")}`
            })
          )
        ]
      })
  };
}
