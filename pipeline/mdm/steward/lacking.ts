import {SmartshopError} from "../../errors.ts";
import type {StewardFile} from "./files.ts";

/** @throws SmartshopError "input" naming the columns that a file of the kind needs and lacks. */
export function refuseLacking({what, required}: StewardFile, columns: readonly string[], file: string): void {
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length) throw new SmartshopError("input", `${what} lack columns ${missing.join(", ")}: ${file}`);
}
