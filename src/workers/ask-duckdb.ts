import {
  BROWSER_RUNTIME,
  createDuckDB,
  DuckDBAccessMode,
  type DuckDBConnection,
  VoidLogger
} from "@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.mjs";
import {DUCKDB_MACROS} from "../../pipeline/agent/guard/macros.ts";
import {type Cell, type Limits, LIMITS, type Result, type Runner} from "../../pipeline/agent/run/engine.ts";
import {checkPlan} from "../../pipeline/agent/run/plan-cost.ts";
import {messageOf, SmartshopError} from "../../pipeline/errors.ts";
import {type ArrowType, cellOf} from "./ask-cells.ts";

const FILE = "snapshots.duckdb";

/** Put on the instance once the file is open, in this order; after the last none can be changed. */
const LOCKS = [
  "set memory_limit = '1GB'",
  "set autoinstall_known_extensions = false",
  "set autoload_known_extensions = false",
  "set enable_external_access = false",
  "set lock_configuration = true"
];

/**
 * Opens the published views in DuckDB-WASM, read-only and locked, inside this worker. It blocks: whoever started the
 * worker ends a statement by ending the worker.
 * @param engine Where the engine's WASM lies, as a URL. @param data The database file.
 */
export async function openRunner(engine: string, data: Uint8Array, limits: Partial<Limits> = {}): Promise<Runner> {
  const caps = {...LIMITS, ...limits};
  const bundle = {mainModule: engine, mainWorker: ""};
  const db = await createDuckDB({mvp: bundle, eh: bundle}, new VoidLogger(), BROWSER_RUNTIME);
  await db.instantiate(() => {});
  db.registerFileBuffer(FILE, data);
  db.open({path: FILE, accessMode: DuckDBAccessMode.READ_ONLY, query: {castBigIntToDouble: true}});
  const connection = db.connect();
  for (const lock of LOCKS) connection.query(lock);
  for (const macro of DUCKDB_MACROS) {
    try {
      connection.query(macro);
    } catch {
      // The engine lacks the extension that the macro needs.
    }
  }
  return {
    engine: "duckdb",
    label: "DuckDB in this page",
    async run(sql, maxRows = caps.maxRows) {
      explain(connection, sql, caps);
      return await read(connection, sql, {...caps, maxRows});
    },
    async explain(sql) {
      explain(connection, sql, caps);
    },
    async close() {
      connection.close();
    }
  };
}

/** Binds and plans. @throws SmartshopError "sql", or "refused" above the ceiling. */
function explain(connection: DuckDBConnection, sql: string, {maxCost}: Limits): void {
  const plan = attempt(() => connection.query(`explain (format json) ${sql}`));
  checkPlan(String(plan.getChildAt(1)?.get(0) ?? ""), maxCost);
}

function attempt<T>(run: () => T): T {
  try {
    return run();
  } catch (cause) {
    throw new SmartshopError("sql", messageOf(cause).split("\n")[0]!, {cause});
  }
}

/** Reads batch by batch and stops at the first cap reached. */
async function read(connection: DuckDBConnection, sql: string, {maxRows, maxBytes}: Limits): Promise<Result> {
  try {
    const reader = await connection.send(sql, true);
    const rows: Cell[][] = [];
    let columns: string[] = [];
    let bytes = 0;
    for (const batch of reader) {
      const {fields} = batch.schema;
      columns = fields.map((f) => f.name);
      const writers = fields.map((f) => cellOf(f.type as ArrowType));
      const vectors = fields.map((_, k) => batch.getChildAt(k));
      for (let i = 0; i < batch.numRows; i++) {
        const cells = vectors.map((vector, k) => writers[k]!(vector?.get(i)));
        bytes += cells.reduce<number>((sum, c) => sum + (typeof c === "string" ? c.length : 8), 0);
        if (rows.length >= maxRows || bytes > maxBytes) {
          connection.cancelSent();
          return {columns, rows, truncated: true};
        }
        rows.push(cells);
      }
    }
    return {columns: columns.length ? columns : reader.schema.fields.map((f) => f.name), rows, truncated: false};
  } catch (cause) {
    throw new SmartshopError("sql", messageOf(cause).split("\n")[0]!, {cause});
  }
}
