import {SmartshopError} from "../errors.ts";
import type {Database} from "./database.ts";

/** A node of DuckDB's syntax tree, as `json_serialize_sql` writes it. */
export type Node = {[key: string]: unknown};

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A field of a node as text; empty when it is none. */
export const textOf = (node: Node, field: string): string => {
  const value = node[field];
  return typeof value === "string" ? value : "";
};

/** A field of a node as a list of nodes. */
export const nodesOf = (node: Node, field: string): Node[] => {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
};

/**
 * Parses selects with DuckDB's own parser, without binding them: nothing they name needs to exist.
 * @returns the query node of each.
 * @throws SmartshopError "sql", naming the label of the first that is no single select.
 */
export async function parseSelects(db: Database, selects: {label: string; sql: string}[]): Promise<Node[]> {
  const parsed: Node[] = [];
  const rows = await db.rows<{tree: string}>(
    "select json_serialize_sql(sql) as tree from (select unnest(from_json(cast(? as json), '[\"varchar\"]')) as sql)",
    [JSON.stringify(selects.map((s) => s.sql))]
  );
  for (const [i, {label}] of selects.entries()) {
    const tree: unknown = JSON.parse(rows[i]?.tree ?? "{}");
    if (!isNode(tree) || tree["error"] === true) {
      const reason = isNode(tree) ? textOf(tree, "error_message") : "no tree";
      throw new SmartshopError("sql", `not a select: ${label}: ${reason.split("\n")[0]}`);
    }
    const statements = nodesOf(tree, "statements");
    const node = statements[0]?.["node"];
    if (statements.length !== 1 || !isNode(node))
      throw new SmartshopError("sql", `a model is one select: ${label} holds ${statements.length}`);
    parsed.push(node);
  }
  return parsed;
}

/** The common table expressions of a query node, in the order in which they see each other. */
export function ctesOf(query: Node): {name: string; query: Node}[] {
  const map = query["cte_map"];
  if (!isNode(map)) return [];
  return nodesOf(map, "map").flatMap((entry) => {
    const value = entry["value"];
    const inner = isNode(value) && isNode(value["query"]) ? value["query"]["node"] : undefined;
    return isNode(inner) ? [{name: textOf(entry, "key"), query: inner}] : [];
  });
}

/** Names of every relation that a query reads, as `schema.table` or `table`; its own CTEs are not among them. */
export function relationsOf(query: Node): string[] {
  const found = new Set<string>();
  const visit = (value: unknown, scope: ReadonlySet<string>): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, scope);
      return;
    }
    if (!isNode(value)) return;
    if (value["type"] === "BASE_TABLE") {
      const schema = textOf(value, "schema_name");
      const table = textOf(value, "table_name");
      if (schema) found.add(`${schema}.${table}`);
      else if (!scope.has(table.toLowerCase())) found.add(table);
      return;
    }
    let inner = scope;
    for (const cte of ctesOf(value)) {
      // A CTE sees those before it, and outer ones; one that is recursive also sees itself.
      const own = cte.query["type"] === "RECURSIVE_CTE_NODE" ? new Set([...inner, cte.name.toLowerCase()]) : inner;
      visit(cte.query, own);
      inner = new Set([...inner, cte.name.toLowerCase()]);
    }
    for (const [key, child] of Object.entries(value)) if (key !== "cte_map") visit(child, inner);
  };
  visit(query, new Set());
  return [...found].sort();
}
