import {addDays} from "./calendar.ts";
import {readConditions} from "./conditions.ts";
import {readFilters} from "./filters.ts";
import {emptyQuery, type Query} from "./query.ts";
import {type Reading} from "./reading.ts";

const special = (name: string, rest: Partial<Query>): Query => ({
  ...emptyQuery(),
  kind: "special",
  special: name,
  ...rest
});

/** Questions that are no figure by dimension: alerts, falling reputation, coverage, reviews, the data itself. */
export function readSpecial(reading: Reading): Query | null {
  return falling(reading) ?? coverage(reading) ?? alerts(reading) ?? named(reading) ?? profile(reading);
}

const limitOf = (reading: Reading): number | undefined => {
  const number = reading.match.numbers.find(
    (n) => !reading.isUsed(n) && Number.isInteger(n.value) && n.value > 0 && n.value <= 1000
  );
  return number && reading.use(number).value;
};

const byCategory = (reading: Reading): Query["dimensions"] => {
  const noun = reading.all("noun").find((s) => s.meaning.dimension === "category");
  if (!noun) return [];
  reading.use(noun);
  return ["category"];
};

const useNouns = (reading: Reading): void => {
  for (const noun of reading.all("noun")) if (noun.meaning.dimension === "product") reading.use(noun);
};

function falling(reading: Reading): Query | null {
  const told = reading.has("falling");
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
  reading.useAll("falling", "decline", "best-seller", "superlative", "sold", "count");
  for (const s of reading.all("measure"))
    if (["rating", "reviews", "units"].includes(s.meaning.measure)) reading.use(s);
  useNouns(reading);
  return special("falling", {
    argument: best ? "best" : "all",
    filters: readFilters(reading),
    limit: limitOf(reading)
  });
}

function coverage(reading: Reading): Query | null {
  if (!reading.has("coverage")) return null;
  // Articles without a listing are counted by condition, not by coverage.
  if (reading.has("without", "superlative", "compare") || reading.match.periods.length) return null;
  reading.useAll("coverage", "share", "count", "total");
  for (const s of reading.all("measure")) if (["listings", "revenue"].includes(s.meaning.measure)) reading.use(s);
  const dimensions = byCategory(reading);
  useNouns(reading);
  return special("coverage", {dimensions, filters: readFilters(reading)});
}

function alerts(reading: Reading): Query | null {
  const found = reading.all("alert");
  if (!found.length || reading.match.periods.length || reading.has("without", "share", "growth", "decline"))
    return null;
  const statuses = new Set(found.map((s) => reading.use(s).meaning.status));
  statuses.delete("ANY");
  const counted = reading.has("count");
  reading.useAll("count", "superlative");
  const dimensions = byCategory(reading);
  useNouns(reading);
  if (readConditions(reading)?.length !== 0) return null;
  return special("alerts", {
    alert: statuses.size === 1 ? [...statuses][0]! : "ANY",
    argument: counted && !dimensions.length ? "count" : "list",
    dimensions,
    filters: readFilters(reading),
    limit: limitOf(reading)
  });
}

function named(reading: Reading): Query | null {
  const slot = reading.first("special");
  if (!slot) return recentReviews(reading);
  const {name, argument} = reading.use(slot).meaning;
  if (name === "profile") return null;
  const counted = reading.has("count");
  reading.useAll("count", "sold", "coverage");
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
  if (name === "listings") return special("listings", {argument, limit: counted ? 0 : limitOf(reading)});
  return special(name, {argument});
}

/** "what do customers say about broken handles?": words that name nothing are what the reviews are searched for. */
export function reviewSearch(reading: Reading): Query | null {
  const slot = reading.all("special").find((s) => s.meaning.name === "reviews");
  if (!slot || reading.match.periods.length) return null;
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
  if (!recent || !told || measures.length > 1 || reading.has("count", "by", "superlative", "average")) return null;
  reading.use(recent);
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
