import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {RELATIONS} from "../pipeline/agent/guard/relations.ts";
import {loadSettings} from "../pipeline/config.ts";
import {MANIFEST_FILE} from "../pipeline/publish/manifest.ts";
import {literal, openDatabase} from "../pipeline/warehouse/database.ts";
import {once} from "./loader.ts";

const {resolve} = createRequire(import.meta.url);

/**
 * The engine's WASM, gzipped here and unpacked by the worker: 8 MB instead of 34 on every host, also on those that
 * compress nothing or refuse files above 25 MB.
 */
export const askEngine = once(() => packedFile("engine", resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm")));

/** PostgreSQL's grammar as WASM, gzipped. */
export const askParser = once(() => packedFile("parser", resolve("libpg-query/wasm/libpg-query.wasm")));

/** The published views as one DuckDB file, gzipped. See docs/ask.md for why a file, and how large. */
export const askData = once(async (): Promise<Uint8Array> => {
  const {snapshots} = loadSettings().paths;
  const manifest = readFileSync(join(snapshots, MANIFEST_FILE));
  return await packed("data", [manifest, RELATIONS.join()], () => databaseFile(snapshots));
});

/** Names of the published views that have a snapshot. */
export const askViews = (folder: string = loadSettings().paths.snapshots): string[] =>
  RELATIONS.filter((view) => existsSync(join(folder, `${view.slice(2)}.parquet`)));

/** Copies the snapshots into a file of the version that DuckDB-WASM can attach without an extension. */
async function databaseFile(snapshots: string): Promise<Uint8Array> {
  const folder = join(loadSettings().paths.cache, "ask");
  const file = join(folder, `${process.pid}.duckdb`);
  mkdirSync(folder, {recursive: true});
  rmSync(file, {force: true});
  using db = await openDatabase();
  try {
    await db.run(`ATTACH ${literal(file)} AS ask (STORAGE_VERSION 'v1.0.0')`);
    for (const view of askViews(snapshots))
      await db.run(
        `CREATE TABLE ask."${view}" AS SELECT * FROM read_parquet(${literal(join(snapshots, `${view.slice(2)}.parquet`))})`
      );
    await db.run("DETACH ask");
    return readFileSync(file);
  } finally {
    rmSync(file, {force: true});
  }
}

const packedFile = (kind: string, path: string): Promise<Uint8Array> => {
  const bytes = readFileSync(path);
  return packed(kind, [bytes], () => Promise.resolve(bytes));
};

/** Gzips what is made, once for the same inputs: the engine takes seconds and seldom changes. Keeps one of a kind. */
async function packed(
  kind: string,
  inputs: readonly (string | Uint8Array)[],
  make: () => Promise<Uint8Array>
): Promise<Uint8Array> {
  const folder = join(loadSettings().paths.cache, "ask");
  const hash = createHash("sha256");
  for (const input of inputs) hash.update(input);
  const name = `${kind}-${hash.digest("hex").slice(0, 16)}.gz`;
  if (existsSync(join(folder, name))) return readFileSync(join(folder, name));
  const small = gzipSync(await make(), {level: 6});
  mkdirSync(folder, {recursive: true});
  for (const old of readdirSync(folder)) if (old.startsWith(`${kind}-`)) rmSync(join(folder, old), {force: true});
  writeFileSync(join(folder, `${name}.${process.pid}`), small);
  renameSync(join(folder, `${name}.${process.pid}`), join(folder, name));
  return small;
}
