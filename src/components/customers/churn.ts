import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Customers, RiskBand} from "../../../loaders/customers.ts";
import {emptyState} from "../empty-state.js";
import {finding, key, type Finding} from "../finding.js";
import * as f from "../format.js";
import {sum} from "../periods.js";
import {axisPounds} from "../format.js";
import {baseline, colour, gridY, plot, tip} from "../plot-defaults.js";

type Churn = NonNullable<Customers["models"]["churn"]>;
type Bin = Churn["test"]["calibration"][number];

const interval = (a: Churn["test"]["auc"]): string =>
  `${f.ratio3(a.value)} (95% interval ${f.ratio3(a.lower)} to ${f.ratio3(a.upper)})`;

/** ISO day of a number of days since 1970. */
export const dayOf = (n: number): string => new Date(n * 864e5).toISOString().slice(0, 10);

/** How good the churn model is on customers and days it has not seen. */
export function performance({models, about}: Customers): HTMLElement {
  const c = models.churn;
  if (!c)
    return html`<section class="finding">
      <h2>Who will stay away?</h2>
      ${emptyState(
        "No churn model was fitted",
        "It needs at least 14 months of sales, and customers of both kinds: some who came back within 90 days, some who did not.",
        "Load a longer history, then refresh."
      )}
    </section>`;
  const {test, naive, season} = c;
  const predicted = sum(test.calibration, (d) => d.predicted * d.n) / test.n;
  const gap = predicted - c.baseRate;
  const better = test.auc.lower > naive.auc.upper;
  const days = `${f.day(dayOf(c.cuts.test))} to ${f.day(about.asOf)}`;
  return finding<Bin>({
    title: `The churn model ${Math.abs(gap) < 0.03 ? "is near the truth" : gap > 0 ? "overstates absence" : "understates absence"}: ${f.percent(predicted)} expected to stay away, ${f.percent(c.baseRate)} did`,
    subtitle: html`Chance of no purchase in ${c.horizon} days against the share that did stay away, tenths of the
    customers tested, with 95% intervals, ${days}; fitted only on days before. AUC ${interval(test.auc)}; the naive
    rule, longest silent first, ${interval(naive.auc)}${better ? "" : ", so the intervals overlap"}. Brier score
    ${test.brier.toFixed(3)}; always saying the past rate, ${naive.brier.toFixed(3)}.
    ${
      season
        ? `Chances are moved half-way to the level of the same season a year before, which was seen once; without that ${f.percent(test.before.expected)} would be expected, Brier score ${test.before.brier.toFixed(3)}.`
        : "The history holds no such season before, so the level is that of other months."
    }
    ${Math.abs(gap) < 0.03 ? null : "Trust the order more than the level."}${key([
      ["share that stayed away", colour.sales],
      ["perfect", colour.lastYear, "line"]
    ])}`,
    about,
    n: f.counted(test.n, "customer"),
    file: "churn-calibration",
    sql: "SELECT name, report FROM meta.customer_analysis WHERE name = 'churn'",
    height: 300,
    rows: test.calibration,
    columns: [
      {label: "Expected", value: (d) => d.predicted, format: f.percent},
      {label: "Stayed away", value: (d) => d.observed, format: f.percent},
      {label: "Lower", value: (d) => d.lower, format: f.percent},
      {label: "Upper", value: (d) => d.upper, format: f.percent},
      {label: "Customers", value: (d) => d.n, format: f.count}
    ],
    chart: (width) =>
      plot("Calibration of the churn model", {
        width,
        height: 300,
        marginBottom: 40,
        x: {domain: [0, 1], label: null},
        y: {domain: [0, 1], label: null},
        marks: [
          gridY({ticks: 5, tickFormat: "%" as never}),
          Plot.axisX({ticks: 5, tickSize: 0, tickFormat: "%", label: null}),
          Plot.text(["expected chance →"], {frameAnchor: "bottom-right", dy: 34, fill: colour.ink2}),
          Plot.line(
            [
              [0, 0],
              [1, 1]
            ],
            {stroke: colour.lastYear, strokeDasharray: "4 3"}
          ),
          Plot.ruleX(test.calibration, {
            x: "predicted",
            y1: "lower",
            y2: "upper",
            stroke: colour.sales,
            strokeWidth: 2
          }),
          Plot.dot(test.calibration, {x: "predicted", y: "observed", r: 4, fill: colour.sales}),
          Plot.tip(
            test.calibration,
            Plot.pointerX({
              ...tip,
              x: "predicted",
              y: "observed",
              title: (d: Bin) =>
                `expected ${f.percent(d.predicted)}\nstayed away ${f.percent(d.observed)} (${f.percent(d.lower)} to ${f.percent(d.upper)})\n${f.counted(d.n, "customer")}`
            })
          )
        ]
      })
  });
}

