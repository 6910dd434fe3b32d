import {guard, type GuardOptions} from "../guard/guard.ts";
import type {Cell, Result} from "../run/engine.ts";
import type {Language} from "../semantic/measures.ts";
import type {Query} from "./query.ts";
import {readQuestion} from "./read.ts";
import {refusalSentence, reason, unclearSentence} from "./refusal.ts";
import {alongTime, sentence} from "./sentence.ts";
import {reviewsByIds} from "./special.ts";
import type {Vocabulary} from "./vocabulary.ts";

/** What a page should draw beside the table. */
export interface ChartHint {
  type: "line" | "bar";
  x: string;
  y: string;
}

/** An answer with all that a reader may want to check. */
export interface Answer {
  question: string;
  language: Language;
  answered: boolean;
  /** Computed from the rows; for a refusal, why. */
  sentence: string;
  columns: string[];
  rows: Record<string, Cell>[];
  /** What ran, as the guard wrote it; null when nothing ran. */
  sql: string | null;
  /** "rules", or provider and model. */
  source: string;
  /** Why it was not answered; null when it was. */
  reason: string | null;
  /** Readings to choose from. */
  options?: {label: string; query: Query}[];
  /** Providers passed over before this source, each with the reason. */
  passed: string[];
  /** Words that were read as others. */
  corrected: [string, string][];
  chart: ChartHint | null;
  truncated: boolean;
  /** Milliseconds in all. */
  ms: number;
  /** The query as read, for the next question; null when a model wrote the statement. */
  query: Query | null;
}

/** What is needed to answer with rules; a page brings its own `run`. */
export interface RulesContext {
  vocabulary: Vocabulary;
  /** Runs a statement that the guard let pass. */
  run: (sql: string) => Promise<Result>;
  guard?: GuardOptions;
  previous?: Query;
  language?: Language;
  /** Finds reviews by meaning, nearest first; without it they are found by words. */
  search?: (text: string, limit: number) => Promise<{ids: string[]; searched: number; total: number}>;
  /** Milliseconds since some moment. Default `performance.now`. */
  clock?: () => number;
}

/** Answers a question by rules alone. Never throws for what a question says; a statement that fails is a refusal. */
export async function answerByRules(question: string, context: RulesContext): Promise<Answer> {
  const clock = context.clock ?? ((): number => performance.now());
  const start = clock();
  const read = readQuestion(question, context.vocabulary, {previous: context.previous, language: context.language});
  const {language, corrected} = read;
  const blank = emptyAnswer(question, language, corrected);
  const done = (rest: Partial<Answer>): Answer => ({...blank, ...rest, ms: Math.round(clock() - start)});
  if (read.type === "refused")
    return done({sentence: refusalSentence(read.why, language), reason: reason(read.why, language)});
  if (read.type === "unclear") {
    const text = unclearSentence(
      read.options.map((o) => o.label),
      language
    );
    return done({sentence: text, reason: text, options: read.options.map(({label, query}) => ({label, query}))});
  }
  const found = await byMeaning(read.query, context);
  if (!found) return done(await runQuery(read.query, read.sql, language, context));
  return done(
    await runQuery({...read.query, notes: [...read.query.notes, found.note(language)]}, found.sql, language, context)
  );
}

/** The statement of a search in reviews by meaning, where that can be had and the question names no article. */
async function byMeaning(
  {special, argument, filters, limit}: Query,
  {search}: RulesContext
): Promise<{sql: string; note: (language: Language) => string} | null> {
  if (special !== "review_search" || !search || !argument || filters.length) return null;
  const found = await search(argument, limit ?? 10).catch(() => null);
  if (!found?.ids.length) return null;
  const {ids, searched, total} = found;
  const rest = {
    en: `by meaning, in ${searched} of ${total} reviews${searched < total ? "; the others are read at the next search" : ""}`,
    fr: `par le sens, dans ${searched} avis sur ${total}${searched < total ? " ; les autres seront lus à la prochaine recherche" : ""}`
  };
  return {sql: reviewsByIds(ids), note: (language) => rest[language]};
}

/** Runs a query that was read before, such as one of the options of a question back. */
export async function runQuery(
  query: Query,
  sql: string,
  language: Language,
  context: RulesContext
): Promise<Partial<Answer>> {
  const verdict = await guard(sql, context.guard);
  if (!verdict.allowed) return failed(verdict.reason, sql, language);
  try {
    const result = await context.run(verdict.sql);
    const rows = asObjects(result);
    const truncated = result.truncated || (!verdict.ownLimit && rows.length >= (context.guard?.maxRows ?? 1_000));
    return {
      answered: true,
      sentence: sentence(query, rows, language, context.vocabulary, truncated),
      columns: result.columns,
      rows,
      sql: verdict.sql,
      chart: chartHint(query, result),
      truncated,
      query
    };
  } catch (error) {
    const message = error instanceof Error ? error.message.split("\n")[0]! : String(error);
    return failed(absentView(message, language) ?? message, verdict.sql, language);
  }
}

/** A view is published only where the data has what it is made from: ratings, costs, repeated purchases. */
function absentView(message: string, language: Language): string | null {
  const view = /\b(v_[a-z_]+)\b/.exec(message)?.[1];
  if (!view || !/does not exist/i.test(message)) return null;
  return language === "fr"
    ? `ces données ne permettent pas la vue ${view}, qui n'est donc pas publiée`
    : `this data does not allow the view ${view}, which is therefore not published`;
}

const failed = (why: string, sql: string, language: Language): Partial<Answer> => ({
  sentence: language === "fr" ? `Je ne peux pas répondre : ${why}.` : `I cannot answer: ${why}.`,
  reason: why,
  sql
});

/** An answer with nothing in it. */
export const emptyAnswer = (question: string, language: Language, corrected: [string, string][] = []): Answer => ({
  ...{
    question,
    language,
    answered: false,
    sentence: "",
    columns: [],
    rows: [],
    sql: null,
    source: "rules",
    reason: null
  },
  ...{passed: [], corrected, chart: null, truncated: false, ms: 0, query: null}
});

/** Rows as objects; a column name that occurs twice gets a number. */
export function asObjects(result: Result): Record<string, Cell>[] {
  result.columns = result.columns.map((c, i, all) => (all.indexOf(c) < i ? `${c}_${i + 1}` : c));
  return result.rows.map((row) => Object.fromEntries(result.columns.map((c, i) => [c, row[i] ?? null])));
}

/** A line along time, bars for up to thirty groups, else none. */
export function chartHint(query: Query, {columns, rows}: Result): ChartHint | null {
  const [measure] = query.measures;
  if (rows.length < 2 || !measure || !query.dimensions.length) return null;
  const y = columns.find((c) => c === measure || c === "share" || c === "change_rate");
  const x = columns.find((c) => c === "product_name") ?? columns[0];
  if (!x || !y || x === y) return null;
  if (alongTime(query)) return {type: "line", x: columns[0]!, y};
  return rows.length <= 30 ? {type: "bar", x, y} : null;
}
