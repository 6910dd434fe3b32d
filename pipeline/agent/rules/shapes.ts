import type {Dimension} from "../semantic/dimensions.ts";
import {isBeside} from "./beside.ts";
import {before, lastMonths, yearBefore} from "./calendar.ts";
import {isAdditive} from "./figures.ts";
import type {Period, Query} from "./query.ts";
import type {Reading} from "./reading.ts";
import {isTime} from "./select.ts";
import type {Slot} from "./slots.ts";

/** Rows of a ranking when the question gives no number. */
const TOP = 10;

/** A share of the whole: by dimension, of what is named, or of the first n. */
export function share(
  reading: Reading,
  query: Query,
  subjects: {subject?: Dimension; counted?: Dimension; plural: boolean}
): boolean {
  if (!reading.all("share").length || asksTwo(reading)) return false;
  const subject = subjects.subject ?? subjects.counted;
  const ratio = query.measures.find((m) => !isAdditive(m));
  if (ratio && !(query.conditions.length && subject)) return false;
  if (reading.all("growth").length || reading.all("decline").length) return false;
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
  const n = reading.match.numbers.find((x) => !reading.isUsed(x) && !x.percent);
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
  const dimensions = new Set(query.filters.map((f) => f.dimension));
  if (!query.dimensions.length && dimensions.size > 1) {
    const part = partOf(reading);
    if (!part) return false;
    query.filters = [
      ...query.filters.filter((f) => f.dimension !== part),
      ...query.filters.filter((f) => f.dimension === part)
    ];
  }
  // "each country's share" and "the share of Germany": a filter is the part unless a dimension is split by.
  reading.useAll("share");
  query.kind = "share";
  return true;
}

/** "how many … and what share of …": two answers, of which a share would be one only. */
function asksTwo(reading: Reading): boolean {
  const {slots, words} = reading.match;
  const [count, share] = ["count", "share"].map((type) => slots.find((s) => s.meaning.type === type));
  if (!count || !share) return false;
  const [a, b] = count.start < share.start ? [count, share] : [share, count];
  return words.slice(a.end, b.start).some((w) => /^(and|et)$/.test(w.stem));
}

/** Which of several named things is the part: "the share of Garden in Germany's revenue", "… comes from Garden". */
function partOf(reading: Reading): Dimension | null {
  const {entities, words, slots} = reading.match;
  const from = entities.filter((e) =>
    words
      .slice(Math.max(0, e.start - 3), e.start)
      .some((w) => /^(from|vient|viennent|provient|proviennent|provenant|by)$/.test(w.stem))
  );
  if (from.length === 1) return from[0]!.filter.dimension;
  const share = slots.find((s) => s.meaning.type === "share");
  const next = share && entities.find((e) => e.start >= share.end && e.start - share.end <= 3);
  const between =
    next && slots.some((s) => s.meaning.type === "measure" && s.start >= share.end && s.end <= next.start);
  return next && !between ? next.filter.dimension : null;
}

/** Growth or decline between two periods: those named, the one named and the one before, else twelve whole months. */
export function change(reading: Reading, query: Query, subject: Dimension | undefined, plural: boolean): boolean {
  const down = reading.all("decline").length > 0;
  if (!down && !reading.all("growth").length) return false;
  // "how did the price evolve?" is a course through time, unless two periods are named.
  const course =
    /\bevol/.test(reading.match.words.map((w) => w.stem).join(" ")) && !down && !query.periods && !reading.has("share");
  if (course && !query.conditions.length && !reading.has("superlative") && !query.dimensions.length && !subject) {
    reading.useAll("growth", "trend");
    if (!query.measures.length) query.measures = ["revenue"];
    Object.assign(query, {kind: "breakdown", dimensions: ["month"]});
    return true;
  }
  // "annual growth" is growth over twelve months, not by year.
  if (query.dimensions.length > 1 || subject) query.dimensions = query.dimensions.filter((d) => d !== "year");
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
  const text = reading.match.words.map((w) => w.stem).join(" ");
  const periods = twoPeriods(query, reading.vocabulary.calendar, YEARLY.test(text));
  if (!periods) return false;
  query.periods = periods;
  query.period = undefined;
  query.kind = "change";
  const ranked = reading.all("superlative").length > 0;
  reading.useAll("growth", "decline", "superlative", "versus", "trend", "share");
  if (subject && !query.dimensions.includes(subject)) query.dimensions.push(subject);
  if (query.dimensions.length) {
    const n = reading.match.numbers.find((x) => !reading.isUsed(x) && !x.percent);
    if (n) reading.use(n);
    const by = ranked && isAmount(text) ? "change" : "rate";
    query.order = {measure: query.measures[0]!, direction: down ? "asc" : "desc", by};
    if (!ranked && subject) query.sign = down ? "down" : "up";
    if (n || ranked) query.limit = n?.value ?? (plural || !subject ? TOP : 1);
  }
  return true;
}

/** "lost the most revenue" is told in money, "declined the most" in percent. */
const isAmount = (text: string): boolean =>
  /\b(lost|lose|losing|gained|gain|perdu|perd|perdent|gagne|gagnent)\b/.test(text) &&
  !/%|\b(percent|percentage|pourcentage|pourcent|relative|relatif|taux|rate)\b/.test(text);

/** Said of growth: against the same period a year earlier. */
const YEARLY = /\b(yoy|year over year|year on year|annual|annuel|annuelle|glissement|sur un an|over a year)\b/;

