import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Customers, IndexBand, RfmBlock, SegmentRow} from "../../../loaders/customers.ts";
import {dataTable} from "../data-table.js";
import {key, type Finding} from "../finding.js";
import * as f from "../format.js";
import {colour, gridY, plot, tip} from "../plot-defaults.js";

/** Named blocks of the grid of fifths. */
export function blocks({scores, totals, sql}: Customers): HTMLElement {
  return html`<section>
    <h2 id="blocks">Segments by recency and number of orders</h2>
    ${dataTable<RfmBlock>({
      caption: "Segments by fifths of recency and orders",
      controls: false,
      sql: sql.rfm,
      rows: scores!.blocks,
      columns: [
        {label: "Segment", value: (d) => d.segment},
        {label: "Rule", value: (d) => d.rule, format: (v: string) => html`<span class="rule">${v}</span>`},
        {label: "Customers", value: (d) => d.customers, format: f.count, bar: "var(--line-strong)"},
        {
          label: "Revenue",
          value: (d) => d.gross,
          format: f.compactPounds,
          bar: "var(--sales)",
          title: (d) => f.pounds(d.gross)
        },
        {label: "Share", value: (d) => d.gross / totals.gross, format: f.percent},
        {
          label: "A customer",
          value: (d) => (d.customers ? d.gross / d.customers : null),
          format: f.wholePounds,
          title: () => "Gross revenue over customers"
        }
      ]
    })}
    <p class="aside">
      Each customer is in one; all dates. The names say what customers did, not what they will do: for that see their
      chance to stay away.
    </p>
  </section>`;
}

/** The five segments with their rules as written, sizes, and what the models say of each. */
export function segments({scores, totals, sql}: Customers): HTMLElement {
  const rows = scores!.segments;
  const empty = rows.find((d) => d.segment === "To win back" && !d.customers);
  const stale = scores!.staleDays;
  return html`<section>
    <h2 id="segments">The five segments of the retail-scoring system</h2>
    ${dataTable<SegmentRow>({
      caption: "Segments with their rules",
      file: "segments",
      rows,
      controls: false,
      sql: sql.segments,
      columns: [
        {
          label: "Segment",
          value: (d) => d.segment,
          format: (v: string) => html`<a href=${`./customers?segment=${encodeURIComponent(v)}#list`}>${v}</a>`
        },
        {
          label: "Rule, the first that holds",
          value: (d) => d.rule,
          title: (d) => d.rule,
          format: (v: string) => html`<span class="rule">${v}</span>`
        },
        {label: "Customers", value: (d) => d.customers, format: f.count},
        {
          label: "Revenue",
          value: (d) => d.gross,
          format: f.compactPounds,
          bar: "var(--sales)",
          title: (d) => f.pounds(d.gross)
        },
        {label: "Share", value: (d) => d.gross / totals.gross, format: f.percent},
        {label: "Days since last order, median", value: (d) => d.recency, format: f.count},
        {label: "Activity index, mean", value: (d) => d.index, format: f.fixed2},
        {label: "Buys in 90 days, model", value: (d) => d.buys, format: f.percent}
      ]
    })}
    <p class="aside">
      Orders, spend and variety are those of the last 365 days; revenue is of all dates.
      ${
        empty && stale > 365
          ? `“To win back” stays empty: it asks for spend in the last 365 days of customers whose last order lies more than ${f.count(stale)} days back, the quarter least recent. Nobody can be both.`
          : null
      }
    </p>
  </section>`;
}

/** The activity index against the chance that the churn model gives: why the index must not be read as one. */
export function indexAgainstChance({scores, about, sql, models}: Customers): Finding<IndexBand> {
  const bands = scores!.bands;
  const off = bands.reduce((a, b) => (Math.abs(b.buys - b.index) > Math.abs(a.buys - a.index) ? b : a), bands[0]!);
  return {
    title: `An activity index of ${off.index.toFixed(2)} goes with a ${f.percent(off.buys)} chance to buy: it is no probability`,
    subtitle: html`Mean chance of a purchase in the next ${models.churn?.horizon ?? 90} days by the churn model, against
    the mean activity index, by tenths of the index with at least 20
    customers.${key([
      ["customers of one tenth", colour.sales],
      ["index read as a chance", colour.lastYear, "line"]
    ])}`,
    about,
    n: f.counted(scores!.total, "customer"),
    file: "activity-index",
    sql: sql.segments,
    height: 300,
    rows: bands,
    columns: [
      {label: "Index from", value: (d) => d.from, format: f.fixed1},
      {label: "Customers", value: (d) => d.customers, format: f.count},
      {label: "Mean index", value: (d) => d.index, format: f.fixed2},
      {label: "Chance to buy in 90 days", value: (d) => d.buys, format: f.percent}
    ],
    chart: (width) =>
      plot("Chance of a purchase against the activity index", {
        width,
        height: 300,
        marginBottom: 40,
        x: {domain: [0, 1], label: null},
        y: {domain: [0, 1], label: null},
        marks: [
          gridY({ticks: 5, tickFormat: "%" as never}),
          Plot.axisX({ticks: 5, tickSize: 0, label: null}),
          Plot.text(["activity index →"], {frameAnchor: "bottom-right", dy: 34, fill: colour.ink2}),
          Plot.line(
            [
              [0, 0],
              [1, 1]
            ],
            {stroke: colour.lastYear, strokeDasharray: "4 3"}
          ),
          Plot.line(bands, {x: "index", y: "buys", stroke: colour.sales, strokeWidth: 1.5}),
          Plot.dot(bands, {x: "index", y: "buys", r: 4, fill: colour.sales}),
          Plot.tip(
            bands,
            Plot.pointerX({
              ...tip,
              x: "index",
              y: "buys",
              title: (d: IndexBand) =>
                `${f.counted(d.customers, "customer")}\nmean index ${d.index.toFixed(3)}\nchance to buy in 90 days ${f.percent(d.buys)}`
            })
          )
        ]
      })
  };
}
