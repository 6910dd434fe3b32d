import type {Readable} from "node:stream";
import type {Settings} from "../../config.ts";
import {messageOf, SmartshopError} from "../../errors.ts";
import type {Engine} from "../guard/engine.ts";
import {asObjects} from "../rules/answer.ts";
import {blockLog} from "./block-log.ts";
import {checkSql} from "./check-sql.ts";
import type {Runner} from "./engine.ts";
import {jsonLines, SQL_LINE} from "./lines.ts";
import {openRunner} from "./open-runner.ts";
import {table} from "./table.ts";

export interface SqlOptions {
  settings: Settings;
  print: (text: string) => void;
  check?: boolean;
  json?: boolean;
  engine: "auto" | "postgres" | "duckdb";
  rows: number;
}

/** The data, or for judging alone nothing where there is none yet. */
async function open({settings, engine, rows, check}: SqlOptions, judging = check): Promise<Runner | undefined> {
  try {
    return (await openRunner(settings, engine, {maxRows: rows})).runner;
  } catch (error) {
    if (judging && error instanceof SmartshopError && error.code === "input") return undefined;
    throw error;
  }
}

const engineOf = (runner: Runner | undefined, {engine}: SqlOptions): Engine =>
  runner?.engine ?? (engine === "postgres" ? "postgres" : "duckdb");

/** Judges a statement and, unless told only to check, runs it. @returns whether it was allowed. */
export async function runSql(statement: string, options: SqlOptions): Promise<boolean> {
  const runner = await open(options);
  try {
    const verdict = await checkSql(statement, engineOf(runner, options), runner, options.rows);
    if (!verdict.allowed) {
      blockLog(options.settings)(statement, verdict.reason ?? "", "reader");
      options.print(options.json ? JSON.stringify(verdict) : `refused: ${verdict.reason}`);
      return false;
    }
    if (options.check || !runner) {
      options.print(
        options.json
          ? JSON.stringify(verdict)
          : `allowed${verdict.note ? ` (but: ${verdict.note})` : ""}\n\n${verdict.sql}`
      );
      return true;
    }
    const start = performance.now();
    const result = await runner.run(verdict.sql!);
    const rows = asObjects(result);
    const ms = Math.round(performance.now() - start);
    if (options.json)
      options.print(JSON.stringify({...verdict, columns: result.columns, rows, truncated: result.truncated, ms}));
    else options.print(`${table(result.columns, rows)}\n\n${rows.length} rows, ${runner.label}, ${ms} ms`);
    return true;
  } finally {
    await runner?.close();
  }
}

/** Judges a bank of statements, one `{id, allowed, reason}` a line; runs none. */
export async function runSqlLines(input: Readable, options: SqlOptions): Promise<void> {
  const runner = await open(options, true);
  const log = blockLog(options.settings);
  try {
    for await (const {value, fault} of jsonLines(input, SQL_LINE)) {
      if (fault) {
        options.print(JSON.stringify({id: fault.id, allowed: false, reason: fault.fault}));
        continue;
      }
      const {id, sql} = value;
      const {allowed, reason, note} = await checkSql(sql, engineOf(runner, options), runner, options.rows).catch(
        (error: unknown) => ({
          allowed: false,
          reason: messageOf(error),
          note: undefined
        })
      );
      if (!allowed) log(sql, reason ?? "", "reader");
      options.print(JSON.stringify({id, allowed, reason, ...(note ? {note} : {})}));
    }
  } finally {
    await runner?.close();
  }
}
