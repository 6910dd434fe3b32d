import {spawn} from "node:child_process";
import {existsSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {loadSettings} from "../../pipeline/config.ts";
import {SmartshopError} from "../../pipeline/errors.ts";
import {ROOT} from "../../pipeline/paths.ts";
import {MANIFEST_FILE, readManifest} from "../../pipeline/publish/manifest.ts";
import {withLock} from "../../pipeline/runs/lock.ts";
import {bundlePlot} from "./bundle.ts";
import {finishPages} from "./finish.ts";
import {siteKey} from "./key.ts";
import {runLoaders} from "./loaders.ts";
import {seedNpmVersions} from "./offline.ts";
import {sheetPages, writeSheets} from "./sheets.ts";

/** What was built, written as `site.json` beside the pages. */
export interface SiteRecord {
  key: string;
  run_id: string;
  as_of: string | null;
  pages: number;
}

export interface BuildOptions {
  /** Builds even if nothing changed. Default false. */
  force?: boolean;
  /** Hears one line a stage. Default nothing. */
  report?: (line: string) => void;
}

const RECORD = "site.json";
const DIST = join(ROOT, "dist");
/** Where Framework builds; see `output` in observablehq.config.ts. */
const NEXT = join(ROOT, "data", "build", "site");

/**
 * Builds the site from the published snapshots into `dist/`: loaders, Framework, article sheets, then one swap, so
 * that the last good site stays if anything fails. Does nothing when data and sources are those of the site that
 * stands there. Two builds at once take turns.
 * @throws SmartshopError "input" when nothing is published, or when a loader or Framework fails.
 */
export async function buildSite(options: BuildOptions = {}): Promise<SiteRecord> {
  const onWait = ({pid}: {pid: number}): void =>
    options.report?.(`waiting for another build of the site: process ${pid}`);
  return withLock(`${NEXT}.lock`, () => build(options), {wait: 600_000, onWait, what: "site build"});
}

async function build({force = false, report = () => {}}: BuildOptions): Promise<SiteRecord> {
  const {snapshots} = loadSettings().paths;
  const {run_id, as_of} = readManifest(snapshots);
  const key = siteKey(ROOT, join(snapshots, MANIFEST_FILE));
  const last = builtSite();
  if (!force && last?.key === key) {
    report(`site is up to date: ${last.pages} pages of run ${last.run_id}`);
    return last;
  }
  const time = stopwatch(report);
  const root = join(ROOT, "src");
  seedNpmVersions(root);
  await bundlePlot(root);
  const made = await runLoaders(root);
  time(`${made.length} loaders`);
  const [sheets] = await Promise.all([sheetPages(), framework()]);
  time("framework, sheets");
  writeSheets(NEXT, sheets);
  const pages = await finishPages(NEXT);
  time(`${pages} pages finished`);
  const record = {key, run_id, as_of, pages};
  writeFileSync(join(NEXT, RECORD), JSON.stringify(record));
  swap();
  return record;
}

/** The record of the site in `dist/`, or undefined when there is none. */
export function builtSite(): SiteRecord | undefined {
  const file = join(DIST, RECORD);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as SiteRecord) : undefined;
}

/** Two renames; between them, for less than a millisecond, no site stands. */
function swap(): void {
  const old = `${NEXT}-old`;
  rmSync(old, {recursive: true, force: true});
  if (existsSync(DIST)) renameSync(DIST, old);
  renameSync(NEXT, DIST);
  rmSync(old, {recursive: true, force: true});
}

/** Runs Framework's build. Its own log is shown only when it fails. */
async function framework(): Promise<void> {
  const bin = join(
    dirname(createRequire(import.meta.url).resolve("@observablehq/framework/package.json")),
    "dist",
    "bin",
    "observable.js"
  );
  const child = spawn(process.execPath, ["--import", "tsx", bin, "build"], {
    cwd: ROOT,
    env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "1"},
    stdio: ["ignore", "pipe", "pipe"]
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (log += data.toString()));
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (code !== 0) throw new SmartshopError("input", `the site could not be built; the build's log follows\n${log}`);
}

/** Reports each stage with its seconds. */
function stopwatch(report: (line: string) => void): (stage: string) => void {
  let start = performance.now();
  return (stage) => {
    const now = performance.now();
    report(`${stage.padEnd(24)} ${((now - start) / 1000).toFixed(1).padStart(6)} s`);
    start = now;
  };
}
