import type {Dimension} from "../semantic/dimensions.ts";
import type {MeasureName} from "../semantic/measures.ts";
import {after, lastMonths} from "./calendar.ts";
import {countedBeside} from "./beside.ts";
import {inactivity, INACTIVE_DAYS, readConditions, unsold} from "./conditions.ts";
import {counted, listOrCount, number, versus} from "./lists.ts";
import {readFigures} from "./figures.ts";
import {outOfData, readFilters} from "./filters.ts";
import {refusedTopic} from "./topics.ts";
import type {Outcome} from "./outcome.ts";
import type {FoundPeriod} from "./periods.ts";
import {emptyQuery, type Query} from "./query.ts";
import type {Reading} from "./reading.ts";
import {isTime} from "./select.ts";
import {alternatives, datedBy, DOING, extremePrice, LABELS} from "./turns.ts";
import {average, change, rank, share} from "./shapes.ts";
import {readSpecial, reviewSearch} from "./specials.ts";
import {readSubjects} from "./subjects.ts";

/** Puts together what a question asks from what was recognised in it; refuses where words are left that mean something. */
export function interpret(reading: Reading): Outcome {
  const {match, vocabulary, language} = reading;
  const topic = refusedTopic(reading);
  if (topic) return {type: "refused", why: {cause: "topic", topic}};
  if (match.absent.length) return {type: "refused", why: {cause: "absent", names: match.absent}};
  if (match.near.length) return {type: "refused", why: {cause: "near", names: match.near}};
  const search = match.unknown.length ? reviewSearch(reading) : null;
  if (search) return {type: "query", query: search};
  if (match.unknown.length) return {type: "refused", why: {cause: "words", words: match.unknown}};
  const query = readSpecial(reading) ?? general(reading);
  if (!query) {
    const words = reading.unused();
    return {type: "refused", why: words.length ? {cause: "words", words} : {cause: "parts"}};
  }
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
        query: {
          ...query,
          measures: [m],
          ...(query.kind === "rank" ? {order: {measure: m, direction: query.order?.direction ?? "desc"}} : {})
        }
      }))
  };
}

/** Figures by dimensions, in all their shapes. Null when a part cannot be understood. */
function general(reading: Reading): (Query & {unclear?: MeasureName[]}) | null {
  const query: Query & {unclear?: MeasureName[]} = emptyQuery();
  const conditions = readConditions(reading);
  if (!conditions) return null;
  query.conditions = conditions;
  const either = alternatives(reading);
  const ranked = !either && reading.has("superlative", "best-seller", "ordinal");
  describing(reading);
  const subjects = readSubjects(reading, ranked);
  if (either && (!subjects.subject || subjects.subject === either || subjects.subject === "customer"))
    Object.assign(subjects, {
      subject: undefined,
      dimensions: [...subjects.dimensions.filter((d) => d !== either), either]
    });
  const implied = reading.all("superlative").find((s) => s.meaning.dimension)?.meaning.dimension;
  const telling = reading.all("superlative").find((s) => s.meaning.dimension);
  if (implied && telling && !subjects.subject)
    Object.assign(subjects, {subject: implied, plural: reading.isPlural(telling)});
  // "for how many days has customer 12345 not ordered?" asks for the days of one.
  const days = reading.match.slots.some((s) => s.meaning.type === "measure" && s.meaning.measure === "recency");
  if (days && reading.match.entities.some((e) => e.filter.dimension === "customer")) reading.useAll("inactive");
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
  const stale = reading.all("unsold").length > 0;
  const gone = unsold(reading, query.conditions);
  if (stale && !gone && !query.conditions.some((c) => c.measure === "last_sale")) return null;
  if (stale) {
    if (gone) query.conditions.push(gone);
    if (!subjects.counted && !subjects.subject) subjects.subject = "product";
  }
  newThings(reading, query, subjects);
  if (subjects.articles) query.articles = true;
  const figures = readFigures(reading, subjects);
  // "number of customers with one order" counts customers that meet the condition.
  if (query.conditions.length && !subjects.subject && !subjects.counted && figures.measures.length === 1)
    subjects.counted = ({customers: "customer", products: "product"} as const)[figures.measures[0] as "customers"];
  query.measures = figures.measures;
  if (figures.unclear) query.unclear = figures.unclear;
  const beside = query.conditions.length ? null : countedBeside(reading, subjects);
  if (beside && query.measures.length) {
    if (beside === "none" || ranked) return null;
    query.measures = [...new Set([beside, ...query.measures])];
    subjects.counted = undefined;
  }
  // "the date of the last sale" is a date, not a figure by date.
  if (query.measures.some((m) => m === "first_sale" || m === "last_sale")) {
    subjects.dimensions = subjects.dimensions.filter((d) => d !== "day");
    if (subjects.subject === "day") subjects.subject = undefined;
  }
  const doing = reading.all("special").find((s) => s.meaning.name === "doing");
  if (doing && !query.measures.length && !ranked && !subjects.subject && !subjects.dimensions.length) {
    reading.use(doing);
    reading.useAll("trend", "sold");
    query.measures = ["revenue"];
    query.unclear = [...DOING];
  }
  // "revenue from new customers" needs both on one line, which no view gives.
  if (
    query.measures.includes("new_customers") &&
    query.measures.length > 1 &&
    !reading.match.words.some((w) => w.stem === "and" || w.stem === "et")
  )
    return null;
  query.filters = readFilters(reading);
  query.dimensions = [...subjects.dimensions];
  if (!readTime(reading, query)) return null;
  const subject = subjects.subject ?? subjects.counted;
  when(reading, query);
  datedBy(reading, query, subject, subjects.plural || subjects.counted !== undefined);
  // "did we sell more in 2011 than in 2010?": the two stand side by side.
  if (query.periods?.length === 2 && !subject) reading.useAll("more", "superlative", "versus", "sold");
  if (either) reading.useAll("superlative", "more", "versus", "sold", "which");
  const part = query.conditions.find((c) => c.ofTotal);
  if (part) {
    // "countries that make more than 1 % of revenue"
    if (!subject || query.conditions.length > 1 || query.periods || subjects.counted) return null;
    reading.useAll("share", "sold");
    Object.assign(query, {
      kind: "share",
      dimensions: [subject],
      measures: [part.measure],
      conditions: [],
      shareCondition: part
    });
    return query;
  }
  if (share(reading, query, subjects)) return query;
  if (change(reading, query, subjects.subject, subjects.plural)) return query;
  if (average(reading, query, subjects.subject)) return query;
  if (reading.has("trend")) {
    reading.useAll("trend");
    if (!query.dimensions.some(isTime)) query.dimensions.push("month");
  }
  if (extremePrice(reading, query, subject)) return query;
  if (rank(reading, query, subjects)) return query;
  // "how many orders above £1,000": orders themselves are counted.
  const orders = query.measures.length === 1 && query.measures[0] === "orders";
  if (query.conditions.length && !subject && orders && !query.dimensions.length)
    return listOrCount(reading, query, "order", true);
  if (query.conditions.length && subject) return listOrCount(reading, query, subject, subjects.counted !== undefined);
  if (subjects.counted) return counted(reading, query, subjects.counted, subjects.subject);
  if (subjects.subject && !query.dimensions.includes(subjects.subject)) {
    if (subjects.subject === "customer" && !query.measures.length && !reading.has("list", "which"))
      query.measures = ["customers"];
    else query.dimensions.unshift(subjects.subject);
  }
  if ((query.dimensions.length || query.periods || reading.has("versus")) && !query.measures.length)
    query.measures = query.dimensions.some((d) => d === "stars" || d === "sentiment") ? ["reviews"] : ["revenue"];
  versus(reading, query);
  if (query.periods) query.kind = "periods";
  else if (query.dimensions.length) query.kind = query.conditions.length ? "list" : "breakdown";
  // A condition needs something to hold of.
  else if (query.conditions.length) return null;
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
  const launched = reading
    .all("measure")
    .find((m) => m.meaning.measure === "first_sale" && (reading.has("count") || reading.has("new")));
  const slot = reading.first("new") ?? launched;
  const thing = subjects.subject ?? subjects.counted;
  if (!slot || (thing !== "product" && thing !== "customer")) return;
  const period =
    reading.match.periods.find((p) => !reading.isUsed(p))?.period ?? lastMonths(reading.vocabulary.calendar, 3);
  for (const p of reading.match.periods) reading.use(p);
  reading.use(slot);
  if (launched) reading.use(launched);
  reading.useAll("sold");
  if (period.from) query.conditions.push({measure: "first_sale", op: ">=", value: period.from});
  if (period.until) query.conditions.push({measure: "first_sale", op: "<", value: period.until});
}

