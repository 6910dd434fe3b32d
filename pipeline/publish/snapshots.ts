import {mkdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {type Database, literal} from "../warehouse/database.ts";
import {duckdbChecksum} from "./checksum.ts";
import {columnsOf} from "./columns.ts";
import type {Dictionary} from "./dictionary.ts";
import {hashFile, isServed, type Manifest, MANIFEST_FILE, type Snapshot} from "./manifest.ts";
import {orderOf} from "./order.ts";

export interface SnapshotOptions {
  runId: string;
  asOf: string | null;
  isDemo: boolean;
  /** Words on tables and columns, by name; default none. */
  dictionary?: Dictionary;
  /** Called after each file. */
  onFile?: (snapshot: Snapshot) => void;
}

/** Rows a group in Parquet: small enough that a browser which filters by date skips most of a long table. */
const ROW_GROUP = 61_440;

/** The snapshot with a row a sale line; all others are shorter. */
const LONGEST = "sales";

/** Tables beside the published views: how the data came about, how they were matched, what was set aside. */
const BESIDE =
  "table_schema in ('meta', 'mdm') or (table_schema || '.' || table_name) in " +
  "('raw.source', 'raw.reject', 'raw.truth', 'cleaned.cln_listing', 'cleaned.cln_reject')";

/** Relations of a warehouse that are published, by name: every `v_…` view, and tables that the site explains them by. */
export async function publishedRelations(db: Database): Promise<{name: string; relation: string}[]> {
  return await db.rows(
    `select table_name[3:] as name, table_name as relation from information_schema.tables
     where table_schema = 'main' and starts_with(table_name, 'v_')
     union all
     select table_name, table_schema || '.' || table_name from information_schema.tables
     where table_catalog = current_database() and (${BESIDE})
     order by relation`
  );
}

/**
 * Writes every published relation of a warehouse as a sorted Parquet file (zstd) into a folder, which is emptied first, and
 * the manifest last: a folder that has one is complete.
 */
export async function writeSnapshots(db: Database, folder: string, options: SnapshotOptions): Promise<Manifest> {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  const files: Snapshot[] = [];
  const relations = await publishedRelations(db);
  // The longest first: who loads the files while others are written needs most time for it.
  const byLength = [...relations].sort((a, b) => Number(b.name === LONGEST) - Number(a.name === LONGEST));
  for (const {name, relation} of byLength) {
    const snapshot = await writeSnapshot(db, name, relation, folder, options.dictionary);
    files.push(snapshot);
    options.onFile?.(snapshot);
  }
  files.sort((a, b) => (a.relation < b.relation ? -1 : 1));
  const manifest = {run_id: options.runId, as_of: options.asOf, is_demo: options.isDemo, files};
  writeFileSync(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 1)}\n`);
  return manifest;
}

async function writeSnapshot(
  db: Database,
  name: string,
  relation: string,
  folder: string,
  dictionary?: Dictionary
): Promise<Snapshot> {
  const file = `${name}.parquet`;
  const path = join(folder, file);
  const columns = await columnsOf(db, relation);
  const order = orderOf(
    name,
    columns.map((column) => column.name)
  );
  await db.run(
    `copy (select * from ${relation} order by ${order}) to ${literal(path)} ` +
      `(format parquet, compression zstd, row_group_size ${ROW_GROUP})`
  );
  // What PostgreSQL does not serve is compared with nothing.
  const count = `select count(*) as row_count, '' as checksum from read_parquet(${literal(path)})`;
  const [sum] = await db.rows<{row_count: number; checksum: string}>(
    isServed({relation}) ? duckdbChecksum(`read_parquet(${literal(path)})`, columns) : count
  );
  return {
    name,
    relation,
    file,
    rows: sum?.row_count ?? 0,
    bytes: statSync(path).size,
    sha256: await hashFile(path),
    checksum: sum?.checksum ?? "",
    description: dictionary?.table(relation) ?? "",
    columns: columns.map((column) => ({...column, description: dictionary?.column(relation, column.name) ?? ""}))
  };
}
