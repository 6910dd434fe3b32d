import {join} from "node:path";
import {type Settings} from "../../config.ts";
import {messageOf} from "../../errors.ts";
import {ROOT} from "../../paths.ts";
import {type Answer} from "../rules/answer.ts";
import {type Query} from "../rules/query.ts";
import {type Agent, ask, openAgent} from "../run/ask.ts";
import {type BankQuestion, readBank} from "./bank.ts";
import {type EvalReport, type EvalRow, makeReport, type Outcome} from "./report.ts";
import {sameSet} from "./same-set.ts";

/** The banks: held out first, so that no question of theirs was tuned on. */
export const BANKS = [
  {file: join(ROOT, "tests", "evals", "held-out.yml"), heldOut: true},
  {file: join(ROOT, "tests", "evals", "bank.yml"), heldOut: false}
] as const;

export interface EvalOptions {
  engine?: "auto" | "postgres" | "duckdb";
  /** Ask models too. Default false: rules alone. */
  models?: boolean;
}

/** Asks every question of the banks and compares each answer's set with its reference's. */
export async function runEval(
  settings: Settings,
  {engine = "auto", models = false}: EvalOptions = {}
): Promise<EvalReport> {
  const agent = await openAgent(settings, {engine, rulesOnly: !models});
  try {
    const rows: EvalRow[] = [];
    for (const {file, heldOut} of BANKS) {
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
    const answer = await ask(q.question, {agent, previous: q.follows ? queries.get(q.follows) : undefined});
    if (answer.query) queries.set(q.id, answer.query);
    const [outcome, detail] = await judge(q, answer, agent);
    const {id, language, question} = q;
    rows.push({id, heldOut, language, question, outcome, detail, source: answer.source, ms: answer.ms});
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
    const reference = await agent.runner.run(q.sql!, 100_000);
    const given = {
      columns: answer.columns,
      rows: answer.rows.map((r) => answer.columns.map((c) => r[c] ?? null)),
      truncated: answer.truncated
    };
    return sameSet(given, reference) ? ["right", ""] : ["wrong", answer.sentence];
  } catch (error) {
    return ["wrong", `the reference fails: ${messageOf(error)}`];
  }
}
