import {alerts} from "./alerts.ts";
import {addDays} from "./calendar.ts";
import {countedReviews, mentions} from "./mentions.ts";
import {readFilters} from "./filters.ts";
import {emptyQuery, type Query} from "./query.ts";
import type {Reading} from "./reading.ts";
import {byCategory, limitOf, useNouns} from "./special-parts.ts";
import {names, pareto, together} from "./specials-more.ts";
import {readSets} from "./sets.ts";

const special = (name: string, rest: Partial<Query>): Query => ({
  ...emptyQuery(),
  kind: "special",
  special: name,
  ...rest
});

/** Questions that are no figure by dimension: alerts, falling reputation, coverage, reviews, the data itself. */
export function readSpecial(reading: Reading): Query | null {
  return (
    readSets(reading) ??
    together(reading) ??
    names(reading) ??
    pareto(reading) ??
    falling(reading) ??
    coverage(reading) ??
    alerts(reading) ??
    named(reading) ??
    profile(reading)
  );
}

function falling(reading: Reading): Query | null {
  const one = reading.match.entities.find((e) => e.filter.dimension === "product" && e.filter.values.length === 1);
  const told = reading.has("falling") || (one !== undefined && reading.has("decline"));
  const rated =
    reading.has("falling") ||
    reading.match.slots.some((s) => s.meaning.type === "measure" && s.meaning.measure === "rating");
  if (told && !rated) return null;
  const spelt =
    reading.has("decline") &&
    reading.match.slots.some((s) => s.meaning.type === "measure" && s.meaning.measure === "rating") &&
    reading.match.slots.some(
      (s) => s.meaning.type === "best-seller" || (s.meaning.type === "noun" && s.meaning.dimension === "product")
    );
  if (!told && !spelt) return null;
  const best =
    reading.has("best-seller") ||
    reading.match.slots.some((s) => s.meaning.type === "superlative" && s.meaning.measure === "units");
  if (reading.match.periods.length) return null;
  const counted = reading.has("count");
  reading.useAll("falling", "decline", "best-seller", "superlative", "sold", "count");
  for (const s of reading.all("measure"))
    if (["rating", "reviews", "units"].includes(s.meaning.measure)) reading.use(s);
  useNouns(reading);
  return special("falling", {
    argument: one ? "one" : counted ? "count" : best ? "best" : "all",
    filters: readFilters(reading),
    limit: limitOf(reading)
  });
}

function coverage(reading: Reading): Query | null {
  if (!reading.has("coverage")) return null;
  if (reading.match.slots.some((s) => s.meaning.type === "special")) return null;
  // Articles without a listing are counted by condition, not by coverage.
  if (reading.has("without", "superlative", "compare") || reading.match.periods.length) return null;
  // "what share of listings is linked": of listings or reviews, where they are what is said to be linked.
  const linked = reading.match.slots.find((s) => s.meaning.type === "coverage")!;
  const of = reading
    .all("measure")
    .find((m) => ["listings", "reviews"].includes(m.meaning.measure) && m.end <= linked.start);
  if (of && reading.has("share") && !reading.all("noun").some((n) => n.end <= linked.start)) {
    reading.use(of);
    for (const s of reading.all("measure")) if (s.meaning.measure === "listings") reading.use(s);
    reading.useAll("coverage", "share");
    useNouns(reading);
    return special("linked_share", {argument: of.meaning.measure});
  }
  reading.useAll("coverage", "share", "count", "total");
  for (const s of reading.all("measure")) if (["listings", "revenue"].includes(s.meaning.measure)) reading.use(s);
  const dimensions = byCategory(reading);
  useNouns(reading);
  return special("coverage", {dimensions, filters: readFilters(reading)});
}

