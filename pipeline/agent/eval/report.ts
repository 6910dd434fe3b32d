import type {Language} from "../semantic/measures.ts";

/** How a question came out. "wrong" is an answer given with confidence that is not the reference's. */
export type Outcome = "right" | "wrong" | "refused";

/** One question's result. */
export interface EvalRow {
  id: string;
  heldOut: boolean;
  language: Language;
  question: string;
  outcome: Outcome;
  /** What the answer said instead. */
  detail: string;
  /** The statement that was run, if any. */
  sql: string | null;
  source: string;
  ms: number;
}

/** Counts over some questions. */
export interface Tally {
  questions: number;
  right: number;
  wrong: number;
  /** Share answered rightly (execution accuracy), refusals that are right included. */
  accuracy: number;
  /** Share answered with confidence and wrongly. */
  wrongRate: number;
}

export interface EvalReport {
  all: Tally;
  heldOut: Tally;
  tuned: Tally;
  languages: Record<Language, Tally>;
  /** Milliseconds of a question, median and 95th percentile. */
  ms: {median: number; p95: number};
  rows: EvalRow[];
  engine: string;
  /** Whether the held-out part reaches the bar. */
  passed: boolean;
}

/** The bar on the held-out part. */
export const BAR = {accuracy: 0.9, wrongRate: 0.02} as const;

/** Counts outcomes. */
export function tally(rows: readonly EvalRow[]): Tally {
  const count = (outcome: Outcome): number => rows.filter((r) => r.outcome === outcome).length;
  const [right, wrong] = [count("right"), count("wrong")];
  const questions = rows.length;
  return {
    questions,
    right,
    wrong,
    accuracy: questions ? right / questions : 0,
    wrongRate: questions ? wrong / questions : 0
  };
}

/** Puts the rows together. */
export function makeReport(rows: EvalRow[], engine: string): EvalReport {
  const heldOut = tally(rows.filter((r) => r.heldOut));
  const times = rows.map((r) => r.ms).sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    all: tally(rows),
    heldOut,
    tuned: tally(rows.filter((r) => !r.heldOut)),
    languages: {en: tally(rows.filter((r) => r.language === "en")), fr: tally(rows.filter((r) => r.language === "fr"))},
    ms: {median: at(0.5), p95: at(0.95)},
    rows,
    engine,
    passed: heldOut.accuracy >= BAR.accuracy && heldOut.wrongRate <= BAR.wrongRate
  };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** The report for a terminal. */
export function sayReport(report: EvalReport, failures = false): string {
  const line = (name: string, t: Tally): string =>
    `${name.padEnd(10)} ${String(t.right).padStart(4)} of ${String(t.questions).padStart(4)} right ${percent(t.accuracy).padStart(8)}, confidently wrong ${percent(t.wrongRate)}`;
  return [
    line("all", report.all),
    line("held out", report.heldOut),
    line("tuned on", report.tuned),
    line("English", report.languages.en),
    line("French", report.languages.fr),
    `${report.engine}, median ${report.ms.median} ms, 95 % within ${report.ms.p95} ms; bar on the held-out part: ${percent(BAR.accuracy)} right, at most ${percent(BAR.wrongRate)} wrong: ${report.passed ? "reached" : "missed"}`,
    ...(failures
      ? report.rows
          .filter((r) => r.outcome !== "right")
          .map((r) => `${r.outcome.padEnd(8)} ${r.id} ${r.question}\n         ${r.detail}`)
      : [])
  ].join("\n");
}
