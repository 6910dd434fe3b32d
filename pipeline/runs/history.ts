import {appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {dirname, join} from "node:path";
import type {BuildPaths} from "../paths.ts";
import type {PreviousRun} from "../warehouse/build-types.ts";
import type {Figures} from "./figures.ts";
import {stateFiles} from "./state.ts";

/** Time of one stage of a run. */
export interface StageRecord {
  name: string;
  milliseconds: number;
  /** Processor time of this process, all its threads together; PostgreSQL's is not in it. */
  cpuMilliseconds: number;
  /** Largest memory of this process during the stage, in MB; PostgreSQL's is not in it. Missing in records of older runs. */
  peakMb?: number;
  detail: string;
}

/** One run, as it stands in `runs.jsonl`. */
export interface RunRecord {
  runId: string;
  startedAt: string;
  finishedAt: string;
  /** `unchanged`: nothing to do; `repaired`: only what was missing was published again; `failed`: the last good stays. */
  outcome: "published" | "unchanged" | "repaired" | "failed";
  /** In one line what came out, or what went wrong. */
  message: string;
  exitCode: number;
  milliseconds: number;
  /** Largest memory of this process during the run, in MB (10⁶ bytes); PostgreSQL's is not in it. */
  peakMb: number;
  stages: StageRecord[];
  /** What was sold, of a run that published. */
  figures?: Figures;
  /** What the warehouse's build left for the next ones, where it came so far. */
  build?: PreviousRun;
}

/** Runs whose audit results and volumes the next build is given. */
const REMEMBERED = 50;
/** Logs of single runs that are kept. */
const LOGS = 100;

/** Adds a run to the history, in one write. */
export function appendRun(paths: BuildPaths, run: RunRecord): void {
  const file = stateFiles(paths).history;
  mkdirSync(dirname(file), {recursive: true});
  appendFileSync(file, `${JSON.stringify(run)}\n`);
}

/** All runs, oldest first. A line cut short by a kill is left out. */
export function readRuns(paths: BuildPaths): RunRecord[] {
  const file = stateFiles(paths).history;
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      try {
        return line ? [JSON.parse(line) as RunRecord] : [];
      } catch {
        return [];
      }
    });
}

/** Published builds, for volumes and audit history; failed ones must not become what the next is compared with. */
export const previousBuilds = (paths: BuildPaths): PreviousRun[] =>
  readRuns(paths)
    .flatMap((run) => (run.outcome === "published" && run.build ? [run.build] : []))
    .slice(-REMEMBERED);

/** The log file of a run. */
export const logFile = ({runs}: BuildPaths, runId: string): string => join(runs, `${runId}.jsonl`);

/** Removes the logs of all but the latest runs. */
export function removeOldLogs({runs}: BuildPaths): void {
  const logs = readdirSync(runs).filter((name) => /^\d{8}T.*\.jsonl$/.test(name));
  for (const name of logs.sort().slice(0, -LOGS)) rmSync(join(runs, name), {force: true});
}
