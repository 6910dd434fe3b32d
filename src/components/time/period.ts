import type {Grain, Period, Time} from "../../../loaders/time.ts";
import {fromColumns, toColumns, type Columns} from "../columns.js";
import * as f from "../format.js";

/** Periods that follow each other without a gap: their days are worked out rather than written, which halves the bytes. */
export interface Series {
  /** First day of the first period, ISO; null without periods. */
  first: string | null;
  /** Which periods the data hold in part only. */
  broken: number[];
  values: Columns;
}

/**
 * Puts periods of one length into a series.
 * @throws RangeError when one does not begin where the one before it ends.
 */
export function toSeries(grain: Grain, periods: readonly Period[]): Series {
  periods.forEach((d, i) => {
    if (i && iso(stopOf(grain, periods[i - 1]!.start)) !== d.start)
      throw new RangeError(`a ${grain} is missing before ${d.start}`);
  });
  return {
    first: periods[0]?.start ?? null,
    broken: periods.flatMap((d, i) => (d.complete ? [] : [i])),
    values: toColumns(periods.map(({gross, returns, orders, units, open}) => ({gross, returns, orders, units, open})))
  };
}

/** All periods of one length. */
export function periodsOf(t: Time, grain: Grain): Period[] {
  const {first, broken, values} = t.periods[grain];
  const partial = new Set(broken);
  let start = first!;
  return fromColumns<Omit<Period, "start" | "complete">>(values).map((d, i) => {
    const period = {...d, start, complete: !partial.has(i)};
    start = iso(stopOf(grain, start));
    return period;
  });
}

const iso = (day: Date): string => day.toISOString().slice(0, 10);

const MONTHS: Partial<Record<Grain, number>> = {month: 1, quarter: 3, year: 12};
const DAYS: Partial<Record<Grain, number>> = {day: 1, week: 7};

/** The first moment after a period. */
export function stopOf(grain: Grain, start: string): Date {
  const d = new Date(start);
  return new Date(
    Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + (MONTHS[grain] ?? 0), d.getUTCDate() + (DAYS[grain] ?? 0))
  );
}

/** A period's name: 9 Dec 2011 · week of 5 Dec 2011 · Dec 2011 · Q4 2011 · 2011. */
export function nameOf(grain: Grain, start: string): string {
  const year = start.slice(0, 4);
  if (grain === "year") return year;
  if (grain === "quarter") return `Q${Math.ceil(Number(start.slice(5, 7)) / 3)} ${year}`;
  return grain === "month" ? f.month(start) : grain === "week" ? `week of ${f.day(start)}` : f.day(start);
}

export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
/** Name of an ISO weekday, 1 is Monday. */
export const weekdayName = (n: number): string => WEEKDAYS[n - 1]!;
/** Mon */
export const weekdayShort = (n: number): string => weekdayName(n).slice(0, 3);

const names = Array.from({length: 12}, (_, i) => new Date(Date.UTC(2000, i, 1)));
/** Name of a calendar month, 1 to 12. */
export const calendarName = (n: number): string => f.longMonth(names[n - 1]!).split(" ")[0]!;

/** 9:00–10:00 */
export const hourName = (h: number): string => `${h}:00–${h + 1}:00`;

/** A chance of error as it is written: never 0. */
export const written = (p: number): string => (p < 0.001 ? "< 0.001" : p.toFixed(3));
