#!/usr/bin/env node
// Runs notebooks without Jupyter, each in a process of its own.
//   node tools/run.mjs [--check | --save] [--seconds N] a.ipynb …
//   --check    compare with the saved outputs (cells tagged nbval-ignore-output excepted)
//   --save     write the outputs into the notebook, if every cell ran
//   --seconds  longest time of one cell, default 300
// Exit code 1 if a cell fails (unless tagged raises-exception) or gave other outputs than saved.
import {spawnSync} from "node:child_process";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {runNotebook} from "./run-one.mjs";

const {values, positionals: files} = parseArgs({
  allowPositionals: true,
  options: {check: {type: "boolean"}, save: {type: "boolean"}, seconds: {type: "string", default: "300"}}
});
const flags = process.argv.slice(2).filter((argument) => !files.includes(argument));

if (files.length === 1) await runNotebook(files[0], {...values, seconds: Number(values.seconds)});
else {
  const failed = files.filter(
    (file) => spawnSync(process.execPath, [fileURLToPath(import.meta.url), ...flags, file], {stdio: "inherit"}).status
  );
  console.log(`${files.length - failed.length} notebooks ran, ${failed.length} failed`);
  process.exit(failed.length ? 1 : 0);
}
