import type {Language} from "./measures.ts";

/** What figures can be split by. */
export const DIMENSIONS = {
  product: {en: ["article", "articles"], fr: ["article", "articles"]},
  category: {en: ["category", "categories"], fr: ["catégorie", "catégories"]},
  country: {en: ["country", "countries"], fr: ["pays", "pays"]},
  customer: {en: ["customer", "customers"], fr: ["client", "clients"]},
  order: {en: ["order", "orders"], fr: ["commande", "commandes"]},
  day: {en: ["day", "days"], fr: ["jour", "jours"]},
  week: {en: ["week", "weeks"], fr: ["semaine", "semaines"]},
  month: {en: ["month", "months"], fr: ["mois", "mois"]},
  quarter: {en: ["quarter", "quarters"], fr: ["trimestre", "trimestres"]},
  year: {en: ["year", "years"], fr: ["année", "années"]},
  weekday: {en: ["weekday", "weekdays"], fr: ["jour de la semaine", "jours de la semaine"]},
  hour: {en: ["hour", "hours"], fr: ["heure", "heures"]},
  stars: {en: ["rating", "ratings"], fr: ["note", "notes"]},
  segment: {en: ["segment", "segments"], fr: ["segment", "segments"]},
  sentiment: {en: ["sentiment", "sentiments"], fr: ["sentiment", "sentiments"]}
} as const satisfies Record<string, Record<Language, [one: string, many: string]>>;

export type Dimension = keyof typeof DIMENSIONS;

/** Dimensions of the calendar, in which rows are listed in order of time. */
export const TIME: readonly Dimension[] = ["day", "week", "month", "quarter", "year", "weekday", "hour"];

/** SQL of a time dimension over a date (or, for hours, time) column, in what PostgreSQL and DuckDB share. */
export function timeExpression(dimension: Dimension, column: string): string {
  if (dimension === "day") return column;
  if (dimension === "year") return `cast(extract(year from ${column}) as integer)`;
  if (dimension === "weekday") return `cast(extract(isodow from ${column}) as integer)`;
  if (dimension === "hour") return `cast(extract(hour from ${column}) as integer)`;
  return `cast(date_trunc('${dimension}', ${column}) as date)`;
}
