import {appendFileSync, existsSync, mkdirSync, readFileSync} from "node:fs";
import {dirname} from "node:path";
import {csvFormatRow, csvParseRows} from "d3";
import type {StewardDecision} from "./decisions.ts";
import {DECISIONS, type StewardFile} from "./files.ts";
import {refuseLacking} from "./lacking.ts";

/**
 * Adds a row at the end of a stewards' file, in the order of that file's own columns; begins the file where there is
 * none. What stands in it is never rewritten: a word taken back is a later word.
 * @throws SmartshopError "input" when the file lacks a column that a row needs.
 */
export function appendRow(file: string, kind: StewardFile, values: Readonly<Record<string, string>>): void {
  if (!existsSync(file) || !readFileSync(file, "utf8").trim()) {
    mkdirSync(dirname(file), {recursive: true});
    const rows = [kind.columns, kind.columns.map((name) => values[name] ?? "")];
    appendFileSync(file, `${rows.map((row) => csvFormatRow(row)).join("\n")}\n`);
    return;
  }
  const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  const columns = csvParseRows(text.split(/\r?\n/, 1)[0]!)[0]!.map((name) => name.trim());
  refuseLacking(kind, columns, file);
  const line = csvFormatRow(columns.map((name) => values[name] ?? ""));
  appendFileSync(file, `${text.endsWith("\n") ? "" : "\n"}${line}\n`);
}

/** Adds a decision at the end of the decisions file. @throws as `appendRow`. */
export const appendDecision = (file: string, decision: StewardDecision): void =>
  appendRow(file, DECISIONS, {
    left_id: decision.leftId,
    right_id: decision.rightId,
    verdict: decision.verdict,
    who: decision.who,
    decided_at: decision.decidedAt,
    why: decision.why
  });
