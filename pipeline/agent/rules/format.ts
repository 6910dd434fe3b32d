import type {Language, Unit} from "../semantic/measures.ts";
import {addDays} from "./calendar.ts";
import type {Period} from "./query.ts";

const LOCALE: Record<Language, string> = {en: "en-GB", fr: "fr-FR"};

/** A figure as its reader writes it: £1,234.50, 12.3 %, 1 234. Null is "none". */
export function figure(value: unknown, unit: Unit, language: Language): string {
  if (value === null || value === undefined || value === "") return language === "fr" ? "aucun" : "none";
  if (unit === "date") return day(String(value), language);
  const n = Number(value);
  if (Number.isNaN(n)) return String(value);
  const locale = LOCALE[language];
  if (unit === "gbp")
    return n.toLocaleString(locale, {style: "currency", currency: "GBP", currencyDisplay: "narrowSymbol"});
  if (unit === "share") return n.toLocaleString(locale, {style: "percent", maximumFractionDigits: 1});
  return n.toLocaleString(locale, {maximumFractionDigits: 2});
}

const date = (iso: string): Date => new Date(`${iso.slice(0, 10)}T00:00:00Z`);

/** A day: 5 March 2011, 5 mars 2011. */
export const day = (iso: string, language: Language): string =>
  date(iso).toLocaleDateString(LOCALE[language], {day: "numeric", month: "long", year: "numeric", timeZone: "UTC"});

/** A month: March 2011. */
export const month = (iso: string, language: Language): string =>
  date(iso).toLocaleDateString(LOCALE[language], {month: "long", year: "numeric", timeZone: "UTC"});

/** A weekday by its ISO number, 1 = Monday. */
export const weekday = (n: number, language: Language): string =>
  new Date(Date.UTC(2024, 0, n)).toLocaleDateString(LOCALE[language], {weekday: "long", timeZone: "UTC"});

/** A period as it is said in a sentence: "in March 2011", "du 1 septembre 2011 au 30 novembre 2011". */
export function periodText({from, until, unit}: Period, language: Language): string {
  const fr = language === "fr";
  if (from && until) {
    if (unit === "year") return `${fr ? "en" : "in"} ${from.slice(0, 4)}`;
    if (unit === "month") return `${fr ? "en" : "in"} ${month(from, language)}`;
    if (unit === "quarter") {
      const n = (Number(from.slice(5, 7)) + 2) / 3;
      return fr ? `au ${n}${n === 1 ? "er" : "e"} trimestre ${from.slice(0, 4)}` : `in Q${n} ${from.slice(0, 4)}`;
    }
    if (unit === "day") return `${fr ? "le" : "on"} ${day(from, language)}`;
    const end = day(addDays(until, -1), language);
    return fr ? `du ${day(from, language)} au ${end}` : `from ${day(from, language)} to ${end}`;
  }
  if (from) return `${fr ? "depuis le" : "since"} ${day(from, language)}`;
  return until ? `${fr ? "avant le" : "before"} ${day(until, language)}` : "";
}
