import {type Dimension, TIME, timeExpression} from "../semantic/dimensions.ts";
import {type Atom, atomsOf, type MeasureName, MEASURES} from "../semantic/measures.ts";
import {type Source, SOURCES} from "../semantic/sources.ts";
import type {Condition, Filter, Period} from "./query.ts";

/** Figures by dimensions over filtered rows: the part of a query that one select answers. */
export interface Selection {
  /** Measures, or single atoms where facts are brought to one grain before a join. */
  measures: (MeasureName | Atom)[];
  dimensions: Dimension[];
  filters: Filter[];
  conditions: Condition[];
  period?: Period;
  /** Articles only, without services such as postage. */
  articles: boolean;
}

/** A selection that no published view can answer. */
export class Unanswerable extends Error {}

/** A text as an SQL literal, in what both engines read alike. */
export const quote = (value: string | number): string =>
  typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;

/** One way to write a selection: its clauses. */
export interface Clauses {
  /** `[column, SQL]` of dimensions. */
  keys: [name: string, sql: string][];
  /** `[measure, SQL]`. */
  values: [name: string, sql: string][];
  from: string;
  where: string[];
  /** Whether rows are grouped by the keys. */
  grouped: boolean;
  having: string[];
}

/** The key columns that a dimension has in the output of every source that knows it. */
export function keyNames(dimension: Dimension): string[] {
  const source =
    SOURCES.find((s) => s.relation === "v_sales" && dimension in s.dimensions) ??
    SOURCES.find((s) => dimension in s.dimensions);
  const columns = source?.dimensions[dimension] ?? [];
  return columns.length ? columns : [dimension];
}

/** Whether a period can be cut by a source's date column. */
function cuts(source: Source, period: Period | undefined): boolean {
  if (!period) return true;
  if (!source.date) return false;
  return source.date.step === "day" || [period.from, period.until].every((d) => d === undefined || d.endsWith("-01"));
}

/** Whether a selection of one source needs no adding up: each row of the answer is one row of the view. */
function isRowwise(source: Source, {dimensions, filters, period}: Selection): boolean {
  const pinned = new Set<Dimension>(dimensions);
  for (const f of filters) if (f.values.length === 1 && !f.negated) pinned.add(f.dimension);
  if (source.date && period?.unit === source.date.step) pinned.add(source.date.step);
  return source.grain.length > 0 && source.grain.every((d) => pinned.has(d));
}

/** Writes a selection from one source, or null where the source cannot give it. */
export function fromSource(source: Source, selection: Selection): Clauses | null {
  const {dimensions, filters, period, conditions, articles} = selection;
  if (![...dimensions, ...filters.map((f) => f.dimension)].every((d) => d in source.dimensions)) return null;
  const asked: string[] = [
    ...dimensions,
    ...filters.map((f) => f.dimension),
    ...selection.measures,
    ...conditions.map((c) => c.measure)
  ];
  if (source.only && !source.only.some((name) => asked.includes(name))) return null;
  if (!cuts(source, period) || (articles && source.articles === undefined)) return null;
  const rowwise = isRowwise(source, selection);
  const used = [...dimensions, ...filters.map((f) => f.dimension)];
  if (!rowwise && source.rowOnly?.some((d) => used.includes(d))) return null;
  const measures = [...selection.measures, ...conditions.map((c) => c.measure)];
  const expressions = new Map<string, string>();
  for (const m of measures) {
    const linked = articles || filters.some((f) => f.dimension === "product");
    const sql = expression(source, m, rowwise, linked);
    if (sql === null) return null;
    expressions.set(m, sql);
  }
  const kept = conditions.map((c) => conditionSql(c, expressions.get(c.measure)!));
  const where = [
    ...(articles && source.articles ? [source.articles] : []),
    ...filters.map((f) => filterSql(f, columnOf(source, f.dimension))),
    ...(period && source.date ? periodSql(period, source.date.column) : []),
    ...missingKeys(source, dimensions)
  ];
  return {
    // A customer's row shows the country too: it stands once.
    keys: dimensions
      .flatMap((d) => keysOf(source, d, rowwise))
      .filter(([name], i, all) => all.findIndex(([other]) => other === name) === i),
    values: selection.measures.map((m) => [m, expressions.get(m)!]),
    from: source.from ?? source.relation,
    where: rowwise ? [...where, ...kept] : where,
    grouped: !rowwise,
    having: rowwise ? [] : kept
  };
}

