import {existsSync} from "node:fs";
import {type Database, openDatabase} from "../../warehouse/database.ts";
import type {KnownIds} from "../cluster/ids.ts";
import type {LogEvent} from "./log.ts";

/** What the last good refresh left: golden ids by strategy and record key, and the log so far. */
export interface Previous {
  readonly ids: ReadonlyMap<string, KnownIds>;
  readonly log: readonly LogEvent[];
}

/**
 * Reads the last good warehouse. Nothing where there is none, where another process is writing it, or where it is of an
 * older make without these tables: then ids follow from the records alone.
 */
export async function readPrevious(file: string): Promise<Previous> {
  const nothing: Previous = {ids: new Map(), log: []};
  if (!existsSync(file)) return nothing;
  let db: Database;
  try {
    db = await openDatabase(file, {readOnly: true, threads: 1});
  } catch {
    return nothing;
  }
  try {
    const rows = await db.rows<{strategy: string; source: string; record_id: string; golden_id: string}>(
      "select strategy, source, record_id, golden_id from mdm.mdm_cluster"
    );
    const ids = new Map<string, Map<string, string>>();
    for (const row of rows) {
      const own = ids.get(row.strategy) ?? new Map<string, string>();
      own.set(`${row.source}:${row.record_id}`, row.golden_id);
      ids.set(row.strategy, own);
    }
    const log = await db
      .rows<LogEvent>(
        "select happened_at, run_id, strategy, event, golden_id, other_ids, records, decided_by, who, why from mdm.mdm_log"
      )
      .catch(() => []);
    return {ids, log};
  } catch {
    return nothing;
  } finally {
    db.close();
  }
}
