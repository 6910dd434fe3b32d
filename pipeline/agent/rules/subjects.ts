import type {Dimension} from "../semantic/dimensions.ts";
import type {MeasureName} from "../semantic/measures.ts";
import type {Reading} from "./reading.ts";
import type {Slot} from "./slots.ts";

/** The nouns of a question by the part they play. */
export interface Subjects {
  /** What figures are split by. */
  dimensions: Dimension[];
  /** What is counted ("how many customers"). */
  counted?: Dimension;
  /** What is listed or ranked ("which articles"). */
  subject?: Dimension;
  /** The subject was written in the plural. */
  plural: boolean;
  /** Measures that nouns stand for ("by number of customers", "customers by country"). */
  measures: MeasureName[];
  /** Articles only: services such as postage do not count. */
  articles?: boolean;
}

/** Gives each noun its part: counted, split by, ranked, or itself a figure. */
export function readSubjects(reading: Reading, ranked: boolean): Subjects {
  const subjects: Subjects = {dimensions: [], plural: false, measures: []};
  // "reviews by rating": after "by" a rating is what is split by.
  for (const slot of reading.all("measure"))
    if (
      slot.meaning.measure === "rating" &&
      reading.before(slot.start, 2)?.meaning.type === "by" &&
      reading.has("measure")
    )
      if (reading.match.slots.some((s) => s.meaning.type === "measure" && s.meaning.measure === "reviews")) {
        reading.use(slot);
        add(subjects, "stars");
      }
  for (const slot of reading.all("time")) {
    reading.use(slot);
    add(subjects, slot.meaning.dimension);
  }
  for (const slot of reading.all("noun"))
    if (isScope(reading, slot, ranked)) {
      reading.use(slot);
      if (slot.meaning.dimension === "product") subjects.articles = true;
    }
  const nouns = reading.all("noun");
  for (const slot of nouns) {
    const {dimension, measure} = slot.meaning;
    const lead = leader(reading, slot);
    if (lead === "count" && measure) {
      reading.use(slot);
      // "by number of customers" ranks by it; "how many customers" asks for it.
      if (ranked && nouns.length > 1) subjects.measures.push(measure);
      else subjects.counted = dimension;
    } else if (lead === "count") {
      reading.use(slot);
      subjects.counted = dimension;
    } else if (lead === "by" && ranked && measure && subjects.subject && subjects.subject !== dimension) {
      reading.use(slot);
      subjects.measures.push(measure);
    } else if (lead === "by") {
      reading.use(slot);
      add(subjects, dimension);
      if (!subjects.subject) subjects.plural ||= reading.isPlural(slot);
    } else if (!subjects.subject && (lead === "which" || lead === "list" || ranked || nouns.length === 1)) {
      reading.use(slot);
      subjects.subject = dimension;
      subjects.plural = reading.isPlural(slot);
    } else if (
      subjects.subject === dimension ||
      subjects.dimensions.includes(dimension) ||
      subjects.counted === dimension
    ) {
      reading.use(slot);
    } else if (measure && nouns.some((n) => n !== slot && leader(reading, n) === "by")) {
      reading.use(slot);
      subjects.measures.push(measure);
    } else if (measure && ranked && subjects.subject && reading.before(slot.start, 2)?.meaning.type === "superlative") {
      // "which country sends back the most goods", "the countries with the most customers", "… the most articles".
      reading.use(slot);
      const pieces = dimension === "product" && subjects.subject !== "category" && !reading.has("different");
      if (dimension !== "product" || !pieces) subjects.measures.push(measure);
      else if (!reading.has("returned")) subjects.measures.push("units");
    } else if (["day", "month", "year", "week", "hour"].includes(dimension) && subjects.subject === undefined) {
      reading.use(slot);
      add(subjects, dimension);
    }
  }
  if (subjects.subject && subjects.plural && !subjects.counted && countedLast(reading)) {
    subjects.counted = subjects.subject;
    subjects.subject = undefined;
    reading.useAll("count");
  }
  const first = reading.match.words[0]?.stem;
  if (
    !subjects.subject &&
    !subjects.counted &&
    !subjects.dimensions.length &&
    (reading.match.words.some((w) => w.stem === "who") || first === "qui")
  )
    Object.assign(subjects, {subject: "customer", plural: false});
  // "what do Germans buy most"
  if (
    ranked &&
    !subjects.subject &&
    !subjects.counted &&
    !subjects.dimensions.length &&
    (first === "what" || first === "que" || first === "qu")
  )
    if (reading.has("sold") && !reading.has("measure")) Object.assign(subjects, {subject: "product", plural: true});
  return subjects;
}

