import type {Language} from "../semantic/measures.ts";
import {type Answer, emptyAnswer, type RulesContext, runQuery} from "./answer.ts";
import type {Query} from "./query.ts";
import {toSql} from "./sql.ts";

/** Answers with the reading that was chosen from "do you mean A or B?". */
export async function answerChoice(
  question: string,
  query: Query,
  language: Language,
  context: RulesContext
): Promise<Answer> {
  const clock = context.clock ?? ((): number => performance.now());
  const start = clock();
  const found = await runQuery(query, toSql(query), language, context);
  return {...emptyAnswer(question, language), ...found, ms: Math.round(clock() - start)};
}
