import {type MeasureName, MEASURES} from "../semantic/measures.ts";
import {addDays, iso, monthOf, yearOf} from "./calendar.ts";
import type {FoundNumber} from "./found.ts";
import type {Condition} from "./query.ts";
import type {Reading} from "./reading.ts";
import type {Slot} from "./slots.ts";
import type {FoundPeriod} from "./periods.ts";
import {type Step, STEPS} from "./period-words.ts";

/** Days without an order after which a customer counts as inactive when the question does not say. */
export const INACTIVE_DAYS = 180;

type Comparison = Slot & {meaning: {type: "compare"; op: Condition["op"]; orders?: number}};

/**
 * Reads conditions such as "more than 20 orders", "rating below 3", "no review", and marks their words as used.
 * Null when a comparison cannot be understood.
 */
export function readConditions(reading: Reading): Condition[] | null {
  const conditions: Condition[] = [];
  for (const slot of reading.all("compare") as Comparison[]) {
    if (slot.meaning.orders !== undefined) {
      conditions.push(ordersOf(reading, slot, slot.meaning.orders));
      continue;
    }
    const number =
      numberAfter(reading, slot.end) ?? (slot.meaning.op.includes("=") ? numberBefore(reading, slot.start) : undefined);
    if (!number) {
      // "over the year", "up to", "between March and May" compare nothing.
      reading.use(slot);
      continue;
    }
    const condition = compare(reading, slot, number);
    if (!condition) return null;
    conditions.push(condition);
  }
  conditions.push(...absences(reading), ...equalities(reading));
  return conditions;
}

const numberAfter = (reading: Reading, at: number): FoundNumber | undefined =>
  reading.match.numbers.find((n) => !reading.isUsed(n) && n.start >= at && n.start <= at + 2);

const numberBefore = (reading: Reading, at: number): FoundNumber | undefined =>
  reading.match.numbers.find((n) => !reading.isUsed(n) && n.end <= at && n.end >= at - 2);

/** "only once", "more than once": said of orders. */
function ordersOf(reading: Reading, slot: Comparison, value: number): Condition {
  reading.use(slot);
  reading.useAll("sold");
  return {measure: "orders", op: slot.meaning.op, value};
}

function compare(reading: Reading, slot: Comparison, number: FoundNumber): Condition | null {
  reading.use(slot);
  reading.use(number);
  const second = slot.meaning.op === "between" ? numberAfter(reading, number.end + 1) : undefined;
  if (slot.meaning.op === "between" && !second) return null;
  if (second) reading.use(second);
  const end = second?.end ?? number.end;
  const named = measureRight(reading, end, number) ?? measureLeft(reading, slot.start, number);
  if (!named) return null;
  if (named === "time") return sinceLastOrder(reading, end, number, slot.meaning.op);
  const ofTotal = number.percent && MEASURES[named].unit !== "share";
  const scale = (n: FoundNumber): number =>
    n.percent || (MEASURES[named].unit === "share" && n.value > 1) ? n.value / 100 : n.value;
  return {
    measure: named,
    op: slot.meaning.op,
    value: scale(number),
    ...(second ? {to: scale(second)} : {}),
    ...(ofTotal ? {ofTotal} : {})
  };
}

