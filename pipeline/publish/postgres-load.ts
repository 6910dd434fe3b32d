import {mkdirSync} from "node:fs";
import {join} from "node:path";
import type {Settings} from "../config.ts";
import {type Client, withClientOf} from "../postgres/client.ts";
import {READER} from "../postgres/reader.ts";
import {setupDatabase, type SetupReport} from "../postgres/setup.ts";
import type {Target} from "../postgres/target.ts";
import {openDatabase} from "../warehouse/database.ts";
import {isServed, type Manifest, served} from "./manifest.ts";
import {comments} from "./postgres-comments.ts";
import {references} from "./postgres-references.ts";
import {rehearseSwap} from "./postgres-swap.ts";
import {loadTable} from "./postgres-table.ts";
import type {Written} from "./snapshots.ts";
import {NEXT} from "./postgres-names.ts";
import {Queue} from "./queue.ts";

export interface LoadOptions {
  /** Called after each table that was loaded and compared. */
  onTable?: (snapshot: Written) => void;
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
  options: LoadOptions = {}
): Promise<SetupReport> {
  const load = startLoad(settings, folder, options);
  // Longest first, so that the last ones to finish are short.
  for (const snapshot of served(manifest).sort((a, b) => b.rows - a.rows)) load.add(snapshot);
  return await load.finish(manifest);
}

/** A load that tables are given to while their snapshots are written. One of `finish` and `abandon` must be awaited. */
export interface PostgresLoad {
  /** Loads a snapshot, if PostgreSQL serves it, as soon as a connection is free. */
  add: (snapshot: Written) => void;
  /** Waits for all tables and completes the schema. @throws SmartshopError "postgres". */
  finish: (manifest: Manifest) => Promise<SetupReport>;
  /** Stops after the tables at work; the schema stays unfinished and is dropped by the next load. */
  abandon: () => Promise<void>;
}

/** Readies the server and begins to load what is added. Nothing is thrown before `finish`. */
export function startLoad(settings: Settings, folder: string, options: LoadOptions = {}): PostgresLoad {
  const queue = new Queue<Written>();
  const ready = prepare(settings);
  const work = async (): Promise<void> => {
    const {target, report} = await ready;
    await loadSome(target, settings, folder, queue, report.trigrams, options.onTable);
  };
  // A fault of one worker ends the other at its next table; both have ended when this settles.
  const workers = Promise.allSettled(
    Array.from({length: AT_ONCE}, () =>
      work().catch((error: unknown) => {
        queue.clear();
        throw error;
      })
    )
  );
  return {
    add: (snapshot) => {
      if (isServed(snapshot)) queue.add(snapshot);
    },
    async finish(manifest) {
      queue.end();
      for (const done of await workers) if (done.status === "rejected") throw done.reason;
      const {target, report} = await ready;
      await withClientOf(target, (client) => finish(client, manifest, report));
      return report;
    },
    async abandon() {
      queue.clear();
      await workers;
    }
  };
}

async function prepare(settings: Settings): Promise<{target: Target; report: SetupReport}> {
  const {target, report} = await setupDatabase(settings);
  mkdirSync(join(settings.paths.build, "tmp"), {recursive: true});
  await withClientOf(target, (client) => client.query(`drop schema if exists ${NEXT} cascade; create schema ${NEXT}`));
  return {target, report};
}

/** One worker: two connections to the server and one to DuckDB, taking tables until none is left. */
async function loadSome(
  target: Target,
  settings: Settings,
  folder: string,
  waiting: Queue<Written>,
  trigrams: boolean,
  onTable?: (snapshot: Written) => void
): Promise<void> {
  using db = await openDatabase(":memory:", {threads: 1});
  await withClients(target, async (client, judge) => {
    await client.query("set maintenance_work_mem = '128MB'");
    for (const each of [client, judge]) await each.query("set timezone = 'UTC'");
    for (let snapshot = await waiting.take(); snapshot; snapshot = await waiting.take()) {
      const temporary = join(settings.paths.build, "tmp", `${snapshot.name}.csv`);
      await loadTable({client, judge, db}, {snapshot, path: join(folder, snapshot.file), temporary, trigrams});
      onTable?.(snapshot);
    }
  });
}

const withClients = (target: Target, run: (one: Client, other: Client) => Promise<void>): Promise<void> =>
  withClientOf(target, (one) => withClientOf(target, (other) => run(one, other)));

/** Writes what the schema holds into it, lets the reader role see the views, and tries whether it can become the live one. */
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
  await client.query(
    [`set search_path = ${NEXT}, public`, ...references(files), ...files.flatMap(comments)].join(";\n")
  );
  if (report.reader) {
    await client.query(`grant usage on schema ${NEXT} to ${READER}`);
    for (const {name} of files) await client.query(`grant select on ${NEXT}."v_${name}" to ${READER}`);
  }
  await rehearseSwap(client);
}
