import {
  addDays,
  type Calendar,
  dayPeriod,
  endOfWholeMonths,
  halfPeriod,
  iso,
  lastDays,
  lastMonths,
  monthOf,
  monthPeriod,
  quarterPeriod,
  weekPeriod,
  yearBefore,
  yearOf,
  yearPeriod
} from "./calendar.ts";
import {AMBIGUOUS_MONTHS, LAST, MONTHS, NEXT, ORDINALS, SEASONS, type Step, STEPS, THIS} from "./period-words.ts";
import {type Period} from "./query.ts";
import {numberOf, type Word} from "./words.ts";

/** A period read at some place: what it is and how many words it took. */
export interface Read {
  period: Period;
  length: number;
  /** A month or quarter without a year: whoever reads a list of periods may know it better. */
  yearless?: {month?: number; quarter?: number};
}

const FILLERS = new Set(["of", "de", "d", "en", "in", "l", "the", "la", "le", "annee", "year", "du"]);

/** The year at a place, after words such as "of" and "en". */
function yearAt(words: Word[], at: number, calendar: Calendar): {year: number; length: number} | null {
  let i = at;
  while (i < words.length && i - at < 3 && FILLERS.has(words[i]!.stem)) i++;
  if (/^(19|20)\d\d$/.test(words[i]?.stem ?? "")) return {year: Number(words[i]!.stem), length: i + 1 - at};
  const relative = relativeYear(words, at, calendar);
  return relative && {year: yearOf(relative.period.from!), length: relative.length};
}

const relativeYear = (words: Word[], at: number, calendar: Calendar): Read | null => {
  const read = relative(words, at, calendar);
  return read?.period.unit === "year" ? read : null;
};

/** A period that begins at a place, longest reading first, or null. */
export function periodAt(words: Word[], at: number, calendar: Calendar): Read | null {
  return (
    date(words, at) ??
    counted(words, at, calendar) ??
    quarter(words, at, calendar) ??
    month(words, at, calendar) ??
    season(words, at, calendar) ??
    relative(words, at, calendar) ??
    year(words, at) ??
    named(words, at, calendar)
  );
}

function date(words: Word[], at: number): Read | null {
  const text = words[at]!.stem;
  let m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (m) return {period: dayPeriod(iso(+m[1]!, +m[2]!, +m[3]!)), length: 1};
  m = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (m) return {period: dayPeriod(iso(+m[3]!, +m[2]!, +m[1]!)), length: 1};
  m = /^(\d{4})-(\d{2})$/.exec(text);
  if (m && +m[2]! <= 12) return {period: monthPeriod(+m[1]!, +m[2]!), length: 1};
  m = /^(\d{1,2})\/(\d{4})$/.exec(text);
  if (m && +m[1]! <= 12) return {period: monthPeriod(+m[2]!, +m[1]!), length: 1};
  // 5 march 2011, 5th of march 2011, 1er mars 2011
  const day = /^(\d{1,2})(st|nd|rd|th|er)?$/.exec(text);
  if (day) {
    const of = words[at + 1]?.stem === "of" ? 1 : 0;
    const named = MONTHS.get(words[at + 1 + of]?.stem ?? "");
    const y = words[at + 2 + of]?.stem ?? "";
    if (named && +day[1]! <= 31 && /^(19|20)\d\d$/.test(y))
      return {period: dayPeriod(iso(+y, named, +day[1]!)), length: 3 + of};
  }
  // march 5 2011
  const named = MONTHS.get(text);
  const then = /^(\d{1,2})(st|nd|rd|th)?$/.exec(words[at + 1]?.stem ?? "");
  const y = words[at + 2]?.stem ?? "";
  if (named && then && /^(19|20)\d\d$/.test(y)) return {period: dayPeriod(iso(+y, named, +then[1]!)), length: 3};
  return null;
}

/** last 3 months, the past 30 days, 3 derniers mois, derniers 12 mois */
function counted(words: Word[], at: number, calendar: Calendar): Read | null {
  const stems = [words[at]?.stem ?? "", words[at + 1]?.stem ?? "", words[at + 2]?.stem ?? ""];
  const full = ["full", "complete", "whole", "complet", "entier", "calendar"].includes(stems[2]!) ? 1 : 0;
  const step = STEPS.get(full ? (words[at + 3]?.stem ?? "") : stems[2]!);
  const n = LAST.has(stems[0]!) ? count(words[at + 1]) : LAST.has(stems[1]!) ? count(words[at]) : null;
  if (!n || !step) return null;
  return {period: lastSteps(calendar, n, step), length: 3 + full};
}

