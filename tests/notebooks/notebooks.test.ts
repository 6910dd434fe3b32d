import {execFile} from "node:child_process";
import {existsSync, readdirSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {promisify} from "node:util";
import {beforeAll, expect, test} from "vitest";
import {ROOT} from "../../pipeline/paths.ts";

const folder = join(ROOT, "notebooks");
const notebooks = readdirSync(folder).filter((file) => file.endsWith(".ipynb"));

/** Runs a command and returns what it said, or throws with it. */
async function run(command: string, parameters: string[], cwd: string): Promise<string> {
  try {
    return (await promisify(execFile)(command, parameters, {cwd, maxBuffer: 2 ** 26})).stdout;
  } catch (cause) {
    const {stdout, stderr} = cause as {stdout: string; stderr: string};
    throw new Error(`${command} ${parameters.join(" ")} failed\n${stdout}${stderr}`, {cause});
  }
}

beforeAll(async () => {
  if (!existsSync(join(folder, "node_modules", "tslab"))) await run("npm", ["ci"], folder);
  await run("npm", ["run", "lib"], ROOT);
});

test("there are notebooks", () => expect(notebooks.length).toBeGreaterThanOrEqual(5));

test.each(notebooks)(
  "%s runs without Jupyter and gives the outputs that are saved in it",
  {timeout: 600_000},
  async (file) => {
    expect(await run(process.execPath, ["tools/run.mjs", "--check", file], folder)).toContain("0 failed");
  }
);

test.each(notebooks)("%s imports the package by name and nothing of the pipeline's code", async (file) => {
  const text = await readFile(join(folder, file), "utf8");
  expect(text).not.toMatch(/from [\\'"]+\.\.\//);
  expect(text).toContain("smartshop360");
});
