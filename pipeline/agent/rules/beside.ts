import type {Dimension} from "../semantic/dimensions.ts";
import type {MeasureName} from "../semantic/measures.ts";
import type {Reading} from "./reading.ts";
import type {Subjects} from "./subjects.ts";

/** Figures that count a thing, where one does. */
const COUNTS: Partial<Record<Dimension, MeasureName>> = {customer: "customers", product: "products"};

/**
 * "how many customers are there in France, and what did they spend?": two figures, of which the count must not be lost.
 * The figure that counts; null when nothing is counted beside another figure; "none" when no figure counts the thing.
 */
export function countedBeside(reading: Reading, {counted}: Subjects): MeasureName | "none" | null {
  const {slots, words, entities} = reading.match;
  const count = slots.find((s) => s.meaning.type === "count");
  if (!count) return null;
  // "how many VIPs": a segment is of customers.
  const segment = entities.find(
    (e) => e.filter.dimension === "segment" && e.start >= count.end && e.start - count.end <= 1
  );
  const thing = counted ?? (segment && "customer");
  if (!thing) return null;
  const noun =
    slots.find((s) => s.start >= count.end && s.meaning.type === "noun" && s.meaning.dimension === thing) ?? segment;
  const figure = noun && slots.find((s) => s.start >= noun.end && s.meaning.type === "measure");
  if (!noun || !figure) return null;
  // "customers in France and Germany with orders": the word joins names, not figures.
  const joins = words.findIndex(
    (w, i) =>
      i >= noun.end &&
      i < figure.start &&
      /^(and|et)$/.test(w.stem) &&
      !entities.some((e) => e.start === i + 1 || e.start === i + 2)
  );
  if (joins < 0) return null;
  return COUNTS[thing] ?? "none";
}

/** "the top 3 countries and their return rate", "… and what is its revenue?": the figure stands beside, it does not rank. */
export function isBeside(reading: Reading): boolean {
  const {slots, words} = reading.match;
  const figure = slots.find((s) => s.meaning.type === "measure");
  const ranked = slots.find((s) => s.meaning.type === "superlative" || s.meaning.type === "best-seller");
  if (!figure || !ranked || ranked.end > figure.start) return false;
  const before = words
    .slice(Math.max(ranked.end, figure.start - 4), figure.start)
    .map((w) => w.stem)
    .join(" ");
  return /(^| )(and|with|et|avec)( what| quel| quelle)?( is| are| was| est| sont)? (its|it|their|his|her|leur|son|sa|ses)( |$)/.test(
    before
  );
}
