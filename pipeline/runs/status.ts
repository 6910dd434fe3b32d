import type {Settings} from "../config.ts";
import {findTarget} from "../postgres/target.ts";
import {sayAsOf} from "./age.ts";
import {sayFigures} from "./figures.ts";
import {readRuns, type RunRecord} from "./history.ts";
import {type Published, readJournal, readPublished} from "./state.ts";
import {verifyFiles} from "./verify.ts";

/** What `smartshop status` shows. */
export interface Status {
  published: Published | undefined;
  /** Faults by presence and size; `smartshop check` looks at contents. */
  faults: string[];
  /** A swap was cut off; the next refresh finishes it. */
  unfinishedSwap: boolean;
  /** The server, if it runs or is another's: `host:port/database`. */
  postgres: string | undefined;
  /** The latest runs, newest first. */
  runs: Omit<RunRecord, "build">[];
}

const SHOWN = 5;

/** Looks at what is published; starts and changes nothing. */
export async function status(settings: Settings): Promise<Status> {
  const published = readPublished(settings.paths);
  return {
    published,
    faults: published ? await verifyFiles(settings, published) : ["nothing is published; run `smartshop refresh`"],
    unfinishedSwap: readJournal(settings.paths) !== undefined,
    postgres: findTarget(settings)?.label,
    runs: readRuns(settings.paths)
      .slice(-SHOWN)
      .reverse()
      .map(({build: _, ...run}) => run)
  };
}

/** A status as lines. */
export function sayStatus(
  {published, faults, unfinishedSwap, postgres, runs}: Status,
  {now = new Date()}: {now?: Date} = {}
): string {
  const when = (iso: string): string => `${iso.slice(0, 16).replace("T", " ")} UTC`;
  return [
    published &&
      `published  ${when(published.finishedAt)}, data up to ${sayAsOf(published.asOf, now)}${published.isDemo ? ", demo data" : ""}, run ${published.runId}`,
    ...(published?.figures ? sayFigures(published.figures) : []),
    ...faults.map((fault) => `fault      ${fault}`),
    unfinishedSwap && "fault      a swap was cut off; the next refresh finishes it",
    `postgres   ${postgres ?? "embedded, not running; `smartshop db up` starts it"}`,
    ...runs.map(
      (run) =>
        `run        ${when(run.startedAt)}  ${run.outcome}  ${(run.milliseconds / 1000).toFixed(1)} s  ${run.message}`
    )
  ]
    .filter(Boolean)
    .join("\n");
}
