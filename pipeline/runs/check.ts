import type {Settings} from "../config.ts";
import {messageOf} from "../errors.ts";
import {withClient} from "../postgres/client.ts";
import {readManifest} from "../publish/manifest.ts";
import {checkPostgres} from "../publish/postgres-check.ts";
import {runAudits} from "../quality/run-audits.ts";
import {openDatabase} from "../warehouse/database.ts";
import {loadModels} from "../warehouse/load-models.ts";
import {shownName} from "../warehouse/model.ts";
import {codeHash} from "./code-hash.ts";
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
  // Audits of other code may ask for tables that this warehouse does not have: then what was recorded has to do.
  if (published.code === codeHash())
    await look("audits of the published warehouse, run again", () => auditAgain(settings));
  else await look("audits of the published warehouse, as recorded", () => recordedFaults(settings));
  if (postgres && published.postgres)
    await look("PostgreSQL, rows and checksums", async () => {
      const manifest = readManifest(settings.paths.snapshots);
      return await withClient(settings, (client) => checkPostgres(client, manifest));
    });
  return report;
}

/** Runs the audits on the published warehouse: what was changed in it since shows in sums and keys. */
async function auditAgain({paths}: Settings): Promise<string[]> {
  using db = await openDatabase(paths.warehouse, {readOnly: true});
  const rows = await db.rows<{name: string}>("select name from meta.model where materialized <> 'absent'");
  const made = new Set(rows.map((row) => row.name));
  const models = (await loadModels(db)).filter((model) => made.has(shownName(model.name)));
  const results = await runAudits(db, {runId: "check", models});
  return results
    .filter(({severity, verdict}) => severity === "error" && verdict !== "pass")
    .map(({audit, verdict, failedRows}) => fault(audit, verdict, failedRows));
}

const fault = (audit: string, verdict: string, rows: number | null): string =>
  `audit ${audit}: ${verdict}, ${rows ?? "no"} rows`;

/** Audits of severity error that did not pass in the published run, as the warehouse itself keeps them. */
async function recordedFaults({paths}: Settings): Promise<string[]> {
  using db = await openDatabase(paths.warehouse, {readOnly: true});
  const rows = await db.rows<{audit: string; verdict: string; failed_rows: number | null}>(
    `select audit, verdict, failed_rows from meta.audit_result
     where run_id = (select run_id from meta.run order by 1 desc limit 1) and severity = 'error' and verdict <> 'pass'`
  );
  return rows.map((row) => fault(row.audit, row.verdict, row.failed_rows));
}
