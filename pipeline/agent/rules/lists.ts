import type {Dimension} from "../semantic/dimensions.ts";
import type {Query} from "./query.ts";
import type {Reading} from "./reading.ts";
import {isTime} from "./select.ts";

/** Two named things of one kind, or all periods, side by side. */
export function versus(reading: Reading, query: Query): void {
  const several = query.filters.filter(
    (f) =>
      f.values.length > 1 &&
      !f.negated &&
      !f.group &&
      f.dimension !== "hour" &&
      (f.dimension !== "weekday" || reading.has("versus"))
  );
  const group = reading.match.entities.length < 2;
  for (const f of several)
    if (!query.dimensions.includes(f.dimension) && !(f.dimension === "product" && group))
      query.dimensions.push(f.dimension);
  if ((several.length && !group) || query.periods || query.measures.length > 1) reading.useAll("versus");
  if (reading.has("versus") && query.dimensions.length && !query.filters.length) reading.useAll("versus");
}

/** Things for which conditions hold: listed or counted. */
export function listOrCount(reading: Reading, query: Query, subject: Dimension, count: boolean): Query {
  reading.useAll("sold", "different");
  const by = query.dimensions.filter((d) => d !== subject);
  if (by.length) {
    // "articles without reviews by category": how many in each.
    if (by.some(isTime)) return query;
    Object.assign(query, {kind: "count", dimensions: [subject, ...by], measures: []});
    return query;
  }
  const own = query.conditions.map((c) => c.measure);
  const extra = query.measures.filter((m) => m !== "customers" && m !== "products");
  query.dimensions = [subject];
  query.measures = count
    ? []
    : [...new Set([...own, ...extra, ...(own.includes("rating") ? (["reviews"] as const) : [])])];
  query.kind = count ? "count" : "list";
  if (!count)
    query.order = {measure: query.measures[0]!, direction: query.conditions[0]!.op.startsWith("<") ? "asc" : "desc"};
  number(reading, query);
  return query;
}

/** How many of something there are. */
export function counted(reading: Reading, query: Query, dimension: Dimension, subject: Dimension | undefined): Query {
  reading.useAll("different", "sold", "total");
  if (query.measures.length) {
    if (subject && subject !== dimension && !query.dimensions.includes(subject)) query.dimensions.push(subject);
    versus(reading, query);
    query.kind = query.periods ? "periods" : query.dimensions.length ? "breakdown" : "value";
    return query;
  }
  query.kind = "count";
  query.dimensions = [dimension];
  if (dimension === "country") query.conditions = [{measure: "orders", op: ">", value: 0}];
  return query;
}

/** A number that only says how many rows are wanted. */
export function number(reading: Reading, query: Query): void {
  const n = reading.match.numbers.find(
    (x) => !reading.isUsed(x) && Number.isInteger(x.value) && x.value > 0 && x.value <= 1000
  );
  if (!n || !query.dimensions.length || query.dimensions.some(isTime)) return;
  reading.use(n);
  query.limit = n.value;
}
