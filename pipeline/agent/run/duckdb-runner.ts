import {type DuckDBConnection, DuckDBInstance} from "@duckdb/node-api";
import {messageOf, SmartshopError} from "../../errors.ts";
import {DUCKDB_MACROS} from "../guard/macros.ts";
import {type Cell, type Limits, LIMITS, type Result, type Runner} from "./engine.ts";
import {checkPlan} from "./plan-cost.ts";

/** Settings put on a connection before any question, in this order; after the last none can be changed. */
const LOCKS = [
  "set threads = 2",
  "set memory_limit = '2GB'",
  "set autoinstall_known_extensions = false",
  "set autoload_known_extensions = false",
  "set enable_external_access = false",
  "set lock_configuration = true"
];

/** Opens a warehouse file read-only for questions, locked. @throws SmartshopError "sql". */
export async function openDuckdbRunner(path: string, limits: Partial<Limits> = {}): Promise<Runner> {
  const caps = {...LIMITS, ...limits};
  const instance = await DuckDBInstance.create(path, {access_mode: "READ_ONLY"}).catch((cause: unknown) => {
    throw new SmartshopError("sql", `unable to open database: ${path}: ${messageOf(cause).split("\n")[0]}`, {cause});
  });
  const connection = await instance.connect();
  for (const lock of LOCKS) await connection.run(lock);
  for (const macro of DUCKDB_MACROS) await connection.run(macro).catch(() => undefined);
  // One after the other: a statement begun while another's rows are still read would end those rows early, unnoticed.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
  return {
    engine: "duckdb",
    label: "DuckDB",
    run: (sql, maxRows = caps.maxRows) =>
      inTurn(async () => {
        await explain(connection, sql, caps);
        return await timed(connection, caps, () => read(connection, sql, {...caps, maxRows}));
      }),
    explain: (sql) => inTurn(() => explain(connection, sql, caps)),
    async close() {
      connection.closeSync();
      instance.closeSync();
    }
  };
}

/** Binds and plans; refuses a plan whose widest step is expected to handle more rows than the ceiling. */
async function explain(connection: DuckDBConnection, sql: string, caps: Limits): Promise<void> {
  const plan = await timed(connection, caps, async () =>
    (await connection.runAndReadAll(`explain (format json) ${sql}`)).getRowsJS()
  );
  checkPlan(String(plan[0]?.[1] ?? ""), caps.maxCost);
}

async function timed<T>(connection: DuckDBConnection, {timeout}: Limits, work: () => Promise<T>): Promise<T> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    connection.interrupt();
  }, timeout);
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof SmartshopError) throw cause;
    throw new SmartshopError("sql", late ? `stopped after ${timeout} ms` : messageOf(cause).split("\n")[0]!, {cause});
  } finally {
    clearTimeout(timer);
  }
}

/** Reads in chunks and stops at the first cap reached. */
async function read(connection: DuckDBConnection, sql: string, {maxRows, maxBytes}: Limits): Promise<Result> {
  const stream = await connection.stream(sql);
  const columns = stream.columnNames();
  const rows: Cell[][] = [];
  let bytes = 0;
  for await (const chunk of stream.yieldRowsJs()) {
    for (const row of chunk) {
      const cells = row.map(cell);
      bytes += cells.reduce<number>((sum, c) => sum + (typeof c === "string" ? c.length : 8), 0);
      if (rows.length >= maxRows || bytes > maxBytes) return {columns, rows, truncated: true};
      rows.push(cells);
    }
  }
  return {columns, rows, truncated: false};
}

const MIDNIGHT = /T00:00:00\.000Z$/;

/** A driver's value as JSON; numbers that are not finite become null. */
function cell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "boolean" || typeof value === "string") return value;
  if (value instanceof Date) {
    const iso = value.toISOString();
    return MIDNIGHT.test(iso) ? iso.slice(0, 10) : iso.slice(0, 19).replace("T", " ");
  }
  return String(JSON.stringify(value, (_, v: unknown) => (typeof v === "bigint" ? Number(v) : v)) ?? value);
}
