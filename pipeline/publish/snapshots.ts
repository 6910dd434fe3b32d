import {mkdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {type Database, literal} from "../warehouse/database.ts";
import {duckdbChecksum} from "./checksum.ts";
import {type Column, columnsOf} from "./columns.ts";
import type {Dictionary} from "./dictionary.ts";
import {hashFile, isServed, type Manifest, MANIFEST_FILE, type Snapshot} from "./manifest.ts";
import {orderOf} from "./order.ts";

export interface SnapshotOptions {
  runId: string;
  asOf: string | null;
  isDemo: boolean;
  /** Words on tables and columns, by name; default none. */
  dictionary?: Dictionary;
  /** Called after each file, while its checksum may still be at work. */
  onFile?: (snapshot: Written) => void;
}

/** Rows a group in Parquet: small enough that a browser which filters by date skips most of a long table. */
export const ROW_GROUP = 61_440;

/** The snapshot with a row a sale line; all others are shorter. */
const LONGEST = "v_sales";

/** Tables beside the published views: how the data came about, how they were matched, what was set aside. */
const BESIDE =
  "table_schema in ('meta', 'mdm') or (table_schema || '.' || table_name) in " +
  "('raw.source', 'raw.reject', 'raw.truth', 'cleaned.cln_listing', 'cleaned.cln_reject')";

/** Relations of a warehouse that are published, in order: every `v_…` view, and tables that the site explains them by. */
export async function publishedRelations(db: Database): Promise<string[]> {
  const rows = await db.rows<{relation: string}>(
    `select table_name as relation from information_schema.tables
     where table_schema = 'main' and starts_with(table_name, 'v_')
     union all
     select table_schema || '.' || table_name from information_schema.tables
     where table_catalog = current_database() and (${BESIDE})
     order by relation`
  );
  return rows.map(({relation}) => relation);
}

/**
 * Writes every published relation of a warehouse as a sorted Parquet file (zstd) into a folder, which is emptied first, and
 * the manifest last: a folder that has one is complete.
 */
export async function writeSnapshots(db: Database, folder: string, options: SnapshotOptions): Promise<Manifest> {
  return await startSnapshots(db, folder, options).finish(options);
}

/** Snapshots that are written while the warehouse is still made. One of `finish` and `abandon` must be awaited. */
export interface Snapshots {
  /** Writes a relation's file as soon as those before it are written. It must be there, and not change any more. */
  add: (relation: string) => void;
  /** Writes what is still to be written, and the manifest. @throws SmartshopError "sql". */
  finish: (options: SnapshotOptions) => Promise<Manifest>;
  /** Waits for the file at work, and removes the folder. */
  abandon: () => Promise<void>;
}

/** Begins a folder of snapshots, with a connection of their own. Nothing is thrown before `finish`. */
export function startSnapshots(
  db: Database,
  folder: string,
  {onFile}: Pick<SnapshotOptions, "onFile"> = {}
): Snapshots {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  const beside = db.another();
  const files = new Map<string, Promise<Undescribed>>();
  let last: Promise<unknown> = beside;
  const add = (relation: string): void => {
    const name = relation.replace(/^v_|^.*\./, "");
    const written = last.then(async () => {
      const snapshot = await writeSnapshot(await beside, name, relation, folder);
      onFile?.(snapshot);
      return {...snapshot, checksum: await snapshot.checksum};
    });
    last = written;
    // A fault is told by `finish`, once; those after it fail by it.
    written.catch(() => undefined);
    files.set(relation, written);
  };
  const close = async (): Promise<void> => (await beside).close();
  return {
    add,
    async finish({runId, asOf, isDemo, dictionary}) {
      try {
        const relations = (await publishedRelations(db)).filter((relation) => !files.has(relation));
        // The longest first: who loads the files while others are written needs most time for it.
        for (const relation of relations.sort((a, b) => Number(b === LONGEST) - Number(a === LONGEST))) add(relation);
        const written = (await Promise.all(files.values())).sort((a, b) => (a.relation < b.relation ? -1 : 1));
        const manifest = {
          ...{run_id: runId, as_of: asOf, is_demo: isDemo},
          files: written.map((snapshot) => described(snapshot, dictionary))
        };
        writeFileSync(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 1)}\n`);
        return manifest;
      } finally {
        await last.catch(() => undefined);
        await close();
      }
    },
    async abandon() {
      await last.catch(() => undefined);
      await close();
      rmSync(folder, {recursive: true, force: true});
    }
  };
}

/** A snapshot as long as nothing is said of its columns. */
type Undescribed = Omit<Snapshot, "description" | "columns"> & {columns: Column[]};

/** A snapshot whose file is written. */
export type Written = Omit<Undescribed, "checksum"> & {checksum: string | Promise<string>};

const described = (snapshot: Undescribed, dictionary?: Dictionary): Snapshot => ({
  ...snapshot,
  description: dictionary?.table(snapshot.relation) ?? "",
  columns: snapshot.columns.map((column) => ({
    ...column,
    description: dictionary?.column(snapshot.relation, column.name) ?? ""
  }))
});

async function writeSnapshot(db: Database, name: string, relation: string, folder: string): Promise<Written> {
  const file = `${name}.parquet`;
  const path = join(folder, file);
  const columns = await columnsOf(db, relation);
  const order = orderOf(
    name,
    columns.map((column) => column.name)
  );
  const [copied] = await db.rows<{Count: number}>(
    `copy (select * from ${relation} order by ${order}) to ${literal(path)} ` +
      `(format parquet, compression zstd, row_group_size ${ROW_GROUP})`
  );
  const rows = copied?.Count ?? 0;
  const checksum = checksumOf(db, path, {relation, columns, rows});
  // Whoever waits for it is told; nobody may wait for it yet.
  checksum.catch(() => undefined);
  return {name, relation, file, rows, bytes: statSync(path).size, sha256: await hashFile(path), checksum, columns};
}

/** The checksum of what a file holds, read again. What PostgreSQL does not serve is compared with nothing: it has none. */
async function checksumOf(
  db: Database,
  path: string,
  {relation, columns, rows}: Pick<Written, "relation" | "columns" | "rows">
): Promise<string> {
  const from = `read_parquet(${literal(path)})`;
  const none = `select count(*) as row_count, '' as checksum from ${from}`;
  const [sum] = await db.rows<{row_count: number; checksum: string}>(
    isServed({relation}) ? duckdbChecksum(from, columns) : none
  );
  if (sum?.row_count !== rows) throw new Error(`snapshot of ${relation} has ${sum?.row_count} rows of ${rows}`);
  return sum.checksum;
}
