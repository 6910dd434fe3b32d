import {checkNode, type CheckContext, rowNames} from "./checks.ts";
import type {Engine} from "./engine.ts";
import {NODES, REFUSED_FIELDS} from "./nodes.ts";
import {checkRecursion} from "./recursion.ts";
import {SCHEMAS} from "./relations.ts";
import {isNode, list, refuse, type TreeNode, unwrap} from "./tree.ts";

/** Ceilings on the tree; a valid question stays far below each. */
export const LIMITS = {nodes: 5_000, depth: 200, relations: 60, growth: 1e6} as const;

/** CTE names in scope → relations each stands for when written out. */
type Scope = ReadonlyMap<string, number>;

/** What a statement reads. */
export interface Walked {
  /** Published views named, in order of first mention. */
  relations: string[];
  /** Relations with every CTE written out. */
  width: number;
}

export interface WalkOptions {
  engine: Engine;
  /** Names a statement may read. */
  relations: ReadonlySet<string>;
}

/**
 * Walks the whole tree of one statement and refuses what is not on the lists: node kinds, fields, relations,
 * functions, types, operators. CTE names are resolved by PostgreSQL's scope rules: without RECURSIVE a CTE sees only
 * those before it; none is visible in a sibling arm of a UNION or outside its own select.
 * @throws Refusal with the reason.
 */
export function walk(tree: unknown, {engine, relations}: WalkOptions): Walked {
  const statements = isNode(tree) ? list(tree["stmts"]) : [];
  if (statements.length !== 1) refuse(`exactly one statement is allowed, got ${statements.length}`);
  const [kind, select] = unwrap(isNode(statements[0]) ? statements[0]["stmt"] : undefined);
  if (kind !== "SelectStmt") refuse(`only SELECT is allowed, got ${kind.replace(/Stmt$/, "")}`);
  const walker = new Walker(engine, relations, tree);
  const width = walker.visit("SelectStmt", select, new Map(), 0);
  return {relations: [...walker.read], width};
}

class Walker {
  readonly read = new Set<string>();
  #nodes = 0;
  readonly #context: CheckContext;
  readonly #relations: ReadonlySet<string>;

  constructor(engine: Engine, relations: ReadonlySet<string>, tree: unknown) {
    this.#relations = relations;
    this.#context = {engine, growth: 1, maxGrowth: LIMITS.growth, series: new Set(), rows: rowNames(tree)};
  }

  /** Visits a node and what is below it; returns the relations it stands for, CTEs written out. */
  visit(kind: string, node: TreeNode, scope: Scope, depth: number): number {
    if (++this.#nodes > LIMITS.nodes) refuse(`the statement has more than ${LIMITS.nodes} parts`);
    if (depth > LIMITS.depth) refuse(`the statement is nested deeper than ${LIMITS.depth}`);
    const fields = Object.hasOwn(NODES, kind) ? NODES[kind] : undefined;
    if (!fields) refuse(`${kind} is not allowed`);
    checkNode(kind, node, this.#context);
    let width = kind === "RangeVar" ? this.#relation(node, scope) : 0;
    let inner = scope;
    if (kind === "SelectStmt" && isNode(node["withClause"]))
      [inner, width] = this.#ctes(node["withClause"], scope, depth);
    for (const [field, value] of Object.entries(node)) {
      if (field === "location" || (kind === "SelectStmt" && field === "withClause")) continue;
      const rule = Object.hasOwn(fields, field) ? fields[field] : undefined;
      if (!rule) refuse(REFUSED_FIELDS[field] ?? `${field} in ${kind} is not allowed`);
      if (rule === "nodes") for (const child of list(value)) width += this.#wrapped(child, inner, depth);
      else if (rule === "node") width += this.#wrapped(value, inner, depth);
      else if (rule !== "value" && isNode(value)) width += this.visit(rule, value, inner, depth + 1);
      if (width > LIMITS.relations)
        refuse(`more than ${LIMITS.relations} relations, common table expressions written out`);
    }
    return width;
  }

  #wrapped(child: unknown, scope: Scope, depth: number): number {
    // DISTINCT without ON, and the slot of a missing column list, are an empty object.
    if (isNode(child) && Object.keys(child).length === 0) return 0;
    const [kind, node] = unwrap(child);
    return this.visit(kind, node, scope, depth + 1);
  }

  #relation(node: TreeNode, scope: Scope): number {
    const name = String(node["relname"]);
    const schema = node["schemaname"];
    const width = scope.get(name.toLowerCase());
    if (schema === undefined && width !== undefined) return width;
    if (schema !== undefined && !SCHEMAS.includes(String(schema)))
      refuse(`schema is not on the list: ${String(schema)}`);
    if (!this.#relations.has(name)) refuse(`relation is not on the list: ${name}`);
    if (schema !== undefined && width !== undefined) refuse(`a common table expression hides the view: ${name}`);
    // Each engine keeps the views in a schema of its own, which its search path names.
    delete node["schemaname"];
    this.read.add(name);
    return 1;
  }

  /** Walks the CTEs in order, each in the scope it has; returns the scope of the select's body. */
  #ctes(clause: TreeNode, outer: Scope, depth: number): [Scope, number] {
    const scope = new Map(outer);
    const recursive = clause["recursive"] === true;
    const ctes = list(clause["ctes"]).map((cte) => {
      const [kind, node] = unwrap(cte);
      return kind === "CommonTableExpr" ? node : refuse(`${kind} is not allowed in WITH`);
    });
    for (const field of Object.keys(clause))
      if (!["ctes", "recursive", "location"].includes(field)) refuse(`${field} in WITH is not allowed`);
    const all = ctes.map((cte) => String(cte["ctename"]).toLowerCase());
    let total = 0;
    ctes.forEach((cte, i) => {
      const name = all[i]!;
      if (all.indexOf(name) !== i) refuse(`two common table expressions of one name: ${name}`);
      if (recursive) {
        checkRecursion(cte, name, all.slice(i + 1));
        scope.set(name, 1);
      }
      const width = this.visit("CommonTableExpr", cte, scope, depth + 1);
      scope.set(name, Math.max(1, width));
      total += width;
    });
    return [scope, total];
  }
}
