import {spawn} from "node:child_process";
import {once} from "node:events";
import {join} from "node:path";
import {loadSettings, type Settings} from "../../pipeline/config.ts";
import {ROOT} from "../../pipeline/paths.ts";

const BUILD = join(ROOT, "data", "build", "agent-tests");

/** A port for these tests' own server, beside the default one. */
const PORT = "54391";

/** Runs the command line in a process of its own, so that the test runner's own messages get through meanwhile. */
async function smartshop(...args: string[]): Promise<void> {
  const env = {...process.env, SMARTSHOP_BUILD: BUILD, SMARTSHOP_DATA: "", POSTGRES_EMBEDDED_PORT: PORT};
  const command = ["--import", "tsx", join(ROOT, "pipeline", "cli.ts"), ...args];
  const child = spawn(process.execPath, command, {cwd: ROOT, env, stdio: ["ignore", "ignore", "pipe"]});
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`smartshop ${args.join(" ")} ended with ${code}: ${said}`);
}

/** Settings of a warehouse of the demo shop that these tests have for themselves; made once, quick when nothing changed. */
export async function agentWarehouse({postgres = false} = {}): Promise<Settings> {
  await smartshop("refresh", "--quiet", ...(postgres ? [] : ["--no-postgres"]));
  return loadSettings({SMARTSHOP_BUILD: BUILD, POSTGRES_EMBEDDED_PORT: PORT, OLLAMA_HOST: "http://127.0.0.1:9"});
}

/** Starts or stops these tests' own server. */
export const server = (what: "up" | "down"): Promise<void> => smartshop("db", what);
