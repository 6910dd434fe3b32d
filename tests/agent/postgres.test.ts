import {readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {parse} from "yaml";
import {BAR} from "../../pipeline/agent/eval/report.ts";
import {runEval} from "../../pipeline/agent/eval/run-eval.ts";
import {addTurn, clearConversation, readTurns} from "../../pipeline/agent/run/conversations.ts";
import {type Runner} from "../../pipeline/agent/run/engine.ts";
import {openRunner} from "../../pipeline/agent/run/open-runner.ts";
import {type Settings} from "../../pipeline/config.ts";
import {ROOT} from "../../pipeline/paths.ts";
import {agentWarehouse, server} from "./warehouse.ts";

let settings: Settings;
let runner: Runner;
beforeAll(async () => {
  settings = await agentWarehouse({postgres: true});
  await server("up");
  ({runner} = await openRunner(settings, "postgres"));
});
afterAll(() => server("down"));

describe("questions on PostgreSQL", () => {
  it("are answered as on DuckDB", async () => {
    const report = await runEval(settings, {engine: "postgres", core: true});
    const failures = report.rows.filter((r) => r.outcome !== "right").map((r) => `${r.id} ${r.outcome}: ${r.question}`);
    expect(report.engine).toContain("PostgreSQL");
    expect(report.heldOut.accuracy, failures.join("\n")).toBeGreaterThanOrEqual(BAR.accuracy);
    expect(report.heldOut.wrongRate, failures.join("\n")).toBeLessThanOrEqual(BAR.wrongRate);
  });

  it("change nothing and read nothing hidden even where no guard stands before them", async () => {
    const hostile = parse(readFileSync(join(ROOT, "tests/agent/hostile.yml"), "utf8")) as Record<string, string[]>;
    for (const group of ["writes", "files and network", "hidden relations"])
      for (const sql of hostile[group]!) {
        if (group === "hidden relations" && !/pg_|raw\.|facts\.|meta\.|information_schema/.test(sql)) continue;
        await expect(runner.run(sql), sql).rejects.toThrow();
      }
    expect((await runner.run("select count(*) from v_sales")).rows[0]![0]).toBeGreaterThan(0);
  });

  it("stop at the ceiling of the plan, at the time, and at the bytes", async () => {
    await expect(runner.explain("select count(*) from v_sales a, v_sales b, v_sales c")).rejects.toThrow(/plan costs/);
    const {runner: short} = await openRunner(settings, "postgres", {timeout: 200, maxCost: Infinity});
    await expect(
      short.run("select count(*) from v_sales a, v_sales b where a.revenue + b.revenue < 0")
    ).rejects.toThrow(/timeout|stopped/);
    const {runner: small} = await openRunner(settings, "postgres", {maxBytes: 100_000});
    await expect(small.run("select * from v_sales")).rejects.toThrow(/larger than/);
  });
});

describe("conversations", () => {
  it("are kept by name, cleared on request, and never shared", async () => {
    const [a, b] = [`a-${process.pid}`, `b-${process.pid}`];
    await addTurn(settings, a, {question: "one", sql: "select 1", query: null});
    await addTurn(settings, a, {question: "two", sql: null, query: null});
    await addTurn(settings, b, {question: "other", sql: null, query: null});
    expect((await readTurns(settings, a)).map((t) => t.question)).toEqual(["one", "two"]);
    expect((await readTurns(settings, b)).map((t) => t.question)).toEqual(["other"]);
    expect(await clearConversation(settings, a)).toBe(2);
    expect(await readTurns(settings, a)).toEqual([]);
    expect(await readTurns(settings, b)).toHaveLength(1);
    await clearConversation(settings, b);
    await expect(readTurns(settings, "a b")).rejects.toThrow("conversation");
    await expect(runner.run("select * from smartshop_agent.turn")).rejects.toThrow(/denied/);
  });
});
