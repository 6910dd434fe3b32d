import {DIMENSIONS, type Dimension} from "../semantic/dimensions.ts";
import {type Language, MEASURES, type MeasureName} from "../semantic/measures.ts";
import {countryName} from "./countries.ts";
import {isPartial} from "./filters.ts";
import {day, figure, month, periodText, weekday} from "./format.ts";
import type {Condition, Filter, Query} from "./query.ts";
import type {Vocabulary} from "./vocabulary.ts";

const OPS: Record<Language, Record<Condition["op"], string>> = {
  en: {
    ">": "above",
    ">=": "at least",
    "<": "below",
    "<=": "at most",
    "=": "exactly",
    between: "between",
    absent: "none"
  },
  fr: {
    ">": "supérieur à",
    ">=": "au moins",
    "<": "inférieur à",
    "<=": "au plus",
    "=": "égal à",
    between: "entre",
    absent: "aucun"
  }
};

/** What the rows were narrowed to, said after the figure's name: filters, period, conditions. */
export function contextText(query: Query, language: Language, vocabulary: Vocabulary): string {
  const parts = [
    ...query.filters.map((f) => filterText(f, language, vocabulary)),
    ...(query.period ? [periodText(query.period, language)] : []),
    ...query.conditions.map((c) => conditionText(c, language))
  ];
  return parts.filter(Boolean).join(", ");
}

/** A filter in words. */
export function filterText(
  {dimension, values, negated, group, label}: Filter,
  language: Language,
  vocabulary: Vocabulary
): string {
  const fr = language === "fr";
  const not = negated ? (fr ? "hors " : "except ") : "";
  if (group) return `${not}${label} (${values.length} ${dimensionText(dimension, values.length, language)})`;
  if (dimension === "country") return not + values.map((v) => keyText("country", v, language, vocabulary)).join(", ");
  if (dimension === "weekday") return not + values.map((v) => weekday(Number(v), language)).join(", ");
  if (dimension === "hour")
    return `${not}${values.length > 1 ? `${values[0]}–${Number(values.at(-1)) + 1} h` : `${values[0]} h`}`;
  if (dimension === "customer") return `${not}${fr ? "client" : "customer"} ${values.join(", ")}`;
  if (dimension === "product" && values.length > 1 && !label.includes(", "))
    return fr
      ? `${not}les ${values.length} articles dont le nom contient « ${label} »`
      : `${not}the ${values.length} articles whose names contain “${label}”`;
  return not + label;
}

/** A condition in words. */
export function conditionText({measure, op, value, to}: Condition, language: Language): string {
  const {label, unit} = MEASURES[measure];
  const text = (v: number | string): string => (typeof v === "string" ? day(v, language) : figure(v, unit, language));
  if (op === "absent") return `${label[language]} : 0`.replace(" :", language === "en" ? ":" : " :");
  const and = language === "fr" ? "et" : "and";
  if (typeof value === "string" && (op === "<" || op === ">=")) {
    const word = op === "<" ? (language === "fr" ? "avant le" : "before") : language === "fr" ? "à partir du" : "from";
    return `${label[language]} ${word} ${text(value)}`;
  }
  return `${label[language]} ${OPS[language][op]} ${text(value)}${op === "between" ? ` ${and} ${text(to ?? value)}` : ""}`;
}

/** A dimension's value as its reader knows it. */
export function keyText(dimension: Dimension, value: unknown, language: Language, vocabulary: Vocabulary): string {
  if (value === null || value === undefined) return "–";
  const text = String(value);
  switch (dimension) {
    case "country": {
      const code = vocabulary.countries.find((c) => c.name === text)?.code ?? "";
      return language === "en" ? text : countryName(code, language, text);
    }
    case "month":
      return month(text, language);
    case "quarter":
      return periodText({from: text, until: "x", unit: "quarter"}, language).replace(/^(in|au) /, "");
    case "weekday":
      return weekday(Number(text), language);
    case "hour":
      return `${text} h`;
    case "day":
    case "week":
      return day(text, language);
    case "customer":
      return `${language === "fr" ? "client" : "customer"} ${text}`;
    default:
      return text;
  }
}

/** "article" or "articles". */
export const dimensionText = (dimension: Dimension, n: number, language: Language): string =>
  DIMENSIONS[dimension][language][n === 1 ? 0 : 1];

/** What else the reader should know: what was assumed, and that the data ends inside a period. */
export function notes(query: Query, language: Language, vocabulary: Vocabulary): string[] {
  const {calendar} = vocabulary;
  const periods = [query.period, ...(query.periods ?? [])].filter((p) => p !== undefined);
  const ends = periods.some((p) => isPartial(p, calendar));
  const all = [...query.notes];
  if (ends)
    all.push(
      language === "fr"
        ? `les données vont du ${day(calendar.first, language)} au ${day(calendar.last, language)}`
        : `the data runs from ${day(calendar.first, language)} to ${day(calendar.last, language)}`
    );
  return all;
}

/** A measure's name for a sentence. */
export const measureText = (measure: MeasureName, language: Language): string => MEASURES[measure].label[language];
