import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {join} from "node:path";
import {loadSettings} from "../pipeline/config.ts";
import {ROOT} from "../pipeline/paths.ts";
import {MANIFEST_FILE} from "../pipeline/publish/manifest.ts";
import {codeHash} from "../pipeline/runs/code-hash.ts";
import {readPublished} from "../pipeline/runs/state.ts";
import {buildSite} from "../src/build/site.ts";

const say = (line: string): void => void process.stderr.write(`setup: ${line}\n`);

/**
 * Runs once before all tests: makes sure that the site the browser tests open is there and is of the data, code and
 * sources as they are. A run of other folders alone (`vitest run tests/mdm`) needs no site and makes none.
 */
export default async function setup(): Promise<void> {
  const filters = process.argv.slice(2).filter((a) => a.startsWith("tests") || a.includes("/"));
  if (filters.length && !filters.some((a) => a.includes("browser") || /^tests\/?$/.test(a))) return;
  const {paths} = loadSettings();
  const isThere = existsSync(join(paths.snapshots, MANIFEST_FILE));
  if (!isThere || readPublished(paths)?.code !== codeHash()) {
    say(`${isThere ? "what is published is of other code" : "nothing is published"}: running smartshop refresh`);
    const {status} = spawnSync(process.execPath, ["--import", "tsx", join(ROOT, "pipeline", "cli.ts"), "refresh"], {
      cwd: ROOT,
      stdio: ["ignore", "inherit", "inherit"]
    });
    if (status !== 0) throw new Error(`smartshop refresh ended with ${status}; the site cannot be built`);
  }
  const {pages, run_id} = await buildSite({report: (line) => say(`site: ${line}`)});
  say(`dist/ holds ${pages} pages of run ${run_id}`);
}
