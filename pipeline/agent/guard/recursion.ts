import {holds} from "./checks.ts";
import {as, integer, isNode, list, names, refuse, type TreeNode} from "./tree.ts";

/** The largest constant that may end a recursion. */
const MAX_STEPS = 10_000;

/**
 * A recursive CTE is let in for calendars and the like: it names itself once, does not lengthen texts, and its
 * second arm is ended by a comparison with a constant of at most 10,000, a date, or a query. Time, rows and memory
 * are limited behind it all the same.
 * @param later CTEs after this one: naming them would make scopes that the width does not count.
 * @throws Refusal
 */
export function checkRecursion(cte: TreeNode, name: string, later: readonly string[]): void {
  let own = 0;
  holds(cte["ctequery"], (kind, node) => {
    if (kind === "RangeVar" && node["schemaname"] === undefined) {
      const read = String(node["relname"]).toLowerCase();
      if (read === name) own++;
      if (later.includes(read)) refuse(`a recursive query may not name what follows it: ${read}`);
    }
    return false;
  });
  if (own === 0) return;
  if (own > 1) refuse("a recursive query may name itself once only");
  if (holds(cte["ctequery"], growsText)) refuse("a recursive query may not put texts together");
  const select = as("SelectStmt", cte["ctequery"]);
  const second = select?.["rarg"];
  if (!isNode(second) || !isBounded(second["whereClause"]))
    refuse(`a recursive query needs an end: where … < a constant up to ${MAX_STEPS}, or a date`);
}

function growsText(kind: string, node: TreeNode): boolean {
  if (kind === "A_Expr") return names(node["name"])[0] === "||";
  return (
    kind === "FuncCall" &&
    /^(concat|concat_ws|replace|overlay|translate|array_agg|string_agg)$/.test(names(node["funcname"]).at(-1) ?? "")
  );
}

function isBounded(where: unknown): boolean {
  const and = as("BoolExpr", where);
  if (and) return and["boolop"] === "AND_EXPR" && list(and["args"]).some(isBounded);
  const comparison = as("A_Expr", where);
  if (!comparison || comparison["kind"] !== "AEXPR_OP") return false;
  return (
    ["<", "<=", ">", ">="].includes(names(comparison["name"])[0] ?? "") &&
    [comparison["lexpr"], comparison["rexpr"]].some(isEnd)
  );
}

function isEnd(value: unknown): boolean {
  const n = integer(value);
  if (n !== null) return n <= MAX_STEPS;
  const cast = as("TypeCast", value);
  if (cast) return isNode(cast["arg"]) && "A_Const" in cast["arg"];
  return as("SubLink", value) !== null;
}
