import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Hour, Time, Weekday} from "../../../loaders/time.ts";
import {key, type Finding} from "../finding.js";
import * as f from "../format.js";
import {sum} from "../periods.js";
import {baseline, colour, gridY, plot, tip} from "../plot-defaults.js";
import {hourName, weekdayName, weekdayShort, WEEKDAYS} from "./period.js";

/** A weekday on which the shop hardly ever opened. */
const shut = (d: Weekday): boolean => d.open < 0.1 * (d.open + d.closed);

/** What a day of each weekday brings. */
export function weekdays(t: Time): Finding<Weekday> {
  const usual = t.weekdays.filter((d) => !shut(d));
  const by = (a: Weekday, b: Weekday): number => b.median! - a.median!;
  const [top, low] = [[...usual].sort(by)[0]!, [...usual].sort(by).at(-1)!];
  const never = t.weekdays.filter(shut);
  const closed = never.map((d) => `${weekdayName(d.weekday)} (open on ${d.open} of ${d.open + d.closed})`).join(", ");
  const title =
    usual.length > 1
      ? `${weekdayName(top.weekday)} is the strongest day: its median is ${(top.median! / low.median!).toFixed(1)} times that of ${weekdayName(low.weekday)}`
      : "Sales fall on one weekday only";
  return {
    title,
    subtitle: html`Gross revenue, £ a day with a sale: median, and the range that holds the middle half of the days.
    ${closed ? `Left out as hardly ever open: ${closed}.` : ""}${key([
      ["Median", colour.ink, "line"],
      ["Middle half of the days", colour.sales]
    ])}`,
    about: t.about,
    n: f.counted(
      sum(t.weekdays, (d) => d.open),
      "day"
    ),
    file: "weekdays",
    sql: t.sql.days,
    height: 300,
    rows: t.weekdays,
    columns: [
      {label: "Weekday", value: (d) => d.weekday, format: (v) => weekdayName(v)},
      {label: "Days with a sale", value: (d) => d.open, format: f.count},
      {label: "Days without", value: (d) => d.closed, format: f.count},
      {label: "Lower quartile, £", value: (d) => d.low, format: f.count},
      {label: "Median, £", value: (d) => d.median, format: f.count},
      {label: "Upper quartile, £", value: (d) => d.high, format: f.count},
      {label: "Gross, £", value: (d) => d.gross, format: f.count}
    ],
    chart: (width) =>
      plot("Gross revenue of a day by weekday: median and quartiles", {
        width,
        height: 300,
        marginLeft: 56,
        x: {type: "band", domain: t.weekdays.map((d) => d.weekday), padding: 0.35, label: null},
        y: {domain: [0, Math.max(...usual.map((d) => d.high!)) * 1.06]},
        marks: [
          gridY({ticks: 5, tickFormat: f.axisPounds as never}),
          Plot.axisX({tickSize: 0, label: null, tickFormat: (d: number) => weekdayShort(d)}),
          Plot.barY(usual, {x: "weekday", y1: "low", y2: "high", fill: colour.sales, fillOpacity: 0.75}),
          Plot.tickY(usual, {x: "weekday", y: "median", stroke: "var(--paper)", strokeWidth: 5}),
          Plot.tickY(usual, {x: "weekday", y: "median", stroke: colour.ink, strokeWidth: 2.5}),
          Plot.text(never, {
            x: "weekday",
            y: 0,
            dy: -10,
            text: (d: Weekday) => (d.open ? `${d.open} day${d.open > 1 ? "s" : ""}` : "closed"),
            fill: colour.ink3
          }),
          baseline(),
          Plot.tip(
            usual,
            Plot.pointerX({
              ...tip,
              x: "weekday",
              y: "median",
              title: (d: Weekday) =>
                `${weekdayName(d.weekday)}\nmedian ${f.pounds(d.median)}\nmiddle half ${f.wholePounds(d.low)} to ${f.wholePounds(d.high)}\n${f.counted(d.open, "day")} with a sale, ${d.closed} without`
            })
          )
        ]
      })
  };
}

