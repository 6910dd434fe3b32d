import {
  addDays,
  type Calendar,
  dayPeriod,
  halfPeriod,
  iso,
  lastDays,
  lastMonths,
  monthOf,
  monthPeriod,
  quarterPeriod,
  weekPeriod,
  yearOf,
  yearPeriod
} from "./calendar.ts";
import type {Read} from "./period-read.ts";
import {JUST_BEFORE, LAST, NEXT, type Step, STEPS, THIS, YEAR_EARLIER} from "./period-words.ts";
import type {Period} from "./query.ts";
import {numberOf, type Word} from "./words.ts";

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

/** last 3 months, the past 30 days, 3 derniers mois, derniers 12 mois */
export function counted(words: Word[], at: number, calendar: Calendar): Read | null {
  const stems = [words[at]?.stem ?? "", words[at + 1]?.stem ?? "", words[at + 2]?.stem ?? ""];
  const full = FULL.has(stems[2]!) ? 1 : 0;
  const step = STEPS.get(full ? (words[at + 3]?.stem ?? "") : stems[2]!);
  const trailing = STEPS.get(stems[1]!);
  const size = trailing && PREVIOUS.has(stems[2]!) ? count(words[at]) : null;
  // "the 30 days before", at the end: before Christmas would be another matter.
  if (size && (!/^(before|prior)$/.test(stems[2]!) || at + 3 >= words.length))
    return {period: lastSteps(calendar, size, trailing!), length: 3};
  const n = LAST.has(stems[0]!) ? count(words[at + 1]) : LAST.has(stems[1]!) ? count(words[at]) : null;
  if (!n || !step) return null;
  // "les 6 derniers mois complets"
  const after = !full && FULL.has(words[at + 3]?.stem ?? "") ? 1 : 0;
  return {period: lastSteps(calendar, n, step), length: 3 + full + after};
}

/** Said after a number of steps: those just before. */
const PREVIOUS = new Set(["before", "prior", "precedent", "precedente"]);

const FULL = new Set(["full", "complete", "whole", "complet", "entier", "entiere", "calendar", "revolu"]);

/** the next 12 months, les 12 prochains mois, les prochains 6 mois: from the day after the data's last */
export function ahead(words: Word[], at: number, calendar: Calendar): Read | null {
  const [a, b, c] = [words[at], words[at + 1], words[at + 2]];
  const n = NEXT.has(a?.stem ?? "") ? count(b) : NEXT.has(b?.stem ?? "") ? count(a) : null;
  const step = STEPS.get(c?.stem ?? "");
  if (!n || !step) return null;
  const months = {day: 0, week: 0, month: n, quarter: 3 * n, half: 6 * n, year: 12 * n}[step];
  return {period: {from: addDays(calendar.last, 1), unit: "other"}, length: 3, ahead: months};
}

const AGO = new Set(["ago", "earlier", "back"]);

/** three months ago, il y a deux ans, the month before last */
export function ago(words: Word[], at: number, calendar: Calendar): Read | null {
  const stem = (i: number): string => words[at + i]?.stem ?? "";
  const french = stem(0) === "il" && stem(1) === "y" && stem(2) === "a";
  const [n, step] = french ? [one(words[at + 3]), STEPS.get(stem(4))] : [one(words[at]), STEPS.get(stem(1))];
  if (n && step && (french || AGO.has(stem(2))))
    return {period: stepPeriod(calendar, step, -n), length: french ? 5 : 3};
  const before = STEPS.get(stem(0));
  if (before && stem(1) === "before" && stem(2) === "last")
    return {period: stepPeriod(calendar, before, -2), length: 3};
  const avant = stem(0) === "avant" && LAST.has(stem(1)) ? STEPS.get(stem(2)) : undefined;
  return avant ? {period: stepPeriod(calendar, avant, -2), length: 3} : null;
}

/** A number of steps, "a" and "un" among them. */
const one = (word: Word | undefined): number | null =>
  word && /^(a|an|un|une|one)$/.test(word.stem) ? 1 : count(word);

/** for 6 months, depuis un an, over 30 days: up to the data's last day */
export function span(words: Word[], at: number, calendar: Calendar): Read | null {
  if (!/^(for|depui|since|over|within|pendant|during)$/.test(words[at - 1]?.stem ?? "")) return null;
  const n = one(words[at]);
  const step = STEPS.get(words[at + 1]?.stem ?? "");
  return n && step ? {period: lastSteps(calendar, n, step), length: 2, span: {n, step}} : null;
}

/** the same month last year, a year earlier, l'année d'avant; the month before, le mois précédent */
export function shifted(words: Word[], at: number): Read | null {
  for (const [phrases, shift] of [
    [YEAR_EARLIER, "year"],
    [JUST_BEFORE, "before"]
  ] as const)
    for (const phrase of phrases) {
      const length = phrase.split(" ").length;
      const text = words
        .slice(at, at + length)
        .map((w) => w.stem)
        .join(" ");
      if (text === phrase) return {period: {unit: "other"}, length, shift};
    }
  return null;
}

/** this month, last quarter, cette année, le mois dernier, l'an dernier */
export function relative(words: Word[], at: number, calendar: Calendar): Read | null {
  const [a, b] = [words[at]?.stem ?? "", words[at + 1]?.stem ?? ""];
  const stepB = STEPS.get(b);
  const stepA = STEPS.get(a);
  const ci = words[at + 2]?.stem === "ci" ? 1 : 0;
  if (THIS.has(a) && stepB) return {period: stepPeriod(calendar, stepB, 0), length: 2 + ci};
  if (LAST.has(a) && stepB) return {period: stepPeriod(calendar, stepB, -1), length: 2};
  const year = (step: Step): {ahead?: number} => (step === "year" ? {ahead: 12} : {});
  if (NEXT.has(a) && stepB) return {period: stepPeriod(calendar, stepB, 1), length: 2, ...year(stepB)};
  if (stepA && LAST.has(b)) return {period: stepPeriod(calendar, stepA, -1), length: 2};
  if (stepA && NEXT.has(b)) return {period: stepPeriod(calendar, stepA, 1), length: 2};
  if (stepA && b === "en" && words[at + 2]?.stem === "cour") return {period: stepPeriod(calendar, stepA, 0), length: 3};
  return null;
}

/** "the year before", "le mois précédent" with no other period beside it: the one before the data's last day. */
export function relativeStep(first: string, last: string, shift: "year" | "before", calendar: Calendar): Period {
  const step = STEPS.get(first) ?? STEPS.get(last);
  // "the same month last year" with no month said is known from the question before, or not at all.
  if (/^(same|meme)$/.test(first)) return {unit: "other"};
  if (step) return stepPeriod(calendar, step, -1);
  const size = /month|moi/.test(first) ? "month" : /quarter|trimestre/.test(first) ? "quarter" : "year";
  return stepPeriod(calendar, shift === "year" ? "year" : size, -1);
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
