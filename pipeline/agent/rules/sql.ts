import type {Dimension} from "../semantic/dimensions.ts";
import {type Atom, atomsOf, type MeasureName, MEASURES} from "../semantic/measures.ts";
import {SOURCES} from "../semantic/sources.ts";
import type {Query} from "./query.ts";
import {type Clauses, conditionSql, fromSource, isTime, keyNames, type Selection, Unanswerable} from "./select.ts";
import {specialSql} from "./special.ts";

/** Dimensions and measures that are about articles, so that services such as postage are left out. */
const ABOUT_ARTICLES = new Set<Dimension>(["product", "category"]);

/** The statement that answers a query, over published views, in what PostgreSQL and DuckDB both read. @throws Unanswerable */
export function toSql(query: Query): string {
  if (query.special === "pareto") return paretoSql(query);
  if (query.kind === "special") return specialSql(query);
  if (query.kind === "share") return shareSql(query);
  if (query.kind === "change") return changeSql(query);
  if (query.kind === "periods") return periodsSql(query);
  const selection = selectionOf(query);
  if (query.averageOver) return averageSql(query.averageOver, selection, query.median);
  if (query.stepwise) return stepwiseSql(selection);
  if (query.kind === "count" && query.argument === "share") return countShareSql(selection);
  if (query.kind === "count" && query.dimensions.length > 1) return countBySql(query.dimensions, selection);
  if (query.kind === "count")
    return `select count(*) as ${query.dimensions[0]}_count\nfrom (\n${indent(write(selection))}\n) as found`;
  if (query.kind === "rank" && query.within) return withinSql(query, selection);
  const offset = query.offset ? `\noffset ${query.offset}` : "";
  return write(selection, orderOf(query), query.limit) + offset;
}

/** The first n of something within each group of another. */
function withinSql(query: Query, selection: Selection): string {
  const [group] = keyNames(query.within!);
  const {measure, direction} = query.order!;
  const thing = keyNames(query.dimensions.find((d) => d !== query.within)!)[0];
  return (
    `select *\nfrom (\n  select ranked.*, row_number() over (partition by ${group} order by ${measure} ${direction} nulls last, ${thing}) as position\n` +
    `  from (\n${indent(indent(write(selection)))}\n  ) as ranked\n) as placed\nwhere position <= ${query.limit}\norder by ${group}, position`
  );
}

/** The part of a query that one select answers. */
export function selectionOf(query: Query): Selection {
  // A named article may be a service such as postage; what is split by article or category is articles.
  const dimensions = [...query.dimensions, ...query.filters.map((f) => f.dimension).filter((d) => d !== "product")];
  return {
    measures: query.measures,
    dimensions: query.dimensions,
    filters: query.filters,
    conditions: query.conditions,
    period: query.period,
    articles:
      Boolean(query.articles) || dimensions.some((d) => ABOUT_ARTICLES.has(d)) || query.measures.includes("products")
  };
}

/** Order of the rows: as asked; else by time, else by the first figure. */
function orderOf({order, dimensions, measures}: Query): string[] {
  if (order) {
    const sql = [`${order.measure} ${order.direction}${order.direction === "desc" ? " nulls last" : ""}`];
    if (order.measure === "rating" && measures.includes("reviews")) sql.push("reviews desc");
    return [...sql, ...dimensions.map((d) => keyNames(d)[0]!)];
  }
  if (dimensions.some(isTime))
    return [...dimensions].sort((a, b) => Number(isTime(b)) - Number(isTime(a))).map((d) => keyNames(d)[0]!);
  return dimensions.length && measures.length ? [`${measures[0]} desc nulls last`, keyNames(dimensions[0]!)[0]!] : [];
}

/** Writes a selection: from one view where one can give it, else each fact brought to the grain before they are joined. */
export function write(selection: Selection, order: string[] = [], limit?: number): string {
  for (const source of SOURCES) {
    const clauses = fromSource(source, selection);
    if (clauses) return statement(clauses, order, limit);
  }
  return joined(selection, order, limit);
}

function statement({keys, values, from, where, grouped, having}: Clauses, order: string[], limit?: number): string {
  const columns = [...keys, ...values].map(([name, sql]) => (name === sql ? sql : `${sql} as ${name}`));
  return [
    `select ${columns.join(", ") || "1 as one"}`,
    `from ${from}`,
    ...(where.length ? [`where ${where.join("\n  and ")}`] : []),
    ...(grouped && keys.length ? [`group by ${keys.map((_, i) => i + 1).join(", ")}`] : []),
    ...(having.length ? [`having ${having.join("\n  and ")}`] : []),
    ...(order.length ? [`order by ${order.join(", ")}`] : []),
    ...(limit === undefined ? [] : [`limit ${limit}`])
  ].join("\n");
}

