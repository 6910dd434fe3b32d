import type {Readable} from "node:stream";
import type {Settings} from "../../config.ts";
import {SmartshopError} from "../../errors.ts";
import {type Answer, emptyAnswer} from "../rules/answer.ts";
import type {Query} from "../rules/query.ts";
import type {Language} from "../semantic/measures.ts";
import {type Agent, ask, openAgent} from "./ask.ts";
import {blockLog} from "./block-log.ts";
import {addTurn, clearConversation, readTurns} from "./conversations.ts";
import {jsonLines, QUESTION_LINE} from "./lines.ts";
import {table} from "./table.ts";

export interface AskOptions {
  settings: Settings;
  print: (text: string) => void;
  json?: boolean;
  lang?: Language;
  conversation?: string;
  clear?: boolean;
  engine: "auto" | "postgres" | "duckdb";
  rules?: boolean;
  rows: number;
}

const open = ({settings, engine, rules, rows}: AskOptions): Promise<Agent> =>
  openAgent(settings, {engine, rulesOnly: rules, maxRows: rows});

/** Answers one question and prints it; with a conversation, in its context. */
export async function runAsk(question: string, options: AskOptions): Promise<Answer | null> {
  const {settings, print, conversation} = options;
  if (options.clear) {
    if (!conversation) throw new SmartshopError("usage", "--clear needs --conversation");
    print(`forgot ${await clearConversation(settings, conversation)} questions of ${conversation}`);
    if (!question) return null;
  }
  if (!question) throw new SmartshopError("usage", "give a question, or --jsonl and questions on standard input");
  const turns = conversation ? await readTurns(settings, conversation) : [];
  const agent = await open(options);
  try {
    const answer = await ask(question, {
      agent,
      previous: turns.at(-1)?.query ?? undefined,
      turns: turns.flatMap(({question: q, sql}) => (sql ? [{question: q, sql}] : [])),
      language: options.lang,
      maxRows: options.rows,
      blocked: blockLog(settings)
    });
    if (conversation && answer.answered) await addTurn(settings, conversation, answer);
    print(options.json ? JSON.stringify(answer) : say(answer, agent));
    return answer;
  } finally {
    await agent.close();
  }
}

/** Answers a bank of questions, one JSON answer a line; `follows` names the question whose context holds. */
export async function runAskLines(input: Readable, options: AskOptions): Promise<void> {
  const agent = await open(options);
  const blocked = blockLog(options.settings);
  const queries = new Map<string, {query?: Query; turns: {question: string; sql: string}[]}>();
  try {
    for await (const {value, fault} of jsonLines(input, QUESTION_LINE)) {
      if (fault) {
        const blank = emptyAnswer("", options.lang ?? "en");
        options.print(JSON.stringify({id: fault.id, ...blank, sentence: fault.fault, reason: fault.fault}));
        continue;
      }
      const {id, question, follows} = value;
      const before = follows === null || follows === undefined ? undefined : queries.get(String(follows));
      const answer = await ask(question, {
        agent,
        previous: before?.query,
        turns: before?.turns,
        language: options.lang,
        maxRows: options.rows,
        blocked
      });
      queries.set(String(id), {
        // A question that was refused leaves the context as it was.
        query: answer.query ?? before?.query,
        turns: [...(before?.turns ?? []), ...(answer.sql && answer.answered ? [{question, sql: answer.sql}] : [])]
      });
      options.print(JSON.stringify({id, ...answer}));
    }
  } finally {
    await agent.close();
  }
}

/** An answer for a terminal. */
function say(answer: Answer, agent: Agent): string {
  const parts = [answer.sentence];
  if (answer.corrected.length) parts.push(answer.corrected.map(([from, to]) => `(${from} → ${to})`).join(" "));
  if (answer.rows.length > 1 || answer.columns.length > 2) parts.push("", table(answer.columns, answer.rows));
  if (answer.sql) parts.push("", answer.sql);
  parts.push("", `${answer.source}, ${agent.runner.label}, ${answer.ms} ms`);
  if (answer.passed.length) parts.push(`passed over: ${answer.passed.join("; ")}`);
  return parts.join("\n");
}