const count = (word: Word | undefined): number | null => {
  const n = word && numberOf(word.text);
  return n && Number.isInteger(n) && n < 1_000 ? n : null;
};

/** Months and longer are whole calendar months; days and weeks end on the data's last day. */
function lastSteps(calendar: Calendar, n: number, step: Step): Period {
  if (step === "day") return lastDays(calendar, n);
  if (step === "week") return lastDays(calendar, n * 7);
  return {...lastMonths(calendar, n * {month: 1, quarter: 3, half: 6, year: 12}[step]), unit: "other", assumed: true};
}

function quarter(words: Word[], at: number, calendar: Calendar): Read | null {
  const text = words[at]!.stem;
  const short = /^([qt])([1-4])$/.exec(text) ?? /^([hs])([12])$/.exec(text);
  const spelt = ORDINALS.get(text);
  const kind = spelt
    ? {quarter: "q", trimestre: "q", half: "h", semestre: "h", semester: "h"}[words[at + 1]?.stem ?? ""]
    : undefined;
  if (spelt && !kind) return listedOrdinal(words, at, spelt, calendar);
  const after = text === "quarter" || text === "trimestre" ? Number(words[at + 1]?.stem) : NaN;
  const letter = short ? (/[qt]/.test(short[1]!) ? "q" : "h") : after >= 1 && after <= 4 ? "q" : kind;
  const n = short ? Number(short[2]) : after >= 1 && after <= 4 ? after : spelt;
  if (!letter || !n || (letter === "h" && n > 2 && n !== 4)) return null;
  const length = short ? 1 : 2;
  const y = yearAt(words, at + length, calendar);
  // "last quarter" with no year is the one before the data's last day, not the fourth.
  if (LAST.has(text) && !y) return null;
  const make = (year: number): Period => (letter === "q" ? quarterPeriod(year, n) : halfPeriod(year, Math.min(n, 2)));
  if (y) return {period: make(y.year), length: length + y.length};
  return {period: latest(make, calendar), length, yearless: {quarter: n}};
}

/** The first of "the first and second quarter of 2011". */
function listedOrdinal(words: Word[], at: number, n: number, calendar: Calendar): Read | null {
  if (!["and", "et", "to", "vs", "a", "with"].includes(words[at + 1]?.stem ?? "")) return null;
  const next = ["the", "le", "au"].includes(words[at + 2]?.stem ?? "") ? at + 3 : at + 2;
  if (!ORDINALS.has(words[next]?.stem ?? "")) return null;
  const read = periodAt(words, next, calendar);
  if (!read || (read.period.unit !== "quarter" && read.period.unit !== "half")) return null;
  const year = yearOf(read.period.from!);
  return {period: read.period.unit === "quarter" ? quarterPeriod(year, n) : halfPeriod(year, n), length: 1};
}

function month(words: Word[], at: number, calendar: Calendar): Read | null {
  const text = words[at]!.stem;
  const n = MONTHS.get(text);
  if (!n) return null;
  const y = yearAt(words, at + 1, calendar);
  if (y) return {period: monthPeriod(y.year, n), length: 1 + y.length};
  const led = [
    "in",
    "en",
    "of",
    "for",
    "since",
    "depuis",
    "until",
    "from",
    "between",
    "during",
    "last",
    "du",
    "de"
  ].includes(words[at - 1]?.stem ?? "");
  if (AMBIGUOUS_MONTHS.has(words[at]!.text) && !led) return null;
  return {period: latest((year) => monthPeriod(year, n), calendar), length: 1, yearless: {month: n}};
}