/** Measures of several facts, such as sales and returns: one grouped select each, then a join on the dimensions. */
function joined(selection: Selection, order: string[], limit?: number): string {
  const asked = selection.measures.filter(isMeasure);
  const measures = [...new Set([...asked, ...selection.conditions.map((c) => c.measure)])];
  let atoms = [...new Set(measures.flatMap(atomsOf))];
  const ctes: string[] = [];
  for (const source of [...SOURCES].reverse()) {
    const own = atoms.filter((a) => source.atoms[a]);
    if (!own.length) continue;
    const clauses = fromSource(source, {...selection, measures: own, conditions: []});
    if (!clauses) continue;
    ctes.push(statement(clauses, []));
    atoms = atoms.filter((a) => !own.includes(a));
    if (!atoms.length) break;
  }
  if (atoms.length || ctes.length < 2)
    throw new Unanswerable(`no view gives ${measures.join(", ")} by ${selection.dimensions.join(", ")}`);
  const keys = selection.dimensions.flatMap(keyNames);
  const from = ctes
    .map((_, i) =>
      i === 0 ? "f1" : keys.length ? `full join f${i + 1} using (${keys.join(", ")})` : `cross join f${i + 1}`
    )
    .join(" ");
  const formula = (m: MeasureName): string =>
    MEASURES[m].formula.replaceAll(/[a-z_]+/g, (w) => (atomsOf(m).some((a) => a === w) ? `coalesce(${w}, 0)` : w));
  const where = selection.conditions.map((c) => conditionSql(c, formula(c.measure)));
  return [
    `with ${ctes.map((sql, i) => `f${i + 1} as (\n${indent(sql)}\n)`).join(", ")}`,
    `select ${[...keys, ...asked.map((m) => `${formula(m)} as ${m}`)].join(", ")}`,
    `from ${from}`,
    ...(where.length ? [`where ${where.join("\n  and ")}`] : []),
    ...(order.length ? [`order by ${order.join(", ")}`] : []),
    ...(limit === undefined ? [] : [`limit ${limit}`])
  ].join("\n");
}

const isMeasure = (name: MeasureName | Atom): name is MeasureName => name in MEASURES;

/** The mean of a figure over groups: of revenue over months, of orders over customers. */
function averageSql(over: Dimension, selection: Selection, median = false): string {
  const [measure] = selection.measures;
  const groups = write({...selection, dimensions: [over]});
  const middle = median
    ? `percentile_cont(0.5) within group (order by ${measure}) as median_${measure}`
    : `avg(${measure}) as average_${measure}`;
  return `select ${middle}, count(*) as ${over}_count\nfrom (\n${indent(groups)}\n) as by_${over}`;
}

/** A figure along time with its change from the row before. */
function stepwiseSql(selection: Selection): string {
  const [measure] = selection.measures;
  const key = keyNames(selection.dimensions[0]!)[0]!;
  const before = `lag(${measure}) over (order by ${key})`;
  return (
    `select ${key}, ${measure}, ${measure} - ${before} as change, (${measure} - ${before}) * 1.0 / nullif(${before}, 0) as change_rate\n` +
    `from (\n${indent(write(selection))}\n) as steps\norder by ${key}`
  );
}

/** How many things, largest first, it takes to reach a share of the whole. */
function paretoSql(query: Query): string {
  const [measure] = query.measures;
  const [thing] = query.dimensions;
  const key = keyNames(thing!)[0]!;
  const groups = indent(indent(write(selectionOf(query))));
  return (
    `select sum(case when placed.before < ${query.argument} * placed.whole then 1 else 0 end) as ${thing}_count, count(*) as all_count\n` +
    `from (\n  select sum(${measure}) over (order by ${measure} desc, ${key} rows unbounded preceding) - ${measure} as before, sum(${measure}) over () as whole\n` +
    `  from (\n${groups}\n  ) as parts\n  where ${measure} > 0\n) as placed`
  );
}

/** How many of the first dimension there are in each group of the others. */
function countBySql([thing, ...by]: Dimension[], selection: Selection): string {
  const keys = by.flatMap((d) => keyNames(d).slice(0, 1));
  return (
    `select ${keys.join(", ")}, count(*) as ${thing}_count\nfrom (\n${indent(write(selection))}\n) as found\n` +
    `group by ${keys.map((_, i) => i + 1).join(", ")}\norder by ${thing}_count desc, 1`
  );
}

/** How many of a thing meet the conditions, of how many there are. */
function countShareSql(selection: Selection): string {
  const count = (s: Selection): string => `select count(*) as n from (\n${indent(write(s))}\n) as found`;
  return (
    "select part.n as part, whole.n as total, part.n * 1.0 / nullif(whole.n, 0) as share\n" +
    `from (${count(selection)}) as part cross join (${count({...selection, conditions: []})}) as whole`
  );
}

