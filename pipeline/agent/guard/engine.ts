/** Where a statement is to run. The grammar is PostgreSQL's for both; the lists differ. */
export type Engine = "postgres" | "duckdb";
