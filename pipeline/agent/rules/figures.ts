import type {Dimension} from "../semantic/dimensions.ts";
import {type MeasureName, MEASURES} from "../semantic/measures.ts";
import {isBeside} from "./beside.ts";
import type {Reading} from "./reading.ts";
import type {Slot} from "./slots.ts";
import type {Subjects} from "./subjects.ts";

/** The figures that a question asks for. */
export interface Figures {
  measures: MeasureName[];
  /** Two readings that differ; the first is what `measures` holds. */
  unclear?: MeasureName[];
}

/** A figure of returns for one of sales: "the same for returns". */
export const RETURNED: Partial<Record<MeasureName, MeasureName>> = {
  revenue: "returns_value",
  units: "units_returned",
  net_revenue: "returns_value"
};

/** Chooses the figures: those named, else what the verb and the things asked about imply. */
export function readFigures(reading: Reading, subjects: Subjects): Figures {
  const superlatives = reading.match.slots.filter((s) => s.meaning.type === "superlative");
  // "top 5 most returned": the one that brings a figure.
  const ranked = superlatives.find((s) => s.meaning.type === "superlative" && s.meaning.measure) ?? superlatives[0];
  const superlative = ranked?.meaning.type === "superlative" ? ranked.meaning : undefined;
  const product = isAboutArticles(reading, subjects);
  const counts = reading.has("count");
  const slots = namedSlots(reading).map((s) => reading.use(s).meaning);
  const strong = slots.filter((m) => !m.weak);
  const named = [...new Set([...(strong.length ? strong : slots).map((m) => m.measure), ...subjects.measures])];
  const returned = reading.all("returned").length > 0;
  // Nothing says which orders had returns, or what their ratings were: then the word is left, and the question refused.
  const tellable = !named.length || named.some((m) => m in RETURNED || /return/.test(m));
  if (returned && tellable) reading.useAll("returned");
  const feelings = new Set([
    ...reading.all("sentiment").map((s) => s.meaning.value),
    ...named.flatMap((m) => /^(positive|negative|neutral)(?=_reviews$)/.exec(m)?.[0] ?? [])
  ]);
  if (feelings.size === 3 && !superlative && !subjects.dimensions.length && !subjects.subject) {
    // "positive, neutral and negative reviews" are all reviews by what they feel.
    reading.useAll("sentiment", "count", "by", "rated", "share");
    subjects.dimensions.push("sentiment");
    return {measures: ["reviews"]};
  }
  const felt = reading.first("sentiment");
  if (felt && (named.includes("reviews") || reading.has("rated"))) {
    reading.use(felt);
    reading.useAll("count", "rated");
    const {value} = felt.meaning;
    if (value !== "neutral" && reading.has("share") && !subjects.subject)
      return (reading.useAll("share"), {measures: [`${value}_share`]});
    return {measures: [`${value}_reviews`, ...named.filter((m) => m !== "reviews")]};
  }
  // "returned the most by value"
  if (superlative?.measure === "units_returned" && named.includes("revenue") && isBeside(reading))
    return {measures: ["units_returned", ...named]};
  if (superlative?.measure === "units_returned" && named.includes("revenue"))
    return {measures: ["returns_value", "units_returned"]};
  // "qui achète le plus d'unités": what is counted is named.
  if (superlative?.measure === "revenue" && strong.length && !named.includes("revenue"))
    return {measures: [...named, "revenue"]};
  if (superlative?.measure && superlative.measure !== "units") {
    const reviewed = superlative.measure === "rating" ? (["reviews"] as const) : [];
    return {measures: [...new Set([superlative.measure, ...named, ...reviewed])]};
  }
  if (named.length) return ofNamed(reading, named, returned, counts, superlative?.measure, subjects.subject);
  if (reading.all("rated").length) return (reading.useAll("rated"), {measures: ["rating"]});
  if (returned) {
    reading.useAll("count");
    if (reading.has("share")) return (reading.useAll("share"), {measures: ["return_rate"]});
    return {measures: superlative || counts ? ["units_returned"] : ["returns_value", "units_returned"]};
  }
  if (subjects.counted) return {measures: countedFigures(reading, subjects.counted)};
  const best = reading.has("best-seller") || superlative?.measure === "units";
  if (best) return (reading.useAll("best-seller"), {measures: ["units", "revenue"]});
  const sold = reading.has("sold");
  const ordering = reading.match.words.some((w) =>
    /^(order|ordered|commandent|commande|commander|commandever)$/.test(w.stem)
  );
  reading.useAll("sold");
  if (sold && ordering && superlative && !product) return {measures: ["orders", "revenue"]};
  if (sold || product) reading.useAll("count");
  const top = reading.match.words.some((w) => w.stem === "top") && superlatives.length === 1;
  if ((superlative?.vague || top) && superlative && !superlative.measure && product && !sold)
    return {measures: ["revenue"], unclear: ["revenue", "units", "rating"]};
  if (sold && product && (superlative || counts))
    return {measures: ["units", ...(counts ? [] : (["revenue"] as const))]};
  if (sold && counts) return {measures: ["revenue", "units"]};
  if (sold || superlative || subjects.dimensions.length) return {measures: ["revenue"]};
  return {measures: []};
}

