import {createHash} from "node:crypto";
import {createReadStream} from "node:fs";
import type {Database} from "../warehouse/database.ts";
import type {SourceFile, SourceReport} from "./source-file.ts";
import {LOADED} from "./tables.ts";

/** What was read of a file earlier, and how the file stands to it now. */
export interface Earlier {
  report: SourceReport;
  /** `same`: not a byte changed. `grown`: these bytes are where the file begins, and more lines follow. */
  state: "same" | "grown";
  /** SHA-256 of the file now, hexadecimal. */
  sha256: string;
  /** For a grown file: the line on which what is new begins, from 1. */
  nextLine: number;
}

/**
 * The reports of the files that a database already holds in `raw`, by kind and name: what an earlier refresh of the same
 * code left there. A database that holds none, or lacks a table, has none: it may cost time, never a refresh.
 */
export async function earlierReports(db: Database): Promise<Map<string, SourceReport>> {
  const found = await db.rows<{name: string}>(
    "select table_name as name from duckdb_tables() where database_name = current_database() and schema_name = 'raw'"
  );
  const there = new Set(found.map(({name}) => name));
  if (![...LOADED, "reject", "source"].every((name) => there.has(name))) return new Map();
  const rows = await db.rows<Omit<SourceReport, "notes"> & {notes: string | null}>(
    `select source, file, sha256, bytes, record_count as "rowsRead", row_count as "rowsLoaded",
       reject_count as "rowsRejected", sampled_out as "rowsSampledOut", line_unit as "lineUnit", encoding, delimiter,
       date_order as "dateOrder", decimal_mark as "decimalMark", is_demo as "isDemo", notes
     from raw.source`
  );
  return new Map(rows.map((row) => [reportKey(row.source, row.file), {...row, notes: row.notes?.split("\n") ?? []}]));
}

/** What a report is found by: a file may hold one kind today and another tomorrow. */
export const reportKey = (kind: string, file: string): string => `${kind}\0${file}`;

/**
 * What was read of a file earlier, if the file still begins with it.
 * A sampled file is not taken over, and of a grown one only what cannot be read otherwise because of what follows:
 * every record was sound, and in UTF-8, so that no open quote, date order or encoding waits for a decision.
 */
export async function findEarlier(file: SourceFile, report: SourceReport | undefined): Promise<Earlier | undefined> {
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
