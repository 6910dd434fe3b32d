const PAIRS = 10;

const arguments_ = (n: number, of: (i: number) => string): string =>
  Array.from({length: n}, (_, i) => of(i)).join(", ");

/** One macro a number of arguments. */
const overloads = (name: string, make: (n: number) => [parameters: string, body: string]): string =>
  `create temp macro ${name} ` +
  Array.from({length: PAIRS}, (_, i) => make(i + 1))
    .map(([parameters, body]) => `(${parameters}) as ${body}`)
    .join(", ");

const jsonObject = (name: string): string =>
  overloads(name, (n) => [
    arguments_(n, (i) => `k${i}, v${i}`),
    `json_object(${arguments_(n, (i) => `cast(k${i} as varchar), v${i}`)})`
  ]);
const jsonArray = (name: string): string =>
  overloads(name, (n) => [arguments_(n, (i) => `v${i}`), `json_array(${arguments_(n, (i) => `v${i}`)})`]);

/**
 * PostgreSQL's functions that DuckDB has under another name or not at all, made on a connection for questions once
 * it is locked, so that none of them fetches an extension. Those of JSON fail to be made where the engine lacks its JSON extension, as in the page; then a statement
 * that calls them fails there by name.
 */
export const DUCKDB_MACROS: readonly string[] = [
  "create temp macro btrim (t) as trim(t), (t, c) as trim(t, c)",
  "create temp macro initcap(t) as array_to_string(list_transform(string_split(lower(t), ' '), lambda w: upper(w[1]) || w[2:]), ' ')",
  ...["json_build_object", "jsonb_build_object"].map(jsonObject),
  ...["json_build_array", "jsonb_build_array"].map(jsonArray),
  ...["json_agg", "jsonb_agg"].map((name) => `create temp macro ${name}(v) as json_group_array(v)`),
  ...["json_object_agg", "jsonb_object_agg"].map((name) => `create temp macro ${name}(k, v) as json_group_object(k, v)`)
];

/** The names of the macros: what a statement for DuckDB may call besides its own functions. */
export const DUCKDB_MACRO_NAMES: readonly string[] = DUCKDB_MACROS.map((sql) => /macro (\w+)/.exec(sql)![1]!);
