import type {Settings} from "../config.ts";
import type {Database} from "./database.ts";
import type {Engine} from "./engine.ts";
import type {Step} from "./graph.ts";
import type {ModelReport, Progress} from "./model.ts";

export interface RunContext {
  db: Database;
  engine: Engine;
  settings: Settings;
  runId: string;
  onProgress: (event: Progress) => void;
}

/** Layers whose models are views unless their `.yml` says otherwise: they only rename and cast, or only show. */
const VIEW_LAYERS: ReadonlySet<string> = new Set(["staging", "published"]);

/**
 * Runs ordered steps one after the other.
 * @returns rows and milliseconds of each model; code steps report each table they made.
 * @throws SmartshopError "sql" from the engine, naming the model's statement.
 */
export async function runGraph(steps: readonly Step[], context: RunContext): Promise<ModelReport[]> {
  const reports: ModelReport[] = [];
  const absent = new Map<string, string>();
  for (const [i, step] of steps.entries()) {
    const started = performance.now();
    const made = await runStep(step, context, absent);
    const milliseconds = Math.round(performance.now() - started);
    for (const [k, report] of made.entries()) {
      const timed = {...report, milliseconds: k === 0 ? milliseconds : 0};
      reports.push(timed);
      context.onProgress({type: "model", index: i + 1, total: steps.length, report: timed});
    }
  }
  return reports;
}

async function runStep(step: Step, context: RunContext, absent: Map<string, string>): Promise<ModelReport[]> {
  const {engine, db, settings, runId, onProgress} = context;
  if (step.kind === "code") {
    const note = (text: string): void => onProgress({type: "note", model: step.name, text});
    await step.model.run(db, {settings, runId, note});
    return Promise.all(
      step.outputs.map(async (name) => ({
        name,
        layer: name.split(".")[0]!,
        kind: "code" as const,
        materialized: "code" as const,
        rows: await engine.countRows(name),
        milliseconds: 0
      }))
    );
  }
  const {model} = step;
  const base = {name: model.name, layer: model.layer, kind: "sql" as const, milliseconds: 0};
  const reason = await whyAbsent(step, engine, absent);
  if (reason) {
    absent.set(model.name, reason);
    return [{...base, materialized: "absent", rows: null, reason}];
  }
  const materialized = model.doc.materialized ?? (VIEW_LAYERS.has(model.layer) ? "view" : "table");
  return [{...base, materialized, rows: await engine.runModel(model.name, model.sql, materialized)}];
}

/** Why a model is not made in this run, if so: what it requires holds no row, or what it reads is absent itself. */
async function whyAbsent(
  step: Step & {kind: "sql"},
  engine: Engine,
  absent: ReadonlyMap<string, string>
): Promise<string | undefined> {
  const required = step.model.doc.requires;
  if (required && (await engine.countRows(required)) === 0) return `${required} holds no row`;
  const missing = step.dependsOn.find((name) => absent.has(name));
  return missing && absent.get(missing);
}
