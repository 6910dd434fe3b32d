import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join, relative, sep} from "node:path";
import type {Settings} from "../config.ts";
import {ROOT} from "../paths.ts";

/** What decides the published data beside the input. The lock file stands for the libraries. */
const CODE = [
  ...["pipeline", "sql", "data/reference"],
  ...["data/decisions.csv", "data/golden.csv", "data/strikes.csv"],
  "package-lock.json"
];
/** Parts of the pipeline that only read what is published, and the demo, whose files are input like any. */
const READERS = /^pipeline\/(agent\/(?!guard\/functions\.ts)|demo\/)/;
/** Model files are large, and are replaced as a whole: size and time tell them apart. */
const MODELS = ["data/models"];

/** Settings that change no published data: secrets, addresses of language models, how much is logged. */
const NOT_DATA =
  /^(LOG_LEVEL|SMARTSHOP_DATA|SMARTSHOP_BUILD|DATABASE_URL|POSTGRES_|OLLAMA_|GROQ_|MISTRAL_|OPENAI_|ANTHROPIC_|MLFLOW_|DEMO_LINES)/;

/** Hash of the code, reference tables and libraries that make the published data. */
export function codeHash(root: string = ROOT): string {
  const hash = createHash("sha256");
  for (const file of CODE.flatMap((part) => filesBelow(join(root, part)))) {
    const name = relative(root, file).split(sep).join("/");
    if (!READERS.test(name)) hash.update(`${name}\0`).update(readFileSync(file)).update("\0");
  }
  for (const file of MODELS.flatMap((part) => filesBelow(join(root, part)))) {
    const {size, mtimeMs} = statSync(file);
    hash.update(`${relative(root, file)}\0${size}\0${mtimeMs}\0`);
  }
  return hash.digest("hex");
}

/** Hash of the folder that makes the demo shop, with what it is asked for. */
export function demoHash({SEED, DEMO_LINES}: Pick<Settings, "SEED" | "DEMO_LINES">, root: string = ROOT): string {
  const hash = createHash("sha256").update(`${SEED} ${DEMO_LINES}\0`);
  for (const file of filesBelow(join(root, "pipeline", "demo"))) hash.update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** The settings that decide the published data, as text. */
export const dataSettings = (settings: Settings): string =>
  JSON.stringify(Object.entries(settings).filter(([name]) => name !== "paths" && !NOT_DATA.test(name)));

/** One hash of input, code and settings: equal if a refresh would publish the same. */
export const fingerprintOf = (dataHash: string, code: string, settings: Settings): string =>
  createHash("sha256")
    .update(`${dataHash}\0${code}\0${dataSettings(settings)}`)
    .digest("hex");

/** Files below a path in name order; the path itself if it is a file, none if it is not there. */
function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, {withFileTypes: true, recursive: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
