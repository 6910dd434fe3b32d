import {before, yearBefore} from "./calendar.ts";
import {readConditions} from "./conditions.ts";
import {RETURNED} from "./figures.ts";
import {outOfData, readFilters} from "./filters.ts";
import type {Match} from "./found.ts";
import {refusedTopic} from "./topics.ts";
import type {Outcome} from "./outcome.ts";
import type {Query} from "./query.ts";
import type {Reading} from "./reading.ts";
import {isTime} from "./select.ts";

/** Words by which a question leans on the one before. */
const OPENERS =
  /^(and|et|what about|how about|same|the same|now|then|also|only|make it|make that|limit|qu en est il|idem|pareil|la meme|meme chose|ok|instead|mai|but|plutot|maintenant|alor|de meme|just|juste|seulement|uniquement|rien que|split|broken down|break it down|show it|show that|compare|compared|comparer|comparez|versu|vs|by|per|par|selon|in unit|en unite|in value|en valeur|in percent|en pourcentage|and then|the top|le top|without|sans|excluding|hor|outside)\b/;

/** Most words of a question that only splits or compares what was asked before: "by country", "compare with Spain". */
const SHORT = 7;

/** Whether a question is only the rest of one, "and in units?", "the same for returns". */
export function leansOnNothing({words}: Match): boolean {
  const text = words.map((w) => w.stem).join(" ");
  if (/^(the same|same|la meme|idem|pareil|de meme)\b/.test(text) && words.length <= 6) return true;
  return /^(and|et|what about|how about)\b/.test(text) && words.length <= 4;
}

/**
 * Reads a question that leans on the one before ("and in Germany?", "the same for returns", "et par mois ?") as that
 * query with what is new put in its place. Null when the question stands on its own.
 */
export function follow(reading: Reading, previous: Query): Outcome | null {
  const {match} = reading;
  const text = match.words.map((w) => w.stem).join(" ");
  const figures = match.slots.filter((s) => s.meaning.type === "measure");
  const leans =
    (OPENERS.test(text) &&
      (match.words.length <= SHORT || /^(and|et|what|how|same|the same|now|then|also)\b/.test(text))) ||
    reading.has("same", "instead");
  const cut =
    /^(the |les |le |la )?(top |first |last )?(\d+|deux|trois|quatre|cinq|dix|two|three|four|five|ten)( premier| premiere| dernier| derniere| best| first| last| meilleur| meilleure)?s?$/;
  if (cut.test(text) && !leans && previous.kind !== "special") return again(reading, previous);
  if (previous.kind === "special") {
    const again = leans || match.words.length <= 3;
    return again ? followSpecial(reading, previous) : null;
  }
  const nouns = match.slots.filter((s) => s.meaning.type === "noun");
  // Without an opener, only a period or names: "in Germany?", "2010?".
  const bare =
    !figures.length &&
    !nouns.length &&
    !reading.has(
      "superlative",
      "sold",
      "count",
      "which",
      "alert",
      "share",
      "special",
      "coverage",
      "returned",
      "growth",
      "decline",
      "topic"
    );
  if (!leans && !bare) return null;
  if (leans && figures.length && nouns.length + match.entities.length && reading.has("which", "count", "superlative"))
    return null;
  // "compare Germany and France by revenue" stands on its own.
  if (reading.has("versus") && match.entities.length > 1) return null;
  if (match.unknown.length || match.near.length || match.absent.length || refusedTopic(reading)) return null;
  const query: Query = {
    ...previous,
    filters: [...previous.filters],
    notes: [...previous.notes],
    conditions: [...previous.conditions]
  };
  const comparing = reading.has("versus") && /^(compar|versu|vs|et compar|and compar)/.test(text);
  reading.useAll("same", "instead", "follow", "list", "which", "total", "each", "only", "versus", "sold");
  const changed = [
    measures(reading, query),
    dimensions(reading, query),
    filters(reading, query, comparing),
    period(reading, query, comparing),
    limit(reading, query)
  ].some(Boolean);
  const conditions = readConditions(reading);
  if (!conditions) return null;
  if (!changed && !conditions.length) return null;
  if (conditions.length)
    query.conditions = [
      ...query.conditions.filter((c) => !conditions.some((n) => n.measure === c.measure)),
      ...conditions
    ];
  const unused = reading.unused();
  if (unused.length) return {type: "refused", why: {cause: "words", words: unused}};
  return outOfData([query.period, ...(query.periods ?? [])], reading.vocabulary.calendar) ?? {type: "query", query};
}

function measures(reading: Reading, query: Query): boolean {
  const named = reading.all("measure").map((s) => reading.use(s).meaning.measure);
  const returned = reading.all("returned").length > 0;
  if (returned) reading.useAll("returned");
  const next = named.length
    ? named
    : returned
      ? query.measures.map((m) => RETURNED[m] ?? "units_returned").filter((m, i, all) => all.indexOf(m) === i)
      : null;
  if (!next) return false;
  query.measures = next;
  if (query.order) query.order = {...query.order, measure: next[0]!};
  return true;
}

