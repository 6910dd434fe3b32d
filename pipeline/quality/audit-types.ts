/** `error` blocks the swap, `warn` does not. */
export type Severity = "error" | "warn";

/** `pass`: no row returned. `fail`: rows returned. `unknown`: the query could not be run, which is never taken for a pass. */
export type AuditVerdict = "pass" | "fail" | "unknown";

/** What one audit found in one run. */
export interface AuditResult {
  runId: string;
  audit: string;
  severity: Severity;
  layer: string;
  description: string;
  /** Rows returned by the audit's query; null when it could not be run. */
  failedRows: number | null;
  verdict: AuditVerdict;
  /** The first returned row as JSON, or the engine's message when it could not be run. */
  sample: string | null;
  milliseconds: number;
  /** ISO time. */
  checkedAt: string;
}

/** A query that must return no row. */
export interface Audit {
  name: string;
  severity: Severity;
  layer: string;
  description: string;
  sql: string;
}

/** A condition that no row of a relation may meet. Those of one relation are counted in one scan. */
export interface RowCheck {
  name: string;
  severity: Severity;
  layer: string;
  description: string;
  relation: string;
  /** True for a row that is wrong. */
  condition: string;
}
