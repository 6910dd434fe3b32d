import {mkdirSync, rmSync, statSync} from "node:fs";
import {analyticsModels} from "../analytics/models.ts";
import type {Settings} from "../config.ts";
import {SmartshopError} from "../errors.ts";
import {changeStep} from "../mdm/change/change-step.ts";
import {mdmStep} from "../mdm/warehouse-step.ts";
import {readDictionary} from "../publish/dictionary.ts";
import {readManifest, served} from "../publish/manifest.ts";
import {type PostgresLoad, startLoad} from "../publish/postgres-load.ts";
import {type Snapshots, startSnapshots, type Written} from "../publish/snapshots.ts";
import {loadSources, type SourceFile, type SourceReport} from "../sources/index.ts";
import type {AuditResult} from "../quality/audit-types.ts";
import {type BuildOptions, buildWarehouse, type BuildReport, type Progress} from "../warehouse/build.ts";
import type {Database} from "../warehouse/database.ts";
import {loadModels} from "../warehouse/load-models.ts";
import {shownName, type SqlModel} from "../warehouse/model.ts";
import {type Figures, readFigures} from "./figures.ts";
import {previousBuilds} from "./history.ts";
import {openNext} from "./next-warehouse.ts";
import {count, type Reporter} from "./reporter.ts";
import {remarksOnSources, saySources} from "./say-sources.ts";
import type {Stages} from "./stages.ts";
import {type Journal, stateFiles} from "./state.ts";

export interface NextOptions {
  runId: string;
  files: readonly SourceFile[];
  dataHash: string;
  fingerprint: string;
  code: string;
  /** A warehouse of the same code, which the next one begins as a copy of: sources that did not change stay. Default none. */
  earlier?: string;
  /** Whether PostgreSQL is loaded too. */
  postgres: boolean;
  stages: Stages;
  reporter: Reporter;
  /** Called when the warehouse is built, also when its audits failed. */
  onBuilt: (report: BuildReport) => void;
}

/**
 * Builds everything beside what is live: warehouse, snapshots, PostgreSQL's next schema. Nothing that anybody reads is
 * touched. What a killed build left must be gone before.
 * @returns what the swap needs.
 * @throws SmartshopError "audit" when an audit of severity error does not hold; "input", "sql", "postgres".
 */
export async function buildNext(settings: Settings, options: NextOptions): Promise<Journal> {
  const {runId, stages, reporter} = options;
  const {paths} = settings;
  const files = stateFiles(paths);
  mkdirSync(files.temporary, {recursive: true});
  const snapshots = `${paths.snapshots}.${runId}`;
  let report: BuildReport;
  let figures: Figures;
  let postgres: PostgresLoad | undefined;
  try {
    using db = await openNext({path: files.nextWarehouse, temporary: files.temporary, earlier: options.earlier});
    // The models are read while the engine loads the input.
    const models = readModels(db);
    // Whoever waits for them is told what is wrong with them; the input may be found wanting first.
    models.catch(() => undefined);
    const reports = await stages.run("sources", () => loadInput(db, settings, options), saySources);
    for (const remark of await remarksOnSources(db, options.files, reports)) reporter.say(remark);
    const load = options.postgres ? startLoad(settings, snapshots, {onTable: sayTable(reporter)}) : undefined;
    postgres = load;
    const written = startSnapshots(db, snapshots, {
      onFile: (file) => {
        reporter.note(`${file.name}, ${count(file.rows)} rows`);
        // Tables go to PostgreSQL while later snapshots are written: the server uses what DuckDB leaves.
        load?.add(file);
      }
    });
    try {
      report = await stages.run("warehouse", () => build(db, settings, {...options, models}, written), sayModels);
      options.onBuilt(report);
      refuseFailed(report, reporter);
      figures = await readFigures(db);
    } catch (error) {
      await written.abandon();
      throw error;
    }
    const {asOf, isDemo} = report;
    await stages.run(
      "snapshots",
      async () => written.finish({runId, asOf, isDemo, dictionary: await readDictionary(db)}),
      ({files: all}) => `${all.length} files, ${(all.reduce((sum, f) => sum + f.bytes, 0) / 1e6).toFixed(1)} MB`
    );
    // The warehouse is saved while the server finishes.
    const saved = db.run("checkpoint");
    saved.catch(() => undefined);
    if (load)
      await stages.run(
        "postgres",
        () => serve(load, snapshots, reporter),
        (said) => said
      );
    await saved;
  } catch (error) {
    await postgres?.abandon();
    rmSync(snapshots, {recursive: true, force: true});
    throw error;
  }
  return {
    snapshots,
    published: {
      runId,
      fingerprint: options.fingerprint,
      code: options.code,
      finishedAt: new Date().toISOString(),
      asOf: report.asOf,
      isDemo: report.isDemo,
      warehouseBytes: statSync(files.nextWarehouse).size,
      figures,
      postgres: options.postgres
    }
  };
}

