import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {gunzipSync, gzipSync} from "node:zlib";

/** Files kept in one folder of the cache; the oldest beyond that go. */
const KEPT = 12;

/** The name under which something computed from this content is kept. */
export const contentKey = (content: unknown): string =>
  createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 32);

let code: string | undefined;

/**
 * Hash of the code that matches: a result kept before the code changed is another one, whatever the version says.
 * Read once a process.
 */
export function codeKey(): string {
  if (code) return code;
  const folder = dirname(dirname(fileURLToPath(import.meta.url)));
  const hash = createHash("sha256");
  for (const name of readdirSync(folder, {recursive: true, encoding: "utf8"}).sort())
    if (/\.[jt]s$/.test(name)) hash.update(`${name}\0`).update(readFileSync(join(folder, name)));
  return (code = hash.digest("hex"));
}

/**
 * What was kept under a key, if anything. A file that cannot be read counts as missing: a cache may cost time, never a
 * refresh.
 * @param folder in which one compressed JSON file a content lies.
 */
export function kept<T>(folder: string, key: string): T | undefined {
  const file = fileOf(folder, key);
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as T;
  } catch {
    rmSync(file, {force: true});
    return undefined;
  }
}

/** Keeps a value under a key; the folder is made if missing, and its oldest files go. */
export function keep(folder: string, key: string, value: unknown): void {
  mkdirSync(folder, {recursive: true});
  const file = fileOf(folder, key);
  const beside = `${file}.${process.pid}.part`;
  writeFileSync(beside, gzipSync(JSON.stringify(value), {level: 1}));
  renameSync(beside, file);
  prune(folder);
}

const fileOf = (folder: string, key: string): string => join(folder, `${key}.json.gz`);

function prune(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".json.gz"))
    .map((name) => ({name, at: statSync(join(folder, name)).mtimeMs}))
    .sort((a, b) => b.at - a.at);
  for (const {name} of files.slice(KEPT)) rmSync(join(folder, name), {force: true});
}