/** A measure's SQL over a source: a column held ready, or its formula with each atom's SQL in its place. */
function expression(source: Source, measure: MeasureName | Atom, rowwise: boolean, articles: boolean): string | null {
  const isMeasure = measure in MEASURES;
  const ready = isMeasure ? source.ready?.[measure as MeasureName] : undefined;
  if (ready && rowwise) return ready;
  const parts = new Map<Atom, string>();
  for (const atom of isMeasure ? atomsOf(measure as MeasureName) : [measure as Atom]) {
    const column = source.atoms[atom];
    if (!column || (column.kind === "row" && !rowwise) || (column.linked && !articles)) return null;
    const grouped = column.kind === "count" ? "count(*)" : `sum(${column.sql})`;
    parts.set(atom, rowwise || column.kind === "aggregate" ? column.sql : grouped);
  }
  const formula = isMeasure ? MEASURES[measure as MeasureName].formula : measure;
  return formula.replaceAll(/[a-z_]+/g, (word) => parts.get(word as Atom) ?? word);
}

/** The column or expression by which a source knows a dimension. */
function columnOf(source: Source, dimension: Dimension): string {
  const columns = source.dimensions[dimension] ?? [];
  if (columns.length) return columns[0]!;
  const column = dimension === "hour" ? source.time : source.date?.column;
  if (column === undefined) throw new Unanswerable(`no date in ${source.relation}`);
  return dimension === "month" && source.date?.step === "month" ? column : timeExpression(dimension, column);
}

function keysOf(source: Source, dimension: Dimension, rowwise: boolean): [string, string][] {
  const columns = source.dimensions[dimension] ?? [];
  const names = keyNames(dimension);
  if (!columns.length) return [[names[0]!, columnOf(source, dimension)]];
  // A view at its own grain may show more than the key, such as a customer's country.
  return (rowwise ? columns : columns.slice(0, names.length)).map((c, i) => [names[i] ?? c, c]);
}

/** Rows that belong to no value of the dimension, such as reviews linked to no article, are left out. */
const missingKeys = (source: Source, dimensions: Dimension[]): string[] =>
  source.relation === "v_reviews"
    ? dimensions.map((d) => `${d === "product" ? "product_code" : columnOf(source, d)} is not null`)
    : [];

/** A filter as a predicate. */
export function filterSql({values, negated}: Filter, column: string): string {
  const list = values.map(quote).join(", ");
  if (values.length === 1) return `${column} ${negated ? "<>" : "="} ${list}`;
  return `${column} ${negated ? "not in" : "in"} (${list})`;
}

/** A period as predicates on a date column. */
export const periodSql = ({from, until}: Period, column: string): string[] => [
  ...(from ? [`${column} >= date '${from}'`] : []),
  ...(until ? [`${column} < date '${until}'`] : [])
];

/** A condition as a predicate on a figure. */
export function conditionSql({op, value, to}: Condition, sql: string): string {
  const operand = /^[a-z_]+$|^[a-z_]+\([^()]*(\([^()]*\))?[^()]*\)$/.test(sql) ? sql : `(${sql})`;
  const text = (v: number | string): string => (typeof v === "number" ? String(v) : `date ${quote(v)}`);
  if (op === "between") return `${operand} between ${text(value)} and ${text(to ?? value)}`;
  if (op === "absent") return `coalesce(${operand}, 0) = 0`;
  return `${operand} ${op} ${text(value)}`;
}

/** Whether a dimension is one of the calendar. */
export const isTime = (dimension: Dimension): boolean => TIME.includes(dimension);
