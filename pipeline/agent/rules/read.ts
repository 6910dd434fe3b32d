import {writtenOut} from "./abbreviations.ts";
import {withoutCourtesy} from "./courtesy.ts";
import type {Language} from "../semantic/measures.ts";
import {interpret} from "./interpret.ts";
import {languageOf} from "./lexicon.ts";
import {match} from "./match.ts";
import {follow, leansOnNothing} from "./follow.ts";
import type {Outcome} from "./outcome.ts";
import type {Query} from "./query.ts";
import {Reading} from "./reading.ts";
import {Unanswerable} from "./select.ts";
import {toSql} from "./sql.ts";
import type {Vocabulary} from "./vocabulary.ts";

/** The longest question that is read, in characters. */
const LONGEST = 2_000;

/** A question as the rules read it. */
export type ReadQuestion =
  | {type: "query"; query: Query; sql: string; language: Language; corrected: [string, string][]}
  | {
      type: "unclear";
      options: {label: string; query: Query; sql: string}[];
      language: Language;
      corrected: [string, string][];
    }
  | {
      type: "refused";
      why: Extract<Outcome, {type: "refused"}>["why"];
      language: Language;
      corrected: [string, string][];
    };

/**
 * Reads a question with rules only: no model, no network, the same in Node and in a page.
 * @param previous The query of the question before, for "and in Germany?".
 * @param language Language of the answer; default that of the question.
 */
export function readQuestion(
  question: string,
  vocabulary: Vocabulary,
  {previous, language: wanted}: {previous?: Query; language?: Language} = {}
): ReadQuestion {
  if (question.length > LONGEST)
    return {type: "refused", why: {cause: "long", most: LONGEST}, language: wanted ?? "en", corrected: []};
  const language = languageOf(question, wanted ?? "en");
  const matched = match(writtenOut(withoutCourtesy(question), language), language, vocabulary);
  const {corrected} = matched;
  const reading = (): Reading => new Reading(matched, language, vocabulary);
  if (!previous && leansOnNothing(matched))
    return {type: "refused", why: {cause: "alone"}, language: wanted ?? language, corrected};
  const outcome = (previous && follow(reading(), previous)) ?? interpret(reading());
  const answerIn = wanted ?? language;
  if (outcome.type === "refused") return {...outcome, language: answerIn, corrected};
  try {
    if (outcome.type === "query") return {...outcome, sql: toSql(outcome.query), language: answerIn, corrected};
    const options = answerable(outcome.options);
    return {...outcome, options, language: answerIn, corrected};
  } catch (error) {
    if (!(error instanceof Unanswerable)) throw error;
    return {type: "refused", why: {cause: "view", what: error.message}, language: answerIn, corrected};
  }
}

/** The readings that a view can answer, such as revenue and units where ratings are not known by country. */
function answerable(options: {label: string; query: Query}[]): {label: string; query: Query; sql: string}[] {
  let why: unknown;
  const left = options.flatMap((o) => {
    try {
      return [{...o, sql: toSql(o.query)}];
    } catch (error) {
      if (!(error instanceof Unanswerable)) throw error;
      why = error;
      return [];
    }
  });
  if (!left.length) throw why;
  return left;
}
