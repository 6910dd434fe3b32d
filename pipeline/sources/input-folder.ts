import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import type {Settings} from "../config.ts";
import {ROOT} from "../paths.ts";

/** Where the data comes from. */
export interface InputFolder {
  /** Absolute path of a folder, or of one file. */
  path: string;
  /** `setting` for SMARTSHOP_DATA, `raw` for data/raw, `demo` for the demo shop, which may have to be made first. */
  from: "setting" | "raw" | "demo";
}

/** Chooses the input: SMARTSHOP_DATA, else data/raw when there are files in it, else the demo shop. */
export function inputFolder({SMARTSHOP_DATA, paths}: Pick<Settings, "SMARTSHOP_DATA" | "paths">): InputFolder {
  if (SMARTSHOP_DATA) return {path: SMARTSHOP_DATA, from: "setting"};
  const raw = join(ROOT, "data", "raw");
  const filled = existsSync(raw) && readdirSync(raw).some((name) => !name.startsWith("."));
  return filled ? {path: raw, from: "raw"} : {path: paths.demo, from: "demo"};
}
