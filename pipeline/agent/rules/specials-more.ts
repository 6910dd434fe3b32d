import {readFilters} from "./filters.ts";
import {emptyQuery, type Query} from "./query.ts";
import type {Reading} from "./reading.ts";
import {limitOf} from "./special-parts.ts";

/** "what is bought together with …?": other articles of the orders that hold it. */
export function together(reading: Reading): Query | null {
  if (!reading.has("together") || reading.match.periods.length) return null;
  const plural = reading.all("noun").some((n) => reading.isPlural(n));
  const one = reading.has("superlative") && !plural && reading.has("noun");
  const entity = reading.match.entities.find((e) => e.filter.dimension === "product");
  if (!entity || reading.match.entities.length > 1) return null;
  reading.use(entity);
  reading.useAll("together", "superlative", "sold", "noun", "count", "best-seller");
  return {
    ...emptyQuery(),
    kind: "special",
    special: "together",
    filters: [entity.filter],
    limit: limitOf(reading) ?? (one ? 1 : 10)
  };
}

/** "under which names was … sold?", "which articles were renamed?" */
export function names(reading: Reading): Query | null {
  if (!reading.has("renamed") || reading.match.periods.length || reading.match.numbers.length) return null;
  const counted = reading.has("count");
  reading.useAll("renamed", "sold", "noun", "count");
  return {
    ...emptyQuery(),
    kind: "special",
    special: "names",
    ...(counted ? {argument: "count"} : {}),
    filters: readFilters(reading)
  };
}

/** "how many articles make 80 % of revenue?": the fewest, largest first, that reach the share. */
export function pareto(reading: Reading): Query | null {
  const percent = reading.match.numbers.find((n) => n.percent && n.value > 0 && n.value < 100);
  const [noun, ...more] = reading.all("noun");
  const measure = reading
    .all("measure")
    .find((m) => !m.meaning.weak && ["revenue", "units", "orders"].includes(m.meaning.measure));
  if (!percent || !noun || more.length || !measure || !reading.has("count", "which")) return null;
  if (reading.has("compare", "growth", "decline", "without", "returned") || reading.match.periods.length > 1)
    return null;
  if (!["product", "customer", "country", "category"].includes(noun.meaning.dimension)) return null;
  const [period] = reading.match.periods;
  if (period?.shift || period?.ends) return null;
  if (period) reading.use(period);
  for (const used of [percent, noun, measure]) reading.use(used);
  for (const m of reading.all("measure")) if (m.meaning.measure === measure.meaning.measure) reading.use(m);
  reading.useAll("count", "share", "sold");
  return {
    ...emptyQuery(),
    kind: "special",
    special: "pareto",
    measures: [measure.meaning.measure],
    dimensions: [noun.meaning.dimension],
    filters: readFilters(reading),
    ...(period ? {period: period.period} : {}),
    argument: String(percent.value / 100)
  };
}