async function readModels(db: Database): Promise<readonly SqlModel[]> {
  using beside = await db.another();
  return await loadModels(beside);
}

function loadInput(db: Database, settings: Settings, {files, reporter}: NextOptions): Promise<SourceReport[]> {
  return loadSources(db, files, {
    sampleSize: settings.SAMPLE_SIZE,
    seed: settings.SEED,
    tempFolder: stateFiles(settings.paths).temporary,
    onProgress: ({file, rowsLoaded}) => reporter.note(`${file}, ${count(rowsLoaded)} rows`)
  });
}

/**
 * What can be written out once a model is made: a published view, as the tables that it shows are made before it. So
 * files are written, and go to PostgreSQL, while later models and the audits run.
 */
function writtenAfter(event: Progress): string[] {
  if (event.type !== "model" || event.report.materialized === "absent" || event.report.layer !== "published") return [];
  return [shownName(event.report.name)];
}

function build(
  db: Database,
  settings: Settings,
  {runId, dataHash, reporter, models}: NextOptions & Pick<BuildOptions, "models">,
  written: Snapshots
): Promise<BuildReport> {
  return buildWarehouse({
    db,
    settings,
    runId,
    dataHash,
    models,
    codeModels: [mdmStep(), changeStep(), ...analyticsModels],
    previousRuns: previousBuilds(settings.paths),
    onProgress(event) {
      // What was matched and set aside is worth a line that stays; the progress of models is not.
      if (event.type === "note") reporter.say(sayProgress(event));
      else reporter.note(sayProgress(event));
      writtenAfter(event).forEach(written.add);
    }
  });
}

function sayProgress(event: Progress): string {
  if (event.type === "note") return `${event.model}: ${event.text}`;
  if (event.type === "audits") return `${event.total} audits, ${event.failed} failed`;
  const {name, rows, milliseconds} = event.report;
  return `${event.index} of ${event.total}, ${name}${rows === null ? "" : `, ${count(rows)} rows`}, ${milliseconds} ms`;
}

const sayModels = ({models, audits}: BuildReport): string => {
  const bad = audits.filter((audit) => audit.verdict !== "pass");
  return `${models.length} models, ${audits.length} audits, ${bad.length} of them with findings`;
};

/** An audit in one line. */
const sayAudit = ({audit, severity, description, failedRows, sample}: AuditResult): string =>
  `${severity}: audit ${audit} (${description}): ${failedRows === null ? "could not be run" : `${count(failedRows)} rows`}${sample ? `, such as ${sample}` : ""}`;

function refuseFailed({audits, verdict}: BuildReport, reporter: Reporter): void {
  const bad = audits.filter((audit) => audit.verdict !== "pass");
  for (const audit of bad) reporter.say(sayAudit(audit));
  if (verdict !== "failed") return;
  const names = bad.filter((audit) => audit.severity === "error").map((audit) => audit.audit);
  throw new SmartshopError(
    "audit",
    `audits failed, the last good data stay; see the rows in the log: ${names.join(", ") || "unknown"}`
  );
}

const sayTable =
  (reporter: Reporter) =>
  ({name, rows}: Written): void =>
    reporter.note(`PostgreSQL: ${name}, ${count(rows)} rows`);

async function serve(load: PostgresLoad, snapshots: string, reporter: Reporter): Promise<string> {
  const manifest = readManifest(snapshots);
  const report = await load.finish(manifest);
  for (const gap of report.missing) reporter.say(`postgres: ${gap}`);
  const tables = served(manifest);
  return `${tables.length} tables, ${count(tables.reduce((sum, f) => sum + f.rows, 0))} rows, equal to the snapshots`;
}
