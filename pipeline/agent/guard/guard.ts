import {deparseSync} from "pgsql-deparser";
import type {Engine} from "./engine.ts";
import {toDuckdb} from "./dialect.ts";
import {putLimit} from "./limit.ts";
import {openParser, type Parser, SyntaxFault} from "./parser.ts";
import {RELATIONS} from "./relations.ts";
import {textFault} from "./text.ts";
import {Refusal, type TreeNode} from "./tree.ts";
import {walk} from "./walk.ts";

/** What the guard says of a statement. */
export type Verdict =
  | {
      allowed: true;
      /** The text to show and to run: written from the checked tree, so that what was checked is what runs. */
      sql: string;
      /** Views it reads. */
      relations: string[];
      /** Whether the statement brought a limit at or below the cap. */
      ownLimit: boolean;
    }
  | {allowed: false; reason: string};

export interface GuardOptions {
  /** Where the statement will run. Default "duckdb". */
  engine?: Engine;
  /** Names a statement may read. Default all published views. */
  relations?: readonly string[];
  /** Most rows of a result. Default 1,000. */
  maxRows?: number;
  /** A parser of one's own; default one shared by all statements of the process. */
  parser?: Parser;
}

/** Most rows of an answer unless told otherwise. */
export const MAX_ROWS = 1_000;

let shared: Parser | undefined;

/**
 * Judges a statement without running it: text, grammar, lists, limit; then writes it anew from its tree, parses that
 * and walks it again. EXPLAIN, role, transaction, time and bytes are the matter of whoever runs it.
 */
export async function guard(sql: string, options: GuardOptions = {}): Promise<Verdict> {
  const {engine = "duckdb", relations = RELATIONS, maxRows = MAX_ROWS, parser = (shared ??= openParser())} = options;
  const fault = textFault(sql);
  if (fault) return {allowed: false, reason: fault};
  const names = new Set(relations);
  try {
    const tree = await parser.parse(sql);
    const {relations: read} = walk(tree, {engine, relations: names});
    const ownLimit = putLimit(tree as {stmts: {stmt: {SelectStmt: TreeNode}}[]}, maxRows);
    if (engine === "duckdb") toDuckdb(tree);
    const text = deparseSync(tree as Parameters<typeof deparseSync>[0], {pretty: true});
    const again = textFault(text);
    if (again) return {allowed: false, reason: again};
    walk(await parser.parse(text), {engine, relations: names});
    return {allowed: true, sql: text, relations: read, ownLimit};
  } catch (error) {
    if (error instanceof Refusal) return {allowed: false, reason: error.message};
    if (error instanceof SyntaxFault) return {allowed: false, reason: `not valid SQL: ${error.message}`};
    if (error instanceof RangeError) return {allowed: false, reason: "the statement is nested too deeply"};
    throw error;
  }
}
