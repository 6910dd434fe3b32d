import {as, integer, isNode, type TreeNode} from "./tree.ts";

/**
 * Puts a row limit into a statement's tree, in place: a constant at or below the cap is kept; a greater one, ALL or
 * none is replaced; an expression, or FETCH … WITH TIES (which gives more rows than asked), is wrapped as
 * `select * from (…) q limit cap`.
 * @returns whether the statement's own limit was kept.
 */
export function putLimit(tree: {stmts: {stmt: {SelectStmt: TreeNode}}[]}, cap: number): boolean {
  const statement = tree.stmts[0]!;
  const select = statement.stmt.SelectStmt;
  const own = integer(select["limitCount"]);
  const ties = select["limitOption"] === "LIMIT_OPTION_WITH_TIES";
  if (own !== null && own >= 0 && own <= cap && !ties) return true;
  if (ties || (select["limitCount"] !== undefined && own === null && !isAll(select["limitCount"])))
    statement.stmt = {SelectStmt: wrap(select)};
  statement.stmt.SelectStmt["limitCount"] = {A_Const: {ival: {ival: cap}}};
  statement.stmt.SelectStmt["limitOption"] = "LIMIT_OPTION_COUNT";
  return false;
}

/** LIMIT ALL is a null constant. */
const isAll = (limit: unknown): boolean => {
  const constant = as("A_Const", limit);
  return isNode(constant) && constant["isnull"] === true;
};

const wrap = (select: TreeNode): TreeNode => ({
  targetList: [{ResTarget: {val: {ColumnRef: {fields: [{A_Star: {}}]}}}}],
  fromClause: [{RangeSubselect: {subquery: {SelectStmt: select}, alias: {aliasname: "q"}}}],
  op: "SETOP_NONE"
});
