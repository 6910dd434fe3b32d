import {createHash} from "node:crypto";
import {createReadStream, existsSync} from "node:fs";
import {type Database, literal} from "../warehouse/database.ts";
import type {SourceFile, SourceReport} from "./source-file.ts";
import {LOADED, type LoadedKind} from "./tables.ts";

/** What an earlier warehouse holds of a file, and how the file stands to it now. */
export interface Earlier {
  report: SourceReport;
  /** `same`: not a byte changed. `grown`: these bytes are where the file begins, and more lines follow. */
  state: "same" | "grown";
  /** SHA-256 of the file now, hexadecimal. */
  sha256: string;
  /** For a grown file: the line on which what is new begins, from 1. */
  nextLine: number;
}

/** Name under which the earlier warehouse is attached. */
const BEFORE = "before";

/** Runs with the earlier warehouse attached, where there is one that can be read. */
export async function withEarlier<T>(
  db: Database,
  warehouse: string | undefined,
  run: (isThere: boolean) => Promise<T>
): Promise<T> {
  const isThere = warehouse !== undefined && existsSync(warehouse) && (await attach(db, warehouse));
  try {
    return await run(isThere);
  } finally {
    if (isThere) await db.run(`detach ${BEFORE}`);
  }
}

/** A warehouse that cannot be opened, or holds no sources, is none: it may cost time, never a refresh. */
async function attach(db: Database, warehouse: string): Promise<boolean> {
  try {
    await db.run(`attach ${literal(warehouse)} as ${BEFORE} (read_only)`);
  } catch {
    return false;
  }
  const [found] = await db.rows<{n: number}>(
    `select count(*) as n from duckdb_tables() where database_name = '${BEFORE}' and schema_name = 'raw' and table_name = 'source'`
  );
  if (found?.n) return true;
  await db.run(`detach ${BEFORE}`);
  return false;
}

/**
 * What the earlier warehouse holds of a file, if the file still begins with what was read then.
 * A sampled file is not taken over, and of a grown one only what cannot be read otherwise because of what follows:
 * every record was sound, and in UTF-8, so that no open quote, date order or encoding waits for a decision.
 */
export async function findEarlier(db: Database, file: SourceFile): Promise<Earlier | undefined> {
  if (!LOADED.includes(file.kind as LoadedKind)) return undefined;
  const report = await earlierReport(db, file);
  if (!report || report.rowsSampledOut > 0 || report.bytes > file.bytes) return undefined;
  const {whole, start, lines, endsLine} = await hashes(file.path, report.bytes);
  if (start !== report.sha256) return undefined;
  if (file.bytes === report.bytes) return {report, state: "same", sha256: whole, nextLine: 0};
  const isSound =
    report.rowsRejected === 0 &&
    report.rowsLoaded === report.rowsRead &&
    !report.notes.some((n) => /empty lines/.test(n));
  const isAlike =
    file.csv !== undefined && !file.csv.cr && report.encoding === "utf-8" && report.delimiter === file.csv.delimiter;
  return isSound && isAlike && endsLine && report.rowsLoaded > 0
    ? {report, state: "grown", sha256: whole, nextLine: lines + 1}
    : undefined;
}

/** Takes a file's rows, and what was set aside of them, over from the earlier warehouse. */
export async function takeOver(db: Database, kind: LoadedKind, file: string): Promise<void> {
  await db.run(`insert into raw.${kind} select * from ${BEFORE}.raw.${kind} where file = ${literal(file)};
    insert into raw.reject select * from ${BEFORE}.raw.reject where source = ${literal(kind)} and file = ${literal(file)}`);
}

async function earlierReport(db: Database, {name, kind, isDemo}: SourceFile): Promise<SourceReport | undefined> {
  const [row] = await db.rows<Omit<SourceReport, "notes"> & {notes: string | null}>(
    `select source, file, sha256, bytes, record_count as "rowsRead", row_count as "rowsLoaded",
       reject_count as "rowsRejected", sampled_out as "rowsSampledOut", line_unit as "lineUnit", encoding, delimiter,
       date_order as "dateOrder", decimal_mark as "decimalMark", notes
     from ${BEFORE}.raw.source where file = ? and source = ?`,
    [name, kind]
  );
  return row && {...row, isDemo, notes: row.notes?.split("\n") ?? []};
}

/** SHA-256 of a file and of its first bytes, and what those end with. */
async function hashes(
  path: string,
  bytes: number
): Promise<{whole: string; start: string; lines: number; endsLine: boolean}> {
  const hash = createHash("sha256");
  let start = "";
  let lines = 0;
  let endsLine = false;
  let left = bytes;
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 20}) as AsyncIterable<Buffer>) {
    const head = chunk.subarray(0, left);
    for (let at = head.indexOf(10); at >= 0; at = head.indexOf(10, at + 1)) lines++;
    if (head.length) endsLine = head.at(-1) === 10;
    left -= head.length;
    hash.update(head);
    if (left === 0 && !start) start = hash.copy().digest("hex");
    hash.update(chunk.subarray(head.length));
  }
  return {whole: hash.digest("hex"), start, lines, endsLine};
}
