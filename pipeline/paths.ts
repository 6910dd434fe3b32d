import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";

/** The project's root folder. The compiled package lies three folders below it, the source one. */
export const ROOT = fileURLToPath(
  new URL(import.meta.url.includes("/data/build/lib/") ? "../../../" : "../", import.meta.url)
);

/** Where everything that is made lies. Each path is absolute. */
export interface BuildPaths {
  /** The build folder itself. */
  build: string;
  /** The demo shop's files. */
  demo: string;
  /** The live warehouse, swapped in as a whole. */
  warehouse: string;
  /** Published Parquet and JSON snapshots. */
  snapshots: string;
  /** Run records, audit history, logs. */
  runs: string;
  /** The embedded PostgreSQL's data folder. */
  postgres: string;
  /** Embeddings and scores by content hash. */
  cache: string;
}

/** Paths below a build folder (default `data/build`). */
export function buildPaths(build: string = join(ROOT, "data", "build")): BuildPaths {
  const base = resolve(build);
  return {
    build: base,
    demo: join(base, "demo"),
    warehouse: join(base, "warehouse.duckdb"),
    snapshots: join(base, "snapshots"),
    runs: join(base, "runs"),
    postgres: join(base, "postgres"),
    cache: join(base, "cache")
  };
}
