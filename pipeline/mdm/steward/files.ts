import {SmartshopError} from "../../errors.ts";

/** A kind of file that stewards write, as we begin one. */
export interface StewardFile {
  /** What its rows are called in messages. */
  readonly what: string;
  /** Its name in `data/`, where the refresh reads it. */
  readonly file: string;
  readonly columns: readonly string[];
  /** Columns without which a row says nothing. */
  readonly required: readonly string[];
}

export const DECISIONS: StewardFile = {
  what: "steward decisions",
  file: "decisions.csv",
  columns: ["left_id", "right_id", "verdict", "who", "decided_at", "why"],
  required: ["left_id", "right_id", "verdict"]
};

export const GOLDEN: StewardFile = {
  what: "stewards' golden values",
  file: "golden.csv",
  columns: ["product_code", "field", "value", "who", "decided_at", "why"],
  required: ["product_code", "field", "value"]
};

export const STRIKES: StewardFile = {
  what: "struck words",
  file: "strikes.csv",
  columns: ["token", "who", "decided_at", "why"],
  required: ["token"]
};

/** @throws SmartshopError "input" naming the columns that a file of the kind needs and lacks. */
export function refuseLacking({what, required}: StewardFile, columns: readonly string[], file: string): void {
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length) throw new SmartshopError("input", `${what} lack columns ${missing.join(", ")}: ${file}`);
}
