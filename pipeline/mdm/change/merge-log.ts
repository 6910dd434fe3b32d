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
  /** Stewards whose word it was, and their reasons; empty where a rule or the data did it. */
  readonly who: string;
  readonly why: string;
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
    `with said as (
       select listing, string_agg(distinct who, ', ' order by who) as who, string_agg(distinct nullif(why, ''), '; ') as why
       from (select unnest(string_split(records, ',')) as listing, who, why from mdm.mdm_log
         where run_id = ? and decided_by = 'steward')
       group by listing
     )
     select c.kind, c.listing_id as listing, c.code_before as "from", c.code_after as "to",
       c.golden_before as "goldenFrom", c.golden_after as "goldenTo", c.decided_by as "by",
       case when c.decided_by = 'steward' then coalesce(s.who, '') else '' end as who,
       case when c.decided_by = 'steward' then coalesce(s.why, '') else '' end as why
     from mdm.mdm_change as c left join said as s on s.listing = 'marketplace:' || c.listing_id order by c.listing_id`,
    [runId]
  );
  if (rows.length) appendFileSync(file, rows.map((row) => `${JSON.stringify({runId, at, ...row})}\n`).join(""));
  return rows.length;
}
