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
 * Gives what was computed from equal content before, or computes it and keeps it. A file that cannot be read counts as
 * missing: a cache may cost time, never a refresh.
 * @param folder below which one compressed JSON file a content lies; made if missing.
 */
export async function cached<T>(
  folder: string,
  key: string,
  compute: () => Promise<T>
): Promise<{value: T; hit: boolean}> {
  const file = join(folder, `${key}.json.gz`);
  const known = read<T>(file);
  if (known !== undefined) return {value: known, hit: true};
  const value = await compute();
  mkdirSync(folder, {recursive: true});
  const beside = `${file}.${process.pid}.part`;
  writeFileSync(beside, gzipSync(JSON.stringify(value), {level: 1}));
  renameSync(beside, file);
  prune(folder);
  return {value, hit: false};
}

function read<T>(file: string): T | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as T;
  } catch {
    rmSync(file, {force: true});
    return undefined;
  }
}

function prune(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".json.gz"))
    .map((name) => ({name, at: statSync(join(folder, name)).mtimeMs}))
    .sort((a, b) => b.at - a.at);
  for (const {name} of files.slice(KEPT)) rmSync(join(folder, name), {force: true});
}
