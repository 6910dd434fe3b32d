import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";

/** What a built site depends on, besides the published data. */
const SOURCES = ["src", "loaders", "pipeline", "sql", "notebooks", "observablehq.config.ts", "package-lock.json"];

/**
 * The content key of a site: a hash of the published data's manifest and of every source of the pages. Two builds with
 * the same key would be equal; dates of files play no part.
 */
export function siteKey(root: string, manifest: string): string {
  const hash = createHash("sha256");
  const add = (path: string): void => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      const names = readdirSync(path).filter(
        (n) => !n.startsWith(".") && n !== "node_modules" && !(path.endsWith("src") && n === "data")
      );
      for (const name of names.sort()) add(join(path, name));
    } else hash.update(`${path.slice(root.length)}\n`).update(readFileSync(path));
  };
  for (const path of [...SOURCES.map((name) => join(root, name)), manifest]) add(path);
  return hash.digest("hex").slice(0, 16);
}
