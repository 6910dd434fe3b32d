/**
 * Node kinds of PostgreSQL's parse tree that a question may hold, with each field that may stand in them.
 * What is not here is refused, field or kind. "node" is a wrapped child `{Kind: {…}}`, "nodes" an array of such,
 * "value" a plain value, and a kind's name a child that comes without its wrapper.
 */
export type FieldRule = "node" | "nodes" | "value" | (string & {});

export const NODES: Record<string, Record<string, FieldRule>> = {
  SelectStmt: {
    distinctClause: "nodes",
    targetList: "nodes",
    fromClause: "nodes",
    whereClause: "node",
    groupClause: "nodes",
    groupDistinct: "value",
    havingClause: "node",
    windowClause: "nodes",
    valuesLists: "nodes",
    sortClause: "nodes",
    limitOffset: "node",
    limitCount: "node",
    limitOption: "value",
    withClause: "WithClause",
    op: "value",
    all: "value",
    larg: "SelectStmt",
    rarg: "SelectStmt"
  },
  WithClause: {ctes: "nodes", recursive: "value"},
  CommonTableExpr: {ctename: "value", aliascolnames: "nodes", ctematerialized: "value", ctequery: "node"},
  ResTarget: {name: "value", val: "node"},
  RangeVar: {
    schemaname: "value",
    relname: "value",
    inh: "value",
    relpersistence: "value",
    alias: "Alias"
  },
  RangeSubselect: {lateral: "value", subquery: "node", alias: "Alias"},
  RangeFunction: {
    lateral: "value",
    ordinality: "value",
    is_rowsfrom: "value",
    functions: "nodes",
    alias: "Alias"
  },
  JoinExpr: {
    jointype: "value",
    isNatural: "value",
    larg: "node",
    rarg: "node",
    usingClause: "nodes",
    quals: "node",
    alias: "Alias"
  },
  Alias: {aliasname: "value", colnames: "nodes"},
  ColumnRef: {fields: "nodes"},
  A_Star: {},
  A_Const: {ival: "value", fval: "value", boolval: "value", sval: "value", isnull: "value"},
  String: {sval: "value"},
  Integer: {ival: "value"},
  Float: {fval: "value"},
  Boolean: {boolval: "value"},
  A_Expr: {
    kind: "value",
    name: "nodes",
    lexpr: "node",
    rexpr: "node",
    rexpr_list_start: "value",
    rexpr_list_end: "value"
  },
  BoolExpr: {boolop: "value", args: "nodes"},
  NullTest: {arg: "node", nulltesttype: "value", argisrow: "value"},
  BooleanTest: {arg: "node", booltesttype: "value"},
  CaseExpr: {arg: "node", args: "nodes", defresult: "node"},
  CaseWhen: {expr: "node", result: "node"},
  CoalesceExpr: {args: "nodes"},
  MinMaxExpr: {op: "value", args: "nodes"},
  FuncCall: {
    funcname: "nodes",
    args: "nodes",
    agg_order: "nodes",
    agg_filter: "node",
    over: "WindowDef",
    agg_within_group: "value",
    agg_star: "value",
    agg_distinct: "value",
    funcformat: "value"
  },
  WindowDef: {
    name: "value",
    refname: "value",
    partitionClause: "nodes",
    orderClause: "nodes",
    frameOptions: "value",
    startOffset: "node",
    endOffset: "node"
  },
  SortBy: {node: "node", sortby_dir: "value", sortby_nulls: "value"},
  TypeCast: {arg: "node", typeName: "TypeName"},
  TypeName: {names: "nodes", typmods: "nodes", typemod: "value", arrayBounds: "nodes"},
  SubLink: {subLinkType: "value", testexpr: "node", operName: "nodes", subselect: "node"},
  A_ArrayExpr: {elements: "nodes", list_start: "value", list_end: "value"},
  NamedArgExpr: {name: "value", arg: "node", argnumber: "value"},
  RowExpr: {args: "nodes", row_format: "value"},
  A_Indirection: {arg: "node", indirection: "nodes"},
  A_Indices: {is_slice: "value", lidx: "node", uidx: "node"},
  GroupingSet: {kind: "value", content: "nodes"},
  GroupingFunc: {args: "nodes"},
  List: {items: "nodes"},
  SQLValueFunction: {op: "value", typmod: "value"}
};

/** Fields that deserve a reason of their own. */
export const REFUSED_FIELDS: Record<string, string> = {
  intoClause: "SELECT … INTO writes a table",
  lockingClause: "FOR UPDATE and FOR SHARE lock rows",
  catalogname: "another database is named",
  search_clause: "SEARCH is not allowed",
  cycle_clause: "CYCLE is not allowed",
  func_variadic: "VARIADIC is not allowed",
  useOp: "ORDER BY … USING is not allowed",
  coldeflist: "column definition lists are not allowed"
};

/** Operators by symbol. Those of regular expressions are written anew for DuckDB: see dialect.ts. */
export const OPERATORS = new Set("+ - * / % ^ = <> != < > <= >= || ~~ !~~ ~~* !~~*".split(" "));
export const PATTERN_OPERATORS = new Set("~ ~* !~ !~*".split(" "));

/** Kinds of A_Expr. */
export const EXPRESSIONS = new Set(
  (
    "AEXPR_OP AEXPR_OP_ANY AEXPR_OP_ALL AEXPR_DISTINCT AEXPR_NOT_DISTINCT AEXPR_NULLIF AEXPR_IN AEXPR_LIKE " +
    "AEXPR_ILIKE AEXPR_SIMILAR AEXPR_BETWEEN AEXPR_NOT_BETWEEN AEXPR_BETWEEN_SYM AEXPR_NOT_BETWEEN_SYM"
  ).split(" ")
);

/** Columns every PostgreSQL table has besides its own. */
export const SYSTEM_COLUMNS = new Set(["ctid", "xmin", "xmax", "cmin", "cmax", "tableoid", "rowid"]);

/**
 * Functions of one argument of any type: `v.row_to_json` calls them with no call in the tree. The reader role may
 * not execute them; refused here too, for servers on which that role's rights could not be narrowed.
 */
export const FIELD_FUNCTIONS = new Set(
  (
    "row_to_json to_json to_jsonb json_agg jsonb_agg json_agg_strict jsonb_agg_strict pg_typeof pg_column_size " +
    "pg_column_compression pg_column_toast_chunk_id quote_literal quote_nullable num_nulls num_nonnulls text " +
    "json_build_array jsonb_build_array json_build_object jsonb_build_object record_out record_send hash_record " +
    "xmlagg query_to_xml concat format hstore"
  ).split(" ")
);
