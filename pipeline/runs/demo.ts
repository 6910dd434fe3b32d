import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {Settings} from "../config.ts";
import {demoHash} from "./code-hash.ts";
import {writeWhole} from "./state.ts";

/** What `ensureDemo` found: made now, still right, or made by hand with `smartshop demo` and left as it is. */
export type DemoState = "made" | "kept" | "own";

/**
 * Makes the demo shop's files where the settings, or the code that makes them, changed since they were made here.
 * Files that somebody made with other options by `smartshop demo` are used as they are.
 */
export async function ensureDemo(settings: Settings): Promise<DemoState> {
  const mark = join(settings.paths.demo, "DEMO.json");
  const memory = join(settings.paths.build, "demo.json");
  const key = demoHash(settings);
  if (existsSync(mark)) {
    const present = readFileSync(mark, "utf8");
    const made = existsSync(memory) ? (JSON.parse(readFileSync(memory, "utf8")) as {key?: string; mark?: string}) : {};
    if (made.mark !== present) return "own";
    if (made.key === key) return "kept";
  }
  const {generateDemo} = await import("../demo/generate.ts");
  await generateDemo({out: settings.paths.demo, lines: settings.DEMO_LINES, seed: settings.SEED});
  writeWhole(memory, {key, mark: readFileSync(mark, "utf8")});
  return "made";
}
