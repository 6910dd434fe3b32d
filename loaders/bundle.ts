import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {build} from "esbuild";
import {ROOT} from "../pipeline/paths.ts";

const BLOCKING = join(
  dirname(createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm")),
  "duckdb-browser-blocking.mjs"
);

/**
 * Bundles a module of `src/workers/` with all it imports, `pipeline/` included, into one script for a worker. Pages
 * may import from `src` only; this is the one way in which the pipeline's pure functions reach the browser.
 */
export async function bundleWorker(name: string): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [join(ROOT, "src", "workers", `${name}.ts`)],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    platform: "browser",
    legalComments: "none",
    alias: {"@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.mjs": BLOCKING}, // not among the package's exports
    external: ["node:fs", "node:crypto"], // libpg-query asks for them in Node only
    write: false
  });
  return outputFiles[0]!.text;
}
