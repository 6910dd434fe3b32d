import Holidays from "date-holidays";

/** A bank holiday of England and Wales, on the day it is kept. */
export interface Holiday {
  /** ISO date. */
  on: string;
  name: string;
}

/**
 * Single days off that no rule yields, England and Wales, by proclamation in the London Gazette; the package's rules
 * lack some of them.
 */
const PROCLAIMED: readonly Holiday[] = [
  {on: "2002-06-03", name: "Golden Jubilee"},
  {on: "2011-04-29", name: "Royal wedding"},
  {on: "2012-06-05", name: "Diamond Jubilee"},
  {on: "2022-06-03", name: "Platinum Jubilee"},
  {on: "2022-09-19", name: "State funeral"},
  {on: "2023-05-08", name: "Coronation"}
];

/**
 * Bank holidays of England and Wales from one day to another, both ISO and included, one a day, in order. Days moved
 * to a weekday carry the name of the day they stand for.
 */
export function bankHolidays(from: string, to: string): Holiday[] {
  const calendar = new Holidays("GB", "ENG", {languages: "en", types: ["public", "bank"]});
  const years = Array.from({length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1}, (_, i) => i);
  const ruled = years.flatMap((i) =>
    calendar
      .getHolidays(Number(from.slice(0, 4)) + i, "en")
      .map((d) => ({on: d.date.slice(0, 10), name: d.name.replace(/ \(substitute day\)$/, ", moved")}))
  );
  const days = new Map([...ruled, ...PROCLAIMED].map((d) => [d.on, d]));
  return [...days.values()].filter((d) => d.on >= from && d.on <= to).sort((a, b) => (a.on < b.on ? -1 : 1));
}
