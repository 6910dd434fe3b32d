import {spawn} from "node:child_process";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {ROOT} from "../../pipeline/paths.ts";
import {bundlePlot} from "./bundle.ts";
import {clearCache} from "./loaders.ts";
import {seedNpmVersions} from "./offline.ts";

// `npm run dev`: Framework's preview, with nothing left over from earlier data. Loaders run on demand.
const root = join(ROOT, "src");
clearCache(root);
seedNpmVersions(root);
await bundlePlot(root);
const framework = dirname(createRequire(import.meta.url).resolve("@observablehq/framework/package.json"));
const child = spawn(
  process.execPath,
  [
    "--import",
    "tsx",
    join(framework, "dist", "bin", "observable.js"),
    "preview",
    "--no-open",
    ...process.argv.slice(2)
  ],
  {cwd: ROOT, env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "1"}, stdio: "inherit"}
);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
process.exitCode = await new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? 1)));
