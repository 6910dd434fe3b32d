import type {Answer} from "../../pipeline/agent/rules/answer.ts";
import type {Query} from "../../pipeline/agent/rules/query.ts";
import type {Cell} from "../../pipeline/agent/run/engine.ts";
import type {SemanticDocument} from "../../pipeline/agent/semantic/document.ts";
import type {Language} from "../../pipeline/agent/semantic/measures.ts";

/** A statement of the reader's own as it was judged and, if allowed, run. */
export interface SqlResult {
  allowed: boolean;
  /** Why the guard refused it; null when allowed. */
  reason: string | null;
  /** What ran, as the guard wrote it. */
  sql: string | null;
  /** Allowed, but it failed. */
  error?: string;
  columns?: string[];
  rows?: Record<string, Cell>[];
  truncated?: boolean;
  ms?: number;
}

/** What the worker is asked, by name. */
export interface Asks {
  /** Once, before all else: the gzipped engine, parser and database, and the document that names are read from. */
  start: [files: {engine: Blob; parser: Blob; data: Blob; document: SemanticDocument}, started: null];
  /** `follows`: whether the question means something else without the one before. */
  ask: [question: {question: string; previous?: Query; language?: Language}, answer: Answer & {follows: boolean}];
  /** One of the readings of "do you mean A or B?". */
  choose: [reading: {question: string; query: Query; language: Language}, answer: Answer];
  sql: [statement: {sql: string}, result: SqlResult];
}

export type AskName = keyof Asks;

/** To the worker. */
export interface AskRequest<Name extends AskName = AskName> {
  id: number;
  name: Name;
  value: Asks[Name][0];
}

/** From the worker. */
export type AskReply = {id: number; value: unknown} | {id: number; error: string};
