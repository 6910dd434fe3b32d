import {createHash} from "node:crypto";
import {createReadStream, existsSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {z} from "zod";
import {SmartshopError} from "../errors.ts";

const FILE = z.object({
  /** The published name, without `v_` or the schema, such as `product_kpi`. */
  name: z.string(),
  /** The warehouse's relation, such as `v_product_kpi` or `meta.lineage`. */
  relation: z.string(),
  /** The file in the same folder. */
  file: z.string(),
  rows: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string(),
  /** Checksum of the rows (`publish/checksum.ts`), which PostgreSQL is compared with; empty where it is not. */
  checksum: z.string(),
  description: z.string(),
  columns: z.array(z.object({name: z.string(), type: z.string(), description: z.string()}))
});

const MANIFEST = z.object({
  run_id: z.string(),
  /** Last day in the data; null without transactions. */
  as_of: z.string().nullable(),
  is_demo: z.boolean(),
  files: z.array(FILE)
});

/** What one publication holds. It stands in `manifest.json` beside the files. */
export type Manifest = z.infer<typeof MANIFEST>;
export type Snapshot = z.infer<typeof FILE>;

/** The published views among the snapshots, which PostgreSQL serves; the others tell the site how they came about. */
export const served = ({files}: Manifest): Snapshot[] => files.filter(isServed);

/** Whether PostgreSQL serves it. */
export const isServed = ({relation}: Pick<Snapshot, "relation">): boolean => relation.startsWith("v_");

export const MANIFEST_FILE = "manifest.json";

/** Reads a snapshot folder's manifest. @throws SmartshopError "input" when it is missing or not one. */
export function readManifest(folder: string): Manifest {
  const file = join(folder, MANIFEST_FILE);
  if (!existsSync(file))
    throw new SmartshopError("input", `no snapshots are published; run \`smartshop refresh\`: ${file}`);
  try {
    return MANIFEST.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new SmartshopError("input", `manifest is damaged; run \`smartshop refresh --force\`: ${file}`, {cause});
  }
}

/** SHA-256 of a file, in hexadecimal. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file, {highWaterMark: 1 << 20}), hash);
  return hash.digest("hex");
}

/** Faults of the files against their manifest: missing or of another size; by content too when `deep`. */
export async function checkFiles(folder: string, {files}: Manifest, {deep = false} = {}): Promise<string[]> {
  const faults: string[] = [];
  for (const {file, bytes, sha256} of files) {
    const path = join(folder, file);
    const found = statSync(path, {throwIfNoEntry: false});
    if (!found) faults.push(`snapshot is missing: ${file}`);
    else if (found.size !== bytes) faults.push(`snapshot has ${found.size} bytes, published were ${bytes}: ${file}`);
    else if (deep && (await hashFile(path)) !== sha256)
      faults.push(`snapshot was changed since it was published: ${file}`);
  }
  return faults;
}
