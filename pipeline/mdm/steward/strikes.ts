import {existsSync, readFileSync} from "node:fs";
import {csvParse} from "d3";
import {unguarded} from "./cell.ts";
import {STRIKES} from "./files.ts";
import {refuseLacking} from "./lacking.ts";

/**
 * Words that stewards have struck from the learnt differences: they count as noise. Read from `data/strikes.csv`, columns
 * `token` and, for the record, `who`, `decided_at`, `why`. None where there is no file.
 * @throws SmartshopError "input" when there is no column `token`.
 */
export function readStrikes(file: string): string[] {
  if (!existsSync(file)) return [];
  const rows = csvParse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  refuseLacking(STRIKES, rows.columns, file);
  return [...new Set(rows.map((row) => unguarded(row.token!).toLowerCase()).filter((token) => token !== ""))].sort();
}
