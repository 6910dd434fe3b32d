import {join} from "node:path";
import type {Settings} from "../../config.ts";
import {messageOf} from "../../errors.ts";
import {ROOT} from "../../paths.ts";
import type {Answer} from "../rules/answer.ts";
import type {Query} from "../rules/query.ts";
import {type Agent, ask, openAgent} from "../run/ask.ts";
import {type BankQuestion, readBank} from "./bank.ts";
import {type EvalReport, type EvalRow, makeReport, type Outcome} from "./report.ts";
import {sameSet} from "./same-set.ts";

/** The banks: held out first, so that no question of theirs was tuned on. */
export const BANKS: readonly {file: string; heldOut: boolean}[] = [
  {file: join(ROOT, "tests", "evals", "held-out.yml"), heldOut: true},
  {file: join(ROOT, "tests", "evals", "bank.yml"), heldOut: false},
  {file: join(ROOT, "tests", "evals", "fresh-1.yml"), heldOut: false},
  {file: join(ROOT, "tests", "evals", "fresh-2.yml"), heldOut: false},
  {file: join(ROOT, "tests", "evals", "fresh-3.yml"), heldOut: false},
  {file: join(ROOT, "tests", "evals", "fresh-4.yml"), heldOut: false},
  {file: join(ROOT, "tests", "evals", "fresh-5.yml"), heldOut: false},
  {file: join(ROOT, "tests", "evals", "fresh-6.yml"), heldOut: false},
  {file: join(ROOT, "tests", "evals", "fresh-7.yml"), heldOut: false},
  {file: join(ROOT, "tests", "evals", "found.yml"), heldOut: false}
];

/** Rows of an answer, as `smartshop ask` takes them when not told. */
const MOST_ROWS = 10_000;

export interface EvalOptions {
  engine?: "auto" | "postgres" | "duckdb";
  /** Ask models too. Default false: rules alone. */
  models?: boolean;
  /** A bank of one's own in place of the project's: counted as held out. */
  bank?: string;
  /** Only the first held-out bank and the one that was tuned with it. Default all. */
  core?: boolean;
}

/** Asks every question of the banks and compares each answer's set with its reference's. */
export async function runEval(
  settings: Settings,
  {engine = "auto", models = false, bank: own, core = false}: EvalOptions = {}
): Promise<EvalReport> {
  const agent = await openAgent(settings, {engine, rulesOnly: !models, maxRows: MOST_ROWS});
  try {
    const rows: EvalRow[] = [];
    for (const {file, heldOut} of own ? [{file: own, heldOut: true}] : core ? BANKS.slice(0, 2) : BANKS) {
      const bank = await readBank(file, async (sql) => String((await agent.runner.run(sql)).rows[0]?.[0] ?? ""));
      rows.push(...(await askBank(bank, heldOut, agent)));
    }
    return makeReport(rows, agent.runner.label);
  } finally {
    await agent.close();
  }
}

async function askBank(bank: BankQuestion[], heldOut: boolean, agent: Agent): Promise<EvalRow[]> {
  const queries = new Map<string, Query>();
  const rows: EvalRow[] = [];
  for (const q of bank) {
    const answer = await ask(q.question, {
      agent,
      previous: q.follows ? queries.get(q.follows) : undefined,
      maxRows: MOST_ROWS
    });
    // A question that was refused leaves the context as it was.
    const query = answer.query ?? (q.follows ? queries.get(q.follows) : undefined);
    if (query) queries.set(q.id, query);
    const [outcome, detail] = await judge(q, answer, agent);
    const {id, language, question} = q;
    rows.push({
      id,
      heldOut,
      language,
      question,
      outcome,
      detail,
      sql: answer.sql,
      source: answer.source,
      ms: answer.ms
    });
  }
  return rows;
}

async function judge(q: BankQuestion, answer: Answer, agent: Agent): Promise<[Outcome, string]> {
  if (q.expect !== "answer") {
    if (answer.answered) return ["wrong", answer.sentence];
    // A plain refusal of what should be asked back is not wrong, but not right either.
    return q.expect === "clarify" && !answer.options ? ["refused", answer.sentence] : ["right", ""];
  }
  if (!answer.answered) return ["refused", answer.sentence];
  try {
    const given = {
      columns: answer.columns,
      rows: answer.rows.map((r) => answer.columns.map((c) => r[c] ?? null)),
      truncated: answer.truncated
    };
    for (const sql of [q.sql!, ...(q.also ?? [])])
      if (sameSet(given, await agent.runner.run(sql, 100_000))) return ["right", ""];
    return ["wrong", answer.sentence];
  } catch (error) {
    return ["wrong", `the reference fails: ${messageOf(error)}`];
  }
}