/** What the number counts, by the words after it. */
function measureRight(reading: Reading, end: number, number: FoundNumber): MeasureName | "time" | null {
  const word = reading.match.words[end];
  if (!word) return number.money ? null : null;
  if (/^(time|foi)$/.test(word.stem)) return timesOf(reading);
  if (
    STEPS.has(word.stem) &&
    (reading.has("inactive") || /^(day|jour|month|moi|week|semaine|year|an|annee)$/.test(word.stem))
  )
    return "time";
  const slot = reading.match.slots.find(
    (s) => s.start >= end && s.start <= end + 1 && s.meaning.type !== "stop" && !reading.isUsed(s)
  );
  if (!slot || (slot.start === end + 1 && !/^(of|de|d|different|euro)$/.test(word.stem))) return null;
  // "plus de 50 ventes" counts units, not money.
  if (/^(vente|sale)$/.test(word.stem) && !number.money) return take(reading, slot, "units");
  if (slot.meaning.type === "measure" && !(number.money && MEASURES[slot.meaning.measure].unit !== "gbp"))
    return take(reading, slot, slot.meaning.measure);
  if (slot.meaning.type === "noun" && slot.meaning.dimension === "stars") return take(reading, slot, "rating");
  if (
    slot.meaning.type === "noun" &&
    slot.meaning.measure &&
    reading.match.slots.some((s) => s !== slot && s.meaning.type === "noun")
  )
    return take(reading, slot, slot.meaning.measure);
  if (slot.meaning.type === "returned") return take(reading, slot, "units_returned");
  return null;
}

function measureLeft(reading: Reading, start: number, number: FoundNumber): MeasureName | null {
  const slot = reading.before(start, 5);
  if (slot?.meaning.type === "measure" && !(number.money && MEASURES[slot.meaning.measure].unit !== "gbp"))
    return take(reading, slot, slot.meaning.measure);
  if (slot?.meaning.type === "sold") return take(reading, slot, number.money ? "revenue" : "units");
  if (slot?.meaning.type === "returned") return take(reading, slot, "units_returned");
  if (slot?.meaning.type === "rated") return take(reading, slot, "rating");
  // "articles under 3 stars" went right; money with no figure named is revenue where something is sold or spent.
  return number.money ? "revenue" : null;
}

function take(reading: Reading, slot: Slot, measure: MeasureName): MeasureName {
  reading.use(slot);
  return measure;
}

function timesOf(reading: Reading): MeasureName | null {
  if (reading.has("returned")) return (reading.useAll("returned"), "units_returned");
  if (reading.has("sold")) return (reading.useAll("sold"), "orders");
  return null;
}

/** "for more than 90 days" said of customers: days since the last order; months by the calendar. */
function sinceLastOrder(reading: Reading, at: number, number: FoundNumber, op: Condition["op"]): Condition | null {
  const step = STEPS.get(reading.match.words[at]!.stem)!;
  const slot = reading.match.slots.find((s) => s.start === at);
  if (slot) reading.use(slot);
  reading.useAll("inactive", "without");
  const unsoldThing = reading.all("unsold").length > 0;
  if ((step === "day" || step === "week") && !unsoldThing)
    return {measure: "recency", op, value: number.value * (step === "week" ? 7 : 1)};
  return {
    measure: "last_sale",
    op: op.startsWith(">") ? "<" : ">=",
    value: stepsBack(reading.vocabulary.calendar.last, number.value, step)
  };
}

/** The day some steps before a day. */
function stepsBack(last: string, n: number, step: Step): string {
  if (step === "day" || step === "week") return addDays(last, -n * (step === "week" ? 7 : 1));
  return monthsBack(last, n * {month: 1, quarter: 3, half: 6, year: 12}[step]);
}

/** Since when nothing has happened: "for a year" counts back from the data's last day, a named period from its start. */
const sinceWhen = ({period, span}: FoundPeriod, reading: Reading): string | undefined =>
  span ? stepsBack(reading.vocabulary.calendar.last, span.n, span.step) : period.from;

/** The day some months before a day. */
const monthsBack = (day: string, months: number): string =>
  iso(yearOf(day), monthOf(day) - months, Number(day.slice(8)));

