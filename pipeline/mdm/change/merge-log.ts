import {appendFileSync, existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {BuildPaths} from "../../paths.ts";
import {openDatabase} from "../../warehouse/database.ts";

/** One line of the log: who merged or split what, and when it took effect. */
export interface MergeLogLine {
  readonly runId: string;
  readonly at: string;
  readonly kind: string;
  readonly listing: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly goldenFrom: string | null;
  readonly goldenTo: string | null;
  readonly by: string;
}

/** The append-only log of merges and splits. */
export const mergeLogFile = ({runs}: BuildPaths): string => join(runs, "merges.jsonl");

/**
 * Adds what the live warehouse says changed to the log, one line a listing. A run is written once, however often it is
 * asked for; lines are never rewritten.
 * @returns lines added.
 */
export async function logMerges(paths: BuildPaths, runId: string, at: string): Promise<number> {
  const file = mergeLogFile(paths);
  if (existsSync(file) && readFileSync(file, "utf8").includes(`"runId":"${runId}"`)) return 0;
  using db = await openDatabase(paths.warehouse, {readOnly: true, threads: 1});
  const rows = await db.rows<Omit<MergeLogLine, "runId" | "at">>(
    `select kind, listing_id as listing, code_before as "from", code_after as "to", golden_before as "goldenFrom",
       golden_after as "goldenTo", decided_by as "by" from mdm.mdm_change order by listing_id`
  );
  if (rows.length) appendFileSync(file, rows.map((row) => `${JSON.stringify({runId, at, ...row})}\n`).join(""));
  return rows.length;
}
