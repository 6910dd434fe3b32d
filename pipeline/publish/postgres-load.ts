import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {type Settings} from "../config.ts";
import {type Client, withClientOf} from "../postgres/client.ts";
import {READER} from "../postgres/reader.ts";
import {setupDatabase, type SetupReport} from "../postgres/setup.ts";
import {type Target} from "../postgres/target.ts";
import {openDatabase} from "../warehouse/database.ts";
import {type Manifest, served, type Snapshot} from "./manifest.ts";
import {loadTable} from "./postgres-table.ts";
import {NEXT} from "./postgres-names.ts";

export interface LoadOptions {
  /** Called after each table that was loaded and compared. */
  onTable?: (snapshot: Snapshot) => void;
}

/** Tables that are loaded at the same time. */
const AT_ONCE = 2;

/**
 * Loads the snapshots of a folder into the schema `smartshop_next`, which nobody reads, and compares every table with
 * its snapshot. `swapPostgres` then makes it the live one.
 * @throws SmartshopError "postgres" when a table differs or the server refuses.
 */
export async function loadPostgres(
  settings: Settings,
  folder: string,
  manifest: Manifest,
  {onTable}: LoadOptions = {}
): Promise<SetupReport> {
  const {target, report} = await setupDatabase(settings);
  mkdirSync(join(settings.paths.build, "tmp"), {recursive: true});
  await withClientOf(target, (client) => client.query(`drop schema if exists ${NEXT} cascade; create schema ${NEXT}`));
  // Longest first, so that the last ones to finish are short.
  const waiting = served(manifest).sort((a, b) => b.rows - a.rows);
  const work = (): Promise<void> => loadSome(target, settings, folder, waiting, report.trigrams, onTable);
  await Promise.all(Array.from({length: AT_ONCE}, work));
  await withClientOf(target, (client) => finish(client, manifest, report));
  return report;
}

/** One worker: a connection to each engine, taking tables until none is left. */
async function loadSome(
  target: Target,
  settings: Settings,
  folder: string,
  waiting: Snapshot[],
  trigrams: boolean,
  onTable?: (snapshot: Snapshot) => void
): Promise<void> {
  using db = await openDatabase(":memory:", {threads: 1});
  await withClientOf(target, async (client) => {
    await client.query("set maintenance_work_mem = '128MB'");
    await client.query("set timezone = 'UTC'");
    for (let snapshot = waiting.shift(); snapshot; snapshot = waiting.shift()) {
      const temporary = join(settings.paths.build, "tmp", `${snapshot.name}.csv`);
      await loadTable(client, db, {snapshot, path: join(folder, snapshot.file), temporary, trigrams});
      onTable?.(snapshot);
    }
  });
}

/** Writes what the schema holds into it, and lets the reader role see the views. */
async function finish(client: Client, manifest: Manifest, report: SetupReport): Promise<void> {
  const {run_id, as_of, is_demo} = manifest;
  const files = served(manifest);
  await client.query(
    `create table ${NEXT}.publication (run_id text primary key, as_of date, is_demo boolean not null, published_at timestamptz not null);
     create table ${NEXT}.publication_table (name text primary key, row_count bigint not null, checksum text not null);
     comment on table ${NEXT}.publication is 'The run that published this schema';
     comment on table ${NEXT}.publication_table is 'Rows and checksum of each table when it was published'`
  );
  await client.query(`insert into ${NEXT}.publication values ($1, $2, $3, now())`, [run_id, as_of, is_demo]);
  await client.query(
    `insert into ${NEXT}.publication_table select * from unnest($1::text[], $2::bigint[], $3::text[])`,
    [files.map((f) => f.name), files.map((f) => f.rows), files.map((f) => f.checksum)]
  );
  if (!report.reader) return;
  await client.query(`grant usage on schema ${NEXT} to ${READER}`);
  for (const {name} of files) await client.query(`grant select on ${NEXT}."v_${name}" to ${READER}`);
}