function twoPeriods(query: Query, calendar: {first: string; last: string}, yearly: boolean): [Period, Period] | null {
  if (query.periods?.length === 2) {
    const [a, b] = query.periods as [Period, Period];
    return (a.from ?? "") <= (b.from ?? "") ? [a, b] : [b, a];
  }
  if (query.periods) return null;
  if (query.period && (!query.period.from || !query.period.until)) return null;
  const later = query.period ?? lastMonths(calendar, 12);
  return [yearly ? yearBefore(later) : before(later), later];
}

/** "average revenue per month": the mean over groups. Ratios have their own averages. */
export function average(reading: Reading, query: Query, subject: Dimension | undefined): boolean {
  const median = reading.all("median").length > 0;
  if (!(median || reading.all("average").length) || query.periods || reading.all("superlative").length) return false;
  const [asked] = query.measures;
  if (median && !query.dimensions.length && !subject && (asked === "orders" || asked === "average_order_value")) {
    // The median order: half of the orders are worth less.
    reading.useAll("median", "average");
    Object.assign(query, {kind: "value", measures: ["revenue"], averageOver: "order", median});
    return true;
  }
  if (median && !query.measures.length && subject) query.measures = ["revenue"];
  const over = query.dimensions[0] ?? subject;
  if (!over || query.measures.length !== 1 || !isAdditive(query.measures[0]!)) return false;
  if (query.dimensions.length > 1 || query.conditions.length) return false;
  reading.useAll("average", "median");
  query.kind = "value";
  query.averageOver = over;
  if (median) query.median = true;
  query.dimensions = [];
  return true;
}

/** The first or last n of something by a figure. */
export function rank(
  reading: Reading,
  query: Query,
  subjects: {subject?: Dimension; plural: boolean; dimensions: Dimension[]}
): boolean {
  const found = reading.all("superlative");
  const best = reading.match.slots.find((s) => s.meaning.type === "best-seller");
  if (!found.length && !best && !reading.all("ordinal").length) return false;
  if (sumOfFirst(reading, query, subjects.subject)) return true;
  const subject = subjects.subject ?? query.dimensions.at(-1) ?? (best ? "product" : undefined);
  const dimension = subject ?? (found.some((s) => s.meaning.measure === "units") ? "product" : undefined);
  if (!dimension || query.periods) return false;
  if (!query.dimensions.includes(dimension)) query.dimensions.push(dimension);
  if (!query.measures.length) query.measures = ["revenue"];
  else if (!found.some((s) => s.meaning.measure) && isBeside(reading))
    query.measures = [...new Set([best ? ("units" as const) : ("revenue" as const), ...query.measures])];
  // "the highest and the lowest" are two answers, of which a ranking tells one.
  const turns = new Set(found.map((s) => s.meaning.direction));
  if (turns.size > 1 && found.every((s) => !s.meaning.measure)) return false;
  reading.useAll("superlative", "best-seller", "sold", "versus");
  const direction = found.some((s) => s.meaning.direction === "asc") ? "asc" : "desc";
  query.kind = "rank";
  query.order = {measure: query.measures[0]!, direction};
  const n = reading.match.numbers.find(
    (x) => !reading.isUsed(x) && !x.percent && Number.isInteger(x.value) && x.value > 0
  );
  if (n) reading.use(n);
  if (query.measures.some((m) => m === "customers" || m === "products")) reading.useAll("different");
  const nth = n ? undefined : reading.first("ordinal");
  if (nth) {
    reading.use(nth);
    if (query.dimensions.length > 1) return false;
    Object.assign(query, {limit: 1, offset: nth.meaning.n - 1});
    return true;
  }
  query.limit =
    n?.value ??
    // "our best-sellers" and "les plus vendus" bear the plural themselves.
    (subjects.plural || (!subjects.subject && [...found, ...(best ? [best] : [])].some((s) => isOwnPlural(reading, s)))
      ? TOP
      : 1);
  if (query.dimensions.length === 1) return true;
  if (query.dimensions.length > 2) return false;
  // "top 5 articles per country": the first five of each; the thing ranked is not what it is split by.
  query.within = query.dimensions.find((d) => d !== dimension)!;
  return true;
}

const isOwnPlural = (reading: Reading, slot: Slot): boolean =>
  reading.isPlural(slot) && !(slot.meaning.type === "superlative" && !slot.meaning.measure);

/** "How much revenue did the top 10 products make?": their sum, and its share of the whole. */
function sumOfFirst(reading: Reading, query: Query, subject: Dimension | undefined): boolean {
  const asked = /^(how much|combien|total|quel (est le )?(ca|chiffre|montant))/.test(
    reading.match.words.map((w) => w.stem).join(" ")
  );
  const n = reading.match.numbers.find(
    (x) => !reading.isUsed(x) && !x.percent && Number.isInteger(x.value) && x.value > 1
  );
  const [measure] = query.measures;
  if (
    !asked ||
    !n ||
    !subject ||
    !measure ||
    !isAdditive(measure) ||
    query.dimensions.length ||
    query.conditions.length ||
    query.periods
  )
    return false;
  reading.use(n);
  reading.useAll("superlative", "best-seller", "sold", "total", "count");
  Object.assign(query, {
    kind: "share",
    dimensions: [subject],
    measures: [measure],
    limit: n.value,
    order: {measure, direction: "desc"}
  });
  return true;
}
