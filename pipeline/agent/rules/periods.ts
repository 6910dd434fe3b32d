import {before, type Calendar, yearBefore, yearOf} from "./calendar.ts";
import {inYear, periodAt} from "./period-atoms.ts";
import type {Yearless} from "./period-read.ts";
import {relativeStep} from "./period-relative.ts";
import {AFTER, BEFORE, BETWEEN, RANGE, SINCE, type Step, UNTIL} from "./period-words.ts";
import type {Period} from "./query.ts";
import type {Word} from "./words.ts";

/** A period found in a question and the words it took, prepositions included. */
export interface FoundPeriod {
  period: Period;
  start: number;
  end: number;
  /** The two ends of "between … and …": a range, or two periods to compare. */
  ends?: [Period, Period];
  /** Said as a start or end only ("since March"). */
  open?: boolean;
  /** A length up to the data's last day ("for 6 months"). */
  span?: {n: number; step: Step};
  /** Months after the data's last day ("over the next 12 months"). */
  ahead?: number;
  /** Said of another period, and no other was in the question: the question before may have it. */
  shift?: "year" | "before";
}

/** Every period in the words, left to right. A word taken before is not read again. */
export function findPeriods(words: Word[], taken: boolean[], calendar: Calendar): FoundPeriod[] {
  const found: (FoundPeriod & {yearless?: Yearless})[] = [];
  for (let i = 0; i < words.length; i++) {
    if (taken[i]) continue;
    const read = periodAt(words, i, calendar);
    if (!read || taken.slice(i, i + read.length).includes(true)) continue;
    const {length, ...rest} = read;
    const end = i + length;
    found.push({...rest, start: rest.span ? i - 1 : i, end});
    i = end - 1;
  }
  shareYears(found);
  // "the last 30 days against the previous 30 days": the second are those before the first.
  for (const [i, one] of found.entries()) {
    const other = found[i - 1]?.period;
    const same = other?.from && other.from === one.period.from && other.until === one.period.until;
    if (same && /\b(previou|previous|preceding|prior|before|precedente?)\b/.test(stems(words, one.start, one.end)))
      one.period = before(other);
  }
  for (const [i, one] of found.entries()) {
    if (!one.shift) continue;
    const other = found[i - 1]?.period ?? found[i + 1]?.period;
    if (other?.from && other.until) {
      one.period = one.shift === "year" ? yearBefore(other) : before(other);
      one.shift = undefined;
    } else one.period = relativeStep(words[one.start]!.stem, words[one.end - 1]!.stem, one.shift, calendar);
  }
  return join(found, words);
}

/** A period without a year takes that of its neighbour: "October and November 2011", "November 2011 and December". */
function shareYears(found: (FoundPeriod & {yearless?: Yearless})[]): void {
  const named = (p: Period): boolean => ["day", "month", "quarter", "half"].includes(p.unit);
  for (let i = found.length - 2; i >= 0; i--) {
    const [own, next] = [found[i]!, found[i + 1]!];
    if (!own.yearless || next.yearless || !next.period.from || next.start - own.end > 4 || !named(next.period))
      continue;
    const same = inYear(own.yearless, yearOf(next.period.from));
    // "November compared with November of last year" are two.
    if (same.from === next.period.from) continue;
    own.period = same;
    own.yearless = undefined;
  }
  for (let i = 1; i < found.length; i++) {
    const [own, last] = [found[i]!, found[i - 1]!];
    if (!own.yearless || last.yearless || !last.period.from || own.start - last.end > 4 || !named(last.period))
      continue;
    const year = yearOf(last.period.from);
    const same = inYear(own.yearless, year);
    own.period = same.from! >= last.period.from ? same : inYear(own.yearless, year + 1);
    own.yearless = undefined;
  }
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
    const opener = articleBefore(words, one.start, one.period.unit);
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

/** "the month of March" is that month; "the best month of 2011" is one of that year. */
const NAMED: Partial<Record<Period["unit"], string[]>> = {month: ["month", "moi"], year: ["year", "annee"]};

/** Where a period's words begin when an article stands before it. */
function articleBefore(words: Word[], start: number, unit: Period["unit"]): number {
  let at = start;
  // "the month of March", "le mois de mars"
  const of = words[at - 1]?.stem;
  if ((of === "of" || of === "de") && (NAMED[unit] ?? []).includes(words[at - 2]?.stem ?? "")) at -= 2;
  while (at > 0 && ["the", "le", "la", "l", "les", "annee", "year"].includes(words[at - 1]!.stem)) at--;
  return at;
}

function bounded(one: FoundPeriod, words: Word[]): FoundPeriod {
  const start = articleBefore(words, one.start, one.period.unit);
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
