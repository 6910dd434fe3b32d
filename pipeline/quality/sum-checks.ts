import {messageOf} from "../errors.ts";
import {type Database, identifier} from "../warehouse/database.ts";
import type {SqlModel} from "../warehouse/model.ts";
import type {AuditResult} from "./audit-types.ts";

/** A measure of a mart, and the aggregate of a fact that its sum must equal to the last digit. */
export interface SumCheck {
  name: string;
  layer: string;
  description: string;
  relation: string;
  column: string;
  fact: string;
  /** The aggregate over the fact, with its filter. */
  expression: string;
}

/** Sums that the `.yml` of the models declare under `additive_of`. */
export function sumChecks(models: readonly SqlModel[]): SumCheck[] {
  return models.flatMap(({name, layer, doc}) =>
    Object.entries(doc.additive_of).map(([column, {of, expression, where}]) => ({
      name: `${name}: ${column} sums to ${of}`,
      layer,
      description: `sum of ${name}.${column} = ${expression} of ${of}${where ? ` where ${where}` : ""}`,
      relation: name,
      column,
      fact: of,
      expression: where ? `${expression} filter (where ${where})` : expression
    }))
  );
}

/** A sum as text, so that no digit is lost on the way; null where nothing was summed. */
type Sum = {text: string | null} | {error: string};

/**
 * Compares each pair of sums. Every relation is scanned once, whatever the number of its measures.
 * An empty side counts as zero, unless the measure is wholly empty because the data are too short for its span.
 */
export async function runSumChecks(
  db: Database,
  checks: readonly SumCheck[]
): Promise<Omit<AuditResult, "runId" | "checkedAt">[]> {
  const started = performance.now();
  const sums = new Map<string, Sum>();
  const wanted = checks.flatMap((check) => [
    {relation: check.relation, expression: `sum(${identifier(check.column)})`},
    {relation: check.fact, expression: check.expression}
  ]);
  for (const relation of new Set(wanted.map((one) => one.relation))) {
    const expressions = [...new Set(wanted.filter((one) => one.relation === relation).map((one) => one.expression))];
    for (const [expression, sum] of await sumsOf(db, relation, expressions)) sums.set(`${relation}|${expression}`, sum);
  }
  const milliseconds = Math.round((performance.now() - started) / Math.max(1, checks.length));
  return checks.map((check) => {
    const base = {audit: check.name, severity: "error" as const, layer: check.layer, description: check.description};
    const here = sums.get(`${check.relation}|sum(${identifier(check.column)})`)!;
    const there = sums.get(`${check.fact}|${check.expression}`)!;
    const fault = "error" in here ? here.error : "error" in there ? there.error : null;
    if (fault !== null || "error" in here || "error" in there)
      return {...base, failedRows: null, verdict: "unknown", sample: fault, milliseconds};
    const equal = sameNumber(here.text ?? "0", there.text ?? "0");
    const sample = equal ? null : JSON.stringify({here: here.text, there: there.text});
    return {...base, failedRows: equal ? 0 : 1, verdict: equal ? "pass" : "fail", sample, milliseconds};
  });
}

/** Evaluates aggregates of one relation in one scan; if that fails, each alone, so that only the wrong one is unknown. */
async function sumsOf(db: Database, relation: string, expressions: readonly string[]): Promise<[string, Sum][]> {
  const list = expressions.map((expression, i) => `cast(${expression} as varchar) as s${i}`).join(", ");
  try {
    const [row] = await db.rows<Record<string, string | null>>(`select ${list} from ${relation}`);
    return expressions.map((expression, i) => [expression, {text: row?.[`s${i}`] ?? null}]);
  } catch (error) {
    if (expressions.length === 1) return [[expressions[0]!, {error: messageOf(error).split("\n")[0]!}]];
    const alone = await Promise.all(expressions.map((expression) => sumsOf(db, relation, [expression])));
    return alone.flat();
  }
}

/** Whether two decimal texts are the same number: `0` and `0.0000` are. */
function sameNumber(a: string, b: string): boolean {
  const plain = (text: string): string => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
  return plain(a) === plain(b);
}
