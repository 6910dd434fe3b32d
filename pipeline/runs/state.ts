import {existsSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import type {BuildPaths} from "../paths.ts";
import {FIGURES} from "./figures.ts";

/** What is published, as the last swap left it. */
const PUBLISHED = z.object({
  runId: z.string(),
  /** Hash of input, code and settings. */
  fingerprint: z.string(),
  /** Hash of the code alone; missing in what older versions published. */
  code: z.string().optional(),
  finishedAt: z.string(),
  asOf: z.string().nullable(),
  isDemo: z.boolean(),
  /** Bytes of the warehouse file. */
  warehouseBytes: z.number(),
  /** Whether PostgreSQL was published too. */
  postgres: z.boolean(),
  /** What was sold; missing in what older versions published. */
  figures: FIGURES.optional()
});
export type Published = z.infer<typeof PUBLISHED>;

/** A swap that was begun: everything it needs is built and checked, so it can be finished by whoever comes next. */
const JOURNAL = z.object({published: PUBLISHED, snapshots: z.string()});
export type Journal = z.infer<typeof JOURNAL>;

/** Files that a refresh keeps, below the build folder. */
export const stateFiles = ({build, runs, warehouse}: BuildPaths) => ({
  /** Held by the one refresh at work. */
  lock: join(build, "refresh.lock"),
  published: join(runs, "published.json"),
  journal: join(runs, "swap.json"),
  /** One line a run. */
  history: join(runs, "runs.jsonl"),
  /** Remembered hashes of large input files. */
  hashes: join(runs, "input-hashes.json"),
  /** The warehouse while it is built. */
  nextWarehouse: warehouse.replace(/\.duckdb$/, ".next.duckdb"),
  /** Where sources are unpacked and lines are written on their way. */
  temporary: join(build, "tmp")
});

/** Writes a file as a whole: who reads it, also after a kill, sees the old text or the new. */
export function writeWhole(file: string, value: unknown): void {
  const beside = `${file}.new`;
  writeFileSync(beside, `${JSON.stringify(value, null, 1)}\n`, {flush: true});
  renameSync(beside, file);
}

/** A state file that is missing or damaged counts as not there: the next refresh makes it anew. */
function read<T>(file: string, schema: z.ZodType<T>): T | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

export const readPublished = (paths: BuildPaths): Published | undefined => read(stateFiles(paths).published, PUBLISHED);
export const readJournal = (paths: BuildPaths): Journal | undefined => read(stateFiles(paths).journal, JOURNAL);
export const removeJournal = (paths: BuildPaths): void => rmSync(stateFiles(paths).journal, {force: true});
