import {createHash} from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {gunzipSync, gzipSync} from "node:zlib";

/** Results kept in one folder of the cache; the longest unused beyond that go. */
const KEPT = 12;

/** The name under which something computed from this content is kept. */
export const contentKey = (content: unknown): string => sha256(JSON.stringify(content)).slice(0, 32);

const sha256 = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex");

const codes = new Map<string, string>();

/**
 * Hash of the code that matches: a result kept before the code changed is another one, whatever the version says.
 * Read once a process.
 * @param folder default all of matching.
 */
export function codeKey(folder = dirname(dirname(fileURLToPath(import.meta.url)))): string {
  const known = codes.get(folder);
  if (known) return known;
  const hash = createHash("sha256");
  for (const name of readdirSync(folder, {recursive: true, encoding: "utf8"}).sort())
    if (/\.[jt]s$/.test(name)) hash.update(`${name}\0`).update(readFileSync(join(folder, name)));
  const key = hash.digest("hex");
  codes.set(folder, key);
  return key;
}

/** A result, and the file of rows that belongs to it: packed lines of JSON, which the engine loads itself. */
export interface Kept<T> {
  readonly value: T;
  readonly rows: string;
}

/**
 * What was kept under a key, if anything. A file that cannot be read, or rows that are not those that were written, count
 * as missing: a cache may cost time, never a refresh.
 * @param folder in which two files a key lie.
 */
export function kept<T>(folder: string, key: string): Kept<T> | undefined {
  const [head, rows] = [headOf(folder, key), rowsOf(folder, key)];
  if (!existsSync(head)) return undefined;
  try {
    const {value, hash} = JSON.parse(gunzipSync(readFileSync(head)).toString("utf8")) as {value: T; hash: string};
    if (sha256(readFileSync(rows)) !== hash) throw new Error("other rows");
    const now = new Date();
    utimesSync(head, now, now);
    return {value, rows};
  } catch {
    drop(folder, key);
    return undefined;
  }
}

/**
 * Keeps a value and its rows under a key; the folder is made if missing, and its longest unused results go.
 * @param lines the rows as lines of JSON.
 */
export function keep<T>(folder: string, key: string, value: T, lines: string): Kept<T> {
  mkdirSync(folder, {recursive: true});
  const rows = gzipSync(lines, {level: 1});
  // The head last: where it is, the rows are.
  put(rowsOf(folder, key), rows);
  put(headOf(folder, key), gzipSync(JSON.stringify({value, hash: sha256(rows)}), {level: 1}));
  prune(folder);
  return {value, rows: rowsOf(folder, key)};
}

const HEAD = ".json.gz";
const headOf = (folder: string, key: string): string => join(folder, `${key}${HEAD}`);
const rowsOf = (folder: string, key: string): string => join(folder, `${key}.rows.gz`);

/** Writes beside and renames, so that a killed run leaves the old file or the new one. */
function put(file: string, content: Buffer): void {
  const beside = `${file}.${process.pid}.part`;
  writeFileSync(beside, content);
  renameSync(beside, file);
}

function drop(folder: string, key: string): void {
  for (const file of [headOf(folder, key), rowsOf(folder, key)]) rmSync(file, {force: true});
}

function prune(folder: string): void {
  const results = readdirSync(folder)
    .filter((name) => name.endsWith(HEAD))
    .map((name) => ({key: name.slice(0, -HEAD.length), at: statSync(join(folder, name)).mtimeMs}))
    .sort((a, b) => b.at - a.at);
  for (const {key} of results.slice(KEPT)) drop(folder, key);
}
