import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Audit, Quality, Run} from "../../../loaders/quality.ts";
import {badge} from "../badge.js";
import {fromColumns, type Columns} from "../columns.js";
import type {DataTable} from "../data-table.js";
import {key, type Finding} from "../finding.js";
import * as f from "../format.js";
import {baseline, colour, gridY, plot, tip} from "../plot-defaults.js";

const verdictBadge = (verdict: string, severity: string): HTMLElement =>
  verdict === "pass"
    ? badge("accept", "Holds")
    : severity === "warn"
      ? badge("ask", "Warns")
      : badge("reject", f.sentenceCase(verdict));

/** Verdicts of earlier runs as small marks: a bar holds, a dot was not there, a cross did not hold. */
function strip(history: string): HTMLElement {
  const marks = [...history.slice(-24)].map(
    (v) => html`<i class=${v === "p" ? "held" : v === "·" ? "absent" : "failed"}></i>`
  );
  const held = [...history].filter((v) => v === "p").length;
  const runs = [...history].filter((v) => v !== "·").length;
  return html`<span
    class="strip"
    role="img"
    aria-label=${`held in ${held} of ${runs} runs`}
    title=${`held in ${held} of ${runs} runs`}
    >${marks}</span
  >`;
}

/** All audits with their history; what does not hold comes first. */
export function auditTable(q: Quality, later?: () => Promise<unknown>): DataTable<Audit> {
  return {
    caption: "Audits",
    file: "audits",
    rows: q.audits,
    total: q.auditCount,
    rest: later && (async () => fromColumns<Audit>((await later()) as Columns)),
    filters: [{label: "Layer", key: "layer", value: (d) => d.layer, options: q.layers}],
    url: "audit-",
    sql: q.sql.audits,
    limit: 12,
    columns: [
      {label: "Verdict", value: (d) => d.verdict, format: (v, d) => verdictBadge(v, d.severity)},
      {
        label: "Audit",
        value: (d) => d.audit,
        format: (v) => html`<span class="code">${v}</span>`,
        title: (d) => d.description
      },
      {label: "What must hold", value: (d) => d.description, title: (d) => d.description},
      {label: "Layer", value: (d) => d.layer},
      {label: "Severity", value: (d) => d.severity},
      {label: "Rows found", value: (d) => d.failed, format: f.count, title: (d) => d.sample ?? ""},
      {label: "Runs", value: (d) => d.history, format: (v) => strip(v)}
    ]
  };
}

/** Verdicts by run. */
export function history(q: Quality): Finding<Run> {
  const whole = q.runs.filter((d) => d.fail + d.warn === 0).length;
  const shown = q.runs.map((d, i) => ({...d, i}));
  type Shown = (typeof shown)[number];
  const layer = (from: (d: Shown) => number, to: (d: Shown) => number, fill: string): Plot.Markish =>
    Plot.rect(shown, {x1: (d) => d.i, x2: (d) => d.i + 1, y1: from, y2: to, fill, insetLeft: 1.5, insetRight: 1.5});
  return {
    title:
      q.runs.length === 1
        ? `${whole ? "Every audit held" : "Not every audit held"} in the one run so far`
        : `In ${f.count(whole)} of ${f.counted(q.runs.length, "published run")} every audit held`,
    subtitle: html`Audits by verdict, runs in order; a run with an error is not
    published${key([
      ["Holds", colour.accept],
      ["Warns", colour.ask],
      ["Does not hold", colour.reject]
    ])}`,
    about: q.about,
    n: f.counted(q.auditCount, "audit"),
    file: "audits-by-run",
    sql: q.sql.runs,
    height: 220,
    rows: q.runs,
    columns: [
      {label: "Run", value: (d) => d.run},
      {label: "Checked at, UTC", value: (d) => d.made},
      {label: "Holds", value: (d) => d.pass, format: f.count},
      {label: "Warns", value: (d) => d.warn, format: f.count},
      {label: "Does not hold", value: (d) => d.fail, format: f.count}
    ],
    chart: (width) =>
      plot("Audits by verdict and run", {
        width,
        height: 220,
        x: {axis: null, domain: [0, Math.max(8, shown.length)]},
        y: {label: null},
        marks: [
          gridY({ticks: 4}),
          layer(
            () => 0,
            (d) => d.pass,
            colour.accept
          ),
          layer(
            (d) => d.pass,
            (d) => d.pass + d.warn,
            colour.ask
          ),
          layer(
            (d) => d.pass + d.warn,
            (d) => d.pass + d.warn + d.fail,
            colour.reject
          ),
          ...(["start", "end"] as const).map((textAnchor) =>
            // The last run's day has room only where it is far from the first's.
            Plot.text(textAnchor === "start" ? shown.slice(0, 1) : shown.slice(6).slice(-1), {
              x: (d: Shown) => (textAnchor === "start" ? d.i : d.i + 1),
              frameAnchor: "bottom",
              textAnchor,
              dy: 16,
              text: (d: Shown) => f.day(d.made.slice(0, 10)),
              fill: colour.ink2
            })
          ),
          baseline(),
          Plot.tip(
            shown,
            Plot.pointerX({
              ...tip,
              x: (d: Shown) => d.i + 0.5,
              y: (d: Shown) => d.pass + d.warn + d.fail,
              title: (d: Shown) =>
                `${d.run}\n${f.count(d.pass)} hold\n${f.count(d.warn)} warn\n${f.count(d.fail)} do not hold`
            })
          )
        ]
      })
  };
}
