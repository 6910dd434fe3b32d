import {count} from "./reporter.ts";

/** Milliseconds of a day. */
const DAY = 86_400_000;

/** The last day of the data with its age, such as `2011-12-09 (5,460 days ago)`; `no date` where there is none. */
export function sayAsOf(asOf: string | null | undefined, now: Date): string {
  if (!asOf) return "no date";
  const days = Math.floor((now.getTime() - Date.parse(asOf)) / DAY);
  return days < 1 ? asOf : `${asOf} (${count(days)} ${days === 1 ? "day" : "days"} ago)`;
}
