import type {Settings} from "../../config.ts";
import {providers} from "../providers/chain.ts";
import type {Turn} from "../providers/prompt.ts";
import type {Provider} from "../providers/provider.ts";
import {type Answer, answerByRules} from "../rules/answer.ts";
import type {Query} from "../rules/query.ts";
import {vocabulary, type Vocabulary} from "../rules/vocabulary.ts";
import type {SemanticDocument} from "../semantic/document.ts";
import type {Language} from "../semantic/measures.ts";
import {answerByModel} from "./by-model.ts";
import type {Runner} from "./engine.ts";
import {loadVocabulary} from "./load-vocabulary.ts";
import {type FoundReviews, reviewSearch} from "./review-search.ts";
import {openRunner} from "./open-runner.ts";
import {readSemanticDocument} from "./semantic-files.ts";

/** Everything that answering needs, opened once for many questions. Close it. */
export interface Agent {
  runner: Runner;
  vocabulary: Vocabulary;
  document: SemanticDocument;
  providers: Provider[];
  /** Finds reviews by meaning. */
  search: (text: string, limit: number) => Promise<FoundReviews>;
  /** Why PostgreSQL was passed over for the data, or null. */
  passed: string | null;
  close(): Promise<void>;
}

export interface AgentOptions {
  /** Where statements run. Default "auto": PostgreSQL's reader role when it runs, else the warehouse file. */
  engine?: "auto" | "postgres" | "duckdb";
  /** Rules only, no model. Default false. */
  rulesOnly?: boolean;
  maxRows?: number;
}

/** Opens the data, its names and the models that the settings name. */
export async function openAgent(
  settings: Settings,
  {engine = "auto", rulesOnly = false, maxRows}: AgentOptions = {}
): Promise<Agent> {
  const {runner, passed} = await openRunner(settings, engine, maxRows ? {maxRows} : {});
  const document = readSemanticDocument();
  const data = await loadVocabulary(runner);
  return {
    runner,
    document,
    passed,
    vocabulary: vocabulary(data, document),
    search: reviewSearch(settings, runner),
    providers: rulesOnly ? [] : providers(settings),
    close: () => runner.close()
  };
}

export interface AskContext {
  agent: Agent;
  /** The query of the question before, for the rules. */
  previous?: Query;
  /** Earlier questions with their statements, for the models. */
  turns?: readonly Turn[];
  language?: Language;
  maxRows?: number;
  /** Told of each statement that the guard refused. */
  blocked?: (sql: string, reason: string, source: string) => void;
  /** Told of each step, for streams: which provider is asked. */
  step?: (text: string) => void;
}

/**
 * Answers a question: by the first model of the chain that gives a statement which runs, else by rules. Why each
 * provider was passed over stands in the answer.
 * @throws SmartshopError when the data cannot be read at all.
 */
export async function ask(question: string, context: AskContext): Promise<Answer> {
  const start = performance.now();
  const {agent, language, maxRows, blocked, step} = context;
  const passed: string[] = [];
  for (const provider of agent.providers) {
    const why = await provider.unavailable();
    if (why) {
      passed.push(`${provider.name}: ${why}`);
      continue;
    }
    step?.(provider.name);
    const model = {runner: agent.runner, document: agent.document, calendar: agent.vocabulary.calendar};
    const answer = await answerByModel(question, provider, {
      ...model,
      turns: context.turns,
      language,
      maxRows,
      blocked
    });
    if (!("passed" in answer) || "answered" in answer)
      return {...(answer as Answer), passed, ms: Math.round(performance.now() - start)};
    passed.push(`${provider.name}: ${answer.passed}`);
  }
  step?.("rules");
  const answer = await answerByRules(question, {
    vocabulary: agent.vocabulary,
    run: (sql) => agent.runner.run(sql),
    guard: {engine: agent.runner.engine, maxRows},
    previous: context.previous,
    search: agent.search,
    language
  });
  return {...answer, passed, ms: Math.round(performance.now() - start)};
}
