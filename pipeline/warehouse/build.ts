import {runAudits, verdictOf} from "../quality/run-audits.ts";
import type {BuildOptions, BuildReport} from "./build-types.ts";
import {writeDictionary} from "./dictionary.ts";
import {duckdbEngine} from "./duckdb-engine.ts";
import {inOrder, stepsOf} from "./graph.ts";
import {writeLineage} from "./lineage.ts";
import {loadModels} from "./load-models.ts";
import {emptyMdmModel} from "./mdm-model.ts";
import {runGraph} from "./run-graph.ts";
import {writeAuditTable, writeRunTables} from "./run-tables.ts";
import {settingModel} from "./setting-model.ts";

export type {BuildOptions, BuildReport, PreviousRun} from "./build-types.ts";
export type {CodeContext, CodeModel, ModelReport, Progress} from "./model.ts";

/**
 * Builds every layer over the loaded `raw` tables of an open database, audits the result and writes `meta`.
 * A failed audit does not throw: look at `verdict`, and swap the database in only if it is not `failed`.
 * @throws SmartshopError "sql" or "settings" if a model cannot be run or read.
 */
export async function buildWarehouse(options: BuildOptions): Promise<BuildReport> {
  const {db, settings, runId, codeModels = [], previousRuns = [], onProgress = () => {}, now = new Date()} = options;
  const started = performance.now();
  const engine = duckdbEngine(db);
  await engine.prepare();
  const models = await (options.models ?? loadModels(db));
  const code = [settingModel, ...codeModels];
  if (!code.some((model) => model.outputs.includes("mdm.mdm_decision"))) code.push(emptyMdmModel);
  const steps = inOrder(stepsOf(models, code));
  const reports = await runGraph(steps, {db, engine, settings, runId, onProgress});
  const made = new Set(reports.filter((r) => r.materialized !== "absent").map((r) => r.name));
  const present = models.filter((model) => made.has(model.name));
  const run = await writeRunTables(db, {runId, now, dataHash: options.dataHash ?? null}, previousRuns, models, reports);
  await writeDictionary(db, engine, present);
  await writeLineage(db, engine, present);

  const auditing = performance.now();
  const audits = await runAudits(db, {runId, models: present, now});
  await writeAuditTable(db, audits, previousRuns);
  const failed = audits.filter((audit) => audit.verdict !== "pass").length;
  onProgress({type: "audits", total: audits.length, failed, milliseconds: Math.round(performance.now() - auditing)});
  return {
    runId,
    asOf: run.asOf,
    isDemo: run.isDemo,
    models: reports,
    audits,
    verdict: verdictOf(audits),
    milliseconds: Math.round(performance.now() - started),
    run: {runId, finishedAt: now.toISOString(), asOf: run.asOf, isDemo: run.isDemo, rows: run.rows, audits}
  };
}