function dimensions(reading: Reading, query: Query): boolean {
  const asked = [...reading.all("noun"), ...reading.all("time")];
  if (!asked.length) return false;
  if (query.averageOver) return false;
  reading.useAll("by");
  const next = asked.map((s) => reading.use(s).meaning.dimension);
  // "and by month?" splits anew; "and the customers?" of a ranking ranks them.
  const thing = query.dimensions[0];
  if ((query.kind === "count" || query.kind === "list") && thing && !next.includes(thing)) {
    // Things that were counted or listed: how many in each.
    Object.assign(query, {
      kind: "count",
      dimensions: [thing, ...next],
      measures: [],
      order: undefined,
      limit: undefined
    });
    return true;
  }
  query.dimensions = next;
  if (query.kind === "value") query.kind = "breakdown";
  if (query.kind === "rank" && next.some(isTime)) {
    query.kind = "breakdown";
    query.order = undefined;
    query.limit = undefined;
  }
  return true;
}

function filters(reading: Reading, query: Query, comparing: boolean): boolean {
  const next = readFilters(reading);
  for (const filter of next) {
    const at = query.filters.findIndex((f) => f.dimension === filter.dimension);
    const before = query.filters[at];
    if (before && comparing && !filter.negated && !before.negated) {
      // "compare with Spain": both, side by side.
      query.filters[at] = {
        ...before,
        values: [...new Set([...before.values, ...filter.values])],
        label: `${before.label}, ${filter.label}`
      };
      if (!query.dimensions.includes(filter.dimension)) query.dimensions = [...query.dimensions, filter.dimension];
      if (query.kind === "value") query.kind = "breakdown";
    } else if (at >= 0) query.filters[at] = filter;
    else query.filters.push(filter);
  }
  return next.length > 0;
}

function period(reading: Reading, query: Query, comparing: boolean): boolean {
  const found = reading.match.periods.filter((p) => !reading.isUsed(p));
  if (!found.length || query.kind === "periods" || query.kind === "change") return false;
  for (const p of found) reading.use(p);
  if (found.length > 1) return false;
  const {shift, period: said} = found[0]!;
  const own = query.period;
  // "and the year before?" is told from the period of the question before.
  const next = shift && own?.from && own.until ? (shift === "year" ? yearBefore(own) : before(own)) : said;
  if (!next.from && !next.until) return false;
  if (comparing && own && ["value", "breakdown"].includes(query.kind)) {
    query.kind = "periods";
    query.periods = [own, next];
    query.period = undefined;
    return true;
  }
  query.period = next;
  return true;
}

/** "top 3", "les 3 premières": the same, cut. */
function again(reading: Reading, previous: Query): Outcome | null {
  const query: Query = {...previous, filters: [...previous.filters], notes: [...previous.notes]};
  if (!limit(reading, query) && query.kind === "breakdown" && query.dimensions.length === 1) return null;
  reading.useAll("which", "list");
  return reading.unused().length ? null : {type: "query", query};
}

/** A question of its own kind again, for another article, category or status: "and for Garden?", "only the critical ones". */
function followSpecial(reading: Reading, previous: Query): Outcome | null {
  if (reading.match.unknown.length || reading.match.near.length || refusedTopic(reading)) return null;
  const query: Query = {...previous, filters: [...previous.filters]};
  if (query.special === "sets" || query.special === "pareto") return null;
  reading.useAll("same", "instead", "follow", "list", "which", "each", "only");
  const [alert] = reading.all("alert");
  if (alert && query.special === "alerts") query.alert = reading.use(alert).meaning.status;
  const next = readFilters(reading);
  for (const filter of next) {
    if (!["product", "category", "customer"].includes(filter.dimension)) return null;
    query.filters = [...query.filters.filter((f) => f.dimension !== filter.dimension), filter];
  }
  if (query.special === "customer" && next.length) query.argument = String(next[0]!.values[0]);
  const n = reading.match.numbers.find((x) => !reading.isUsed(x) && Number.isInteger(x.value) && x.value > 0);
  if (n) {
    reading.use(n);
    reading.useAll("superlative");
    query.limit = n.value;
  }
  if (!alert && !next.length && !n) return null;
  return reading.unused().length ? null : {type: "query", query};
}

function limit(reading: Reading, query: Query): boolean {
  const n = reading.match.numbers.find((x) => !reading.isUsed(x) && Number.isInteger(x.value) && x.value > 0);
  const turn = reading.first("superlative");
  const grouped = query.dimensions.length === 1 && !isTime(query.dimensions[0]!);
  // "just the top 3" of what was split by category.
  if (turn && !query.order && query.kind === "breakdown" && grouped && query.measures.length) {
    reading.use(turn);
    if (n) reading.use(n);
    query.kind = "rank";
    query.order = {measure: query.measures[0]!, direction: turn.meaning.direction};
    query.limit = n?.value ?? 1;
    return true;
  }
  if (turn && query.order) {
    reading.use(turn);
    query.order = {...query.order, direction: turn.meaning.direction};
  }
  if (n && query.kind === "rank") {
    reading.use(n);
    query.limit = n.value;
    return true;
  }
  return Boolean(turn && query.order);
}
