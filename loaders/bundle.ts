import {join} from "node:path";
import {build} from "esbuild";
import {ROOT} from "../pipeline/paths.ts";

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
    write: false
  });
  return outputFiles[0]!.text;
}
