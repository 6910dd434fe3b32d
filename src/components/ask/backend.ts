import type {Answer} from "../../../pipeline/agent/rules/answer.ts";
import type {Query} from "../../../pipeline/agent/rules/query.ts";
import type {Language} from "../../../pipeline/agent/semantic/measures.ts";
import type {SqlResult} from "../../workers/ask-protocol.ts";

/** An earlier question of the conversation, for the next one's context. */
export interface Turn {
  question: string;
  sql: string | null;
  query: Query | null;
}

/** An answer, and whether it was read in the context of the question before; unknown where a model may have. */
export type AskedAnswer = Answer & {follows?: boolean};

/** Hears what is being done: a step in words, and how much of what must be loaded is there (0–1). */
export type Progress = (step: string, share?: number) => void;

/** Where questions are answered: in this page, or by `smartshop serve`. */
export interface Backend {
  /** Where it is, for people. */
  readonly label: string;
  /** Answers in the context of the turns before, oldest first. @throws Error when nothing can be asked at all. */
  ask(question: string, turns: readonly Turn[], progress: Progress): Promise<AskedAnswer>;
  /** Answers with one of the readings of "do you mean A or B?". */
  choose(question: string, query: Query, language: Language, progress: Progress): Promise<Answer>;
  /** Judges a statement and, if the guard lets it pass, runs it. */
  sql(sql: string, progress: Progress): Promise<SqlResult>;
}
