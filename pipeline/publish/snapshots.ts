import {mkdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {type Database, identifier, literal} from "../warehouse/database.ts";
import {duckdbChecksum} from "./checksum.ts";
import {columnsOf} from "./columns.ts";
import {type Dictionary} from "./dictionary.ts";
import {hashFile, type Manifest, MANIFEST_FILE, type Snapshot} from "./manifest.ts";
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

/** Names of the published views of a warehouse, in order. */
export async function publishedViews(db: Database): Promise<string[]> {
  const rows = await db.rows<{view_name: string}>(
    "select view_name from duckdb_views() where not internal and schema_name = 'main' and starts_with(view_name, 'v_') order by all"
  );
  return rows.map((row) => row.view_name);
}

/**
 * Writes every published view of a warehouse as a sorted Parquet file (zstd) into a folder, which is emptied first, and
 * the manifest last: a folder that has one is complete.
 */
export async function writeSnapshots(db: Database, folder: string, options: SnapshotOptions): Promise<Manifest> {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  const files: Snapshot[] = [];
  for (const view of await publishedViews(db)) {
    const snapshot = await writeSnapshot(db, view, folder, options.dictionary);
    files.push(snapshot);
    options.onFile?.(snapshot);
  }
  const manifest = {run_id: options.runId, as_of: options.asOf, is_demo: options.isDemo, files};
  writeFileSync(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 1)}\n`);
  return manifest;
}

async function writeSnapshot(db: Database, view: string, folder: string, dictionary?: Dictionary): Promise<Snapshot> {
  const name = view.replace(/^v_/, "");
  const file = `${name}.parquet`;
  const path = join(folder, file);
  const columns = await columnsOf(db, identifier(view));
  const order = orderOf(
    name,
    columns.map((column) => column.name)
  );
  await db.run(
    `copy (select * from ${identifier(view)} order by ${order}) to ${literal(path)} ` +
      `(format parquet, compression zstd, row_group_size ${ROW_GROUP})`
  );
  const [sum] = await db.rows<{row_count: number; checksum: string}>(
    duckdbChecksum(`read_parquet(${literal(path)})`, columns)
  );
  return {
    name,
    file,
    rows: sum?.row_count ?? 0,
    bytes: statSync(path).size,
    sha256: await hashFile(path),
    checksum: sum?.checksum ?? "0",
    description: dictionary?.table(view) ?? "",
    columns: columns.map((column) => ({...column, description: dictionary?.column(view, column.name) ?? ""}))
  };
}
