import {messageOf} from "../../errors.ts";
import {guard} from "../guard/guard.ts";
import {askTwice, type Message, type Provider} from "../providers/provider.ts";
import {prompt, sendBack, type Turn} from "../providers/prompt.ts";
import {readReply} from "../providers/reply.ts";
import {type Answer, asObjects, emptyAnswer} from "../rules/answer.ts";
import {languageOf} from "../rules/lexicon.ts";
import type {SemanticDocument} from "../semantic/document.ts";
import type {Language} from "../semantic/measures.ts";
import type {Runner} from "./engine.ts";
import {rowsSentence} from "./rows-sentence.ts";

export interface ModelContext {
  runner: Runner;
  document: SemanticDocument;
  calendar: {first: string; last: string};
  turns?: readonly Turn[];
  language?: Language;
  maxRows?: number;
  /** Told of each statement that the guard refused. */
  blocked?: (sql: string, reason: string, source: string) => void;
}

/**
 * Asks one model for a statement, judges and runs it; a statement that is refused or fails goes back once with the
 * error. Returns the answer, or why the model is passed over.
 */
export async function answerByModel(
  question: string,
  provider: Provider,
  context: ModelContext
): Promise<Answer | {passed: string}> {
  const {runner, document, calendar, turns, maxRows} = context;
  const language = context.language ?? languageOf(question);
  const messages: Message[] = prompt(question, document, {engine: runner.engine, calendar, turns});
  const blank: Answer = {...emptyAnswer(question, language), source: provider.name};
  let fault = "";
  for (let round = 0; round < 2; round++) {
    let text: string;
    try {
      text = await askTwice(provider, messages);
    } catch (error) {
      return {passed: messageOf(error)};
    }
    const reply = readReply(text);
    if ("refusal" in reply) {
      const lead =
        language === "fr" ? "Je ne peux pas répondre à partir de ces données" : "I cannot answer that from this data";
      return {...blank, sentence: `${lead}: ${reply.refusal}`, reason: reply.refusal};
    }
    if ("fault" in reply) fault = reply.fault;
    else {
      const verdict = await guard(reply.sql, {engine: runner.engine, maxRows});
      if (verdict.allowed) {
        try {
          const result = await runner.run(verdict.sql);
          const rows = asObjects(result);
          const sentence = rowsSentence(result.columns, rows, language, result.truncated);
          return {
            ...blank,
            answered: true,
            sentence,
            columns: result.columns,
            rows,
            sql: verdict.sql,
            truncated: result.truncated
          };
        } catch (error) {
          fault = messageOf(error).split("\n")[0]!;
        }
      } else {
        fault = `the guard refused it: ${verdict.reason}`;
        context.blocked?.(reply.sql, verdict.reason, provider.name);
      }
    }
    messages.push({role: "assistant", content: text}, sendBack(fault));
  }
  return {passed: `its statement failed twice: ${fault}`};
}
