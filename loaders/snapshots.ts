import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {loadSettings} from "../pipeline/config.ts";
import {SmartshopError} from "../pipeline/errors.ts";
import {literal, openDatabase, type Bound, type Database} from "../pipeline/warehouse/database.ts";

/** The published snapshots, open for reading. Nothing in `loaders/` or `src/` ever touches the live warehouse. */
export interface Snapshots {
  /** Runs one query; see `Database.rows` for how values come back. */
  rows<Row extends object>(sql: string, values?: Bound[]): Promise<Row[]>;
  /** The first row of a query that always has one. */
  one<Row extends object>(sql: string, values?: Bound[]): Promise<Row>;
  /**
   * Runs one query whose columns are all whole numbers without nulls, and returns each as an array of the type asked
   * for, in the query's order: a million rows without a million objects.
   */
  numbers<Types extends NumberTypes>(sql: string, types: Types): Promise<Numbers<Types>>;
  /** Whether a snapshot was published and has rows; a page says so where it was not. */
  has(name: string): Promise<boolean>;
}

/** Names of columns with the arrays that hold them. */
export type NumberTypes = Readonly<Record<string, NumberType>>;
type NumberType = Uint8ArrayConstructor | Uint16ArrayConstructor | Int32ArrayConstructor;
export type Numbers<Types extends NumberTypes> = {[Name in keyof Types]: InstanceType<Types[Name]>};

let opened: Promise<Snapshots> | undefined;

/**
 * Opens all published snapshots in one DuckDB in memory, once a process. Each file `x.parquet` is there as `v_x`, the
 * name it bears in PostgreSQL, and as `meta.x`, so that the query shown beside a chart runs there too.
 * @throws SmartshopError "input" when nothing has been published yet.
 */
export const snapshots = (): Promise<Snapshots> => (opened ??= open(loadSettings().paths.snapshots));

async function open(folder: string): Promise<Snapshots> {
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((f) => f.endsWith(".parquet"))
        .map((f) => f.slice(0, -".parquet".length))
    : [];
  if (!names.length)
    throw new SmartshopError("input", `no snapshot to build the site from: run "smartshop refresh" first: ${folder}`);
  const db = await openDatabase();
  await db.run(`CREATE SCHEMA meta; ${names.map((name) => view(folder, name)).join(" ")}`);
  return reader(db, new Set(names));
}

const view = (folder: string, name: string): string => {
  const source = `SELECT * FROM read_parquet(${literal(join(folder, `${name}.parquet`))})`;
  return `CREATE VIEW "v_${name}" AS ${source}; CREATE VIEW meta."${name}" AS ${source};`;
};

const reader = (db: Database, names: ReadonlySet<string>): Snapshots => {
  const rows = <Row extends object>(sql: string, values?: Bound[]): Promise<Row[]> => db.rows<Row>(sql, values);
  return {
    rows,
    one: async <Row extends object>(sql: string, values?: Bound[]) => (await rows<Row>(sql, values))[0]!,
    numbers: (sql, types) => numbers(db, sql, types),
    has: async (name) => names.has(name) && (await rows(`SELECT 1 FROM "v_${name}" LIMIT 1`)).length > 0
  };
};

async function numbers<Types extends NumberTypes>(db: Database, sql: string, types: Types): Promise<Numbers<Types>> {
  const result = await db.connection.run(sql);
  const names = result.columnNames();
  const chunks = await result.fetchAllChunks();
  const length = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const columns = Object.entries(types).map(([name, Type]) => {
    const values = new Type(length);
    const column = names.indexOf(name);
    let at = 0;
    for (const chunk of chunks) {
      const vector = chunk.getColumnVector(column);
      for (let i = 0; i < chunk.rowCount; i++) values[at++] = Number(vector.getItem(i));
    }
    return [name, values] as const;
  });
  return Object.fromEntries(columns) as Numbers<Types>;
}