function named(reading: Reading): Query | null {
  const slot = reading.all("special").find((s) => s.meaning.name !== "profile" && s.meaning.name !== "doing");
  if (!slot) return recentReviews(reading) ?? allListings(reading);
  if (slot.meaning.name === "reviews" && reading.has("count")) return countedReviews(reading, slot);
  const {name, argument} = reading.use(slot).meaning;
  const counted = reading.has("count");
  reading.useAll("count", "sold", "coverage");
  if (name === "strategies") {
    // All that they cover stands in one table: revenue, listings and reviews among it.
    reading.useAll("versus", "by", "share");
    if (reading.has("coverage"))
      for (const m of reading.all("measure"))
        if (["revenue", "listings", "reviews"].includes(m.meaning.measure)) reading.use(m);
    for (const s of reading.all("compare")) if (s.meaning.op === "between") reading.use(s);
  }
  for (const s of reading.all("special")) if (s.meaning.name === name) reading.use(s);
  if (name === "reviews") {
    for (const s of reading.all("measure")) if (/reviews$/.test(s.meaning.measure)) reading.use(s);
    useNouns(reading);
    const period = reading.match.periods[0];
    if (period) reading.use(period);
    const worst = argument === "negative" ? "negative worst" : `${argument ?? ""} latest`;
    return special("reviews", {
      argument: worst,
      filters: readFilters(reading),
      period: period?.period,
      limit: limitOf(reading)
    });
  }
  if (name === "listings") useNouns(reading);
  if (name === "listings") for (const s of reading.all("measure")) if (s.meaning.measure === "listings") reading.use(s);
  if (name === "listings" && argument === "linked" && reading.has("share")) {
    reading.useAll("share");
    return special("linked_share", {argument: "listings"});
  }
  if (name === "listings") return special("listings", {argument, limit: counted ? 0 : limitOf(reading)});
  if (argument === "lines_rejected" && reading.has("share")) {
    reading.useAll("share");
    return special(name, {argument: "share_rejected"});
  }
  return special(name, {argument});
}

/** "how many listings are there?": all of them, linked or not. */
function allListings(reading: Reading): Query | null {
  const [listings, ...more] = reading.all("measure");
  if (listings?.meaning.measure !== "listings" || more.length || !reading.has("count")) return null;
  if (reading.has("noun", "coverage", "without", "by", "compare", "superlative", "share")) return null;
  if (reading.match.entities.length || reading.match.periods.length) return null;
  reading.use(listings);
  reading.useAll("count", "total");
  return special("listings", {argument: "all", limit: 0});
}

/** "what do customers say about broken handles?": words that name nothing are what the reviews are searched for. */
export function reviewSearch(reading: Reading): Query | null {
  const slot = reading.all("special").find((s) => s.meaning.name === "reviews");
  if (!slot || reading.match.periods.length) return null;
  if (reading.has("count")) return mentions(reading, slot);
  const limit = limitOf(reading);
  const {words, entities} = reading.match;
  const text =
    words
      .slice(slot.end)
      .map((w) => w.text)
      .join(" ") || reading.match.unknown.join(" ");
  // One word that happens to be an article's name, such as postage, is part of the matter; a longer name is the article.
  for (const e of entities) if (e.end - e.start === 1 && e.filter.dimension === "product") reading.use(e);
  return special("review_search", {argument: text, filters: readFilters(reading), limit});
}

/** "the last 5 reviews of …": a number may stand between the words. */
function recentReviews(reading: Reading): Query | null {
  const recent = reading.first("recent");
  const measures = reading.all("measure");
  const told = measures.find((m) => /reviews$/.test(m.meaning.measure));
  const listed = reading.has("list") && reading.match.entities.length > 0;
  if (!(recent || listed) || !told || measures.length > 1) return null;
  if (reading.has("count", "by", "superlative", "average", "time", "compare", "share", "trend")) return null;
  if (reading.all("noun").some((n) => n.meaning.dimension !== "product")) return null;
  if (recent) reading.use(recent);
  reading.use(told);
  useNouns(reading);
  const sentiment = /^(positive|negative|neutral)_/.exec(told.meaning.measure)?.[1] ?? "";
  return special("reviews", {argument: `${sentiment} latest`, filters: readFilters(reading), limit: limitOf(reading)});
}

/** One article or customer with no figure asked for: what is known about it. */
function profile(reading: Reading): Query | null {
  const asked = reading.first("special");
  const [entity, ...others] = reading.match.entities;
  const bare = !reading.match.slots.some(
    (s) => !["stop", "which", "list", "special", "follow", "noun"].includes(s.meaning.type)
  );
  if (reading.all("noun").some((n) => n.meaning.dimension !== entity?.filter.dimension)) return null;
  if (!entity || others.length || !bare || reading.match.periods.length || reading.match.numbers.length) return null;
  if (entity.filter.dimension !== "product" && entity.filter.dimension !== "customer") return null;
  if (asked) reading.use(asked);
  for (const noun of reading.all("noun")) if (noun.meaning.dimension === entity.filter.dimension) reading.use(noun);
  reading.use(entity);
  return entity.filter.dimension === "customer"
    ? special("customer", {argument: String(entity.filter.values[0])})
    : special("profile", {filters: [entity.filter]});
}

/** The day after the data's last. */
export const endOfData = (reading: Reading): string => addDays(reading.vocabulary.calendar.last, 1);
