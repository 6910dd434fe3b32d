import type {Engine} from "./engine.ts";
import {isListedFunction} from "./functions.ts";
import {lengthening} from "./lengthen.ts";
import {EXPRESSIONS, FIELD_FUNCTIONS, OPERATORS, PATTERN_OPERATORS, SYSTEM_COLUMNS} from "./nodes.ts";
import {SCHEMAS} from "./relations.ts";
import {checkSeries} from "./series.ts";
import {as, integer, isNode, list, names, refuse, type TreeNode} from "./tree.ts";
import {isListedType, MAX_TYPE_LENGTH} from "./types.ts";

/** State of one walk. */
export interface CheckContext {
  engine: Engine;
  /** By how much text may have grown so far, as a product over the operators that lengthen it. */
  growth: number;
  maxGrowth: number;
  /** Calls that stand in FROM, where a series is a table and not one value. */
  series: Set<unknown>;
  /** Names that stand for whole rows in FROM, lower case. */
  rows: ReadonlySet<string>;
}

/** Names that an engine answers from the session when no column bears them. */
const SESSION = new Set([
  "current_user",
  "session_user",
  "user",
  "current_role",
  "current_schema",
  "current_catalog",
  "system_user"
]);

/** Refuses a node by what it names. Node kinds and fields are the walker's matter. @throws Refusal */
export function checkNode(kind: string, node: TreeNode, context: CheckContext): void {
  CHECKS[kind]?.(node, context);
}

const CHECKS: Record<string, (node: TreeNode, context: CheckContext) => void> = {
  CommonTableExpr(node) {
    if (!as("SelectStmt", node["ctequery"])) refuse("a common table expression must be a SELECT");
  },
  RangeSubselect(node) {
    if (!as("SelectStmt", node["subquery"])) refuse("a sub-query must be a SELECT");
  },
  SubLink(node) {
    if (!as("SelectStmt", node["subselect"])) refuse("a sub-query must be a SELECT");
    checkOperator(names(node["operName"]), true);
  },
  RangeFunction(node, context) {
    for (const entry of list(node["functions"])) {
      const call = list(as("List", entry)?.["items"])[0] ?? entry;
      context.series.add(as("FuncCall", call));
    }
  },
  ColumnRef(node) {
    const parts = list(node["fields"]).filter((f) => !as("A_Star", f));
    const texts = names(parts).map((t) => t.toLowerCase());
    const last = texts.at(-1);
    const fields = list(node["fields"]);
    if (fields.length > 3) refuse("a column's name has too many parts");
    if (fields.length === 3 && SCHEMAS.includes(texts[0] ?? "")) node["fields"] = fields.slice(1);
    if (last === undefined) return;
    if (texts.some((t) => SYSTEM_COLUMNS.has(t))) refuse(`system columns are not allowed: ${last}`);
    if (texts.length === 1 && SESSION.has(last)) refuse(`session values are not allowed: ${last}`);
    if (texts.length > 1 && (FIELD_FUNCTIONS.has(last) || last.startsWith("pg_")))
      refuse(`a function called as a column is not allowed: ${last}`);
  },
  A_Expr(node, context) {
    const kind = String(node["kind"]);
    if (!EXPRESSIONS.has(kind)) refuse(`${kind} is not allowed`);
    const name = names(node["name"]);
    if (!kind.includes("BETWEEN")) checkOperator(name, false);
    if (name[0] === "||") grow(context, 2);
  },
  FuncCall(node, context) {
    const name = names(node["funcname"]);
    if (!isListedFunction(context.engine, name)) refuse(`function is not on the list: ${name.join(".")}`);
    const last = name.at(-1)!;
    if (last === "generate_series") checkSeries(node, context.series.has(node));
    if (/^(to_)?jsonb?(_|$)/.test(last) && list(node["args"]).some((arg) => isRow(arg, context)))
      refuse(`${last} of whole rows is not allowed: name the columns`);
    const growth = lengthening(last, list(node["args"]));
    if (growth > 1) grow(context, growth);
    if (last === "reverse" && list(node["args"]).length !== 1) refuse("reverse takes one argument");
  },
  TypeName(node, {engine}) {
    const parts = names(node["names"]);
    const name = parts.length === 2 && parts[0] === "pg_catalog" ? parts[1]! : parts.length === 1 ? parts[0]! : "";
    if (!isListedType(engine, name)) refuse(`type is not on the list: ${parts.join(".")}`);
    for (const size of list(node["typmods"])) {
      const width = integer(size);
      const interval = name === "interval";
      if (width === null || (!interval && (width < 0 || width > MAX_TYPE_LENGTH)))
        refuse(`a type's length must be at most ${MAX_TYPE_LENGTH}`);
    }
  },
  A_Const(node) {
    if ("bsval" in node) refuse("bit strings are not allowed");
  },
  A_Indirection(node) {
    if (list(node["indirection"]).some((step) => !as("A_Indices", step)))
      refuse("a field of a row is not allowed: name the column");
  },
  SQLValueFunction(node) {
    if (!/^SVFOP_(CURRENT_DATE|(CURRENT|LOCAL)_?TIME(STAMP)?(_N)?)$/.test(String(node["op"])))
      refuse(`session values are not allowed: ${String(node["op"]).slice(6).toLowerCase()}`);
  }
};

/** Whether a value is a row of something in FROM and no column. */
function isRow(value: unknown, {rows}: CheckContext): boolean {
  const fields = list(as("ColumnRef", value)?.["fields"]);
  if (fields.some((f) => as("A_Star", f))) return true;
  return fields.length === 1 && rows.has((names(fields)[0] ?? "").toLowerCase());
}

/** The names in FROM of a whole tree: views, aliases and common table expressions. */
export function rowNames(tree: unknown): Set<string> {
  const found = new Set<string>();
  holds(tree, (kind, node) => {
    const name = kind === "RangeVar" ? node["relname"] : kind === "alias" ? node["aliasname"] : undefined;
    if (typeof name === "string") found.add(name.toLowerCase());
    return false;
  });
  return found;
}

function checkOperator(name: string[], mayBeAbsent: boolean): void {
  if (mayBeAbsent && name.length === 0) return;
  const known = name.length === 1 && (OPERATORS.has(name[0]!) || PATTERN_OPERATORS.has(name[0]!));
  if (!known) refuse(`operator is not on the list: ${name.join(".")}`);
}

function grow(context: CheckContext, factor: number): void {
  context.growth *= factor;
  if (context.growth > context.maxGrowth) refuse("texts are put together too often: one value could fill the memory");
}

/** Whether a subtree holds a node for which the test is true. */
export function holds(value: unknown, test: (kind: string, node: TreeNode) => boolean): boolean {
  if (Array.isArray(value)) return value.some((child) => holds(child, test));
  if (!isNode(value)) return false;
  return Object.entries(value).some(([key, child]) => (isNode(child) && test(key, child)) || holds(child, test));
}