/** Weekday by hour. */
export function hours(t: Time): Finding<Hour> {
  const total = sum(t.hours, (d) => d.gross);
  const days = new Map(t.weekdays.map((d) => [d.weekday, d.open]));
  const top = t.hours.reduce((a, b) => (b.gross > a.gross ? b : a));
  const span = t.hours.map((d) => d.hour);
  const [first, last] = [Math.min(...span), Math.max(...span)];
  const core = mostOf(t.hours, total);
  return {
    title: `${f.percent(core.share)} of revenue comes between ${core.from}:00 and ${core.to}:00; ${weekdayName(top.weekday)} ${hourName(top.hour)} is the strongest hour`,
    subtitle: html`Gross revenue by weekday and hour of the invoice, all dates; the darker, the more. Empty: no sale was
    ever made. No sale before ${first}:00 or after ${last + 1}:00.`,
    about: t.about,
    n: f.counted(t.orders, "order"),
    file: "weekday-hour",
    sql: t.sql.hours,
    height: 300,
    rows: t.hours,
    columns: [
      {label: "Weekday", value: (d) => d.weekday, format: (v) => weekdayName(v)},
      {label: "Hour", value: (d) => d.hour, format: (v) => hourName(v)},
      {label: "Gross, £", value: (d) => d.gross, format: f.count},
      {label: "Orders", value: (d) => d.orders, format: f.count},
      {label: "Share of revenue", value: (d) => d.gross / total, format: f.percent}
    ],
    chart: (width) =>
      plot("Gross revenue by weekday and hour", {
        width,
        height: 300,
        marginLeft: 36,
        marginTop: 8,
        padding: 0,
        x: {type: "band", domain: Array.from({length: last - first + 1}, (_, i) => first + i), label: null},
        y: {type: "band", domain: [1, 2, 3, 4, 5, 6, 7], label: null},
        color: {type: "sqrt", domain: [0, top.gross], range: ["var(--panel)", "var(--sales)"]},
        marks: [
          Plot.axisY({tickSize: 0, label: null, tickFormat: (d: number) => weekdayShort(d), color: colour.ink}),
          Plot.axisX({tickSize: 0, label: null, tickFormat: (d: number) => (width < 500 && d % 2 ? "" : `${d}`)}),
          Plot.cell(
            WEEKDAYS.flatMap((_, i) => span.map((h) => [i + 1, h])),
            {x: "1", y: "0", inset: 0.75, fill: "none", stroke: colour.line}
          ),
          Plot.cell(t.hours, {
            x: "hour",
            y: "weekday",
            inset: 0.75,
            fill: colour.sales,
            fillOpacity: (d: Hour) => 0.06 + 0.94 * Math.sqrt(d.gross / top.gross)
          }),
          Plot.tip(
            t.hours,
            Plot.pointer({
              ...tip,
              x: "hour",
              y: "weekday",
              title: (d: Hour) =>
                `${weekdayName(d.weekday)} ${hourName(d.hour)}\n${f.pounds(d.gross)}, ${f.percent(d.gross / total)}\n${f.counted(d.orders, "order")} on ${f.counted(days.get(d.weekday) ?? 0, "open day")}`
            })
          )
        ]
      })
  };
}

/** The shortest run of hours that brings four fifths of revenue. */
export function mostOf(hours: readonly Hour[], total: number): {from: number; to: number; share: number} {
  const by = new Map<number, number>();
  for (const d of hours) by.set(d.hour, (by.get(d.hour) ?? 0) + d.gross);
  let best = {from: 0, to: 24, share: 1};
  for (let from = 0; from < 24; from++) {
    let part = 0;
    for (let to = from; to < 24; to++) {
      part += by.get(to) ?? 0;
      if (part < 0.8 * total) continue;
      const found = {from, to: to + 1, share: part / total};
      const shorter = found.to - found.from - (best.to - best.from);
      if (shorter < 0 || (shorter === 0 && found.share > best.share)) best = found;
      break;
    }
  }
  return best;
}
