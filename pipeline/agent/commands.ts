import {type Command, Option} from "commander";
import {loadSettings} from "../config.ts";
import {EXIT, SmartshopError} from "../errors.ts";
import type {Answer} from "./rules/answer.ts";
import type {Language} from "./semantic/measures.ts";

type EngineChoice = "auto" | "postgres" | "duckdb";

interface AskGiven {
  json?: boolean;
  jsonl?: boolean;
  lang?: Language;
  conversation?: string;
  clear?: boolean;
  engine: EngineChoice;
  rules?: boolean;
  rows: string;
}

const engineOption = (): Option =>
  new Option("--engine <engine>", "where statements run").choices(["auto", "postgres", "duckdb"]).default("auto");

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const rowCap = (text: string): number => {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1 || n > 10_000)
    throw new SmartshopError("usage", `--rows is a whole number from 1 to 10000: ${text}`);
  return n;
};

/** `smartshop ask`, `sql`, `eval` and `serve`. */
export function register(program: Command): void {
  program
    .command("ask")
    .description("answer a question about the data, in English or French, with the SQL that was run")
    .argument("[question...]", "the question")
    .option("--json", "print the whole answer as JSON")
    .option("--jsonl", "read one {id, question, follows} a line from standard input and answer each")
    .addOption(
      new Option("--lang <language>", "language of the answer; default that of the question").choices(["en", "fr"])
    )
    .option("--conversation <name>", "keep the context in PostgreSQL under this name, for questions that follow")
    .option("--clear", "forget the conversation")
    .addOption(engineOption())
    .option("--rules", "ask no model, even where one is set up")
    .option("--rows <n>", "most rows of an answer", "10000")
    .action(async (words: string[], given: AskGiven) => {
      const {runAsk, runAskLines} = await import("./run/ask-command.ts");
      const settings = loadSettings();
      const options = {...given, rows: rowCap(given.rows), settings, print};
      if (given.jsonl) return await runAskLines(process.stdin, options);
      const answer = await runAsk(words.join(" "), options);
      if (answer && !answer.answered) process.exitCode = EXIT.refused;
    });

  program
    .command("sql")
    .description("run a statement through the guard, read-only, or only judge it")
    .argument("[statement]", "one SELECT over the published views")
    .option("--check", "judge it and do not run it")
    .option("--jsonl", "read one {id, sql} a line from standard input and print {id, allowed, reason} for each")
    .option("--json", "print the result as JSON")
    .addOption(engineOption())
    .option("--rows <n>", "most rows of a result", "1000")
    .action(
      async (
        statement: string | undefined,
        given: {check?: boolean; jsonl?: boolean; json?: boolean; engine: EngineChoice; rows: string}
      ) => {
        const {runSql, runSqlLines} = await import("./run/sql-command.ts");
        const options = {...given, rows: rowCap(given.rows), settings: loadSettings(), print};
        if (given.jsonl) return await runSqlLines(process.stdin, options);
        if (!statement)
          throw new SmartshopError("usage", "give a statement, or --jsonl and statements on standard input");
        if (!(await runSql(statement, options))) process.exitCode = EXIT.refused;
      }
    );

  program
    .command("eval")
    .description("ask the banks of questions and report how many answers are right, in all and held out")
    .option("--json", "print the report as JSON")
    .option("--failures", "list the questions that were not answered rightly")
    .option("--models", "ask the models too where one is set up; default rules only")
    .option("--bank <file>", "a bank of your own (YAML as in tests/evals), counted as held out")
    .addOption(engineOption())
    .action(
      async (given: {json?: boolean; failures?: boolean; models?: boolean; bank?: string; engine: EngineChoice}) => {
        const {runEval} = await import("./eval/run-eval.ts");
        const report = await runEval(loadSettings(), given);
        const {sayReport} = await import("./eval/report.ts");
        print(given.json ? JSON.stringify(report) : sayReport(report, given.failures));
        if (!report.passed) process.exitCode = EXIT.audit;
      }
    );

  program
    .command("serve")
    .description("answer questions over HTTP on this machine, streamed, with the models that are set up")
    .option("--port <port>", "port", "4360")
    .option("--host <host>", "address to listen on; loopback unless given", "127.0.0.1")
    .addOption(engineOption())
    .action(async (given: {port: string; host: string; engine: EngineChoice}) => {
      const {serve} = await import("./serve/server.ts");
      const server = await serve(loadSettings(), {port: Number(given.port), host: given.host, engine: given.engine});
      print(`answering at ${server.url}; end with Ctrl-C`);
      await server.closed;
    });
}

/** For callers that print answers. */
export type {Answer};
