import type {Database} from "../../warehouse/database.ts";
import {MDM_TABLES} from "../../warehouse/mdm-model.ts";
import {writeTable as write, type Cell} from "../../warehouse/write-table.ts";

export {type Cell};

/** Every table that the step makes, with its columns: those that design names, and what the lab and stewards need. */
export const STEP_TABLES: Readonly<Record<string, string>> = {
  ...MDM_TABLES,
  "mdm.mdm_run": `strategy varchar, version varchar, is_active boolean, cardinality varchar, threshold double,
    threshold_method varchar, candidates integer, accepted integer, asked integer, embeddings varchar, notes varchar,
    seconds double, is_cached boolean`,
  "mdm.mdm_difference": "strategy varchar, token varchar, bits double, trusted double, siblings double",
  "mdm.mdm_conflict": "left_id varchar, right_id varchar, kind varchar, who varchar, resolution varchar",
  "mdm.mdm_clustering": `strategy varchar, method varchar, clusters integer, largest integer, components_only integer,
    method_only integer, adjusted_rand double`,
  "mdm.mdm_log": `happened_at varchar, run_id varchar, strategy varchar, event varchar, golden_id varchar, other_ids varchar,
    records varchar, decided_by varchar, who varchar, why varchar`
};

/** Makes a table of the step anew and fills it. Rows hold their values in the order of its columns. */
export const writeTable = (db: Database, name: string, rows: Iterable<readonly Cell[]>): Promise<void> =>
  write(db, name, STEP_TABLES[name]!, rows);

/** Makes a table of the step anew, without rows. */
export const makeTable = (db: Database, name: string): Promise<void> =>
  db.run(`create or replace table ${name} (${STEP_TABLES[name]!})`);
