import type {MeasureName} from "../semantic/measures.ts";
import {readConditions} from "./conditions.ts";
import {isAdditive} from "./figures.ts";
import {readFilters} from "./filters.ts";
import {emptyQuery, type Query} from "./query.ts";
import type {Reading} from "./reading.ts";
import {ALERT_COLUMNS} from "./special.ts";
import {byCategory, limitOf, useNouns} from "./special-parts.ts";

/** Articles in alert: listed, counted, summed, by category, or the first of them by a figure. */
export function alerts(reading: Reading): Query | null {
  const found = reading.all("alert");
  if (!found.length || reading.match.periods.length || reading.has("without", "share", "growth", "decline"))
    return null;
  const [single, ...others] = reading.match.entities;
  if (single?.filter.dimension === "product" && !others.length && found.every((s) => s.meaning.status === "ANY")) {
    // "the alert status of …" stands in what is known about it.
    for (const s of found) reading.use(s);
    reading.use(single);
    useNouns(reading);
    return {...emptyQuery(), kind: "special", special: "profile", filters: [single.filter]};
  }
  const order = orderOf(reading);
  if (order === null) return null;
  const statuses = new Set(found.map((s) => reading.use(s).meaning.status));
  statuses.delete("ANY");
  const counted = reading.has("count");
  const ranked = reading.has("superlative", "by");
  reading.useAll("count", "superlative", "best-seller");
  const dimensions = byCategory(reading);
  useNouns(reading);
  const conditions = readConditions(reading);
  if (!conditions?.every((c) => c.measure in ALERT_COLUMNS)) return null;
  if (conditions.length || order) reading.useAll("sold");
  for (const m of reading.all("measure"))
    if (m.meaning.measure === order?.measure || conditions.some((c) => c.measure === m.meaning.measure)) reading.use(m);
  // "revenue of the articles in alert" is their sum.
  const [figure] = reading.all("measure");
  const summed = figure && !counted && !ranked && !dimensions.length && isAdditive(figure.meaning.measure);
  if (figure && (summed || ranked) && figure.meaning.measure in ALERT_COLUMNS) reading.use(figure);
  const measure = order?.measure ?? (figure && reading.isUsed(figure) ? figure.meaning.measure : undefined);
  const one = order !== undefined && !counted && !dimensions.length && isOne(reading);
  const limit = limitOf(reading) ?? (one ? 1 : undefined);
  return {
    ...emptyQuery(),
    kind: "special",
    special: "alerts",
    conditions,
    measures: measure ? [measure] : [],
    alert: statuses.size === 1 ? [...statuses][0]! : "ANY",
    argument: summed ? "sum" : counted && !dimensions.length ? "count" : "list",
    dimensions,
    filters: readFilters(reading),
    ...(order ? {order} : {}),
    limit
  };
}

/** By what the articles in alert are ranked: undefined where nothing says it, null where their view does not hold it. */
function orderOf(reading: Reading): Query["order"] | null {
  const found = reading.all("superlative");
  const bestSeller = reading.has("best-seller");
  const turn = (found.find((s) => s.meaning.measure) ?? found[0])?.meaning;
  if (!turn) return bestSeller ? {measure: "units", direction: "desc"} : undefined;
  const named = reading.all("measure").find((m) => m.meaning.measure in ALERT_COLUMNS)?.meaning.measure;
  const measure: MeasureName | undefined =
    turn.measure ??
    named ??
    (reading.has("sold") ? "units" : turn.vague && turn.direction === "asc" ? "rating" : undefined);
  if (!measure) return undefined;
  return measure in ALERT_COLUMNS ? {measure, direction: turn.direction} : null;
}

/** "which article": one of them is asked for; "critical article" bears the noun itself. */
const isOne = (reading: Reading): boolean => {
  const things = reading.match.slots.filter(
    (s) =>
      (s.meaning.type === "noun" && s.meaning.dimension === "product") ||
      (s.meaning.type === "alert" && s.end - s.start > 1 && reading.match.words[s.end - 1]!.stem === "article")
  );
  return things.length > 0 && !things.some((n) => reading.isPlural(n));
};
