import {
  addDays,
  type Calendar,
  dayPeriod,
  halfPeriod,
  iso,
  monthOf,
  monthPeriod,
  quarterPeriod,
  yearOf,
  yearPeriod
} from "./calendar.ts";
import {AMBIGUOUS_MONTHS, LAST, MONTHS, ORDINALS, RANGE, SEASONS} from "./period-words.ts";
import {ahead, ago, counted, relative, shifted, span} from "./period-relative.ts";
import type {Read, Yearless} from "./period-read.ts";
import type {Period} from "./query.ts";
import type {Word} from "./words.ts";

/** The period that a yearless one is in some year. */
export function inYear({month, day: on, quarter: q, half}: Yearless, year: number): Period {
  if (on) return dayPeriod(iso(year, month!, on));
  if (month) return monthPeriod(year, month);
  return q ? quarterPeriod(year, q) : halfPeriod(year, half!);
}

const FILLERS = new Set(["of", "de", "d", "en", "in", "l", "the", "la", "le", "annee", "year", "du"]);

/** The year at a place, after words such as "of" and "en". */
function yearAt(words: Word[], at: number, calendar: Calendar): {year: number; length: number} | null {
  let i = at;
  while (i < words.length && i - at < 3 && FILLERS.has(words[i]!.stem)) i++;
  if (/^(19|20)\d\d$/.test(words[i]?.stem ?? "")) return {year: Number(words[i]!.stem), length: i + 1 - at};
  for (let start = at; start <= i; start++) {
    const relative = relativeYear(words, start, calendar);
    if (relative) return {year: yearOf(relative.period.from!), length: start - at + relative.length};
  }
  return null;
}

const relativeYear = (words: Word[], at: number, calendar: Calendar): Read | null => {
  const read = relative(words, at, calendar);
  return read?.period.unit === "year" ? read : null;
};

/** A period that begins at a place, longest reading first, or null. */
export function periodAt(words: Word[], at: number, calendar: Calendar): Read | null {
  return (
    shifted(words, at) ??
    partOfMonth(words, at, calendar) ??
    date(words, at, calendar) ??
    ago(words, at, calendar) ??
    span(words, at, calendar) ??
    counted(words, at, calendar) ??
    ahead(words, at, calendar) ??
    quarter(words, at, calendar) ??
    month(words, at, calendar) ??
    season(words, at, calendar) ??
    relative(words, at, calendar) ??
    year(words, at) ??
    named(words, at, calendar)
  );
}

/** The month that a word names; "mais" has the stem of "mai". */
const monthAt = (words: Word[], at: number): number | undefined =>
  words[at]?.text === "mais" ? undefined : MONTHS.get(words[at]?.stem ?? "");

function date(words: Word[], at: number, calendar: Calendar): Read | null {
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
    const named = monthAt(words, at + 1 + of);
    const y = words[at + 2 + of]?.stem ?? "";
    if (named && +day[1]! <= 31 && /^(19|20)\d\d$/.test(y))
      return {period: dayPeriod(iso(+y, named, +day[1]!)), length: 3 + of};
    if (named && +day[1]! >= 1 && +day[1]! <= 31) return yearlessDay(named, +day[1]!, 2 + of, calendar);
    // The first day of "from the 1st to the 7th of December 2011".
    const range = RANGE.has(words[at + 1]?.stem ?? "") ? (/^(the|le)$/.test(words[at + 2]?.stem ?? "") ? 3 : 2) : 0;
    if (range && +day[1]! >= 1 && +day[1]! <= 31) {
      const end = /^\d{1,2}(st|nd|rd|th|er)?$/.test(words[at + range]?.stem ?? "")
        ? date(words, at + range, calendar)
        : null;
      if (end?.period.unit === "day") {
        const [year, m] = [yearOf(end.period.from!), monthOf(end.period.from!)];
        return {period: dayPeriod(iso(year, m, +day[1]!)), length: 1};
      }
    }
  }
  // march 5 2011
  const named = monthAt(words, at);
  const then = /^(\d{1,2})(st|nd|rd|th)?$/.exec(words[at + 1]?.stem ?? "");
  const y = words[at + 2]?.stem ?? "";
  if (named && then && /^(19|20)\d\d$/.test(y)) return {period: dayPeriod(iso(+y, named, +then[1]!)), length: 3};
  if (named && then && +then[1]! >= 1 && +then[1]! <= 31 && then[2]) return yearlessDay(named, +then[1]!, 2, calendar);
  return null;
}

const yearlessDay = (month: number, day: number, length: number, calendar: Calendar): Read => ({
  period: latest((year) => dayPeriod(iso(year, month, day)), calendar),
  length,
  yearless: {month, day}
});

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
  const yearless = letter === "q" ? {quarter: n} : {half: Math.min(n, 2)};
  return {period: latest(make, calendar), length, yearless};
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
  const n = monthAt(words, at);
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

/** the first week of December, the last fortnight of May 2011, première quinzaine de décembre */
function partOfMonth(words: Word[], at: number, calendar: Calendar): Read | null {
  const last = /^(last|dernier|derniere)$/.test(words[at]!.stem);
  const n = last ? -1 : ORDINALS.get(words[at]!.stem);
  const size = {week: 7, semaine: 7, fortnight: 15, quinzaine: 15}[words[at + 1]?.stem ?? ""];
  if (!n || !size || n * size > 31) return null;
  let i = at + 2;
  while (/^(of|de|d|du|in|en|the|month|moi)$/.test(words[i]?.stem ?? "")) i++;
  const read = i > at + 2 && words[i] ? month(words, i, calendar) : null;
  if (!read) return null;
  const {from, until} = read.period;
  const start = addDays(from!, (n - 1) * size);
  const end = size === 15 && n === 2 ? until! : addDays(start, size);
  const period: Period = last
    ? {from: addDays(until!, -size), until, unit: "other"}
    : {from: start, until: end < until! ? end : until, unit: "other"};
  return {period, length: i - at + read.length};
}

/** The latest such period that the data's last day has reached the end of, else the latest that has begun. */
function latest(make: (year: number) => Period, {last}: Calendar): Period {
  const year = yearOf(last);
  const period = [year, year - 1].map(make).find((p) => p.from! <= last) ?? make(year);
  return {...period, assumed: true};
}

/** Words before and after a number that make it a quantity: "more than 2000 units". */
const QUANTITY_BEFORE =
  /^(over|above|under|below|least|exceed|exceeds|exceeded|exceeding|exactly|top|superieur|inferieur|depasse|depassent|moin|plu|£)$/;
const QUANTITY_AFTER =
  /^(£|pound|gbp|livre|unit|unite|piece|exemplaire|item|article|product|order|commande|customer|client|review|avi|line|ligne|%|day|jour|point)$/;

const isQuantity = (words: Word[], at: number): boolean =>
  QUANTITY_AFTER.test(words[at + 1]?.stem ?? "") ||
  // "better than 2010" means the year.
  (words[at - 1]?.stem === "than" && /^(more|less|fewer)$/.test(words[at - 2]?.stem ?? "")) ||
  QUANTITY_BEFORE.test(words[at - 1]?.stem ?? "") ||
  (/^(de|a)$/.test(words[at - 1]?.stem ?? "") && /^(plu|moin|superieur|inferieur)$/.test(words[at - 2]?.stem ?? ""));

const year = (words: Word[], at: number): Read | null =>
  /^(19|20)\d\d$/.test(words[at]!.stem) && !isQuantity(words, at)
    ? {period: yearPeriod(Number(words[at]!.stem)), length: 1}
    : null;

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
  return null;
}
