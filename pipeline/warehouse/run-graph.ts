import type {Settings} from "../config.ts";
import type {Database} from "./database.ts";
import type {Engine} from "./engine.ts";
import type {Step} from "./graph.ts";
import type {ModelReport, Progress} from "./model.ts";
import {openWorkers, type Worker} from "./workers.ts";

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
 * Runs ordered steps, several at the same time: each as soon as what it reads is there and a worker is free, of those
 * the first in the order.
 * @returns rows and milliseconds of each model, in the order of the steps; code steps report each table they made.
 * @throws SmartshopError "sql" from the engine, naming the model's statement; steps at work have ended by then.
 */
export async function runGraph(steps: readonly Step[], context: RunContext): Promise<ModelReport[]> {
  const workers = await openWorkers(context.db, context.engine);
  const free = [...workers.all];
  const made = new Made(steps);
  const waiting = [...steps];
  const reports = new Map<Step, ModelReport[]>();
  const atWork = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const run = async (step: Step, worker: Worker): Promise<void> => {
    const started = performance.now();
    const done = await runStep(step, worker, context, made);
    const milliseconds = Math.round(performance.now() - started);
    const timed = done.map((report, k) => ({...report, milliseconds: k === 0 ? milliseconds : 0}));
    reports.set(step, timed);
    made.add(step);
    for (const report of timed) context.onProgress({type: "model", index: reports.size, total: steps.length, report});
  };
  try {
    while (!failures.length && (waiting.length || atWork.size)) {
      const ready = waiting.filter((step) => made.isFree(step)).slice(0, free.length);
      if (ready.length) await workers.share(ready.length + atWork.size === 1);
      for (const step of ready) {
        waiting.splice(waiting.indexOf(step), 1);
        const worker = free.shift()!;
        const work = run(step, worker)
          .catch((error: unknown) => void failures.push(error))
          .finally(() => {
            atWork.delete(work);
            free.unshift(worker);
          });
        atWork.add(work);
      }
      await Promise.race(atWork);
    }
  } finally {
    await Promise.allSettled(atWork);
    await workers.close();
  }
  if (failures.length) throw failures[0];
  return steps.flatMap((step) => reports.get(step)!);
}

/** What is there so far, and what will not be. */
class Made {
  /** Relations left out, with the reason. */
  readonly absent = new Map<string, string>();
  private readonly missing: Set<string>;

  constructor(steps: readonly Step[]) {
    this.missing = new Set(steps.flatMap((step) => step.outputs));
  }

  add(step: Step): void {
    for (const name of step.outputs) this.missing.delete(name);
  }

  /** Whether all that a step reads is there, or left out. */
  isFree(step: Step): boolean {
    return step.dependsOn.every((name) => !this.missing.has(name));
  }
}

async function runStep(
  step: Step,
  {db, engine}: Worker,
  {settings, runId, onProgress}: RunContext,
  {absent}: Made
): Promise<ModelReport[]> {
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
