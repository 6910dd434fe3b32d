import {constantText} from "./lengthen.ts";
import {as, isNode, list, names, refuse, type TreeNode} from "./tree.ts";

const text = (value: string): TreeNode => ({A_Const: {sval: {sval: value}}});
const call = (name: string, args: unknown[]): TreeNode => ({
  FuncCall: {funcname: [{String: {sval: name}}], args, funcformat: "COERCE_EXPLICIT_CALL"}
});
const not = (arg: TreeNode): TreeNode => ({BoolExpr: {boolop: "NOT_EXPR", args: [arg]}});

/**
 * Rewrites in place what DuckDB reads differently from PostgreSQL, so that a statement means the same on both: regular
 * expressions (`~` matches a whole text in DuckDB, a part in PostgreSQL), `every`, dates as text, and the column of a
 * function in FROM, which PostgreSQL names by its alias. The tree was walked before; its text is walked again.
 */
export function toDuckdb(value: unknown): void {
  if (Array.isArray(value)) return value.forEach(toDuckdb);
  if (!isNode(value)) return;
  for (const child of Object.values(value)) toDuckdb(child);
  for (const [kind, rewrite] of Object.entries(REWRITES)) {
    const node = as(kind, value);
    const instead = node && rewrite(node);
    if (!instead) continue;
    delete value[kind];
    Object.assign(value, instead);
    return;
  }
}

const REWRITES: Record<string, (node: TreeNode) => TreeNode | null> = {
  A_Expr(node) {
    const [operator = ""] = names(node["name"]);
    if (node["kind"] === "AEXPR_SIMILAR") {
      const pattern = constantText(list(as("FuncCall", node["rexpr"])?.["args"])[0]);
      if (pattern === null) refuse("SIMILAR TO takes a constant pattern");
      const matched = call("regexp_matches", [node["lexpr"], text(similar(pattern))]);
      return operator.startsWith("!") ? not(matched) : matched;
    }
    if (!/^!?~\*?$/.test(operator)) return null;
    if (node["kind"] !== "AEXPR_OP") refuse("a regular expression against a list is not allowed here");
    const flags = operator.endsWith("*") ? [text("i")] : [];
    const matched = call("regexp_matches", [node["lexpr"], node["rexpr"], ...flags]);
    return operator.startsWith("!") ? not(matched) : matched;
  },
  FuncCall(node) {
    const [name = ""] = names(node["funcname"]);
    const args = list(node["args"]);
    if (name === "every") node["funcname"] = [{String: {sval: "bool_and"}}];
    if (name === "to_char") return call("strftime", [args[0], text(dateFormat(args[1]))]);
    if (name === "to_date") {
      const parsed = call("strptime", [args[0], text(dateFormat(args[1]))]);
      return {TypeCast: {arg: parsed, typeName: {names: [{String: {sval: "date"}}], typemod: -1}}};
    }
    return null;
  },
  RangeFunction(node) {
    const alias = node["alias"];
    if (isNode(alias) && alias["colnames"] === undefined && list(node["functions"]).length === 1)
      alias["colnames"] = [{String: {sval: String(alias["aliasname"])}}];
    return null;
  }
};

/** An SQL pattern as a regular expression for the whole text. */
const similar = (pattern: string): string => `^(?:${pattern.replaceAll("%", ".*").replaceAll("_", ".")})$`;

/** PostgreSQL's patterns of dates → strftime's; longest first. */
const PATTERNS: [RegExp, string][] = [
  [/^YYYY/, "%Y"],
  [/^YY/, "%y"],
  [/^(FM)?Month/, "%B"],
  [/^Mon/, "%b"],
  [/^MM/, "%m"],
  [/^MI/, "%M"],
  [/^(FM)?Day/, "%A"],
  [/^Dy/, "%a"],
  [/^DDD/, "%j"],
  [/^DD/, "%d"],
  [/^HH24/, "%H"],
  [/^HH(12)?/, "%I"],
  [/^SS/, "%S"],
  [/^(AM|PM)/, "%p"],
  [/^IYYY/, "%G"],
  [/^IW/, "%V"],
  [/^ID/, "%u"],
  [/^"[^"%]*"/, ""],
  [/^[-/:., ]/, ""]
];

/** A pattern of to_char for strftime. @throws Refusal for what strftime cannot write, such as numbers and quarters. */
function dateFormat(value: unknown): string {
  const pattern = constantText(value);
  if (pattern === null) refuse("to_char and to_date take a constant pattern");
  let [rest, format] = [pattern, ""];
  while (rest) {
    const found = PATTERNS.find(([start]) => start.test(rest));
    if (!found) refuse(`this engine cannot write the pattern of to_char or to_date: ${pattern}`);
    const [part] = found[0].exec(rest)!;
    format += found[1] || part.replaceAll('"', "");
    rest = rest.slice(part.length);
  }
  return format;
}
