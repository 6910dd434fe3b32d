import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {DayEffect} from "../../../pipeline/analytics/time/day-effects.ts";
import type {HolidayDay} from "../../../loaders/time-holidays.ts";
import type {Time} from "../../../loaders/time.ts";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import {finding, key, type Finding} from "../finding.js";
import * as f from "../format.js";
import {baseline, colour, gridY, plot, tip} from "../plot-defaults.js";
import {weekdayName, written} from "./period.js";

/** What happens on bank holidays, and on the open days around them. */
export function holidays(t: Time): HTMLElement {
  if (!t.holidays.days.length)
    return emptyState("No bank holiday lies within the data", "The data hold too few days to look around one.");
  return html`<div class="columns">${finding(around(t))}${table(t)}</div>`;
}

const distance = (n: number): string =>
  n === 0 ? "the holiday" : `${n < 0 ? "−" : "+"}${Math.abs(n)} open ${Math.abs(n) === 1 ? "day" : "days"}`;

/** An effect is called one only after the correction over all tests of the page; its row there says so. */
function around(t: Time): Finding<DayEffect> {
  const {days, effects, usual} = t.holidays;
  const closed = days.filter((d) => d.gross <= 0).length;
  const at = (offset: number): DayEffect => effects.find((d) => d.offset === offset)!;
  const part = ({ratio}: DayEffect): string => (ratio == null ? "–" : f.percent(ratio));
  const title = `The shop ${closed === days.length ? `was closed on all ${closed}` : `was closed on ${closed} of ${days.length}`} bank holidays; the open day before brings ${part(at(-1))} of what its weekday usually does, the day after ${part(at(1))}`;
  const drawn = effects.filter((d): d is Drawn => d.ratio != null);
  const top = Math.max(1.2, ...drawn.map((d) => d.upper ?? d.ratio));
  return {
    title,
    subtitle: html`Gross revenue of an open day over the median of the same weekday four weeks to either side: median
    over ${f.counted(Math.max(...effects.map((d) => d.n)), "closure")} (holidays with no open day between them are one),
    and its interval of at least 95% by order
    statistics${key([
      ["Median", colour.ink],
      ["Interval", colour.lastYear, "line"]
    ])}`,
    about: t.about,
    n: `${days.length} bank holidays, ${usual} other open days`,
    file: "around-bank-holidays",
    sql: t.sql.days,
    height: 300,
    rows: effects,
    columns: [
      {label: "Distance", value: (d) => d.offset, format: (v) => distance(v)},
      {label: "Days", value: (d) => d.n, format: f.count},
      {label: "Closed", value: (d) => d.closed, format: f.count},
      {label: "Share of the usual", value: (d) => d.ratio, format: f.percent},
      {label: "Lower bound", value: (d) => d.lower, format: f.percent},
      {label: "Upper bound", value: (d) => d.upper, format: f.percent},
      {label: "p, not corrected", value: (d) => d.p, format: written}
    ],
    chart: (width) =>
      plot("Share of usual revenue on open days around bank holidays", {
        width,
        height: 300,
        marginLeft: 48,
        marginBottom: 44,
        x: {type: "band", domain: effects.map((d) => d.offset), padding: 0.4, label: null},
        y: {domain: [0, top]},
        marks: [
          gridY({ticks: 5, tickFormat: "%" as never}),
          Plot.axisX({
            tickSize: 0,
            label: null,
            tickFormat: (d: number) => (d === 0 ? "holiday" : `${d < 0 ? "−" : "+"}${Math.abs(d)}`)
          }),
          Plot.text([width < 420 ? "open days from it" : "open days before and after the holiday"], {
            frameAnchor: "bottom",
            dy: 40,
            fill: colour.ink2
          }),
          Plot.ruleY([1], {stroke: colour.ink, strokeDasharray: "4 3"}),
          Plot.ruleX(
            drawn.filter((d) => d.lower != null),
            {x: "offset", y1: "lower", y2: "upper", stroke: colour.lastYear, strokeWidth: 5}
          ),
          Plot.dot(drawn, {x: "offset", y: "ratio", r: 5, fill: colour.ink}),
          Plot.text(
            effects.filter((d) => d.offset === 0 && d.closed),
            {x: "offset", y: 0, dy: -10, text: (d: DayEffect) => `${d.closed} closed`, fill: colour.ink2}
          ),
          baseline(),
          Plot.tip(
            drawn,
            Plot.pointerX({
              ...tip,
              x: "offset",
              y: "ratio",
              title: (d: Drawn) =>
                `${distance(d.offset)}\n${f.percent(d.ratio)} of the usual, n = ${d.n}\ninterval ${f.percent(d.lower)} to ${f.percent(d.upper)}`
            })
          )
        ]
      })
  };
}

type Drawn = DayEffect & {ratio: number};

function table(t: Time): HTMLElement {
  return html`<section>
    <h2>Bank holidays within the data</h2>
    ${dataTable<HolidayDay>({
      caption: "Bank holidays of England and Wales within the data",
      file: "bank-holidays",
      sql: t.sql.days,
      rows: t.holidays.days,
      controls: true,
      limit: 9,
      columns: [
        {label: "Day", value: (d) => d.on, format: (v) => f.day(v)},
        {label: "Weekday", value: (d) => weekdayName(((new Date(d.on).getUTCDay() + 6) % 7) + 1)},
        {label: "Holiday", value: (d) => d.name},
        {label: "Gross revenue", value: (d) => d.gross, format: (v: number) => (v > 0 ? f.pounds(v) : "closed")}
      ]
    })}
  </section>`;
}
