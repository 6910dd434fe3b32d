import {functionsOf} from "../guard/functions.ts";
import type {Engine} from "../guard/engine.ts";
import {type SemanticDocument, toMarkdown} from "../semantic/document.ts";
import type {Message} from "./provider.ts";

/** A question and its statement earlier in the conversation. */
export interface Turn {
  question: string;
  sql: string;
}

export interface PromptOptions {
  engine: Engine;
  /** First and last day of the data. */
  calendar: {first: string; last: string};
  /** Earlier turns, oldest first; the last few are shown. */
  turns?: readonly Turn[];
  /** Leaves the schema's meaning out, to measure what it brings. Default false. */
  bare?: boolean;
}

const TURNS = 3;

/** The messages that ask a model for one statement. */
export function prompt(
  question: string,
  document: SemanticDocument,
  {engine, calendar, turns = [], bare = false}: PromptOptions
): Message[] {
  const schema = bare
    ? document.views.map(({name, columns}) => `- ${name}(${columns.map((c) => c.name).join(", ")})`).join("\n")
    : toMarkdown(document);
  const system = `You write one read-only SQL query for a shop's warehouse on ${engine === "duckdb" ? "DuckDB, in the syntax it shares with PostgreSQL" : "PostgreSQL"}.
Answer with JSON only: {"sql": "select …"}, or {"sql": null, "reason": "…"} when the data cannot answer.
The data holds no stock, supplier, weather, person, city, campaign, delivery or payment; a margin only if v_margin is listed.
Rules: read only these views, without a schema; one select; ratios are sum over sum; money is GBP; give names beside codes; articles are kind = 'article' (line_kind in line views), revenue means gross revenue unless net is asked.
Data runs from ${calendar.first} to ${calendar.last}; "last month" and the like are relative to the last day; "last n months" are whole calendar months.
Functions: ${functionsOf(engine).join(" ")}.
Views:
${schema}`;
  return [
    {role: "system", content: system},
    ...turns.slice(-TURNS).flatMap((t): Message[] => [
      {role: "user", content: t.question},
      {role: "assistant", content: JSON.stringify({sql: t.sql})}
    ]),
    {role: "user", content: question}
  ];
}

/** The message by which a statement that failed goes back, once. */
export const sendBack = (error: string): Message => ({
  role: "user",
  content: `That statement failed: ${error}\nAnswer again in the same JSON, with the fault mended.`
});