/** "a rating of 5", "only one article". */
function equalities(reading: Reading): Condition[] {
  const found: Condition[] = [];
  for (const slot of reading.all("measure")) {
    if (slot.meaning.measure !== "rating") continue;
    const number = reading.match.numbers.find(
      (n) => !reading.isUsed(n) && n.start >= slot.end && n.start <= slot.end + 2 && n.value <= 5
    );
    const between = number && reading.match.words.slice(slot.end, number.start).map((w) => w.stem);
    if (!number || !between?.some((w) => /^(of|de|egale|equal|a)$/.test(w)) || !reading.has("noun")) continue;
    reading.use(slot);
    reading.use(number);
    found.push({measure: "rating", op: "=", value: number.value});
  }
  for (const noun of reading.all("noun")) {
    if (noun.meaning.dimension !== "product") continue;
    const led = reading.match.words
      .slice(Math.max(0, noun.start - 3), noun.start)
      .map((w) => w.stem)
      .join(" ");
    if (!/(only one|just one|a single|qu un|qu un seul|un seul)( different| distinct)?$/.test(led)) continue;
    reading.use(noun);
    reading.useAll("sold", "only", "different");
    found.push({measure: "products", op: "=", value: 1});
  }
  return found;
}

/** "without review", "never returned", "jamais vendus": a figure of none. */
function absences(reading: Reading): Condition[] {
  return reading.all("without").flatMap((slot) => {
    // "la plus grosse commande jamais passée": ever, not never.
    const text = reading.match.words[slot.start]!.stem;
    const negated = reading.match.words.some((w) => /^(ne|n|pa|sans)$/.test(w.stem));
    if (text === "jamai" && slot.end - slot.start === 1 && !negated && reading.has("superlative"))
      return (reading.use(slot), []);
    const next = reading.match.slots.find(
      (s) =>
        s.start >= slot.end &&
        s.start <= slot.end + 3 &&
        !reading.isUsed(s) &&
        ["measure", "sold", "returned", "rated"].includes(s.meaning.type)
    );
    if (!next) return [];
    const measure: MeasureName | undefined =
      next.meaning.type === "measure"
        ? ABSENT[next.meaning.measure]
        : next.meaning.type === "sold"
          ? "units"
          : next.meaning.type === "returned"
            ? "units_returned"
            : "reviews";
    if (!measure) return [];
    reading.use(slot);
    reading.use(next);
    return [{measure, op: "absent" as const, value: 0}];
  });
}

const ABSENT: Partial<Record<MeasureName, MeasureName>> = {
  reviews: "reviews",
  rating: "reviews",
  units: "units",
  revenue: "units",
  orders: "orders",
  units_returned: "units_returned",
  returns_value: "units_returned",
  listings: "listings",
  negative_reviews: "negative_reviews",
  positive_reviews: "positive_reviews"
};

/** Articles that no longer sell: since a day, or never at all. */
export function unsold(reading: Reading, said: readonly Condition[]): Condition | null {
  if (!reading.all("unsold").length) return null;
  reading.useAll("unsold", "sold", "without");
  if (said.some((c) => c.measure === "last_sale")) return null;
  const [period, ...more] = reading.match.periods.filter((p) => !reading.isUsed(p));
  if (!period) return {measure: "units", op: "absent", value: 0};
  const since = sinceWhen(period, reading);
  if (more.length || !since || !lastsToEnd(period.period.until, reading)) return null;
  reading.use(period);
  return {measure: "last_sale", op: "<", value: since};
}

/** Only a period that lasts to the end of the data can be told by the last sale. */
export const lastsToEnd = (until: string | undefined, reading: Reading): boolean =>
  until === undefined || until >= addDays(reading.vocabulary.calendar.last, -31);

/** Customers who have not ordered: by the period said, else for half a year. */
export function inactivity(reading: Reading): Condition | null {
  reading.useAll("inactive", "without");
  const period = reading.match.periods.find((p) => !reading.isUsed(p));
  if (!period) return {measure: "recency", op: ">", value: INACTIVE_DAYS};
  reading.use(period);
  const since = sinceWhen(period, reading);
  if (!since || !lastsToEnd(period.period.until, reading)) return null;
  return {measure: "last_sale", op: "<", value: since};
}
