import type {Dimension} from "../semantic/dimensions.ts";
import type {MeasureName} from "../semantic/measures.ts";
import type {Query} from "./query.ts";
import type {Reading} from "./reading.ts";

/** "Germany or France?", "who sells more, A or B?": the kind of thing between which the question chooses, or null. */
export function alternatives(reading: Reading): Dimension | null {
  const {entities, words} = reading.match;
  const [first, second] = entities;
  if (!first || !second || entities.some((e) => e.filter.dimension !== first.filter.dimension)) return null;
  if (["stars", "hour", "weekday"].includes(first.filter.dimension)) return null;
  const last = entities.at(-1)!;
  return words.slice(first.end, last.start).some((w) => w.stem === "or" || w.stem === "ou")
    ? first.filter.dimension
    : null;
}

/** Readings of "how is Germany doing?": no one figure says it. */
export const DOING: readonly MeasureName[] = ["revenue", "orders", "units"];

/**
 * "articles first sold in November", "customers whose last order was in May": the period is that of the date itself.
 * True when it was taken so.
 */
export function datedBy(reading: Reading, query: Query, subject: Dimension | undefined, plural: boolean): boolean {
  const date = query.measures.find((m) => m === "first_sale" || m === "last_sale");
  if (!date || !query.period || (subject !== "product" && subject !== "customer") || !plural) return false;
  if (query.measures.length > 1 || query.conditions.length) return false;
  const {from, until} = query.period;
  if (from) query.conditions.push({measure: date, op: ">=", value: from});
  if (until) query.conditions.push({measure: date, op: "<", value: until});
  query.period = undefined;
  reading.useAll("sold", "when");
  return true;
}

/** "the highest price at which X was sold": with nothing to rank, the extreme of the lines. */
export function extremePrice(reading: Reading, query: Query, subject: Dimension | undefined): boolean {
  const superlative = reading.first("superlative");
  const named = query.filters.some((f) => f.dimension === "product");
  if (!superlative || (subject && !named) || query.dimensions.length || query.measures.length !== 1) return false;
  if (query.measures[0] !== "average_price" || query.conditions.length || query.periods) return false;
  reading.use(superlative);
  reading.useAll("sold");
  query.measures = [superlative.meaning.direction === "desc" ? "highest_price" : "lowest_price"];
  return true;
}

/** The readings of a question as the reader chooses between them. */
export const LABELS = {
  en: {revenue: "by revenue", units: "by units sold", rating: "by rating", orders: "by number of orders"},
  fr: {
    revenue: "par chiffre d'affaires",
    units: "par unités vendues",
    rating: "par note",
    orders: "par nombre de commandes"
  }
} as const;