/**
 * Whether a noun only says whose figure is meant: "average basket of French customers", "return rate of our products",
 * "at what time do customers order". Articles are then told from services by the measure's own view.
 */
function isScope(reading: Reading, slot: Slot & {meaning: {dimension: Dimension}}, ranked: boolean): boolean {
  const {dimension} = slot.meaning;
  if (dimension !== "product" && dimension !== "customer") return false;
  const others = reading.match.slots.filter((s) => s.meaning.type === "noun" && s !== slot);
  const verb = reading.after(slot.end, 1)?.meaning;
  const acts = verb?.type === "sold" || (verb?.type === "measure" && verb.measure === "orders");
  if (dimension === "customer" && acts && others.length > 0 && leader(reading, slot, false) === null) return true;
  const figure = reading.match.slots.some((s) => s.meaning.type === "measure" && s.end <= slot.start);
  if (ranked || !figure || leader(reading, slot, false) !== null) return false;
  const before = reading.match.words.slice(Math.max(0, slot.start - 2), slot.start).map((w) => w.stem);
  const described = reading.match.entities.some((e) => e.end === slot.start || e.start === slot.end);
  return described || before.some((w) => /^(of|de|des|d|du|our|nos|for|pour|from|all|to|aux)$/.test(w));
}

/** "customers without an order, how many are there?": the question comes last, with nothing of weight after it. */
function countedLast(reading: Reading): boolean {
  const [count] = reading.all("count");
  if (!count || count.start === 0 || reading.has("superlative", "by")) return false;
  const text = reading.match.words.slice(count.start).map((w) => w.stem);
  const asked = /^(combien|how many)( (sont|y a t|are|is|were|do we have|en|a t on|avon nou|ont))?/.test(
    text.join(" ")
  );
  return (
    asked && reading.match.slots.every((s) => s.start <= count.start || s.meaning.type === "stop") && text.length <= 6
  );
}

const add = (subjects: Subjects, dimension: Dimension): void => {
  if (!subjects.dimensions.includes(dimension)) subjects.dimensions.push(dimension);
};

/** What leads a noun: the nearest word of these before it with nothing of weight between. */
function leader(reading: Reading, slot: Slot, use = true): "count" | "by" | "which" | "list" | null {
  const {slots} = reading.match;
  const at = slots.indexOf(slot);
  for (let i = at - 1; i >= 0; i--) {
    const {meaning, end} = slots[i]!;
    if (slot.start - end > 4) return null;
    if (meaning.type === "count" || meaning.type === "by" || meaning.type === "which" || meaning.type === "list") {
      if (use && (meaning.type === "count" || meaning.type === "by")) reading.use(slots[i]!);
      return meaning.type;
    }
    // "by country and month": the second goes with the first.
    if (meaning.type === "noun" && joins(reading, end, slot.start)) return leader(reading, slots[i]!, use);
    if (!["stop", "different", "superlative", "new", "total", "average", "follow"].includes(meaning.type)) return null;
  }
  return null;
}

const joins = (reading: Reading, from: number, to: number): boolean => {
  const between = reading.match.words.slice(from, to).map((w) => w.stem);
  return between.length <= 2 && between.some((w) => w === "and" || w === "et" || w === "par" || w === "by");
};
