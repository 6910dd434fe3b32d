import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {SmartshopError} from "../errors.ts";
import type {Database} from "../warehouse/database.ts";
import {checkFiles} from "./check-files.ts";
import {type Earlier, earlierReports, findEarlier, reportKey} from "./earlier.ts";
import {loadFile} from "./load-file.ts";
import {sampleCustomers} from "./sample.ts";
import type {SourceFile, SourceReport} from "./source-file.ts";
import {createRawTables, type KeptFiles, LOADED, type LoadedKind} from "./tables.ts";

export interface LoadOptions {
  /** Keep about so many transaction lines, by whole customers; 0, the default, keeps all. */
  sampleSize?: number;
  /** Chooses which customers a sample keeps. Default 42. */
  seed?: number;
  /** Folder for the temporary copy that is parsed, about the size of the unpacked file. Default the system's. */
  tempFolder?: string;
  /** Called after each file. */
  onProgress?: (report: SourceReport, milliseconds: number) => void;
}

/**
 * Loads files into the schema `raw`. What the same code left there earlier stays where it is still right: files that have
 * not changed since are not read again, and of a file that only grew the rest is. What comes out is the same. Each record of each file ends in the
 * kind's raw table or in raw.reject, once; that is checked against the number of records that the reader counted.
 * @returns one report a file, in the order given
 * @throws SmartshopError "input" when a file cannot be used; nothing is then to be taken from the database.
 */
export async function loadSources(
  db: Database,
  files: readonly SourceFile[],
  {sampleSize = 0, seed = 42, tempFolder = tmpdir(), onProgress}: LoadOptions = {}
): Promise<SourceReport[]> {
  const readable = checkFiles(files);
  const earlier = await keepEarlier(db, readable);
  mkdirSync(tempFolder, {recursive: true});
  const temp = mkdtempSync(join(tempFolder, "sources-"));
  try {
    const reports: SourceReport[] = [];
    for (const file of readable) {
      const start = performance.now();
      const report = await loadFile(db, file, file.kind as LoadedKind, join(temp, "spool"), earlier.get(file));
      reports.push(report);
      onProgress?.(report, performance.now() - start);
    }
    if (!reports.some((r) => r.source === "transaction" && r.rowsLoaded > 0))
      throw new SmartshopError(
        "input",
        `no transaction line could be read; the file has a header and nothing below it: ${reports.find((r) => r.source === "transaction")?.file}`
      );
    const twin = reports.find((a, i) => reports.some((b, j) => j < i && a.sha256 === b.sha256));
    if (twin) throw new SmartshopError("input", `the same file is there twice under two names; keep one: ${twin.file}`);
    if (sampleSize > 0) {
      const out = await sampleCustomers(db, sampleSize, seed);
      for (const report of reports)
        if (report.source === "transaction") {
          report.rowsSampledOut = out.get(report.file) ?? 0;
          report.rowsLoaded -= report.rowsSampledOut;
        }
    }
    await recordSources(db, reports);
    await reconcile(db, reports);
    return reports;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOSPC")
      throw new SmartshopError("input", "disk is full while unpacking the input; make room in the build folder", {
        cause
      });
    throw cause;
  } finally {
    rmSync(temp, {recursive: true, force: true});
  }
}

/** Makes the raw tables, with what may stay of an earlier load. @returns what stays, by file. */
async function keepEarlier(db: Database, files: readonly SourceFile[]): Promise<Map<SourceFile, Earlier>> {
  const reports = await earlierReports(db);
  const earlier = new Map<SourceFile, Earlier>();
  const kept: Record<string, string[]> = {};
  for (const file of files) {
    const found = await findEarlier(file, reports.get(reportKey(file.kind!, file.name)));
    if (!found) continue;
    earlier.set(file, found);
    (kept[file.kind!] ??= []).push(file.name);
  }
  await db.run(createRawTables(kept as KeptFiles));
  return earlier;
}

async function recordSources(db: Database, reports: readonly SourceReport[]): Promise<void> {
  for (const r of reports)
    await db.run(`insert into raw.source values (${Array.from({length: 15}, (_, i) => `$${i + 1}`).join(", ")})`, [
      r.source,
      r.file,
      r.sha256,
      r.bytes,
      r.rowsLoaded,
      r.rowsRejected,
      r.rowsRead,
      r.rowsSampledOut,
      r.lineUnit,
      r.encoding,
      r.delimiter,
      r.dateOrder,
      r.decimalMark,
      r.isDemo,
      r.notes.join("\n") || null
    ]);
}

/** Counts again what the tables hold: rows read = loaded + rejected + left out by the sample, file by file. */
async function reconcile(db: Database, reports: readonly SourceReport[]): Promise<void> {
  const held = LOADED.map((kind) => `select '${kind}' as source, file from raw.${kind}`).join(" union all ");
  const rows = await db.rows<{source: string; file: string; loaded: number; rejected: number}>(
    `select source, file, count(*) filter (where t = 'loaded') as loaded, count(*) filter (where t = 'rejected') as rejected
     from (select *, 'loaded' as t from (${held}) union all select source, file, 'rejected' from raw.reject)
     group by all`
  );
  for (const r of reports) {
    const seen = rows.find((row) => row.source === r.source && row.file === r.file) ?? {loaded: 0, rejected: 0};
    if (seen.loaded + seen.rejected + r.rowsSampledOut !== r.rowsRead || seen.rejected !== r.rowsRejected)
      throw new Error(
        `rows do not reconcile: ${r.file}: read ${r.rowsRead}, loaded ${seen.loaded}, rejected ${seen.rejected}, left out ${r.rowsSampledOut}`
      );
  }
}