type MeasureSlot = Slot & {meaning: {type: "measure"; measure: MeasureName; weak?: boolean}};

/**
 * The figures named. "sales in units" are units; a figure that hangs on another by "of" or "per" makes a third one that
 * is not known, and is left unused, so that the question is refused.
 */
function namedSlots(reading: Reading): MeasureSlot[] {
  const all = reading.all("measure") as MeasureSlot[];
  return all.filter((slot, i) => {
    const [next, last] = [all[i + 1], all[i - 1]];
    const stems = reading.match.words.slice(slot.start, slot.end).map((w) => w.stem);
    if (next?.meaning.measure === "units" && next.start === slot.end && /^(sale|vente)$/.test(stems.join(" "))) {
      reading.use(slot);
      return false;
    }
    // "turnover net of returns" is one figure.
    if (next?.meaning.measure === "net_revenue" && next.start === slot.end && slot.meaning.measure === "revenue") {
      reading.use(slot);
      return false;
    }
    if (!last || last.meaning.weak || slot.meaning.weak || last.meaning.measure === slot.meaning.measure) return true;
    const between = reading.match.words.slice(last.end, slot.start).map((w) => w.stem);
    return between.length > 2 || !between.some((w) => /^(per|of|par|de|des|du|d)$/.test(w));
  });
}

const PER_CUSTOMER: Partial<Record<MeasureName, MeasureName>> = {
  orders: "orders_per_customer",
  units: "units_per_customer",
  revenue: "revenue_per_customer"
};

function ofNamed(
  reading: Reading,
  named: MeasureName[],
  returned: boolean,
  counts: boolean,
  superlative?: MeasureName,
  subject?: Dimension
): Figures {
  reading.useAll("sold", "rated", "best-seller", "count");
  let measures = named;
  const related = reading.has("share") || (reading.has("versus") && !reading.match.entities.length);
  if (returned && related && named.includes("revenue") && named.length === 1) {
    reading.useAll("share", "versus");
    return {measures: ["returns_share"]};
  }
  if (returned) {
    measures = named.map((m) => RETURNED[m] ?? m);
    if (reading.has("share") && measures.every((m) => m === "units_returned" || m === "returns_value"))
      return (reading.useAll("share"), {measures: ["return_rate"]});
  }
  // "How many sales" are orders or units: both are shown.
  const word = reading.match.words.some((w) => /^(sale|vente)$/.test(w.stem));
  if (counts && measures.length === 1 && measures[0] === "revenue" && word && !reading.has("superlative"))
    return {measures: ["orders", "units"]};
  // "how many orders does a customer place on average"
  const each = /\b(a|an|one|each|every|un|une|chaque) (\w+ )?(customer|client|buyer|acheteur)\b/;
  const [only] = measures;
  const ratio = only && PER_CUSTOMER[only];
  if (
    ratio &&
    !subject &&
    measures.length === 1 &&
    reading.has("average") &&
    each.test(reading.match.words.map((w) => w.stem).join(" "))
  )
    return {measures: [ratio]};
  // "how many units does an average order contain"
  const held = measures.find((m) => m === "units" || m === "lines");
  if (held && measures.includes("average_order_value") && counts)
    return {measures: [held === "units" ? "units_per_order" : "lines_per_order"]};
  // The rating of something without further words is shown with how many reviews stand behind it.
  if (measures.includes("rating") && !measures.includes("reviews")) measures = [...measures, "reviews"];
  if (superlative === "units" && !measures.includes("units") && !measures.includes("revenue"))
    measures = ["units", ...measures];
  return {measures};
}

/** How many of a thing: customers who bought, different articles sold, or units where "different" is not said. */
function countedFigures(reading: Reading, counted: Dimension): MeasureName[] {
  if (counted === "customer") return ["customers"];
  if (counted !== "product") return [];
  const different = reading.has("different");
  const sold = reading.has("sold");
  reading.useAll("different", "sold");
  // "how many articles have we sold" are units; "how many articles do we sell" are articles.
  const text = reading.match.words.map((w) => w.stem).join(" ");
  const past =
    reading.match.words.some((w) =>
      /^(sold|vendu|vendue|bought|achete|achetee|purchased|ecoule|ecoulee)$/.test(w.stem)
    ) || /\bdid (we|you) sell\b/.test(text);
  // References are counted as such, never as pieces.
  const reference = reading.match.words.some((w) => /^(sku|reference)$/.test(w.stem));
  return !different && !reference && sold && past ? ["units"] : ["products"];
}

const isAboutArticles = (reading: Reading, {subject, dimensions, counted}: Subjects): boolean =>
  subject === "product" ||
  counted === "product" ||
  dimensions.includes("product") ||
  reading.match.entities.some((e) => e.filter.dimension === "product");

/** Whether a figure can be added up over groups, so that a share or an average over groups makes sense. */
export const isAdditive = (measure: MeasureName): boolean =>
  MEASURES[measure].formula === measure && MEASURES[measure].unit !== "date" && MEASURES[measure].unit !== "days";
