import {readConditions} from "./conditions.ts";
import {RETURNED} from "./figures.ts";
import {outOfData, readFilters} from "./filters.ts";
import {refusedTopic} from "./topics.ts";
import {type Outcome} from "./outcome.ts";
import {type Query} from "./query.ts";
import {type Reading} from "./reading.ts";
import {isTime} from "./select.ts";

/** Words by which a question leans on the one before. */
const OPENERS =
  /^(and|et|what about|how about|same|the same|now|then|also|only|qu en est il|idem|pareil|la meme|meme chose|ok|instead|mai|but|plutot|maintenant|alor|de meme|just)\b/;

/**
 * Reads a question that leans on the one before ("and in Germany?", "the same for returns", "et par mois ?") as that
 * query with what is new put in its place. Null when the question stands on its own.
 */
export function follow(reading: Reading, previous: Query): Outcome | null {
  const {match} = reading;
  const text = match.words.map((w) => w.stem).join(" ");
  const figures = match.slots.filter((s) => s.meaning.type === "measure");
  const leans = OPENERS.test(text) || reading.has("same", "instead");
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
  if (match.unknown.length || match.near.length || match.absent.length || refusedTopic(reading)) return null;
  const query: Query = {
    ...previous,
    filters: [...previous.filters],
    notes: [...previous.notes],
    conditions: [...previous.conditions]
  };
  reading.useAll("same", "instead", "follow", "list", "which", "total", "each", "only", "versus", "sold");
  const changed = [
    measures(reading, query),
    dimensions(reading, query),
    filters(reading, query),
    period(reading, query),
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
  reading.useAll("by");
  const next = asked.map((s) => reading.use(s).meaning.dimension);
  // "and by month?" splits anew; "and the customers?" of a ranking ranks them.
  query.dimensions = next;
  if (query.kind === "value") query.kind = "breakdown";
  if (query.kind === "rank" && next.some(isTime)) {
    query.kind = "breakdown";
    query.order = undefined;
    query.limit = undefined;
  }
  return true;
}

function filters(reading: Reading, query: Query): boolean {
  const next = readFilters(reading);
  for (const filter of next) {
    const at = query.filters.findIndex((f) => f.dimension === filter.dimension);
    if (at >= 0) query.filters[at] = filter;
    else query.filters.push(filter);
  }
  return next.length > 0;
}

function period(reading: Reading, query: Query): boolean {
  const found = reading.match.periods.filter((p) => !reading.isUsed(p));
  if (!found.length || query.kind === "periods" || query.kind === "change") return false;
  for (const p of found) reading.use(p);
  if (found.length > 1) return false;
  query.period = found[0]!.period;
  return true;
}

function limit(reading: Reading, query: Query): boolean {
  const n = reading.match.numbers.find((x) => !reading.isUsed(x) && Number.isInteger(x.value) && x.value > 0);
  const turn = reading.first("superlative");
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
