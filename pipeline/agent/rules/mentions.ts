import {readFilters} from "./filters.ts";
import {emptyQuery, type Query} from "./query.ts";
import type {Reading} from "./reading.ts";
import type {Slot} from "./slots.ts";

/** "how many reviews mention broken or cracked?": those that hold the words are counted; alternatives part them. */
export function mentions(reading: Reading, slot: Slot): Query | null {
  const {words, slots, entities, periods} = reading.match;
  if (periods.length || entities.some((e) => e.start >= slot.end)) return null;
  const parts: string[][] = [[]];
  for (const [i, word] of words.entries()) {
    if (i < slot.end) continue;
    if (/^(or|ou)$/.test(word.stem)) parts.push([]);
    else if (!slots.some((s) => s.meaning.type === "stop" && s.start <= i && i < s.end)) parts.at(-1)!.push(word.text);
  }
  const groups = parts.filter((p) => p.length).map((p) => p.join(" "));
  if (!groups.length) return null;
  return {
    ...emptyQuery(),
    kind: "special",
    special: "review_mentions",
    argument: groups.join(" | "),
    filters: readFilters(reading)
  };
}

/** "how many reviews about this article?": a number of reviews, never a list of some. */
export function countedReviews(reading: Reading, slot: Slot & {meaning: {argument?: string}}): Query | null {
  const [period, ...more] = reading.match.periods;
  if (more.length || !reading.match.entities.length) return null;
  if (!/\b(review|avi)\b/.test(textOf(reading, slot))) return null;
  const {argument} = reading.use(slot).meaning;
  reading.useAll("count");
  if (period) reading.use(period);
  return {
    ...emptyQuery(),
    measures: [argument === "negative" ? "negative_reviews" : argument === "positive" ? "positive_reviews" : "reviews"],
    filters: readFilters(reading),
    ...(period ? {period: period.period} : {})
  };
}

const textOf = (reading: Reading, {start, end}: Slot): string =>
  reading.match.words
    .slice(start, end)
    .map((w) => w.stem)
    .join(" ");