/** Periods: one filters; two stand side by side; a range may be either. */
function readTime(reading: Reading, query: Query): boolean {
  const worth = query.measures.includes("lifetime_value");
  // What a customer is expected to be worth is told for the next twelve months, and for no other time.
  const said = reading.match.periods.filter((p) => worth && p.ahead === 12);
  for (const p of said) reading.use(p);
  const found = reading.match.periods.filter((p) => !reading.isUsed(p));
  for (const p of found) reading.use(p);
  if (!found.length) return true;
  // "the same month last year", and no month was said.
  if (found.some((p) => p.shift && !p.period.from)) return false;
  const comparing = reading.has("growth", "decline", "versus");
  const ends = found.length === 1 ? found[0]!.ends : undefined;
  const against = reading.all("versus").find((v) => found[0]!.start >= v.end && found[0]!.start - v.end <= 1);
  const last = reading.vocabulary.calendar.last;
  if (against && found.length === 1 && !ends && !found[0]!.open && (found[0]!.period.until ?? "9") <= last) {
    // "compared to last year": the period said is what the one after it is measured by.
    reading.use(against);
    query.periods = [found[0]!.period, after(found[0]!.period)];
  } else if (ends && comparing) query.periods = [...ends];
  else if (found.length === 1) query.period = found[0]!.period;
  else if (found.every((p) => !p.open && !p.ends)) query.periods = found.map((p: FoundPeriod) => p.period);
  else return false;
  return true;
}

function when(reading: Reading, query: Query): void {
  const slot = reading.first("when");
  if (!slot) return;
  if (query.measures.some((m) => m === "first_sale" || m === "last_sale")) reading.use(slot);
  else if (!query.measures.length || query.measures.every((m) => m === "orders" || m === "units" || m === "revenue")) {
    // "when did customer 12345 order for the first time"
    const [first, last] = [reading.first("new"), reading.first("recent")];
    const text = reading.match.words
      .slice(slot.start, slot.end)
      .map((w) => w.stem)
      .join(" ");
    const turn = first ?? last ?? (/^(since when|depui quand)$/.test(text) ? slot : undefined);
    if (!turn || !query.filters.some((f) => f.dimension === "product" || f.dimension === "customer")) return;
    reading.use(slot);
    reading.use(turn);
    reading.useAll("sold");
    query.measures = [first || turn === slot ? "first_sale" : "last_sale"];
  } else if (reading.has("superlative")) {
    reading.use(slot);
    if (!query.dimensions.some(isTime)) query.dimensions.push("month");
  }
}
