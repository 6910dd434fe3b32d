import type {Dimension} from "../semantic/dimensions.ts";
import {lastsToEnd} from "./conditions.ts";
import type {Entity} from "./found.ts";
import type {FoundPeriod} from "./periods.ts";
import {emptyQuery, type Filter, type Period, type Query} from "./query.ts";
import type {Reading} from "./reading.ts";
import {filterSql, periodSql} from "./select.ts";

/** What happened in the first part and not, or as well, in the second. */
interface Part {
  period?: Period;
  filters: Filter[];
}

const SPLIT = /^(but|mais|and|et|sans)$/;

/**
 * "customers who bought in 2010 but not in 2011", "articles not sold in March", "customers who bought both A and B":
 * who did the one and not, or also, the other. Null when the question is of another kind.
 */
export function readSets(reading: Reading): Query | null {
  const {match} = reading;
  const thing = thingOf(reading);
  if (!thing || reading.has("superlative", "share", "growth", "decline", "by", "compare", "returned", "new"))
    return null;
  const not = reading.all("outside").find((s) => SPLIT.test(match.words[s.start]!.text));
  const both = reading.first("both");
  const idle = reading.first("inactive") ?? reading.first("unsold");
  const periods = match.periods.filter((p) => !p.shift);
  if (periods.length !== match.periods.length || match.numbers.length) return null;
  let parts: [Part, Part] | null = null;
  if (not && reading.has("sold")) parts = split(periods, match.entities, not.start);
  else if (both && (thing === "order" || reading.has("sold"))) parts = pair(periods, match.entities);
  else if (idle && !periods[0]?.span && periods.length === 1 && !lastsToEnd(periods[0]!.period.until, reading))
    parts = [{filters: []}, {period: periods[0]!.period, filters: match.entities.map((e) => e.filter)}];
  if (!parts) return null;
  const counted = reading.has("count") || thing === "order";
  for (const used of [...match.periods, ...match.entities]) reading.use(used);
  reading.useAll(
    "sold",
    "both",
    "count",
    "inactive",
    "unsold",
    "different",
    "which",
    "noun",
    "without",
    "by",
    "measure"
  );
  if (not) reading.use(not);
  return {
    ...emptyQuery(),
    kind: "special",
    special: "sets",
    dimensions: [thing],
    argument: JSON.stringify({parts, both: Boolean(both && !not), counted})
  };
}

function thingOf(reading: Reading): Dimension | null {
  const measures = reading.all("measure");
  const named = reading.match.entities.filter((e) => e.filter.dimension === "product");
  if (
    measures.length &&
    measures.every((m) => m.meaning.measure === "orders") &&
    named.length === 2 &&
    reading.has("both")
  )
    return reading.has("noun") ? null : "order";
  const nouns = reading.all("noun").map((s) => s.meaning.dimension);
  if (nouns.length > 1 || reading.all("measure").length) return null;
  const [noun] = nouns;
  if (noun === "customer" || noun === "product") return noun;
  return !noun && reading.match.words.some((w) => w.stem === "who" || w.stem === "qui") ? "customer" : null;
}

/** What stands before the turn, and what stands after it; what is said once of country or category holds for both. */
function split(periods: FoundPeriod[], entities: Entity[], at: number): [Part, Part] | null {
  const [p, q] = [periods.filter((x) => x.start < at), periods.filter((x) => x.start > at)];
  const [e, f] = [entities.filter((x) => x.start < at), entities.filter((x) => x.start > at)];
  if (p.length > 1 || q.length > 1 || (!q.length && !f.length)) return null;
  const first = e.map((x) => x.filter);
  const second = f.map((x) => x.filter);
  const kinds = new Set(second.map((x) => x.dimension));
  const shared = first.filter((x) => !kinds.has(x.dimension));
  return [
    {period: p[0]?.period, filters: first},
    {period: (q[0] ?? p[0])?.period, filters: [...shared, ...second]}
  ];
}

/** Two periods, or two named things, of which both are wanted. */
function pair(periods: FoundPeriod[], entities: Entity[]): [Part, Part] | null {
  const filters = entities.map((e) => e.filter);
  if (periods.length === 2)
    return [
      {period: periods[0]!.period, filters},
      {period: periods[1]!.period, filters}
    ];
  const [a, b, ...more] = filters.filter((f) => f.dimension === "product" || f.dimension === "category");
  if (!a || !b || more.length || a.dimension !== b.dimension || periods.length > 1) return null;
  const rest = filters.filter((f) => f !== a && f !== b);
  return [
    {period: periods[0]?.period, filters: [a, ...rest]},
    {period: periods[0]?.period, filters: [b, ...rest]}
  ];
}

const COLUMN: Partial<Record<Dimension, string>> = {
  product: "product_code",
  category: "category",
  country: "country_name",
  customer: "customer_id",
  weekday: "cast(extract(isodow from sold_on) as integer)"
};

/** The statement of `readSets`. */
export function setsSql(query: Query): string {
  const {parts, both, counted} = JSON.parse(query.argument!) as {parts: [Part, Part]; both: boolean; counted: boolean};
  const product = query.dimensions[0] === "product";
  const order = query.dimensions[0] === "order";
  const key = product ? "product_code" : order ? "invoice" : "customer_id";
  const where = ({period, filters}: Part): string[] => [
    ...(product ? ["line_kind = 'article'"] : []),
    ...filters.map((f) => filterSql(f, COLUMN[f.dimension] ?? f.dimension)),
    ...(period ? periodSql(period, "sold_on") : [])
  ];
  const second = `select ${key} from v_sales where ${where(parts[1]).join(" and ") || "true"}`;
  const turn = `${key} ${both ? "in" : "not in"} (${second})`;
  const all = !parts[0].period && !parts[0].filters.length;
  const columns = product ? "product_code, product_name" : key;
  const rows = all
    ? `select ${columns}, gross_revenue as revenue\nfrom ${product ? "v_product_kpi" : "v_customer_kpi"}\nwhere ${product ? "kind = 'article' and " : ""}${turn}`
    : `select ${columns}, sum(revenue) as revenue\nfrom v_sales\nwhere ${[...where(parts[0]), turn].join("\n  and ")}\ngroup by ${product ? "1, 2" : "1"}`;
  return counted
    ? `select count(*) as ${query.dimensions[0]}_count\nfrom (\n${rows}\n) as found`
    : `${rows}\norder by revenue desc, ${key}`;
}
