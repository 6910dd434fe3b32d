import type {Period} from "./query.ts";

/** First and last day with a sale, ISO dates: what relative dates are relative to. */
export interface Calendar {
  first: string;
  last: string;
}

const DAY = 86_400_000;

/** A date by its parts; months may run over. */
export const iso = (year: number, month: number, day = 1): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** A date moved by days. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

export const yearOf = (date: string): number => Number(date.slice(0, 4));
export const monthOf = (date: string): number => Number(date.slice(5, 7));

export const yearPeriod = (year: number): Period => ({from: iso(year, 1), until: iso(year + 1, 1), unit: "year"});
export const monthPeriod = (year: number, month: number): Period => ({
  from: iso(year, month),
  until: iso(year, month + 1),
  unit: "month"
});
export const quarterPeriod = (year: number, quarter: number): Period => ({
  from: iso(year, quarter * 3 - 2),
  until: iso(year, quarter * 3 + 1),
  unit: "quarter"
});
export const halfPeriod = (year: number, half: number): Period => ({
  from: iso(year, half * 6 - 5),
  until: iso(year, half * 6 + 1),
  unit: "half"
});
export const dayPeriod = (date: string): Period => ({from: date, until: addDays(date, 1), unit: "day"});

/** The week from Monday that holds a day, moved by weeks. */
export function weekPeriod(date: string, shift = 0): Period {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const from = addDays(date, shift * 7 - weekday);
  return {from, until: addDays(from, 7), unit: "week"};
}

/** The first day after the last whole month of the data. */
export function endOfWholeMonths({last}: Calendar): string {
  const next = addDays(last, 1);
  return next.endsWith("-01") ? next : `${last.slice(0, 7)}-01`;
}

/** The last n whole months, moved back by a number of months. */
export function lastMonths(calendar: Calendar, n: number, back = 0): Period {
  const end = endOfWholeMonths(calendar);
  return {
    from: iso(yearOf(end), monthOf(end) - n - back),
    until: iso(yearOf(end), monthOf(end) - back),
    unit: n === 1 ? "month" : "other"
  };
}

/** The last n days up to the data's last. */
export const lastDays = ({last}: Calendar, n: number): Period => ({
  from: addDays(last, 1 - n),
  until: addDays(last, 1),
  unit: n === 1 ? "day" : "other"
});

/** The period of the same length just before one that starts and ends on firsts of months; else by days. */
export function before(period: Period): Period {
  const {from, until} = period;
  if (!from || !until) return period;
  if (from.endsWith("-01") && until.endsWith("-01")) {
    const months = (yearOf(until) - yearOf(from)) * 12 + monthOf(until) - monthOf(from);
    return {...period, from: iso(yearOf(from), monthOf(from) - months), until: from};
  }
  const days = Math.round((Date.parse(until) - Date.parse(from)) / DAY);
  return {...period, from: addDays(from, -days), until: from};
}

/** The period of the same length just after one. */
export function after(period: Period): Period {
  const {from, until} = period;
  if (!from || !until) return period;
  if (from.endsWith("-01") && until.endsWith("-01")) {
    const months = (yearOf(until) - yearOf(from)) * 12 + monthOf(until) - monthOf(from);
    return {...period, from: until, until: iso(yearOf(until), monthOf(until) + months)};
  }
  const days = Math.round((Date.parse(until) - Date.parse(from)) / DAY);
  return {...period, from: until, until: addDays(until, days)};
}

/** The same period a year earlier. */
export const yearBefore = ({from, until, unit}: Period): Period => ({
  ...(from ? {from: iso(yearOf(from) - 1, monthOf(from), Number(from.slice(8)))} : {}),
  ...(until ? {until: iso(yearOf(until) - 1, monthOf(until), Number(until.slice(8)))} : {}),
  unit
});
