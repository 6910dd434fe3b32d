import {loadSettings} from "../../pipeline/config.ts";
import {type Database} from "../../pipeline/warehouse/database.ts";
import {duckdbEngine} from "../../pipeline/warehouse/duckdb-engine.ts";
import {inOrder, type Step, stepsOf} from "../../pipeline/warehouse/graph.ts";
import {loadModels} from "../../pipeline/warehouse/load-models.ts";
import {emptyMdmModel} from "../../pipeline/warehouse/mdm-model.ts";
import {runGraph} from "../../pipeline/warehouse/run-graph.ts";
import {settingModel} from "../../pipeline/warehouse/setting-model.ts";

/** Finds the steps that the given relations need, themselves included, in order. */
export async function stepsFor(db: Database, targets: readonly string[]): Promise<Step[]> {
  const steps = inOrder(stepsOf(await loadModels(db), [settingModel, emptyMdmModel]));
  const wanted = new Set(targets);
  for (const step of [...steps].reverse())
    if (step.outputs.some((output) => wanted.has(output))) for (const need of step.dependsOn) wanted.add(need);
  return steps.filter((step) => step.outputs.some((output) => wanted.has(output)));
}

/** Runs steps on a database whose raw tables are filled, replacing what an earlier run left. */
export async function runSteps(db: Database, steps: readonly Step[]): Promise<void> {
  const engine = duckdbEngine(db);
  await engine.prepare();
  const settings = loadSettings({MDM_STRATEGY: "fuzzy"});
  await runGraph(steps, {db, engine, settings, runId: "test", onProgress: () => {}});
}
