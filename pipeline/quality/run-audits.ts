import {messageOf} from "../errors.ts";
import type {Database} from "../warehouse/database.ts";
import type {SqlModel} from "../warehouse/model.ts";
import type {Audit, AuditResult, RowCheck} from "./audit-types.ts";
import {loadAudits} from "./audit-files.ts";
import {modelAudits} from "./model-audits.ts";
import {rowChecks} from "./row-checks.ts";
import {runSumChecks, sumChecks} from "./sum-checks.ts";

export interface AuditOptions {
  runId: string;
  /** The models whose declared tests are run; those absent in this run must not be among them. */
  models: readonly SqlModel[];
  /** Audits written by hand; default those of `sql/audits`. */
  audits?: readonly Audit[];
  /** Time at which the checks count as made; default now. */
  now?: Date;
}

/**
 * Runs every audit on a built warehouse. One that cannot be run is `unknown` and never taken for a pass.
 * @returns one result an audit, in the order: written by hand, keys, sums, single rows.
 */
export async function runAudits(db: Database, options: AuditOptions): Promise<AuditResult[]> {
  const {runId, models, audits = loadAudits(), now = new Date()} = options;
  const stamp = {runId, checkedAt: now.toISOString()};
  const results: AuditResult[] = [];
  for (const audit of [...audits, ...modelAudits(models)]) results.push({...stamp, ...(await runOne(db, audit))});
  for (const result of await runSumChecks(db, sumChecks(models))) results.push({...stamp, ...result});
  const checks = rowChecks(models);
  for (const relation of new Set(checks.map((check) => check.relation))) {
    const group = checks.filter((check) => check.relation === relation);
    results.push(...(await runChecks(db, group)).map((result) => ({...stamp, ...result})));
  }
  return results;
}

type Outcome = Omit<AuditResult, "runId" | "checkedAt">;

async function runOne(db: Database, {name, severity, layer, description, sql}: Audit): Promise<Outcome> {
  const base = {audit: name, severity, layer, description};
  const started = performance.now();
  const took = (): number => Math.round(performance.now() - started);
  try {
    // The comment that heads an audit may end without a line break before the bracket closes.
    const [row] = await db.rows<{n: number; sample: string | null}>(
      `select count(*) as n, cast(first(to_json(found)) as varchar) as sample from (\n${sql}\n) as found`
    );
    const failedRows = row?.n ?? 0;
    return {
      ...base,
      failedRows,
      verdict: failedRows === 0 ? "pass" : "fail",
      sample: failedRows === 0 ? null : (row?.sample ?? null),
      milliseconds: took()
    };
  } catch (error) {
    return {
      ...base,
      failedRows: null,
      verdict: "unknown",
      sample: messageOf(error).split("\n")[0]!,
      milliseconds: took()
    };
  }
}

/** Counts the rows that break each check of one relation, in one scan. */
async function runChecks(db: Database, checks: readonly RowCheck[]): Promise<Outcome[]> {
  const started = performance.now();
  const base = ({name, severity, layer, description}: RowCheck) => ({audit: name, severity, layer, description});
  const counts = checks.map((c, i) => `count(*) filter (where ${c.condition}) as c${i}`).join(", ");
  try {
    const [row] = await db.rows<Record<string, number>>(`select ${counts} from ${checks[0]!.relation}`);
    const milliseconds = Math.round((performance.now() - started) / checks.length);
    return checks.map((check, i) => {
      const failedRows = row?.[`c${i}`] ?? 0;
      return {...base(check), failedRows, verdict: failedRows === 0 ? "pass" : "fail", sample: null, milliseconds};
    });
  } catch (error) {
    // One malformed check must not hide what the others say.
    if (checks.length > 1) return (await Promise.all(checks.map((check) => runChecks(db, [check])))).flat();
    const sample = messageOf(error).split("\n")[0]!;
    return [{...base(checks[0]!), failedRows: null, verdict: "unknown", sample, milliseconds: 0}];
  }
}

/** What the audits say together: `failed` if one of severity error did not pass, `warn` if another did not, else `ok`. */
export function verdictOf(results: readonly AuditResult[]): "ok" | "warn" | "failed" {
  const held = (result: AuditResult): boolean => result.verdict === "pass";
  // No audit at all is not a warehouse that holds: nothing has been shown.
  if (!results.length || results.some((r) => r.severity === "error" && !held(r))) return "failed";
  return results.every(held) ? "ok" : "warn";
}
