// Runs one notebook through tslab in this process, with no Jupyter. See run.mjs for its options.
import {readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, resolve} from "node:path";
import {isDeepStrictEqual} from "node:util";

const require = createRequire(import.meta.url);
require("./kernel.cjs");
const {createConverter} = require("tslab/dist/converter.js");
const {createExecutor} = require("tslab/dist/executor.js");
const jupyter = require("tslab/dist/jupyter.js");

const lines = (text) => text.split(/(?<=\n)/);
const print = process.stdout.write.bind(process.stdout);
const INTERNAL = /node:vm|node:internal|tslab\/dist|tools\/(kernel|run)/;

/** Where what a running cell says and shows is gathered. */
let outputs = [];
/** Failures that surface outside the cell's own promise. */
let late = [];

const gather = (name) => (chunk, encoding, callback) => {
  const text = typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
  const last = outputs.at(-1);
  if (last?.output_type === "stream" && last.name === name) last.text += text;
  else outputs.push({output_type: "stream", name, text});
  (typeof encoding === "function" ? encoding : callback)?.();
  return true;
};

/** tslab's `display` ends here; an update replaces what bears the same id. */
const shown = new Map();
jupyter.lastWriteDisplayData = ({data, metadata, transient}, update) => {
  for (const [type, value] of Object.entries(data))
    if (/^text\/|svg/.test(type) && typeof value === "string") data[type] = lines(value);
  const id = transient?.display_id;
  if (update && shown.has(id)) return void Object.assign(shown.get(id), {data, metadata});
  outputs.push({output_type: "display_data", data, metadata});
  if (id) shown.set(id, outputs.at(-1));
};

const errorOutput = (error) => ({
  output_type: "error",
  ename: error?.name ?? "Error",
  evalue: String(error?.message ?? error),
  traceback: String(error?.stack ?? error)
    .split("\n")
    .filter((line) => !INTERNAL.test(line))
});

/** Runs the cells in order; returns the failures as texts. */
async function runCells(cells, saved, {check, seconds}) {
  const converter = createConverter({isJS: false, isBrowser: false});
  const executor = createExecutor(
    process.cwd(),
    {node: converter, browser: converter, close: () => converter.close()},
    console
  );
  const failures = [];
  let count = 0;
  for (const [i, cell] of cells.entries()) {
    const source = [cell.source].flat().join("");
    if (cell.cell_type !== "code" || !source.trim()) continue;
    Object.assign(cell, {outputs: [], execution_count: ++count});
    ({outputs} = cell);
    late = [];
    let timer;
    const tooLate = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`the cell took longer than ${seconds} s`)), seconds * 1000);
    });
    const done = await Promise.race([executor.execute(source), tooLate]).catch((error) => (late.push(error), false));
    clearTimeout(timer);
    await new Promise((next) => setImmediate(next)); // let rejections that nobody awaits come up
    const errors = [...executor.errors(), ...late];
    outputs.push(...errors.map(errorOutput));
    for (const output of outputs)
      if (output.output_type === "stream") output.text = lines([output.text].flat().join(""));
    const tags = cell.metadata?.tags ?? [];
    if ((!done || errors.length) && !tags.includes("raises-exception")) {
      const why = outputs.filter((o) => o.output_type === "error").flatMap((o) => o.traceback);
      return {failures: [...failures, `cell ${count} failed\n${source}\n${why.join("\n")}`], count};
    }
    const before = saved[i]?.outputs;
    if (
      check &&
      !tags.includes("nbval-ignore-output") &&
      !isDeepStrictEqual(JSON.parse(JSON.stringify(outputs)), before)
    ) {
      const cut = (value) => JSON.stringify(value)?.slice(0, 600);
      failures.push(
        `cell ${count} gave other outputs than the saved ones\n  saved: ${cut(before)}\n  now:   ${cut(outputs)}`
      );
    }
  }
  return {failures, count};
}

/** Runs a notebook file; with `check` compares, with `save` writes its outputs. Sets the exit code. */
export async function runNotebook(file, {check, save, seconds}) {
  const path = resolve(file);
  const notebook = JSON.parse(readFileSync(path, "utf8"));
  const saved = structuredClone(notebook.cells);
  process.chdir(dirname(path)); // as Jupyter does: imports are found from here
  process.stdout.write = gather("stdout");
  process.stderr.write = gather("stderr");
  process.on("uncaughtException", (error) => late.push(error));
  process.on("unhandledRejection", (error) => late.push(error));
  const {failures, count} = await runCells(notebook.cells, saved, {check, seconds});
  if (save && !failures.length) writeFileSync(path, `${JSON.stringify(notebook, null, 1)}\n`);
  print(failures.map((failure) => `${file}: ${failure}\n`).join(""));
  print(`${file}: ${count} cells run, ${failures.length} failed\n`, () => process.exit(failures.length ? 1 : 0));
}
