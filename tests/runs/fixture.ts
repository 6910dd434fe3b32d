import {type ChildProcess, spawn} from "node:child_process";
import {existsSync, mkdirSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {generateDemo} from "../../pipeline/demo/generate.ts";
import {type Settings} from "../../pipeline/config.ts";
import {ROOT} from "../../pipeline/paths.ts";
import {withClient} from "../../pipeline/postgres/client.ts";
import {readManifest} from "../../pipeline/publish/manifest.ts";
import {publicationIn} from "../../pipeline/publish/postgres-swap.ts";
import {openDatabase} from "../../pipeline/warehouse/database.ts";
import {testSettings} from "../publish/fixture.ts";

/** Settings over an input folder of their own that holds a demo shop. */
export async function shopSettings(lines = 1200): Promise<Settings> {
  const first = testSettings();
  const input = join(first.paths.build, "input");
  mkdirSync(input);
  await generateDemo({out: input, lines, seed: 7});
  return testSettings({SMARTSHOP_BUILD: first.paths.build, SMARTSHOP_DATA: input});
}

/** The environment that gives the same settings to a process. */
const environmentOf = (settings: Settings): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settings)
      .filter(([name, value]) => name !== "paths" && value !== undefined)
      .map(([name, value]) => [name, String(value)])
  );

/** Starts the command line with the given settings; its output is kept. */
export function command(settings: Settings, ...args: string[]): {child: ChildProcess; ended: Promise<Ended>} {
  const child = spawn(process.execPath, ["--import", "tsx", join(ROOT, "pipeline", "cli.ts"), ...args], {
    cwd: ROOT,
    env: {...process.env, ...environmentOf(settings)},
    stdio: ["ignore", "pipe", "pipe"]
  });
  let [out, log] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (log += chunk.toString()));
  const ended = new Promise<Ended>((done) => child.on("close", (code) => done({code, out, log})));
  return {child, ended};
}

export interface Ended {
  code: number | null;
  out: string;
  log: string;
}

/** What answers now: the run that each of the three published things is of, and their sale lines. */
export async function published(settings: Settings): Promise<{runs: string[]; lines: number[]}> {
  using db = await openDatabase(settings.paths.warehouse, {readOnly: true});
  const [w] = await db.rows<{run: string; n: number}>(
    "select (select run_id from meta.run where is_current) as run, (select count(*) from v_sales) as n"
  );
  const manifest = readManifest(settings.paths.snapshots);
  const [s] = await db.rows<{n: number}>(
    `select count(*) as n from read_parquet('${join(settings.paths.snapshots, "sales.parquet")}')`
  );
  const [run, n] = await withClient(settings, async (client) => {
    const {rows} = await client.query<{n: number}>("select count(*)::int as n from smartshop.v_sales");
    return [(await publicationIn(client))!.run_id, rows[0]!.n] as const;
  });
  return {runs: [w!.run, manifest.run_id, run], lines: [w!.n, s!.n, n]};
}

/** The stages that the newest run's log says were begun. */
export function begunStages({paths}: Settings, known: ReadonlySet<string>): string[] {
  if (!existsSync(paths.runs)) return [];
  const log = logs(paths.runs).find((name) => !known.has(name));
  if (!log) return [];
  return readFileSync(join(paths.runs, log), "utf8")
    .split("\n")
    .filter((line) => line.includes('"msg":"begin"'))
    .map((line) => (JSON.parse(line) as {stage: string}).stage);
}

/** Names of the runs' logs. */
export const logs = (folder: string): string[] => readdirSync(folder).filter((name) => /^\d{8}T.*\.jsonl$/.test(name));