function season(words: Word[], at: number, calendar: Calendar): Read | null {
  const found = SEASONS.get(words[at]!.stem);
  if (!found) return null;
  const y = yearAt(words, at + 1, calendar);
  const led = ["in", "en", "this", "last", "cet", "l", "the", "au", "during"].includes(words[at - 1]?.stem ?? "");
  if (!y && !led) return null;
  const make = (year: number): Period => ({
    from: iso(year, found[0]),
    until: iso(year, found[0] + found[1]),
    unit: "other"
  });
  return y ? {period: make(y.year), length: 1 + y.length} : {period: latest(make, calendar), length: 1};
}

/** The latest such period that the data's last day has reached the end of, else the latest that has begun. */
function latest(make: (year: number) => Period, {last}: Calendar): Period {
  const year = yearOf(last);
  const period = [year, year - 1].map(make).find((p) => p.from! <= last) ?? make(year);
  return {...period, assumed: true};
}

/** this month, last quarter, cette année, le mois dernier, l'an dernier */
function relative(words: Word[], at: number, calendar: Calendar): Read | null {
  const [a, b] = [words[at]?.stem ?? "", words[at + 1]?.stem ?? ""];
  const stepB = STEPS.get(b);
  const stepA = STEPS.get(a);
  const ci = words[at + 2]?.stem === "ci" ? 1 : 0;
  if (THIS.has(a) && stepB) return {period: stepPeriod(calendar, stepB, 0), length: 2 + ci};
  if (LAST.has(a) && stepB) return {period: stepPeriod(calendar, stepB, -1), length: 2};
  if (NEXT.has(a) && stepB) return {period: stepPeriod(calendar, stepB, 1), length: 2};
  if (stepA && LAST.has(b)) return {period: stepPeriod(calendar, stepA, -1), length: 2};
  if (stepA && NEXT.has(b)) return {period: stepPeriod(calendar, stepA, 1), length: 2};
  if (stepA && b === "en" && words[at + 2]?.stem === "cour") return {period: stepPeriod(calendar, stepA, 0), length: 3};
  return null;
}

function stepPeriod(calendar: Calendar, step: Step, shift: number): Period {
  const {last} = calendar;
  const [y, m] = [yearOf(last), monthOf(last)];
  if (step === "day") return dayPeriod(addDays(last, shift));
  if (step === "week") return weekPeriod(last, shift);
  if (step === "month") return monthPeriod(yearOf(iso(y, m + shift)), monthOf(iso(y, m + shift)));
  if (step === "year") return yearPeriod(y + shift);
  const size = step === "quarter" ? 3 : 6;
  const start = iso(y, (Math.ceil(m / size) - 1) * size + 1 + shift * size);
  const n = (monthOf(start) - 1) / size + 1;
  return step === "quarter" ? quarterPeriod(yearOf(start), n) : halfPeriod(yearOf(start), n);
}

const year = (words: Word[], at: number): Read | null =>
  /^(19|20)\d\d$/.test(words[at]!.stem) ? {period: yearPeriod(Number(words[at]!.stem)), length: 1} : null;

function named(words: Word[], at: number, calendar: Calendar): Read | null {
  const {last} = calendar;
  const text = (n: number): string =>
    words
      .slice(at, at + n)
      .map((w) => w.stem)
      .join(" ");
  if (text(1) === "ytd")
    return {period: {from: iso(yearOf(last), 1), until: addDays(last, 1), unit: "other"}, length: 1};
  if (text(3) === "year to date")
    return {period: {from: iso(yearOf(last), 1), until: addDays(last, 1), unit: "other"}, length: 3};
  for (const [phrase, n] of [
    ["debut de l annee", 4],
    ["beginning of the year", 4],
    ["start of the year", 4],
    ["debut annee", 2]
  ] as const)
    if (text(n) === phrase) return {period: yearPeriod(yearOf(last)), length: n};
  if (text(1) === "today" || text(2) === "aujourd hui")
    return {period: {...dayPeriod(last), assumed: true}, length: text(1) === "today" ? 1 : 2};
  if (text(1) === "yesterday" || text(1) === "hier")
    return {period: {...dayPeriod(addDays(last, -1)), assumed: true}, length: 1};
  for (const phrase of ["same period last year", "meme periode l an dernier"])
    if (text(phrase.split(" ").length) === phrase)
      return {
        period: yearBefore({from: iso(yearOf(last), 1), until: endOfWholeMonths(calendar), unit: "other"}),
        length: phrase.split(" ").length
      };
  return null;
}
