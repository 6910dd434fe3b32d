import type {Lab} from "../../../loaders/lab.ts";
import {finding} from "../finding.js";
import * as f from "../format.js";
import {polyline, segment, shareChart} from "../share-chart.js";
import {wilson} from "../intervals.js";
import {strategyName} from "./names.js";
import {reliabilitySql} from "./queries.js";
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
    sql: reliabilitySql(names),
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
  const most = Math.max(...rows.map((d) => d.pairs));
  const names = [...new Set(rows.map((d) => d.strategy))];
  return shareChart({
    label: "True pairs by probability",
    width,
    height: 260,
    from: 0,
    steps: 2,
    x: "expected",
    y: "true",
    panels: names.map((name) => {
      const own = rows.filter((d) => d.strategy === name);
      return {
        name: strategyName(name),
        marks: (at) => [
          polyline(
            [
              [at.x(0), at.y(0)],
              [at.x(1), at.y(1)]
            ],
            {dashed: true, stroke: "var(--ink-3)"}
          ),
          ...own.map((d) =>
            segment(at.x(d.expected), at.y(d.low), at.x(d.expected), at.y(d.high), "var(--line-strong)")
          )
        ],
        points: own.map((d) => ({
          x: d.expected,
          y: d.share,
          // Areas are as the numbers of pairs, above a least size that can be hit.
          r: Math.max(3, 9 * Math.sqrt(d.pairs / most)),
          fill: "var(--accept)",
          stroke: "var(--paper)",
          tip: [
            strategyName(name),
            `expected ${f.percent(d.expected)}, true ${f.percent(d.share)}`,
            `${f.count(d.right)} of ${f.counted(d.pairs, "pair")}`
          ]
        }))
      };
    })
  });
}
