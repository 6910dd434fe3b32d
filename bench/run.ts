/** `npm run bench` lists the benchmarks; `npm run bench -- refresh [options]` runs one. */
import {spawnSync} from "node:child_process";
import {readdirSync} from "node:fs";
import {join} from "node:path";
import {ROOT} from "../pipeline/paths.ts";

const folder = join(ROOT, "bench");
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.replace(/\.ts$/, ""));
const [name = "", ...options] = process.argv.slice(2);
if (names.includes(name)) {
  const {status} = spawnSync(process.execPath, ["--import", "tsx", join(folder, `${name}.ts`), ...options], {
    cwd: ROOT,
    stdio: "inherit"
  });
  process.exitCode = status ?? 1;
} else {
  process.stdout.write(`npm run bench -- <name> [options], one of: ${names.join(", ")}\n`);
  process.exitCode = name ? 2 : 0;
}
