import {type Calendar, monthPeriod, quarterPeriod, yearOf} from "./calendar.ts";
import {periodAt} from "./period-atoms.ts";
import {AFTER, BEFORE, BETWEEN, RANGE, SINCE, UNTIL} from "./period-words.ts";
import {type Period} from "./query.ts";
import {type Word} from "./words.ts";

/** A period found in a question and the words it took, prepositions included. */
export interface FoundPeriod {
  period: Period;
  start: number;
  end: number;
  /** The two ends of "between … and …": a range, or two periods to compare. */
  ends?: [Period, Period];
  /** Said as a start or end only ("since March"). */
  open?: boolean;
}

/** Every period in the words, left to right. A word taken before is not read again. */
export function findPeriods(words: Word[], taken: boolean[], calendar: Calendar): FoundPeriod[] {
  const found: (FoundPeriod & {yearless?: {month?: number; quarter?: number}})[] = [];
  for (let i = 0; i < words.length; i++) {
    if (taken[i]) continue;
    const read = periodAt(words, i, calendar);
    if (!read || taken.slice(i, i + read.length).includes(true)) continue;
    found.push({period: read.period, start: i, end: i + read.length, yearless: read.yearless});
    i += read.length - 1;
  }
  // A month without a year takes the year of the next period that has one: "October and November 2011".
  for (let i = found.length - 2; i >= 0; i--) {
    const [own, next] = [found[i]!, found[i + 1]!];
    if (!own.yearless || next.yearless || !next.period.from || next.start - own.end > 3) continue;
    const year = yearOf(next.period.from);
    if (next.period.unit !== "month" && next.period.unit !== "quarter") continue;
    own.period = own.yearless.month
      ? monthPeriod(year, own.yearless.month)
      : quarterPeriod(year, own.yearless.quarter!);
    own.yearless = undefined;
  }
  return join(found, words);
}

const stems = (words: Word[], start: number, end: number): string =>
  words
    .slice(Math.max(0, start), end)
    .map((w) => w.stem)
    .join(" ");

/** Whether one of the phrases ends just before a place; returns its length in words. */
const led = (words: Word[], at: number, phrases: readonly string[]): number =>
  Math.max(0, ...phrases.map((p) => (stems(words, at - p.split(" ").length, at) === p ? p.split(" ").length : 0)));

function join(found: FoundPeriod[], words: Word[]): FoundPeriod[] {
  const joined: FoundPeriod[] = [];
  for (let i = 0; i < found.length; i++) {
    const one = found[i]!;
    const two = found[i + 1];
    const gap = two ? words.slice(one.end, two.start).map((w) => w.stem) : [];
    const opener = articleBefore(words, one.start);
    const isRange =
      two &&
      gap.length >= 1 &&
      gap.length <= 2 &&
      gap.every((w) => RANGE.has(w) || ["l", "la", "le", "the", "en"].includes(w)) &&
      RANGE.has(gap[0]!);
    const opened = BETWEEN.has(words[opener - 1]?.stem ?? "");
    // "2010 and 2011" are two periods; "from 2010 to 2011" is a range; "between … and …" may be either.
    if (two && isRange && (opened || !["and", "et"].includes(gap[0]!))) {
      const start = opened ? opener - 1 : one.start;
      joined.push({
        period: {from: one.period.from, until: two.period.until, unit: "other"},
        start,
        end: two.end,
        ends: [one.period, two.period]
      });
      i++;
    } else joined.push(bounded(one, words));
  }
  return joined;
}

/** Where a period's words begin when an article stands before it. */
function articleBefore(words: Word[], start: number): number {
  let at = start;
  // "the month of March", "le mois de mars"
  const of = words[at - 1]?.stem;
  if ((of === "of" || of === "de") && ["month", "moi", "year", "annee"].includes(words[at - 2]?.stem ?? "")) at -= 2;
  while (at > 0 && ["the", "le", "la", "l", "les", "annee", "year"].includes(words[at - 1]!.stem)) at--;
  return at;
}

function bounded(one: FoundPeriod, words: Word[]): FoundPeriod {
  const start = articleBefore(words, one.start);
  const {from, until, unit} = one.period;
  const whole = unit === "other";
  for (const [phrases, period] of [
    [AFTER, {from: until}],
    [BEFORE, {until: from}],
    [UNTIL, {until}],
    [SINCE, {from}]
  ] as const) {
    for (const at of new Set([one.start, start])) {
      const length = led(words, at, phrases);
      // "from 2010" alone is 2010 in English: "sales from March 2011" are those of that month.
      if (!length || (phrases === SINCE && (whole || ["from", "des"].includes(words[at - 1]!.stem)))) continue;
      return {...one, start: at - length, period: {...period, unit: "other"}, open: true};
    }
  }
  return {...one, start};
}
