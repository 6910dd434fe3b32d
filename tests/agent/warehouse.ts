import {spawnSync} from "node:child_process";
import {join} from "node:path";
import {loadSettings, type Settings} from "../../pipeline/config.ts";
import {ROOT} from "../../pipeline/paths.ts";

/** Settings of a warehouse of the demo shop that these tests have for themselves; made once, quick when nothing changed. */
export function agentWarehouse(): Settings {
  const build = join(ROOT, "data", "build", "agent-tests");
  const env = {...process.env, SMARTSHOP_BUILD: build, SMARTSHOP_DATA: ""};
  const args = ["--import", "tsx", join(ROOT, "pipeline", "cli.ts"), "refresh", "--no-postgres", "--quiet"];
  const {status, stderr} = spawnSync(process.execPath, args, {cwd: ROOT, env, encoding: "utf8"});
  if (status !== 0) throw new Error(`smartshop refresh ended with ${status}: ${stderr}`);
  return loadSettings({SMARTSHOP_BUILD: build, OLLAMA_HOST: "http://127.0.0.1:9"});
}
