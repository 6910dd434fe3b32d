import type {Settings} from "../config.ts";
import {messageOf} from "../errors.ts";
import {withClient} from "../postgres/client.ts";
import {readManifest} from "../publish/manifest.ts";
import {checkPostgres} from "../publish/postgres-check.ts";
import {openDatabase} from "../warehouse/database.ts";
import {readPublished} from "./state.ts";
import {verifyFiles} from "./verify.ts";

/** What was looked at and held, and what did not, one line each. */
export interface CheckReport {
  passed: string[];
  faults: string[];
}

/** Verifies everything published by content; changes nothing. The embedded server is started if need be. */
export async function check(settings: Settings, {postgres = true} = {}): Promise<CheckReport> {
  const published = readPublished(settings.paths);
  if (!published) return {passed: [], faults: ["nothing is published; run `smartshop refresh`"]};
  const report: CheckReport = {passed: [], faults: []};
  const look = async (what: string, work: () => Promise<string[]>): Promise<void> => {
    const found = await work().catch((error: unknown) => [`${what}: ${messageOf(error).split("\n")[0]}`]);
    report.faults.push(...found);
    if (found.length === 0) report.passed.push(what);
  };
  await look("files, by content", () => verifyFiles(settings, published, {deep: true}));
  await look("audits of the published warehouse", () => auditFaults(settings));
  if (postgres && published.postgres)
    await look("PostgreSQL, rows and checksums", async () => {
      const manifest = readManifest(settings.paths.snapshots);
      return await withClient(settings, (client) => checkPostgres(client, manifest));
    });
  return report;
}

/** Audits of severity error that did not pass in the published run, as the warehouse itself keeps them. */
async function auditFaults({paths}: Settings): Promise<string[]> {
  using db = await openDatabase(paths.warehouse, {readOnly: true});
  const rows = await db.rows<{audit: string; verdict: string; failed_rows: number | null}>(
    `select audit, verdict, failed_rows from meta.audit_result
     where run_id = (select run_id from meta.run order by 1 desc limit 1) and severity = 'error' and verdict <> 'pass'`
  );
  return rows.map((row) => `audit ${row.audit}: ${row.verdict}, ${row.failed_rows ?? "no"} rows`);
}
