import {messageOf, SmartshopError} from "../../errors.ts";
import type {Engine} from "../guard/engine.ts";
import {guard, type Verdict} from "../guard/guard.ts";
import type {Runner} from "./engine.ts";

export interface CheckedSql {
  allowed: boolean;
  /** Why not; null when allowed. */
  reason: string | null;
  /** The text that would run. */
  sql: string | null;
  /** Allowed, but the engine cannot plan it: a name that no view has, say. */
  note?: string;
}

/** Judges a statement: the guard, then the planner's ceiling where data is at hand. Nothing runs. */
export async function checkSql(
  sql: string,
  engine: Engine,
  runner: Runner | undefined,
  maxRows?: number
): Promise<CheckedSql> {
  const verdict: Verdict = await guard(sql, {engine, maxRows});
  if (!verdict.allowed) return {allowed: false, reason: verdict.reason, sql: null};
  if (!runner) return {allowed: true, reason: null, sql: verdict.sql};
  try {
    await runner.explain(verdict.sql);
    return {allowed: true, reason: null, sql: verdict.sql};
  } catch (error) {
    if (error instanceof SmartshopError && error.code === "refused")
      return {allowed: false, reason: error.message, sql: null};
    return {allowed: true, reason: null, sql: verdict.sql, note: messageOf(error).split("\n")[0]!};
  }
}
