import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Customers} from "../../../loaders/customers.ts";
import {key, type Finding} from "../finding.js";
import * as f from "../format.js";
import {shade} from "../heat.js";
import {monthsFrom} from "../periods.js";
import {colour, hatch, plot, tip} from "../plot-defaults.js";

/** Customers of one month who bought in one later month. */
export interface Cell {
  cohort: string;
  month: string;
  since: number;
  customers: number;
  of: number;
  complete: boolean;
}

/** One row a cohort and a later month; months after the last full one are marked. */
export function cells({cohorts, about}: Pick<Customers, "cohorts" | "about">): Cell[] {
  return cohorts.flatMap(({cohort, customers, later}) =>
    monthsFrom(cohort, about.asOf)
      .slice(1)
      .map((date, i) => {
        const month = date.toISOString().slice(0, 10);
        return {
          cohort,
          month,
          since: i + 1,
          customers: later[i] ?? 0,
          of: customers,
          complete: month <= about.lastFullMonth
        };
      })
  );
}

/** Share of customers who bought `since` months after their first month, over cohorts that reached it; without the first. */
export function retention(all: readonly Cell[], since: number): {share: number; customers: number; of: number} | null {
  const first = all[0]?.cohort;
  const rows = all.filter((d) => d.since === since && d.complete && d.cohort !== first);
  const of = rows.reduce((sum, d) => sum + d.of, 0);
  const customers = rows.reduce((sum, d) => sum + d.customers, 0);
  return of ? {share: customers / of, customers, of} : null;
}

function title(all: readonly Cell[]): string {
  const said = ([1, 6, 12] as const).flatMap((since) => {
    const r = retention(all, since);
    return r ? [`${f.percent(r.share)} ${since === 1 ? "the month after" : `in the ${f.ordinal(since)}`}`] : [];
  });
  return said.length ? `Of new customers, ${said.join(", ")} buy again` : "Who comes back, by month of first purchase";
}

/** Retention: month of first purchase by months since. */
export function retentionMap(c: Customers): Finding<Cell> {
  const all = cells(c);
  const whole = all.filter((d) => d.complete);
  const open = all.filter((d) => !d.complete);
  const first = c.cohorts[0]?.cohort;
  const top = Math.max(0.01, ...whole.filter((d) => d.cohort !== first).map((d) => d.customers / d.of));
  const share = (d: Cell): number => d.customers / d.of;
  const height = c.cohorts.length * 20 + 60;
  return {
    title: title(all),
    subtitle: html`Share of each month's new customers who bought in a later month.
    ${first ? f.longMonth(first) : "The first month"} holds everybody whose earlier purchases the file does not know, so
    it is left out of the
    title.${key([
      [`strongest: ${f.percent(top)} or more`, shade(1, colour.sales)],
      ["month not complete", colour.sales, "hatch"]
    ])}`,
    about: c.about,
    n: f.counted(c.totals.customers, "customer"),
    file: "retention-cohorts",
    sql: c.sql.cohorts,
    height,
    rows: all,
    columns: [
      {label: "First purchase", value: (d) => d.cohort, format: (v) => f.month(v)},
      {label: "New customers", value: (d) => d.of, format: f.count},
      {label: "Months since", value: (d) => d.since},
      {
        label: "Month",
        value: (d) => d.month,
        format: (v: string, d) => `${f.month(v)}${d.complete ? "" : ", not complete"}`
      },
      {label: "Bought", value: (d) => d.customers, format: f.count},
      {label: "Share", value: share, format: f.percent}
    ],
    chart: (width) => {
      const lines = hatch(colour.sales);
      const wide = (width - 110) / Math.max(1, c.cohorts.length - 1) > 27;
      const every = wide ? 1 : 3;
      return plot("Retention by month of first purchase and months since", {
        width,
        height,
        marginLeft: width < 500 ? 64 : 108,
        marginTop: 28,
        marginBottom: 8,
        padding: 0.06,
        x: {type: "band", domain: c.cohorts.slice(1).map((_, i) => i + 1), axis: null},
        y: {type: "band", domain: c.cohorts.slice(0, -1).map((d) => d.cohort), axis: null},
        color: {type: "identity"},
        marks: [
          lines.mark,
          Plot.axisX({
            anchor: "top",
            tickSize: 0,
            label: null,
            tickFormat: (d: number) => (d % every && d > 1 ? "" : String(d))
          }),
          Plot.axisY({
            tickSize: 0,
            label: null,
            tickFormat: (d: string) => {
              const cohort = c.cohorts.find((row) => row.cohort === d)!;
              return width < 500 ? f.month(d) : `${f.month(d)} · ${f.count(cohort.customers)}`;
            }
          }),
          Plot.cell(whole, {x: "since", y: "cohort", fill: (d: Cell) => shade(share(d) / top, colour.sales)}),
          Plot.cell(open, {x: "since", y: "cohort", fill: lines.fill, fillOpacity: 0.5}),
          wide
            ? Plot.text(whole, {
                x: "since",
                y: "cohort",
                text: (d: Cell) => (100 * share(d)).toFixed(0),
                fill: colour.ink,
                fontSize: 11
              })
            : null,
          Plot.tip(
            all,
            Plot.pointer({
              ...tip,
              x: "since",
              y: "cohort",
              title: (d: Cell) =>
                `first bought in ${f.longMonth(d.cohort)}\n${f.month(d.month)}${d.complete ? "" : ", not complete"}: ${f.count(d.customers)} of ${f.count(d.of)} bought\n${f.percent(share(d))}`
            })
          )
        ]
      });
    }
  };
}
