import {statfsSync} from "node:fs";
import type {Settings} from "../config.ts";
import {exitCodeOf, messageOf, SmartshopError, systemRefusal} from "../errors.ts";
import type {BuildReport} from "../warehouse/build-types.ts";
import {sayAsOf} from "./age.ts";
import {codeHash, fingerprintOf} from "./code-hash.ts";
import {ensureDemo} from "./demo.ts";
import {type Figures, sayFigures} from "./figures.ts";
import {appendRun, logFile, removeOldLogs, type RunRecord} from "./history.ts";
import {withLock} from "./lock.ts";
import {allOf, count, logReporter, type Reporter, SILENT} from "./reporter.ts";
import {Stages} from "./stages.ts";
import {type Published, readPublished, stateFiles} from "./state.ts";
import {recoverSwap, removeNext, removeUnfinished, swapAll} from "./swap.ts";
import {isInPostgres, verifyFiles} from "./verify.ts";

export interface RefreshOptions {
  /** Builds also when nothing changed. Default false. */
  force?: boolean;
  /** Waits for another refresh that is at work. Default true; else error "busy". */
  wait?: boolean;
  /** Loads PostgreSQL too. Default true. */
  postgres?: boolean;
  /** Where to say what is done. Default nowhere; the run's log is written in any case. */
  reporter?: Reporter;
}

/**
 * Brings everything published up to date with input, code and settings: nothing to do when none of them changed, else
 * built beside, audited, compared and swapped in. Whatever goes wrong, and when, the last good data stay.
 * @returns the run's record, which is also added to the history.
 * @throws SmartshopError "input", "audit", "busy", "postgres", "sql", "settings".
 */
export async function refresh(
  settings: Settings,
  {force = false, wait = true, postgres = true, reporter = SILENT}: RefreshOptions = {}
): Promise<RunRecord> {
  const onWait = ({pid}: {pid: number}): void => reporter.say(`waiting for another refresh: process ${pid}`);
  return await withLock(
    stateFiles(settings.paths).lock,
    () => recorded(settings, reporter, (run) => attempt(settings, {force, postgres}, run)),
    {wait: wait ? 3_600_000 : 0, onWait, what: "refresh"}
  );
}

/** What is known of a run while it goes on. */
interface Run {
  id: string;
  stages: Stages;
  reporter: Reporter;
  report?: BuildReport;
}
type Outcome = Pick<RunRecord, "outcome" | "message" | "figures">;

async function attempt(
  settings: Settings,
  {force, postgres}: Required<Pick<RefreshOptions, "force" | "postgres">>,
  run: Run
): Promise<Outcome> {
  const {stages, reporter} = run;
  const recovered = await recoverSwap(settings);
  if (recovered) reporter.say(`finished the swap of run ${recovered}, which was cut off`);
  removeUnfinished(settings);
  const {discover, fingerprint, inputFolder} = await import("../sources/index.ts");
  const input = inputFolder(settings);
  if (input.from === "demo") {
    const state = await ensureDemo(settings);
    if (state === "made") reporter.say(`made the demo shop's files: ${count(settings.DEMO_LINES)} lines`);
  }
  const files = await discover(input.path);
  const dataHash = await fingerprint(files, stateFiles(settings.paths).hashes);
  const code = codeHash();
  const print = fingerprintOf(dataHash, code, settings);
  const published = readPublished(settings.paths);
  if (!force && published?.fingerprint === print) {
    const faults = await verifyFiles(settings, published);
    if (faults.length === 0) return await keep(settings, published, postgres, run);
    for (const fault of faults) reporter.say(fault);
  }
  const {buildNext} = await import("./build.ts");
  let figures: Figures | undefined;
  try {
    const next = await buildNext(settings, {
      ...{runId: run.id, files, dataHash, fingerprint: print, code, postgres, stages, reporter},
      // Rows that other code read may have been read otherwise; `--force` reads all anew.
      ...(!force && published?.code === code ? {earlier: settings.paths.warehouse} : {}),
      onBuilt: (report) => (run.report = report)
    });
    await stages.run("swap", () => swapAll(settings, next));
    figures = next.published.figures;
    if (figures) sayFigures(figures).forEach(reporter.say);
    const {logMerges} = await import("../mdm/change/merge-log.ts");
    await logMerges(settings.paths, run.id, next.published.finishedAt);
  } catch (error) {
    removeNext(settings);
    throw hintAtDisk(error, settings);
  }
  return {outcome: "published", message: `published, data up to ${sayAsOf(run.report?.asOf, new Date())}`, figures};
}

/** Nothing to build; PostgreSQL may still be behind: a server that was away, or dropped, or left out before. */
async function keep(settings: Settings, published: Published, postgres: boolean, run: Run): Promise<Outcome> {
  const since = `unchanged since ${published.finishedAt.slice(0, 19).replace("T", " ")} UTC`;
  if (!postgres || (await isInPostgres(settings, published))) return {outcome: "unchanged", message: since};
  const {publishPostgres} = await import("./publish-postgres.ts");
  await run.stages.run("postgres", () => publishPostgres(settings));
  return {outcome: "repaired", message: `${since}; PostgreSQL was loaded from the snapshots`};
}

/** Runs `work`, and writes what became of it into the log and the history. */
async function recorded(
  settings: Settings,
  reporter: Reporter,
  work: (run: Run) => Promise<Outcome>
): Promise<RunRecord> {
  const started = new Date();
  const id = `${started.toISOString().replace(/[-:]|\.\d+Z/g, "")}-${process.pid.toString(36)}`;
  const log = logReporter(logFile(settings.paths, id), settings.LOG_LEVEL);
  const all = allOf(reporter, log);
  const run: Run = {id, stages: new Stages(all), reporter: all};
  const record = (outcome: Outcome, exitCode: number): RunRecord => ({
    runId: id,
    startedAt: started.toISOString(),
    finishedAt: new Date().toISOString(),
    ...outcome,
    exitCode,
    milliseconds: Math.round(performance.now() - begin),
    peakMb: run.stages.peakMb,
    stages: run.stages.done,
    build: run.report?.run
  });
  const begin = performance.now();
  try {
    const done = record(await work(run), 0);
    log.say(done.message);
    // Runs that did nothing are not worth a line a day for ever.
    if (done.outcome !== "unchanged") appendRun(settings.paths, done);
    return done;
  } catch (thrown) {
    const error = systemRefusal(thrown) ?? thrown;
    const message = messageOf(error);
    log.say(`failed: ${message}`);
    appendRun(settings.paths, record({outcome: "failed", message: message.split("\n")[0]!}, exitCodeOf(error)));
    throw error;
  } finally {
    log.close();
    removeOldLogs(settings.paths);
  }
}

/** A full disk shows as an error of whoever wrote last; the reader wants to know it is the disk. */
function hintAtDisk(error: unknown, {paths}: Settings): unknown {
  if (!/no space left|disk is full|ENOSPC|could not (extend|write)/i.test(messageOf(error))) return error;
  const {bavail, bsize} = statfsSync(paths.build);
  const free = Math.round((Number(bavail) * Number(bsize)) / 1e6);
  const what = messageOf(error).split("\n")[0];
  return new SmartshopError(
    "input",
    `disk is full, the last good data stay; ${free} MB are free: ${paths.build}: ${what}`,
    {
      cause: error
    }
  );
}
