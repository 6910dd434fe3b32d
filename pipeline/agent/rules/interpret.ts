import {type Dimension} from "../semantic/dimensions.ts";
import {type MeasureName} from "../semantic/measures.ts";
import {before, lastMonths} from "./calendar.ts";
import {inactivity, INACTIVE_DAYS, readConditions} from "./conditions.ts";
import {isAdditive, readFigures} from "./figures.ts";
import {outOfData, readFilters} from "./filters.ts";
import {refusedTopic} from "./topics.ts";
import {type Outcome} from "./outcome.ts";
import {type FoundPeriod} from "./periods.ts";
import {emptyQuery, type Period, type Query} from "./query.ts";
import {type Reading} from "./reading.ts";
import {isTime} from "./select.ts";
import {readSpecial} from "./specials.ts";
import {readSubjects} from "./subjects.ts";

const TOP = 10;

/** Puts together what a question asks from what was recognised in it; refuses where words are left that mean something. */
export function interpret(reading: Reading): Outcome {
  const {match, vocabulary, language} = reading;
  const topic = refusedTopic(reading);
  if (topic) return {type: "refused", why: {cause: "topic", topic}};
  if (match.absent.length) return {type: "refused", why: {cause: "absent", names: match.absent}};
  if (match.near.length) return {type: "refused", why: {cause: "near", names: match.near}};
  if (match.unknown.length) return {type: "refused", why: {cause: "words", words: match.unknown}};
  const query = readSpecial(reading) ?? general(reading);
  if (!query) return {type: "refused", why: {cause: "words", words: reading.unused()}};
  const out = outOfData([query.period, ...(query.periods ?? [])], vocabulary.calendar);
  if (out) return out;
  const unused = reading.unused();
  if (unused.length) return {type: "refused", why: {cause: "words", words: unused}};
  if (query.kind !== "special" && !query.measures.length && !query.dimensions.length)
    return {type: "refused", why: {cause: "nothing"}};
  const unclear = (query as Query & {unclear?: MeasureName[]}).unclear;
  if (!unclear) return {type: "query", query};
  delete (query as Query & {unclear?: MeasureName[]}).unclear;
  return {
    type: "unclear",
    options: unclear
      .filter((m) => m !== "rating" || vocabulary.ratings)
      .map((m) => ({
        label: LABELS[language][m as "revenue"] ?? m,
        query: {...query, measures: [m], order: {measure: m, direction: query.order?.direction ?? "desc"}}
      }))
  };
}

const LABELS = {
  en: {revenue: "by revenue", units: "by units sold", rating: "by rating"},
  fr: {revenue: "par chiffre d'affaires", units: "par unités vendues", rating: "par note"}
} as const;

/** Figures by dimensions, in all their shapes. Null when a part cannot be understood. */
function general(reading: Reading): (Query & {unclear?: MeasureName[]}) | null {
  const query: Query & {unclear?: MeasureName[]} = emptyQuery();
  const conditions = readConditions(reading);
  if (!conditions) return null;
  query.conditions = conditions;
  const ranked = reading.has("superlative", "best-seller");
  describing(reading);
  const subjects = readSubjects(reading, ranked);
  const implied = reading.all("superlative").find((s) => s.meaning.dimension)?.meaning.dimension;
  if (implied && !subjects.subject) Object.assign(subjects, {subject: implied, plural: true});
  if (reading.all("inactive").length) {
    const inactive = query.conditions.some((c) => c.measure === "recency" || c.measure === "last_sale")
      ? null
      : inactivity(reading);
    if (inactive) query.conditions.push(inactive);
    else if (reading.all("inactive").length) return null;
    if (inactive?.measure === "recency")
      query.notes.push(
        reading.language === "fr"
          ? `inactif : aucune commande depuis plus de ${INACTIVE_DAYS} jours`
          : `inactive: no order for more than ${INACTIVE_DAYS} days`
      );
    if (!subjects.counted && !subjects.subject) subjects.subject = "customer";
  }
  newThings(reading, query, subjects);
  const figures = readFigures(reading, subjects);
  // "number of customers with one order" counts customers that meet the condition.
  if (query.conditions.length && !subjects.subject && !subjects.counted && figures.measures.length === 1)
    subjects.counted = ({customers: "customer", products: "product"} as const)[figures.measures[0] as "customers"];
  query.measures = figures.measures;
  if (figures.unclear) query.unclear = figures.unclear;
  query.filters = readFilters(reading);
  query.dimensions = [...subjects.dimensions];
  if (!readTime(reading, query)) return null;
  const subject = subjects.subject ?? subjects.counted;
  when(reading, query);
  if (share(reading, query, subjects)) return query;
  if (change(reading, query, subjects.subject, subjects.plural)) return query;
  if (average(reading, query, subjects.subject)) return query;
  if (reading.has("trend")) {
    reading.useAll("trend");
    if (!query.dimensions.some(isTime)) query.dimensions.push("month");
  }
  if (rank(reading, query, subjects)) return query;
  if (query.conditions.length && subject) return listOrCount(reading, query, subject, subjects.counted !== undefined);
  if (subjects.counted) return counted(reading, query, subjects.counted, subjects.subject);
  if (subjects.subject && !query.dimensions.includes(subjects.subject)) {
    if (subjects.subject === "customer" && !query.measures.length) query.measures = ["customers"];
    else query.dimensions.unshift(subjects.subject);
  }
  if (query.dimensions.length && !query.measures.length) query.measures = ["revenue"];
  versus(reading, query);
  if (query.periods) query.kind = "periods";
  else if (query.dimensions.length) query.kind = query.conditions.length ? "list" : "breakdown";
  number(reading, query);
  return query;
}

