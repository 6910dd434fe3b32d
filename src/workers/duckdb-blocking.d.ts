/** DuckDB-WASM's blocking build for browsers, which its package does not list; only what the ask worker uses. */
declare module "@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.mjs" {
  import type {DuckDBBindings, DuckDBRuntime, Logger} from "@duckdb/duckdb-wasm/blocking";
  export {DuckDBAccessMode, VoidLogger} from "@duckdb/duckdb-wasm/blocking";
  export type {DuckDBBindings, DuckDBConnection} from "@duckdb/duckdb-wasm/blocking";
  export const BROWSER_RUNTIME: DuckDBRuntime;
  export function createDuckDB(
    bundles: {mvp: {mainModule: string; mainWorker: string}; eh: {mainModule: string; mainWorker: string}},
    logger: Logger,
    runtime: DuckDBRuntime
  ): Promise<DuckDBBindings>;
}
