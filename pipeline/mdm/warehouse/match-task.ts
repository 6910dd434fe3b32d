import {Worker} from "node:worker_threads";
import type {Settings, Strategy as StrategyName} from "../../config.ts";
import {type ErrorCode, SmartshopError} from "../../errors.ts";
import {strategyOf} from "../strategies.ts";
import type {MatchOptions, MdmRecord} from "../types.ts";
import {keep, type Kept} from "./cache.ts";
import {runOf, type StrategyRun} from "./strategy-run.ts";
import {SHOWN} from "./verdicts.ts";

/** Strategies to be run one after the other over the same catalogues. Plain data: it goes to another thread. */
export interface MatchTask {
  readonly strategies: readonly {
    readonly name: StrategyName;
    /** Under which the result is kept. */
    readonly key: string;
    readonly left: readonly MdmRecord[];
    readonly right: readonly MdmRecord[];
  }[];
  /** Where results are kept. */
  readonly folder: string;
  readonly options: MatchOptions;
  readonly settings: Settings;
}

/** What one strategy found, as it was kept, and how long it took. */
export interface Found {
  readonly name: StrategyName;
  readonly kept: Kept<StrategyRun>;
  readonly seconds: number;
}

/** What a thread sends back: what each strategy found, then that it is done; or what went wrong. */
export type ThreadAnswer = {found: Found} | {done: true} | {fault: string; code: ErrorCode | null};

/** Told of each strategy's result as soon as it is there. */
export type OnFound = (found: Found) => void;

/** Runs a task in this thread and keeps what it finds. @throws SmartshopError "model" when `semantic` cannot load one. */
export async function matchHere({strategies, folder, options, settings}: MatchTask, onFound: OnFound): Promise<void> {
  const shared = {};
  for (const {name, key, left, right} of strategies) {
    const started = performance.now();
    const strategy = await strategyOf(name);
    // Whatever is shown can be opened in the lab, so all of it is explained.
    const asked = {...options, shown: SHOWN, evidence: true, shared, ...(await modelFor(name, settings))};
    const result = await strategy.match(left, right, asked);
    const {run, lines} = runOf(result, left, right, options.verdicts ?? []);
    onFound({name, kept: keep(folder, key, run, lines), seconds: (performance.now() - started) / 1000});
  }
}

/** Only `semantic` needs a model, and loading the engine of one costs more than all the rest. */
async function modelFor(name: StrategyName, settings: Settings): Promise<Pick<MatchOptions, "embedder">> {
  if (name !== "semantic") return {};
  const {createEmbedder} = await import("../embed/embedder.ts");
  return {embedder: createEmbedder(settings)};
}

/** Runs a task in a thread of its own, whose memory goes with it. @throws what `matchHere` throws. */
export function matchInThread(task: MatchTask, onFound: OnFound): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("match-thread.js", import.meta.url), {workerData: task});
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the thread that matches ended without an answer: ${code}`)));
    worker.on("message", (answer: ThreadAnswer) => {
      if ("found" in answer) onFound(answer.found);
      else if ("done" in answer) resolve();
      else reject(answer.code ? new SmartshopError(answer.code, answer.fault) : new Error(answer.fault));
    });
  });
}