/** Shares of a whole: of each group, of what filters keep, or of the first n groups. */
function shareSql(query: Query): string {
  const [measure] = query.measures;
  const selection = selectionOf(query);
  if (query.dimensions.length && query.limit === undefined) {
    const whole = write({...selection, dimensions: []});
    const parts = write(selection);
    const keys = query.dimensions.flatMap(keyNames);
    const share = `part.${measure} * 1.0 / nullif(whole.${measure}, 0)`;
    const kept = query.shareCondition ? `\nwhere ${conditionSql(query.shareCondition, `(${share})`)}` : "";
    return (
      `select ${keys.map((k) => `part.${k}`).join(", ")}, part.${measure}, part.${measure} * 1.0 / nullif(whole.${measure}, 0) as share\n` +
      `from (\n${indent(parts)}\n) as part cross join (\n${indent(whole)}\n) as whole${kept}\norder by share desc nulls last, 1`
    );
  }
  const ranked = query.limit === undefined ? null : write(selection, orderOf(query), query.limit);
  const part = ranked
    ? `select sum(${measure}) as ${measure} from (\n${indent(ranked)}\n) as first_ones`
    : write(selection);
  // The whole keeps every filter but the last named one, which is the part that is asked for.
  const rest = ranked ? query.filters : query.filters.slice(0, -1);
  const articles = ranked
    ? selection.articles
    : selectionOf({...query, filters: rest}).articles || (isArticlePart(query) && !isCounted(measure));
  const whole = write({...selection, dimensions: [], filters: rest, articles});
  return (
    `select part.${measure}, whole.${measure} as total, part.${measure} * 1.0 / nullif(whole.${measure}, 0) as share\n` +
    `from (\n${indent(part)}\n) as part cross join (\n${indent(whole)}\n) as whole`
  );
}

/** Orders and customers are counted whole: an order of postage alone is one too. */
const isCounted = (measure: MeasureName | undefined): boolean => measure === "orders" || measure === "customers";

const isArticlePart = (query: Query): boolean => query.filters.some((f) => ABOUT_ARTICLES.has(f.dimension));

/** A figure in two periods, the later less the earlier, and the rate of change. */
function changeSql(query: Query): string {
  const [earlier, later] = query.periods!;
  const [measure] = query.measures;
  const selection = selectionOf(query);
  const keys = query.dimensions.flatMap(keyNames);
  const part = (period: typeof earlier): string => indent(write({...selection, period}));
  const join = keys.length ? `full join after using (${keys.join(", ")})` : "cross join after";
  const [a, b] = [`coalesce(before.${measure}, 0)`, `coalesce(after.${measure}, 0)`];
  const order = query.order?.by === "change" ? "change" : "change_rate";
  const kept = [
    ...(query.order?.by === "rate" ? [`before.${measure} > 0`] : []),
    ...(query.sign ? [`${b} ${query.sign === "down" ? "<" : ">"} ${a}`] : [])
  ];
  const base = kept.length ? `\nwhere ${kept.join(" and ")}` : "";
  return (
    `with before as (\n${part(earlier)}\n), after as (\n${part(later)}\n)\n` +
    `select ${[...keys, `${a} as ${measure}_before`, `${b} as ${measure}_after`, `${b} - ${a} as change`].join(", ")}, ` +
    `(${b} - ${a}) * 1.0 / nullif(${a}, 0) as change_rate\nfrom before ${join}${base}` +
    (keys.length ? `\norder by ${order} ${query.order?.direction ?? "desc"} nulls last, 1` : "") +
    (query.limit === undefined ? "" : `\nlimit ${query.limit}`)
  );
}

/** Periods side by side, one row each (by dimension, one row a value and period). */
function periodsSql(query: Query): string {
  const selection = selectionOf(query);
  const units = new Set(query.periods!.map((p) => p.unit));
  const unit = units.size === 1 ? [...units][0]! : "other";
  const parts = query.periods!.map((period, i) => {
    const name =
      unit === "year"
        ? `${period.from!.slice(0, 4)} as year`
        : unit === "month" || unit === "quarter"
          ? `date '${period.from}' as ${unit}`
          : `'${period.from ?? "…"} – ${period.until ?? "…"}' as period`;
    return `select ${name}, p${i + 1}.* from (\n${indent(write({...selection, period}))}\n) as p${i + 1}`;
  });
  return `${parts.join("\nunion all\n")}\norder by 1`;
}

/** Shifts a statement two places to the right. */
export const indent = (sql: string): string => sql.replaceAll(/^/gm, "  ");
