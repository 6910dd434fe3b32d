import {mkdirSync} from "node:fs";
import {dirname} from "node:path";
import type {DuckDBConnection, DuckDBInstance, DuckDBType, DuckDBValue} from "@duckdb/node-api";
import {messageOf, SmartshopError} from "../errors.ts";

/** A value that can be bound to a statement. */
export type Bound = DuckDBValue;

/** One connection to an open DuckDB database. Always close it; `using` does. */
export interface Database {
  /** Runs one or more statements and forgets the rows. @throws SmartshopError "sql", carrying the statement. */
  run(sql: string, values?: Bound[]): Promise<void>;
  /**
   * Runs one statement and returns its rows as plain objects: numbers for integers and decimals,
   * `YYYY-MM-DD` for dates, `YYYY-MM-DD HH:MM:SS` for timestamps, booleans, text, null.
   * @throws SmartshopError "sql", carrying the statement.
   */
  rows<Row extends object>(sql: string, values?: Bound[]): Promise<Row[]>;
  /** The driver's own connection, for appenders and streaming. */
  readonly connection: DuckDBConnection;
  /** One more connection to the same data, to read what is there while this one is at work. Close it first. */
  another(): Promise<Database>;
  close(): void;
  [Symbol.dispose](): void;
}

export interface OpenOptions {
  /** Opens the file without the right to change it; many readers may. Default false. */
  readOnly?: boolean;
  /** Threads; default all cores. */
  threads?: number;
  /** Such as "1GB"; default DuckDB's own. */
  memory?: string;
}

/** Opens a DuckDB file, made if missing, or `:memory:`. */
export async function openDatabase(
  path = ":memory:",
  {readOnly = false, threads, memory}: OpenOptions = {}
): Promise<Database> {
  if (path !== ":memory:" && !readOnly) mkdirSync(dirname(path), {recursive: true});
  // The engine takes a tenth of a second to load: commands that need none should not wait for it.
  const {DuckDBInstance} = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(path, {
    ...(readOnly && path !== ":memory:" ? {access_mode: "READ_ONLY"} : {}),
    ...(threads ? {threads: String(threads)} : {}),
    ...(memory ? {memory_limit: memory} : {}),
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false"
  }).catch((cause: unknown) => {
    throw new SmartshopError("sql", `unable to open database: ${path}: ${messageOf(cause).split("\n")[0]}`, {cause});
  });
  const connection = await instance.connect();
  // Trying the costliest text compressions takes a fifth of the time of writing a table of lines, for no smaller file:
  // codes, names and countries go into dictionaries anyway.
  if (!readOnly) await connection.run("set disabled_compression_methods = 'fsst,dict_fsst,zstd'");
  return over(instance, connection, () => {
    connection.closeSync();
    instance.closeSync();
  });
}

function over(instance: DuckDBInstance, connection: DuckDBConnection, close: () => void): Database {
  return {
    connection,
    close,
    [Symbol.dispose]: close,
    async another() {
      const beside = await instance.connect();
      return over(instance, beside, () => beside.closeSync());
    },
    async run(sql, values) {
      await attempt(sql, () => connection.run(sql, values));
    },
    async rows<Row extends object>(sql: string, values?: Bound[]): Promise<Row[]> {
      const reader = await attempt(sql, () => connection.runAndReadAll(sql, values));
      const columns = reader.deduplicatedColumnNames().map((name, i) => [name, reader.columnType(i)] as const);
      return reader
        .getRowsJS()
        .map((row) => Object.fromEntries(columns.map(([name, type], i) => [name, plain(row[i], type)])) as Row);
    }
  };
}

async function attempt<T>(sql: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    throw new SmartshopError("sql", `statement failed: ${messageOf(cause).split("\n")[0]}\n${sql}`, {cause});
  }
}

/**
 * A driver's value as plain JSON, by the type of its column: a timestamp at midnight stays a timestamp.
 * Whole numbers are exact below 2^53.
 */
function plain(value: unknown, type: DuckDBType): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) {
    const iso = value.toISOString();
    return type.toString() === "DATE" ? iso.slice(0, 10) : iso.slice(0, 19).replace("T", " ");
  }
  if (Array.isArray(value)) {
    const item = "valueType" in type ? type.valueType : type;
    return value.map((one) => plain(one, item));
  }
  if ("typeForEntry" in type && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one, type.typeForEntry(name))]));
  return value;
}

/** A text as an SQL literal. Prefer bound values; this is for places that take none, such as file names in COPY. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A name as an SQL identifier. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
