import {html} from "htl";
import type {Time} from "../../../loaders/time.ts";
import {asOfLine} from "../as-of.js";
import type {FigureCard} from "../figure-card.js";
import * as f from "../format.js";
import {sum} from "../periods.js";
import {calendarName, hourName, nameOf, periodsOf, weekdayName} from "./period.js";

/** The sentence under the title. */
export function lede(t: Time): DocumentFragment {
  const top = t.hours.reduce((a, b) => (b.orders > a.orders ? b : a));
  const s = t.season;
  const peak = s?.index.reduce((a, b) => (b.factor > a.factor ? b : a));
  const open = sum(t.weekdays, (d) => d.open);
  const days = open + sum(t.weekdays, (d) => d.closed);
  return html.fragment`<p class="lede">The shop sold on <b>${f.count(open)} of ${f.count(days)} days</b>; most orders come in on ${weekdayName(top.weekday)}s, ${hourName(top.hour)}. ${peak ? html`${calendarName(peak.calendar)} is the season's peak, at <b>${peak.factor.toFixed(2)}</b> of an average month.` : `The data hold ${f.counted(periodsOf(t, "month").filter((d) => d.complete).length, "full month")}: too few to measure the season.`}</p>${asOfLine(t.about)}`;
}

/** The first row. */
export function cards(t: Time): FigureCard[] {
  const months = periodsOf(t, "month").filter((d) => d.complete);
  const [now, before] = [sum(t.pairs, (d) => d.now), sum(t.pairs, (d) => d.before)];
  const top = (rows: typeof months): (typeof months)[number] => rows.reduce((a, b) => (b.gross > a.gross ? b : a));
  const days = periodsOf(t, "day").filter((d) => d.gross > 0);
  const weeks = periodsOf(t, "week").filter((d) => d.complete && d.gross > 0);
  const day = top(days);
  const usual = [...days].sort((a, b) => a.gross - b.gross)[days.length >> 1]!;
  const peak = t.season?.index.reduce((a, b) => (b.factor > a.factor ? b : a));
  return [
    t.pairs.length === 12
      ? {
          label: "Gross revenue, twelve full months",
          value: f.compactPounds(now),
          exact: f.pounds(now),
          delta: {now, before, against: `${f.pounds(before)} in the twelve months before`},
          spark: months.map((d) => d.gross)
        }
      : {
          label: "Gross revenue, full months",
          value: f.compactPounds(sum(months, (d) => d.gross)),
          note: `${f.counted(months.length, "full month")}; a comparison needs twenty-four`
        },
    peak
      ? {
          label: "Strongest month of the year",
          value: calendarName(peak.calendar),
          note: `${peak.factor.toFixed(2)} of an average month, season's factor`
        }
      : {label: "Strongest month of the year", value: f.MISSING, note: "two full years are needed"},
    {
      label: "Median day",
      value: f.compactPounds(usual.gross),
      exact: f.pounds(usual.gross),
      note: `of ${f.count(days.length)} days with a sale`
    },
    {
      label: "Strongest day",
      value: f.compactPounds(day.gross),
      exact: f.pounds(day.gross),
      note: `${f.day(day.start)}, ${f.counted(day.orders, "order")}${day.returns > 0.25 * day.gross ? `; ${f.compactPounds(day.returns)} was taken back that day` : ""}`
    },
    weeks.length
      ? {
          label: "Strongest week",
          value: f.compactPounds(top(weeks).gross),
          exact: f.pounds(top(weeks).gross),
          note: nameOf("week", top(weeks).start)
        }
      : {label: "Strongest week", value: f.MISSING, note: "no full week"}
  ];
}
