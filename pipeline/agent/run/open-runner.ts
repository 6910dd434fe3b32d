import {existsSync} from "node:fs";
import type {Settings} from "../../config.ts";
import {messageOf, SmartshopError} from "../../errors.ts";
import {connectTo} from "../../postgres/client.ts";
import {asReader} from "../../postgres/reader.ts";
import {findTarget} from "../../postgres/target.ts";
import {openDuckdbRunner} from "./duckdb-runner.ts";
import type {Limits, Runner} from "./engine.ts";
import {postgresRunner} from "./postgres-runner.ts";

export interface OpenedRunner {
  runner: Runner;
  /** Why PostgreSQL was passed over, or null. */
  passed: string | null;
}

/**
 * Where questions run: PostgreSQL as the reader role when it runs and holds the views, else the warehouse file.
 * Starts nothing.
 * @throws SmartshopError "postgres" when it was asked for and is not there; "input" when there is no warehouse.
 */
export async function openRunner(
  settings: Settings,
  engine: "auto" | "postgres" | "duckdb" = "auto",
  limits: Partial<Limits> = {}
): Promise<OpenedRunner> {
  let passed: string | null = null;
  if (engine !== "duckdb") {
    const found = await tryPostgres(settings, limits);
    if (typeof found !== "string") return {runner: found, passed};
    passed = found;
    if (engine === "postgres") throw new SmartshopError("postgres", `PostgreSQL cannot be used: ${passed}`);
  }
  if (!existsSync(settings.paths.warehouse))
    throw new SmartshopError("input", "there is no warehouse yet: run `smartshop refresh`");
  return {runner: await openDuckdbRunner(settings.paths.warehouse, limits), passed};
}

async function tryPostgres(settings: Settings, limits: Partial<Limits>): Promise<Runner | string> {
  const target = findTarget(settings);
  if (!target) return "no server runs";
  try {
    const reader = asReader(target, settings);
    const client = await connectTo(reader);
    try {
      await client.query("select 1 from v_day_kpi limit 1");
    } finally {
      await client.end().catch(() => undefined);
    }
    return postgresRunner(reader, limits);
  } catch (error) {
    return messageOf(error).split("\n")[0]!;
  }
}
