import type {Engine} from "../guard/engine.ts";

/** A value of a result as JSON. */
export type Cell = string | number | boolean | null;

/** A statement's result, capped. */
export interface Result {
  columns: string[];
  rows: Cell[][];
  /** Whether rows or bytes were cut off at the cap. */
  truncated: boolean;
}

/** Ceilings on one statement. */
export interface Limits {
  /** Rows. Default 1,000. */
  maxRows: number;
  /** Bytes of the result as text. Default 8 MB. */
  maxBytes: number;
  /** Milliseconds. Default 10,000. */
  timeout: number;
  /** Rows the planner may expect to handle at one step (DuckDB), or its cost units (PostgreSQL). */
  maxCost: number;
}

export const LIMITS: Limits = {maxRows: 1_000, maxBytes: 8_000_000, timeout: 10_000, maxCost: 2e9};

/** Where checked statements run: read-only, limited in time, rows and bytes. */
export interface Runner {
  readonly engine: Engine;
  /** What it is, for people: "DuckDB …" or "PostgreSQL at …". */
  readonly label: string;
  /** Runs a statement that the guard has written; more rows than the default only for our own. @throws SmartshopError "sql", or "refused" by the cost ceiling. */
  run(sql: string, maxRows?: number): Promise<Result>;
  /** Plans a statement without running it. @throws as `run`. */
  explain(sql: string): Promise<void>;
  close(): Promise<void>;
}
