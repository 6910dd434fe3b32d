import {answerByRules, asObjects, type RulesContext} from "../../pipeline/agent/rules/answer.ts";
import {answerChoice} from "../../pipeline/agent/rules/choose.ts";
import {type Query} from "../../pipeline/agent/rules/query.ts";
import {readQuestion} from "../../pipeline/agent/rules/read.ts";
import {type Vocabulary, vocabulary} from "../../pipeline/agent/rules/vocabulary.ts";
import {openParser, type Parser} from "../../pipeline/agent/guard/parser.ts";
import {guard} from "../../pipeline/agent/guard/guard.ts";
import {type Runner} from "../../pipeline/agent/run/engine.ts";
import {loadVocabulary} from "../../pipeline/agent/run/load-vocabulary.ts";
import {messageOf} from "../../pipeline/errors.ts";
import {openRunner} from "./ask-duckdb.ts";
import {type AskName, type AskReply, type AskRequest, type Asks, type SqlResult} from "./ask-protocol.ts";

// Everything that answers a question in the page: rules, guard, parser, engine and data, in a worker of their own
// that the page can end. What a reader types and what the data holds leaves it as plain JSON only.

interface Open {
  runner: Runner;
  parser: Parser;
  context: RulesContext;
}

let opened: Promise<Open> | undefined;

/** A gzipped file's content. A host that answers `.gz` with Content-Encoding has unpacked it already. */
async function unpacked(file: Blob): Promise<Response> {
  const [a, b] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return new Response(a === 0x1f && b === 0x8b ? file.stream().pipeThrough(new DecompressionStream("gzip")) : file);
}

async function wasmUrl(file: Blob): Promise<string> {
  const bytes = await (await unpacked(file)).arrayBuffer();
  return URL.createObjectURL(new Blob([bytes], {type: "application/wasm"}));
}

async function open({engine, parser: parserFile, data, document}: Asks["start"][0]): Promise<Open> {
  const [engineUrl, parserUrl] = [await wasmUrl(engine), await wasmUrl(parserFile)];
  const runner = await openRunner(engineUrl, new Uint8Array(await (await unpacked(data)).arrayBuffer()));
  URL.revokeObjectURL(engineUrl);
  const parser = openParser({locateFile: () => parserUrl});
  const names = vocabulary(await loadVocabulary(runner), document);
  return {
    runner,
    parser,
    context: {vocabulary: names, run: (sql) => runner.run(sql), guard: {engine: "duckdb", parser}}
  };
}

const ANSWERS: {[Name in AskName]: (value: Asks[Name][0]) => Promise<Asks[Name][1]>} = {
  async start(files) {
    opened = open(files);
    await opened;
    return null;
  },
  async ask({question, previous, language}) {
    const {context} = await ready();
    const answer = await answerByRules(question, {...context, previous, language});
    return {...answer, follows: previous !== undefined && followsOn(question, previous, context.vocabulary)};
  },
  async choose({question, query, language}) {
    const {context} = await ready();
    return await answerChoice(question, query, language, context);
  },
  async sql({sql}) {
    const {runner, parser} = await ready();
    return await runStatement(sql, runner, parser);
  }
};

/** Whether the question before changes how this one is read. */
function followsOn(question: string, previous: Query, names: Vocabulary): boolean {
  const [alone, after] = [readQuestion(question, names), readQuestion(question, names, {previous})];
  return alone.type !== after.type || (alone.type === "query" && after.type === "query" && alone.sql !== after.sql);
}

const ready = (): Promise<Open> => opened ?? Promise.reject(new Error("the engine was not started"));

async function runStatement(sql: string, runner: Runner, parser: Parser): Promise<SqlResult> {
  const start = performance.now();
  const verdict = await guard(sql, {engine: "duckdb", parser});
  if (!verdict.allowed) return {allowed: false, reason: verdict.reason, sql: null};
  const judged = {allowed: true, reason: null, sql: verdict.sql};
  try {
    const result = await runner.run(verdict.sql);
    const rows = asObjects(result);
    const ms = Math.round(performance.now() - start);
    return {...judged, columns: result.columns, rows, truncated: result.truncated, ms};
  } catch (error) {
    return {...judged, error: messageOf(error)};
  }
}

async function answer<Name extends AskName>({id, name, value}: AskRequest<Name>): Promise<AskReply> {
  try {
    return {id, value: await ANSWERS[name](value)};
  } catch (error) {
    return {id, error: messageOf(error).split("\n")[0]!};
  }
}

addEventListener(
  "message",
  ({data}: MessageEvent<AskRequest>) => void answer(data).then((reply) => postMessage(reply))
);