/** "the Garden category", "le client 12345": the noun only says what kind of name stands beside it. */
function describing(reading: Reading): void {
  for (const noun of reading.all("noun"))
    for (const {filter, start, end} of reading.match.entities)
      if (
        filter.dimension === noun.meaning.dimension &&
        ((start - noun.end <= 2 && start >= noun.end) || (noun.start - end <= 1 && noun.start >= end))
      )
        if (!reading.isPlural(noun) || filter.dimension === "category") reading.use(noun);
}

/** "new articles in 2011": those first sold then. New customers are a figure of their own. */
function newThings(reading: Reading, query: Query, subjects: {subject?: Dimension; counted?: Dimension}): void {
  const slot = reading.first("new");
  if (!slot || (subjects.subject ?? subjects.counted) !== "product") return;
  const period =
    reading.match.periods.find((p) => !reading.isUsed(p))?.period ?? lastMonths(reading.vocabulary.calendar, 3);
  for (const p of reading.match.periods) reading.use(p);
  reading.use(slot);
  reading.useAll("sold");
  if (period.from) query.conditions.push({measure: "first_sale", op: ">=", value: period.from});
  if (period.until) query.conditions.push({measure: "first_sale", op: "<", value: period.until});
}

/** Periods: one filters; two stand side by side; a range may be either. */
function readTime(reading: Reading, query: Query): boolean {
  const found = reading.match.periods.filter((p) => !reading.isUsed(p));
  for (const p of found) reading.use(p);
  if (!found.length) return true;
  const comparing = reading.has("growth", "decline", "versus");
  const ends = found.length === 1 ? found[0]!.ends : undefined;
  if (ends && comparing) query.periods = [...ends];
  else if (found.length === 1) query.period = found[0]!.period;
  else if (found.every((p) => !p.open && !p.ends)) query.periods = found.map((p: FoundPeriod) => p.period);
  else return false;
  return true;
}

function when(reading: Reading, query: Query): void {
  const slot = reading.first("when");
  if (!slot) return;
  if (query.measures.some((m) => m === "first_sale" || m === "last_sale")) reading.use(slot);
  else if (reading.has("superlative")) {
    reading.use(slot);
    if (!query.dimensions.some(isTime)) query.dimensions.push("month");
  }
}

/** Two named things of one kind, or all periods, side by side. */
function versus(reading: Reading, query: Query): void {
  const several = query.filters.filter(
    (f) => f.values.length > 1 && !f.negated && !["hour", "weekday"].includes(f.dimension)
  );
  const group = reading.match.entities.length < 2;
  for (const f of several)
    if (!query.dimensions.includes(f.dimension) && !(f.dimension === "product" && group))
      query.dimensions.push(f.dimension);
  if ((several.length && !group) || query.periods) reading.useAll("versus");
  if (reading.has("versus") && query.dimensions.length && !query.filters.length) reading.useAll("versus");
}

/** A share of the whole: by dimension, of what is named, or of the first n. */
function share(
  reading: Reading,
  query: Query,
  subjects: {subject?: Dimension; counted?: Dimension; plural: boolean}
): boolean {
  if (!reading.all("share").length) return false;
  const ratio = query.measures.find((m) => !isAdditive(m));
  if (ratio) return false;
  const subject = subjects.subject ?? subjects.counted;
  if (query.conditions.length) {
    if (!subject) return false;
    reading.useAll("share");
    query.kind = "count";
    query.dimensions = [subject];
    query.argument = "share";
    query.measures = [];
    return true;
  }
  if (!query.measures.length)
    query.measures = subject === "customer" && query.filters.length ? ["customers"] : ["revenue"];
  query.measures = [query.measures[0]!];
  const n = reading.match.numbers.find((x) => !reading.isUsed(x));
  if (reading.all("superlative").length && subject && n) {
    reading.use(n);
    reading.useAll("share", "superlative");
    Object.assign(query, {
      kind: "share",
      dimensions: [subject],
      limit: n.value,
      order: {measure: query.measures[0], direction: "desc"}
    });
    return true;
  }
  if (reading.all("superlative").length || query.periods) return false;
  if (!query.filters.length && subject && !query.dimensions.includes(subject)) query.dimensions.push(subject);
  if (!query.filters.length && !query.dimensions.length) return false;
  // "each country's share" and "the share of Germany": a filter is the part unless a dimension is split by.
  reading.useAll("share");
  query.kind = "share";
  return true;
}

