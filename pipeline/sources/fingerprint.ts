import {createHash} from "node:crypto";
import {createReadStream, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import {z} from "zod";
import type {SourceFile} from "./source-file.ts";

/** Files below this are simply read each time: 64 MB are hashed in about a tenth of a second. */
const ALWAYS_READ = 64 * 1024 * 1024;

/** A file touched so shortly before it was hashed may change again with the same stamp, in milliseconds. */
const SETTLED = 2_000;

const CACHE = z.record(z.string(), z.object({stamp: z.string(), sha256: z.string()}));

/**
 * One hash of the names and contents of all input files: equal if and only if what would be loaded is equal. Contents
 * decide, not dates. Of a large file the hash is remembered under its size, inode and times of change to the
 * nanosecond (the inode's own time among them, which no program can set back), and read again when one differs.
 * @param cacheFile where hashes are remembered; without it every file is read
 */
export async function fingerprint(files: readonly SourceFile[], cacheFile?: string): Promise<string> {
  const known = cacheFile ? readCache(cacheFile) : {};
  const kept: z.infer<typeof CACHE> = {};
  const total = createHash("sha256");
  for (const file of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const stat = statSync(file.path, {bigint: true});
    const stamp = [stat.size, stat.ino, stat.mtimeNs, stat.ctimeNs].join(":");
    const old = stat.size >= ALWAYS_READ && known[file.path]?.stamp === stamp ? known[file.path]!.sha256 : undefined;
    const sha256 = old ?? (await hashFile(file.path));
    if (stat.size >= ALWAYS_READ && Date.now() - Number(stat.ctimeMs) > SETTLED) kept[file.path] = {stamp, sha256};
    total.update(`${file.name}\0${file.isDemo}\0${sha256}\n`);
  }
  if (cacheFile && JSON.stringify(kept) !== JSON.stringify(known)) writeCache(cacheFile, kept);
  return total.digest("hex");
}

/** SHA-256 of a file as it lies on disk, hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 20})) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** A cache that cannot be read is none. */
function readCache(path: string): z.infer<typeof CACHE> {
  if (!existsSync(path)) return {};
  try {
    return CACHE.catch({}).parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return {};
  }
}

function writeCache(path: string, cache: z.infer<typeof CACHE>): void {
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(`${path}.new`, JSON.stringify(cache));
  renameSync(`${path}.new`, path);
}
