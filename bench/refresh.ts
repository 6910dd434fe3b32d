/**
 * Time, processor time and memory of a refresh: full, unchanged, and with a batch of 3 % more lines.
 * `npm run bench -- refresh [--lines 1070000] [--data folder] [--strategy hybrid] [--compare all] [--no-postgres]`
 * Without `--data` on a demo shop of so many lines. With it the first 97 % of the largest plain CSV file are the start;
 * other files are taken as they are. Each refresh is a process of its own, as a user starts it, in a folder of its own.
 */
import {spawnSync} from "node:child_process";
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {availableParallelism, tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {gunzipSync} from "node:zlib";
import {generateDemo} from "../pipeline/demo/generate.ts";
import {ROOT} from "../pipeline/paths.ts";
import {stopEmbedded} from "../pipeline/postgres/embedded.ts";
import {type RunRecord} from "../pipeline/runs/history.ts";

const {values} = parseArgs({
  options: {
    lines: {type: "string", default: "1070000"},
    data: {type: "string"},
    strategy: {type: "string", default: "hybrid"},
    compare: {type: "string", default: "all"},
    "no-postgres": {type: "boolean", default: false}
  }
});
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const build = mkdtempSync(join(tmpdir(), "smartshop-bench-"));
const input = join(build, "input");

/** Lays the input down and returns the file that grows, with its lines. */
async function layDown(): Promise<{file: string; lines: string[]}> {
  if (values.data) cpSync(values.data, input, {recursive: true});
  else await generateDemo({out: input, lines: Number(values.lines)});
  // A packed file cannot be cut: it is unpacked.
  for (const name of readdirSync(input).filter((n) => n.endsWith(".csv.gz"))) {
    writeFileSync(join(input, name.replace(/\.gz$/, "")), gunzipSync(readFileSync(join(input, name))));
    rmSync(join(input, name));
  }
  const largest = readdirSync(input)
    .filter((name) => name.endsWith(".csv"))
    .map((name) => join(input, name))
    .sort((a, b) => statSync(b).size - statSync(a).size)[0];
  if (!largest) throw new Error(`no CSV file in ${input}`);
  return {file: largest, lines: readFileSync(largest, "latin1").trimEnd().split("\n")};
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2).padStart(6)} s`;

/** One refresh; `wall` is what the user waits, the start of the process included. */
function refresh(label: string): number {
  const options = ["--json", "--quiet", ...(values["no-postgres"] ? ["--no-postgres"] : [])];
  const started = performance.now();
  const {stdout, stderr, status} = spawnSync(
    process.execPath,
    ["--import", "tsx", join(ROOT, "pipeline", "cli.ts"), "refresh", ...options],
    {
      cwd: ROOT,
      encoding: "utf8",
      env: {
        ...process.env,
        SMARTSHOP_BUILD: build,
        SMARTSHOP_DATA: input,
        MDM_STRATEGY: values.strategy,
        MDM_COMPARE: values.compare
      }
    }
  );
  const wall = performance.now() - started;
  if (status !== 0) throw new Error(`refresh ended with ${status}: ${stderr}`);
  const run = JSON.parse(stdout) as RunRecord;
  say(`\n${label}: ${(wall / 1000).toFixed(2)} s, peak ${run.peakMb} MB, ${run.outcome}`);
  // Stages overlap: files are written, and go to PostgreSQL, while the warehouse is made.
  for (const {name, milliseconds, cpuMilliseconds, peakMb, detail} of run.stages)
    say(
      `  ${name.padEnd(10)} ${seconds(milliseconds)}  cpu ${seconds(cpuMilliseconds)}  peak ${String(peakMb).padStart(5)} MB  ${detail}`
    );
  return wall;
}

try {
  const {file, lines} = await layDown();
  const cut = Math.round(lines.length * 0.97);
  say(
    `${(lines.length - 1).toLocaleString("en-GB")} lines, ${availableParallelism()} cores, strategy ${values.strategy}, compared with ${values.compare}`
  );
  writeFileSync(file, `${lines.slice(0, cut).join("\n")}\n`, "latin1");
  refresh("full, nothing there before");
  const full = refreshAnew();
  const unchanged = refresh("unchanged");
  writeFileSync(file, `${lines.join("\n")}\n`, "latin1");
  const batch = refresh("3 % more lines");
  say(`\nunchanged takes ${(unchanged / 1000).toFixed(2)} s, a batch ${(batch / full).toFixed(2)} of a full refresh`);
} finally {
  await stopEmbedded(join(build, "postgres"));
  rmSync(build, {recursive: true, force: true});
}

/** A full refresh with the server running and initialised, but nothing remembered of the data. */
function refreshAnew(): number {
  rmSync(join(build, "cache"), {recursive: true, force: true});
  rmSync(join(build, "runs", "published.json"));
  return refresh("full, server running");
}
