import {mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import type {Loader} from "../../loaders/loader.ts";
import {messageOf, SmartshopError} from "../../pipeline/errors.ts";

/** One file that a loader makes. */
export interface Made {
  /** Its path from the root of the pages, such as "data/overview.json". */
  file: string;
  bytes: number;
  ms: number;
}

/** `index.md.ts`, `data/overview.json.ts`; neither plain modules nor loaders with parameters. */
const LOADER = /\.(md|json|parquet|csv|bin|gz|arrow|txt|js)\.ts$/;

/**
 * Runs every loader and page loader in this one process and puts what they make where Framework keeps its cache.
 * Framework never runs a loader whose output is there (and would never rerun it either), so the pages hold exactly
 * what was made now, and a build pays for one start of Node and DuckDB instead of one a file. What no loader makes
 * any more is removed.
 * @throws SmartshopError of the loader that failed, naming it.
 */
export async function runLoaders(root: string): Promise<Made[]> {
  const cache = join(root, ".observablehq", "cache");
  clearCache(root);
  const made: Made[] = [];
  for (const source of sources(root)) {
    const file = source.replace(/\.ts$/, "");
    const start = performance.now();
    const content = await run(join(root, source), file);
    const target = join(cache, file);
    mkdirSync(dirname(target), {recursive: true});
    writeFileSync(`${target}.next`, content);
    renameSync(`${target}.next`, target);
    made.push({file, bytes: Buffer.byteLength(content), ms: Math.round(performance.now() - start)});
  }
  return made;
}

/** Empties Framework's cache but for the packages from npm, which do not depend on the data. */
export function clearCache(root: string): void {
  const cache = join(root, ".observablehq", "cache");
  mkdirSync(cache, {recursive: true});
  for (const name of readdirSync(cache))
    if (!["_npm", "_node"].includes(name)) rmSync(join(cache, name), {recursive: true});
}

/** Loaders below the root, data first, so that a page finds its data made. `data` is a link to `loaders/`. */
function sources(root: string): string[] {
  const list = (folder: string): string[] =>
    readdirSync(join(root, folder), {withFileTypes: true}).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.name.startsWith(".") || path === "build") return [];
      if (statSync(join(root, path)).isDirectory()) return list(path);
      return LOADER.test(entry.name) && !entry.name.includes("[") ? [path] : [];
    });
  return list(".").sort((a, b) => Number(a.endsWith(".md.ts")) - Number(b.endsWith(".md.ts")) || a.localeCompare(b));
}

async function run(path: string, file: string): Promise<string | Uint8Array> {
  try {
    const module = (await import(pathToFileURL(resolve(path)).href)) as {default?: Loader};
    if (!module.default) throw new SmartshopError("input", "it has no default export; see loaders/loader.ts");
    return await module.default();
  } catch (cause) {
    const code = cause instanceof SmartshopError ? cause.code : "input";
    throw new SmartshopError(code, `unable to make ${file}: ${messageOf(cause)}`, {cause});
  }
}
