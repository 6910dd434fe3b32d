import {appendFileSync, existsSync, mkdirSync, readFileSync} from "node:fs";
import {dirname} from "node:path";
import {csvFormatRow, csvParseRows} from "d3";
import {SmartshopError} from "../../errors.ts";
import {type Conflict, readDecisions, settleDecisions, type StewardDecision} from "./decisions.ts";

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

/** What became of decisions that were added from a file. */
export interface Added {
  readonly added: number;
  /** Rows that the decisions file held already, word for word. */
  readonly known: number;
  /** What all decisions together cannot all mean, and what is made of it. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Adds the decisions of another file, such as one that a page exported, at the end of the decisions file; those that it
 * holds already are left out, so that a file can be added twice.
 * @throws SmartshopError "input" when a file lacks a column or holds a verdict that is none; then nothing is added.
 */
export async function addDecisions(file: string, from: string): Promise<Added> {
  if (!existsSync(from)) throw new SmartshopError("input", `no such file of decisions: ${from}`);
  const [held, given] = [await readDecisions(file), await readDecisions(from)];
  const keyOf = (d: StewardDecision): string =>
    JSON.stringify([d.leftId, d.rightId, d.verdict, d.who, d.decidedAt, d.why]);
  const known = new Set(held.map(keyOf));
  const fresh = given.filter((d) => !known.has(keyOf(d)));
  for (const decision of fresh) appendDecision(file, decision);
  const {conflicts} = settleDecisions([...held, ...fresh], {left: () => true, right: () => true});
  return {added: fresh.length, known: given.length - fresh.length, conflicts};
}
