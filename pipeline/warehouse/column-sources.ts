import {ctesOf, isNode, type Node, nodesOf, textOf} from "./ast.ts";

/** Output columns of a query in order, each with the columns it is made of, as `relation.column`. */
export type Columns = Map<string, Set<string>>;

/** Columns of the relations that exist, by their name as the models write it. Undefined for what does not. */
export type Catalogue = (relation: string) => readonly string[] | undefined;

/** What a name in a `from` stands for. */
interface Source {
  alias: string;
  columns: Columns;
  /** Name of a whole relation, for measures such as count(*) that read rows and no column. */
  rows: Set<string>;
}

interface Scope {
  ctes: ReadonlyMap<string, {columns: Columns; rows: Set<string>}>;
  /** Sources of the queries around this one, which a correlated subquery may name. */
  outer: readonly Source[];
}

const merged = (...sets: Iterable<string>[]): Set<string> => new Set(sets.flatMap((set) => [...set]));

/**
 * Resolves each output column of a parsed query to the columns of stored relations that its value is computed from.
 * Columns that only filter, join, group or sort are not among them, except inside an aggregate or window.
 * A column that counts rows is made of `relation.*`.
 */
export function columnSources(query: Node, catalogue: Catalogue): Columns {
  return ofQuery(query, {ctes: new Map(), outer: []}, catalogue).columns;
}

function ofQuery(query: Node, scope: Scope, catalogue: Catalogue): {columns: Columns; rows: Set<string>} {
  let inner = scope;
  for (const cte of ctesOf(query))
    inner = {...inner, ctes: new Map([...inner.ctes, [cte.name.toLowerCase(), ofQuery(cte.query, inner, catalogue)]])};
  if (query["type"] === "SET_OPERATION_NODE") return ofUnion(query, inner, catalogue);
  const sources = isNode(query["from_table"]) ? ofFrom(query["from_table"], inner, catalogue) : [];
  const rows = merged(...sources.map((source) => source.rows));
  const columns: Columns = new Map();
  for (const [i, item] of nodesOf(query, "select_list").entries()) {
    if (item["type"] === "STAR") {
      for (const [name, from] of ofStar(item, sources, inner, catalogue)) columns.set(name, from);
      continue;
    }
    const named = textOf(item, "alias") || lastName(item) || `column${i}`;
    columns.set(named, ofExpression(item, sources, columns, inner, catalogue));
  }
  return {columns, rows};
}

/** Branches of a union meet by position; the first names the columns. */
function ofUnion(query: Node, scope: Scope, catalogue: Catalogue): {columns: Columns; rows: Set<string>} {
  const branches = [query["left"], query["right"]].filter(isNode).map((side) => ofQuery(side, scope, catalogue));
  const [first, ...others] = branches;
  const columns: Columns = new Map(
    [...(first?.columns ?? [])].map(([name, from], i) => [
      name,
      merged(from, ...others.map((other) => [...other.columns.values()][i] ?? []))
    ])
  );
  return {columns, rows: merged(...branches.map((branch) => branch.rows))};
}

/** What stands in a `from`, joins flattened. */
function ofFrom(from: Node, scope: Scope, catalogue: Catalogue): Source[] {
  const alias = textOf(from, "alias");
  switch (from["type"]) {
    case "JOIN":
      return [from["left"], from["right"]].filter(isNode).flatMap((side) => ofFrom(side, scope, catalogue));
    case "SUBQUERY": {
      const query = isNode(from["subquery"]) ? from["subquery"]["node"] : undefined;
      return isNode(query) ? [{alias, ...ofQuery(query, scope, catalogue)}] : [];
    }
    case "BASE_TABLE": {
      const schema = textOf(from, "schema_name");
      const table = textOf(from, "table_name");
      const cte = schema ? undefined : scope.ctes.get(table.toLowerCase());
      if (cte) return [{alias: alias || table, ...cte}];
      const relation = schema ? `${schema}.${table}` : table;
      const columns: Columns = new Map((catalogue(relation) ?? []).map((c) => [c, new Set([`${relation}.${c}`])]));
      return [{alias: alias || table, columns, rows: new Set([`${relation}.*`])}];
    }
    case "TABLE_FUNCTION": {
      // The only one that models use reads a reference file: its columns are those that the select names.
      const file = isNode(from["function"]) ? constants(from["function"])[0] : undefined;
      const relation = `data/reference/${file ?? "?"}`;
      return [{alias, columns: new AnyColumn(relation), rows: new Set([`${relation}.*`])}];
    }
    default:
      return [];
  }
}

/** Columns of a file that is read without a schema: whatever is asked for is there. */
class AnyColumn extends Map<string, Set<string>> {
  private readonly relation: string;
  constructor(relation: string) {
    super();
    this.relation = relation;
  }
  override get(column: string): Set<string> {
    return new Set([`${this.relation}.${column}`]);
  }
}

function ofStar(star: Node, sources: readonly Source[], scope: Scope, catalogue: Catalogue): Columns {
  const of = textOf(star, "relation_name").toLowerCase();
  const excluded = new Set((Array.isArray(star["exclude_list"]) ? star["exclude_list"] : []).map(String));
  const columns: Columns = new Map();
  for (const source of sources) {
    if (of && source.alias.toLowerCase() !== of) continue;
    for (const [name, from] of source.columns) if (!excluded.has(name) && !columns.has(name)) columns.set(name, from);
  }
  for (const {key, value} of nodesOf(star, "replace_list"))
    if (typeof key === "string" && isNode(value))
      columns.set(key, ofExpression(value, sources, columns, scope, catalogue));
  return columns;
}

/** Columns that an expression is computed from. `siblings` are the outputs before it, which it may name. */
function ofExpression(
  expression: Node,
  sources: readonly Source[],
  siblings: Columns,
  scope: Scope,
  catalogue: Catalogue
): Set<string> {
  const found = new Set<string>();
  const visible = [...sources, ...scope.outer];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (!isNode(value)) return;
    if (value["class"] === "COLUMN_REF") {
      for (const source of ofReference(value, visible, siblings)) found.add(source);
      return;
    }
    if (value["class"] === "SUBQUERY" && isNode(value["subquery"]) && isNode(value["subquery"]["node"])) {
      const inner = ofQuery(value["subquery"]["node"], {...scope, outer: visible}, catalogue);
      for (const from of inner.columns.values()) for (const source of from) found.add(source);
      visit(value["child"]);
      return;
    }
    if (value["function_name"] === "count_star")
      for (const source of sources) for (const rows of source.rows) found.add(rows);
    Object.values(value).forEach(visit);
  };
  visit(expression);
  return found;
}

function ofReference(reference: Node, sources: readonly Source[], siblings: Columns): Iterable<string> {
  const names = (Array.isArray(reference["column_names"]) ? reference["column_names"] : []).map(String);
  const column = names.at(-1) ?? "";
  const alias = names.at(-2)?.toLowerCase();
  for (const source of sources) {
    if (alias && source.alias.toLowerCase() !== alias) continue;
    const from = source.columns.get(column);
    if (from) return from;
  }
  return siblings.get(column) ?? [];
}

const lastName = (item: Node): string =>
  Array.isArray(item["column_names"]) ? String(item["column_names"].at(-1) ?? "") : "";

/** Text constants among the arguments of a function. */
function constants(call: Node): string[] {
  return nodesOf(call, "children").flatMap((child) => {
    const value = isNode(child["value"]) ? child["value"]["value"] : undefined;
    return typeof value === "string" ? [value] : [];
  });
}
