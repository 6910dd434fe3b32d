import * as Plot from "@observablehq/plot";
import type {Lab} from "../../../loaders/lab.ts";
import {finding} from "../finding.js";
import * as f from "../format.js";
import {colour, plot} from "../plot-defaults.js";
import {wilson} from "../intervals.js";
import {strategyName} from "./names.js";
import {overall, type Bin} from "./reliability.js";

interface Row extends Bin {
  strategy: string;
  share: number;
  low: number;
  high: number;
}

/** How far the probabilities can be trusted, on which bands, zones and the queue rest; null where no truth is known. */
export function reliabilityView({reliability, runs, about}: Lab): HTMLElement | null {
  const names = runs.map((d) => d.strategy).filter((name) => reliability[name]?.length);
  if (!names.length) return null;
  const rows = names.flatMap((strategy) =>
    reliability[strategy]!.map((bin): Row => {
      const {low, high} = wilson(bin.right, bin.pairs);
      return {...bin, strategy, share: bin.right / bin.pairs, low, high};
    })
  );
  const first = names[0]!;
  const {pairs, expected, right, error} = overall(reliability[first]!);
  return finding<Row>({
    title: `Of ${f.count(pairs)} pairs that ${strategyName(first).toLowerCase()} proposed, it expects ${f.count(Math.round(expected))} to be right; ${f.count(right)} are`,
    subtitle: `Share of pairs that are true, by tenth of their probability, with 95% intervals; on the dashed line probabilities are as said. Pairs linked or asked about. Mean distance ${f.percent(error)}`,
    about,
    n: f.counted(
      rows.reduce((sum, d) => sum + d.pairs, 0),
      "pair"
    ),
    height: 260,
    file: "reliability",
    rows,
    columns: [
      {label: "Strategy", value: (d) => d.strategy, format: strategyName},
      {label: "Probability from", value: (d) => d.from, format: f.percent},
      {label: "Pairs", value: (d) => d.pairs, format: f.count},
      {label: "Expected", value: (d) => d.expected, format: f.percent},
      {label: "True", value: (d) => d.share, format: f.percent},
      {label: "Interval from", value: (d) => d.low, format: f.percent},
      {label: "Interval to", value: (d) => d.high, format: f.percent}
    ],
    chart: (width) => chart(rows, width)
  });
}

function chart(rows: readonly Row[], width: number): Node {
  const title = (d: Row): string =>
    `${strategyName(d.strategy)}\nexpected ${f.percent(d.expected)}, true ${f.percent(d.share)}\n${d.right} of ${f.counted(d.pairs, "pair")}`;
  return plot("True pairs by probability", {
    width,
    height: 260,
    marginLeft: 44,
    marginTop: 28,
    fx: {label: null, tickFormat: strategyName, padding: 0.12},
    x: {domain: [0, 1], label: null, tickFormat: "%", ticks: [0, 0.5, 1]},
    y: {domain: [0, 1], label: "↑ true, by expected →", tickFormat: "%", ticks: [0, 0.5, 1], grid: true},
    r: {range: [2.5, 9], domain: [0, Math.max(...rows.map((d) => d.pairs))]},
    marks: [
      Plot.line(
        [
          [0, 0],
          [1, 1]
        ],
        {stroke: colour.ink3, strokeDasharray: "4 4"}
      ),
      Plot.ruleX(rows, {fx: "strategy", x: "expected", y1: "low", y2: "high", stroke: "var(--line-strong)"}),
      Plot.dot(rows, {
        fx: "strategy",
        x: "expected",
        y: "share",
        r: (d: Row) => Math.max(d.pairs, 1),
        fill: colour.accept,
        stroke: "var(--paper)",
        title,
        tip: true
      })
    ]
  });
}
