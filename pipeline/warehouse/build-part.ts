import type {Settings} from "../config.ts";
import type {Database} from "./database.ts";
import {duckdbEngine} from "./duckdb-engine.ts";
import {inOrder, type Step, stepsOf} from "./graph.ts";
import {loadModels} from "./load-models.ts";
import {emptyMdmModel} from "./mdm-model.ts";
import type {CodeModel} from "./model.ts";
import {runGraph} from "./run-graph.ts";
import {settingModel} from "./setting-model.ts";

/**
 * Builds only some relations, and what they are made from, over the loaded `raw` tables of an open database; nothing is
 * audited. For who needs cleaned records and no warehouse.
 * @throws SmartshopError "sql" or "settings" if a model cannot be run or read.
 */
export async function buildPart(
  db: Database,
  settings: Settings,
  wanted: readonly string[],
  codeModels: readonly CodeModel[] = [emptyMdmModel]
): Promise<void> {
  const engine = duckdbEngine(db);
  await engine.prepare();
  const steps = inOrder(stepsOf(await loadModels(db), [settingModel, ...codeModels]));
  const makers = new Map(steps.flatMap((step) => step.outputs.map((name) => [name, step] as const)));
  const needed = new Set<Step>();
  const need = (name: string): void => {
    const step = makers.get(name);
    if (!step || needed.has(step)) return;
    needed.add(step);
    step.dependsOn.forEach(need);
  };
  wanted.forEach(need);
  const part = steps.filter((step) => needed.has(step));
  await runGraph(part, {db, engine, settings, runId: "part", onProgress: () => {}});
}