/** Growth or decline between two periods: those named, the one named and the one before, else twelve whole months. */
function change(reading: Reading, query: Query, subject: Dimension | undefined, plural: boolean): boolean {
  const down = reading.all("decline").length > 0;
  if (!down && !reading.all("growth").length) return false;
  if (query.conditions.length || query.dimensions.some(isTime)) {
    // Month on month: each row against the one before.
    if (query.conditions.length || query.dimensions.length !== 1 || query.periods) return false;
    reading.useAll("growth", "decline", "trend");
    if (!query.measures.length) query.measures = ["revenue"];
    Object.assign(query, {kind: "breakdown", stepwise: true, measures: [query.measures[0]]});
    return true;
  }
  if (!query.measures.length) query.measures = ["revenue"];
  query.measures = [query.measures[0]!];
  const periods = twoPeriods(query, reading.vocabulary.calendar);
  if (!periods) return false;
  query.periods = periods;
  query.period = undefined;
  query.kind = "change";
  const ranked = reading.all("superlative").length > 0;
  reading.useAll("growth", "decline", "superlative", "versus", "trend");
  if (subject && !query.dimensions.includes(subject)) query.dimensions.push(subject);
  if (query.dimensions.length) {
    const n = reading.match.numbers.find((x) => !reading.isUsed(x));
    if (n) reading.use(n);
    query.order = {measure: query.measures[0]!, direction: down ? "asc" : "desc", by: "rate"};
    if (n || ranked || subject) query.limit = n?.value ?? (plural || !subject ? TOP : 1);
  }
  return true;
}

function twoPeriods(query: Query, calendar: {first: string; last: string}): [Period, Period] | null {
  if (query.periods?.length === 2) {
    const [a, b] = query.periods as [Period, Period];
    return (a.from ?? "") <= (b.from ?? "") ? [a, b] : [b, a];
  }
  if (query.periods) return null;
  if (query.period && (!query.period.from || !query.period.until)) return null;
  const later = query.period ?? lastMonths(calendar, 12);
  return [before(later), later];
}

/** "average revenue per month": the mean over groups. Ratios have their own averages. */
function average(reading: Reading, query: Query, subject: Dimension | undefined): boolean {
  if (!reading.all("average").length || query.periods || reading.all("superlative").length) return false;
  const over = query.dimensions[0] ?? subject;
  if (!over || query.measures.length !== 1 || !isAdditive(query.measures[0]!)) return false;
  if (query.dimensions.length > 1 || query.conditions.length) return false;
  reading.useAll("average");
  query.kind = "value";
  query.averageOver = over;
  query.dimensions = [];
  return true;
}

/** The first or last n of something by a figure. */
function rank(
  reading: Reading,
  query: Query,
  subjects: {subject?: Dimension; plural: boolean; dimensions: Dimension[]}
): boolean {
  const found = reading.all("superlative");
  const best = reading.match.slots.find((s) => s.meaning.type === "best-seller");
  if (!found.length && !best) return false;
  const subject = subjects.subject ?? query.dimensions.at(-1) ?? (best ? "product" : undefined);
  const dimension = subject ?? (found.some((s) => s.meaning.measure === "units") ? "product" : undefined);
  if (!dimension || query.periods) return false;
  reading.useAll("superlative", "best-seller", "sold", "versus");
  if (!query.dimensions.includes(dimension)) query.dimensions.push(dimension);
  if (!query.measures.length) query.measures = ["revenue"];
  const direction = found.some((s) => s.meaning.direction === "asc") ? "asc" : "desc";
  query.kind = "rank";
  query.order = {measure: query.measures[0]!, direction};
  const n = reading.match.numbers.find((x) => !reading.isUsed(x) && Number.isInteger(x.value) && x.value > 0);
  if (n) reading.use(n);
  query.limit =
    n?.value ?? (subjects.plural || (!subjects.subject && !isTime(dimension) && best !== undefined) ? TOP : 1);
  if (query.conditions.length || query.dimensions.length === 1) return true;
  return query.dimensions.length === 2;
}

/** Things for which conditions hold: listed or counted. */
function listOrCount(reading: Reading, query: Query, subject: Dimension, count: boolean): Query {
  reading.useAll("sold", "different");
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
function counted(reading: Reading, query: Query, dimension: Dimension, subject: Dimension | undefined): Query {
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
function number(reading: Reading, query: Query): void {
  const n = reading.match.numbers.find(
    (x) => !reading.isUsed(x) && Number.isInteger(x.value) && x.value > 0 && x.value <= 1000
  );
  if (!n || !query.dimensions.length || query.dimensions.some(isTime)) return;
  reading.use(n);
  query.limit = n.value;
}
