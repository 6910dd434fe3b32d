import type {Engine} from "./engine.ts";
import {DUCKDB_MACRO_NAMES} from "./macros.ts";

/**
 * Functions a statement may call, by purpose; the PostgreSQL reader role is granted EXECUTE on exactly these names.
 * Kept off: whatever runs text (query_to_xml, ts_stat, dblink), reads the server (pg_*), sets (set_config), waits
 * (pg_sleep), locks, or blows one value up (format, factorial, array_fill); what lengthens texts is bounded in lengthen.ts.
 */
const AGGREGATES = [
  ...["count", "sum", "avg", "min", "max", "stddev", "stddev_samp", "stddev_pop", "variance", "var_samp", "var_pop"],
  ...[
    "corr",
    "covar_pop",
    "covar_samp",
    "regr_slope",
    "regr_intercept",
    "regr_r2",
    "regr_count",
    "bool_and",
    "bool_or"
  ],
  ...["percentile_cont", "percentile_disc", "mode", "string_agg", "array_agg", "any_value"]
];
const WINDOWS = [
  ...["row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile"],
  ...["lag", "lead", "first_value", "last_value", "nth_value"]
];
const NUMBERS = [
  "abs",
  "ceil",
  "ceiling",
  "floor",
  "round",
  "trunc",
  "mod",
  "power",
  "sqrt",
  "exp",
  "ln",
  "log",
  "sign"
];
const TEXTS = [
  ...["lower", "upper", "length", "char_length", "character_length", "substr", "substring", "left", "right", "replace"],
  ...["split_part", "strpos", "position", "concat", "concat_ws", "reverse", "starts_with", "btrim", "ltrim", "rtrim"],
  ...["trim", "translate", "lpad", "rpad", "repeat", "md5", "ascii", "chr", "regexp_replace"]
];
const TIMES = ["date_trunc", "date_part", "extract", "age", "make_date", "now", "generate_series"];
const LISTS = ["unnest", "array_length"];

/** On both engines. */
export const COMMON_FUNCTIONS: readonly string[] = [
  ...AGGREGATES,
  ...WINDOWS,
  ...NUMBERS,
  ...TEXTS,
  ...TIMES,
  ...LISTS
];

/** On PostgreSQL only. */
export const POSTGRES_FUNCTIONS: readonly string[] = [
  ...["every", "initcap", "div", "to_char", "to_date", "width_bucket", "cardinality", "isfinite", "date_bin", "log10"],
  ...["make_interval", "justify_days", "justify_interval", "regexp_count", "regexp_like", "regexp_match"],
  ...["regexp_substr", "regexp_instr", "to_number", "to_timestamp"],
  ...["json_build_object", "jsonb_build_object", "json_build_array", "jsonb_build_array", "to_json", "to_jsonb"],
  ...["json_agg", "jsonb_agg", "json_object_agg", "jsonb_object_agg"]
];

/** On DuckDB only. */
export const DUCKDB_FUNCTIONS: readonly string[] = [
  ...["median", "quantile_cont", "quantile_disc", "arg_max", "arg_min", "max_by", "min_by", "count_if", "log10"],
  ...["strftime", "year", "month", "day", "hour", "quarter", "week", "weekday", "isodow", "dayofweek", "dayofyear"],
  ...["dayname", "monthname", "last_day", "date_diff", "datediff", "contains", "ifnull", "approx_count_distinct"],
  ...["regexp_matches", "regexp_extract", "strptime", "to_json"]
];

/** Functions of PostgreSQL that are written as others for DuckDB: see dialect.ts. */
const TRANSLATED = ["every", "to_char", "to_date"];

/** What PostgreSQL's grammar itself writes with the prefix pg_catalog for SQL's own syntax. */
export const GRAMMAR_FUNCTIONS: readonly string[] = [
  ...["extract", "timezone", "overlaps", "like_escape", "similar_to_escape", "btrim", "ltrim", "rtrim"],
  ...["position", "substring", "overlay"]
];

/** Every function of an engine's list, without the grammar's own. */
export const functionsOf = (engine: Engine): readonly string[] => [
  ...COMMON_FUNCTIONS,
  ...(engine === "postgres" ? POSTGRES_FUNCTIONS : DUCKDB_FUNCTIONS)
];

const SETS: Record<Engine, ReadonlySet<string>> = {
  postgres: new Set(functionsOf("postgres")),
  duckdb: new Set([...functionsOf("duckdb"), ...DUCKDB_MACRO_NAMES, ...TRANSLATED])
};
const GRAMMAR = new Set(GRAMMAR_FUNCTIONS);

/** Whether a call by these name parts is on the list: one part listed, or pg_catalog and the grammar's own. */
export function isListedFunction(engine: Engine, parts: readonly string[]): boolean {
  if (parts.length === 1) return SETS[engine].has(parts[0]!);
  return parts.length === 2 && parts[0] === "pg_catalog" && GRAMMAR.has(parts[1]!);
}