/** Where the money at stake lies, by chance to stay away. */
export function atStake({scores, models, about, sql}: Customers): Finding<RiskBand> {
  const {risk, atRisk} = scores!;
  const label = (d: RiskBand): string => `${Math.round(100 * d.from)}–${Math.round(100 * d.from + 10)}%`;
  const gone = sum(risk, (d) => d.gone);
  const horizon = models.churn?.horizon ?? 90;
  return {
    title:
      atRisk.stake > 0
        ? `${f.compactPounds(atRisk.stake)} at stake with ${f.count(atRisk.customers)} customers at risk; a hundred of them hold ${f.percent(atRisk.hundred / atRisk.stake)}`
        : "Nothing at stake",
    subtitle: html`What staying away would cost in ${horizon} days: chance to stay away times the revenue expected of a
    customer who has not left, £, by that chance. At risk: 50% and more.
    ${gone ? `${f.counted(gone, "customer")} who have probably left for good are left out.` : null}${key([
      ["at risk", colour.sales],
      ["likely to buy", "var(--line-strong)"]
    ])}`,
    about,
    n: f.counted(
      sum(risk, (d) => d.customers),
      "customer"
    ),
    file: "value-at-stake",
    sql: sql.scores,
    height: 300,
    rows: risk,
    columns: [
      {label: "Chance to stay away", value: label},
      {label: "Customers", value: (d) => d.customers, format: f.count},
      {label: "At stake, £", value: (d) => d.stake, format: f.count},
      {label: "Probably gone, left out", value: (d) => d.gone, format: f.count}
    ],
    chart: (width) =>
      plot("Revenue at stake by chance to stay away", {
        width,
        height: 300,
        marginBottom: 40,
        marginTop: 24,
        x: {type: "band", domain: risk.map((d) => d.from), axis: null, padding: 0.2},
        y: {label: null},
        marks: [
          gridY({ticks: 4, tickFormat: axisPounds as never}),
          Plot.axisX({
            tickSize: 0,
            label: null,
            tickFormat: (d: number) => (width < 480 && Math.round(d * 10) % 2 ? "" : `${Math.round(100 * d)}%`)
          }),
          Plot.text(["chance to stay away, from →"], {frameAnchor: "bottom-right", dy: 34, fill: colour.ink2}),
          Plot.barY(risk, {
            x: "from",
            y: "stake",
            fill: (d: RiskBand) => (d.from >= 0.5 ? colour.sales : "var(--line-strong)")
          }),
          Plot.text(risk, {
            x: "from",
            y: "stake",
            text: (d: RiskBand) => (d.customers ? f.count(d.customers) : ""),
            dy: -8,
            fill: colour.ink2
          }),
          baseline(),
          Plot.tip(
            risk,
            Plot.pointerX({
              ...tip,
              x: "from",
              y: "stake",
              title: (d: RiskBand) =>
                `${label(d)}\n${f.counted(d.customers, "customer")}\n${f.pounds(d.stake)} at stake`
            })
          )
        ],
        color: {type: "identity"}
      })
  };
}
