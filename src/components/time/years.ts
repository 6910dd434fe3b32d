import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Time, YearPair} from "../../../loaders/time.ts";
import {key, type Finding} from "../finding.js";
import * as f from "../format.js";
import {sum} from "../periods.js";
import {baseline, colour, gridY, plot, tip} from "../plot-defaults.js";

/** The last twelve full months against the same months of the year before. */
export function years(t: Time): Finding<YearPair> {
  const rows = t.pairs;
  const [now, before] = [sum(rows, (d) => d.now), sum(rows, (d) => d.before)];
  const up = rows.filter((d) => d.now > d.before).length;
  const change = now / before - 1;
  const most = rows.reduce((a, b) => (Math.abs(b.now - b.before) > Math.abs(a.now - a.before) ? b : a));
  const range = (shift: number): string => `${shifted(rows[0]!.month, shift)} – ${shifted(rows.at(-1)!.month, shift)}`;
  return {
    title: `Year on year revenue ${change < 0 ? "fell" : "rose"} by ${f.percent(Math.abs(change))}: ${up} of ${rows.length} months were above the year before; ${f.month(most.month)} moved most, by ${f.compactPounds(most.now - most.before)}`,
    subtitle: html`Gross revenue, £ a month. The month that is not complete is left
    out${key([
      [range(0), colour.thisYear, "line"],
      [range(-1), colour.lastYear, "line"]
    ])}`,
    about: t.about,
    n: f.counted(2 * rows.length, "full month"),
    file: "year-on-year",
    sql: t.sql.months,
    height: 300,
    rows,
    columns: [
      {label: "Month", value: (d) => d.month, format: (v) => f.month(v)},
      {label: "Gross, £", value: (d) => d.now, format: f.count},
      {label: "Year before, £", value: (d) => d.before, format: f.count},
      {label: "Difference, £", value: (d) => d.now - d.before, format: f.signedCount},
      {label: "Change", value: (d) => (d.before ? d.now / d.before - 1 : null), format: f.signedPercent}
    ],
    chart: (width) => {
      const names = rows.map((d) => f.shortMonth(d.month));
      const x = (d: YearPair): string => f.shortMonth(d.month);
      const {now, before} = rows.at(-1)!;
      // Ends that nearly meet push their labels apart, the higher one up.
      const top = Math.max(...rows.flatMap((d) => [d.now, d.before]));
      const apart = Math.max(0, 8 - (Math.abs(now - before) / top) * 128);
      const shift = (now >= before ? -1 : 1) * apart;
      return plot("Gross revenue by month, this year and the year before", {
        width,
        height: 300,
        marginLeft: 56,
        marginRight: width < 500 ? 8 : 64,
        x: {type: "point", domain: names, label: null},
        y: {domain: [0, Math.max(...rows.flatMap((d) => [d.now, d.before])) * 1.05]},
        marks: [
          gridY({ticks: 5, tickFormat: f.axisPounds as never}),
          Plot.axisX({tickSize: 0, label: null, tickFormat: (d: string) => (width < 500 ? d.charAt(0) : d)}),
          Plot.lineY(rows, {x, y: "before", stroke: colour.lastYear, strokeWidth: 2}),
          Plot.lineY(rows, {x, y: "now", stroke: colour.thisYear, strokeWidth: 2.5, marker: "circle"}),
          width < 500
            ? null
            : [
                Plot.text(rows.slice(-1), {
                  x,
                  y: "now",
                  text: () => "this year",
                  textAnchor: "start",
                  dx: 8,
                  dy: shift,
                  fill: colour.ink,
                  fontWeight: 600
                }),
                Plot.text(rows.slice(-1), {
                  x,
                  y: "before",
                  text: () => "year before",
                  textAnchor: "start",
                  dx: 8,
                  dy: -shift,
                  fill: colour.ink2
                })
              ],
          baseline(),
          Plot.tip(
            rows,
            Plot.pointerX({
              ...tip,
              x,
              y: "now",
              title: (d: YearPair) =>
                `${f.month(d.month)} ${f.pounds(d.now)}\n${shifted(d.month, -1)} ${f.pounds(d.before)}\n${f.signedPercent(d.now / d.before - 1)}`
            })
          )
        ]
      });
    }
  };
}

const shifted = (iso: string, by: number): string => f.month(`${Number(iso.slice(0, 4)) + by}${iso.slice(4)}`);
