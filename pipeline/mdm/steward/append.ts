import {appendFileSync, existsSync, mkdirSync, readFileSync} from "node:fs";
import {dirname} from "node:path";
import {csvFormatRow, csvParseRows} from "d3";
import {SmartshopError} from "../../errors.ts";
import type {StewardDecision} from "./decisions.ts";

/** Columns of a decisions file that we begin. */
export const DECISION_COLUMNS = ["left_id", "right_id", "verdict", "who", "decided_at", "why"] as const;

/**
 * Adds a decision at the end of the decisions file, in the order of that file's own columns; begins the file where there
 * is none. What stands in it is never rewritten: a decision taken back is a later word.
 * @throws SmartshopError "input" when the file lacks a column that a decision needs.
 */
export function appendDecision(file: string, decision: StewardDecision): void {
  const values: Record<string, string> = {
    left_id: decision.leftId,
    right_id: decision.rightId,
    verdict: decision.verdict,
    who: decision.who,
    decided_at: decision.decidedAt,
    why: decision.why
  };
  if (!existsSync(file) || !readFileSync(file, "utf8").trim()) {
    mkdirSync(dirname(file), {recursive: true});
    const rows = [DECISION_COLUMNS, DECISION_COLUMNS.map((name) => values[name]!)];
    appendFileSync(file, `${rows.map((row) => csvFormatRow(row)).join("\n")}\n`);
    return;
  }
  const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  const columns = csvParseRows(text.split(/\r?\n/, 1)[0]!)[0]!.map((name) => name.trim());
  const missing = ["left_id", "right_id", "verdict"].filter((name) => !columns.includes(name));
  if (missing.length)
    throw new SmartshopError("input", `steward decisions lack columns ${missing.join(", ")}: ${file}`);
  const line = csvFormatRow(columns.map((name) => values[name] ?? ""));
  appendFileSync(file, `${text.endsWith("\n") ? "" : "\n"}${line}\n`);
}
