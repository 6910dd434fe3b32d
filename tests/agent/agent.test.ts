import {createServer, type ServerResponse} from "node:http";
import {type AddressInfo} from "node:net";
import {Readable} from "node:stream";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readBank} from "../../pipeline/agent/eval/bank.ts";
import {BAR} from "../../pipeline/agent/eval/report.ts";
import {BANKS, runEval} from "../../pipeline/agent/eval/run-eval.ts";
import {guard} from "../../pipeline/agent/guard/guard.ts";
import {RELATIONS} from "../../pipeline/agent/guard/relations.ts";
import {type Agent, ask, openAgent} from "../../pipeline/agent/run/ask.ts";
import {runAskLines} from "../../pipeline/agent/run/ask-command.ts";
import {checkSql} from "../../pipeline/agent/run/check-sql.ts";
import {openDuckdbRunner} from "../../pipeline/agent/run/duckdb-runner.ts";
import {serve} from "../../pipeline/agent/serve/server.ts";
import {toMarkdown} from "../../pipeline/agent/semantic/document.ts";
import {openaiCompatible} from "../../pipeline/agent/providers/openai-compatible.ts";
import {type Settings} from "../../pipeline/config.ts";
import {agentWarehouse} from "./warehouse.ts";

let settings: Settings;
let agent: Agent;
beforeAll(async () => {
  settings = await agentWarehouse();
  agent = await openAgent(settings, {engine: "duckdb", rulesOnly: true});
});
afterAll(async () => agent?.close());

describe("the banks of questions", () => {
  it("hold at least 170 questions, half of them French, a third kept apart from tuning", async () => {
    const value = async (sql: string): Promise<string> => String((await agent.runner.run(sql)).rows[0]?.[0] ?? "");
    const [heldOut, tuned, ...later] = await Promise.all(BANKS.map(({file}) => readBank(file, value)));
    const all = [...heldOut!, ...tuned!];
    expect(all.length).toBeGreaterThanOrEqual(170);
    expect(heldOut!.length).toBeGreaterThanOrEqual(all.length / 3.01);
    expect(Math.abs(all.filter((q) => q.language === "fr").length / all.length - 0.5)).toBeLessThan(0.02);
    // No reference is refused by the guard, on either engine.
    for (const {sql, also} of [...all, ...later.flat()])
      for (const statement of [...(sql ? [sql] : []), ...(also ?? [])])
        for (const engine of ["duckdb", "postgres"] as const)
          expect(await guard(statement, {engine}), statement).toMatchObject({allowed: true});
  });

  it("are answered by rules as well as promised", async () => {
    const report = await runEval(settings, {engine: "duckdb"});
    const failures = report.rows.filter((r) => r.outcome !== "right").map((r) => `${r.id} ${r.outcome}: ${r.question}`);
    expect(report.heldOut.accuracy, failures.join("\n")).toBeGreaterThanOrEqual(BAR.accuracy);
    expect(report.heldOut.wrongRate, failures.join("\n")).toBeLessThanOrEqual(BAR.wrongRate);
    expect(report.tuned.accuracy, failures.join("\n")).toBeGreaterThanOrEqual(0.97);
  });
});

describe("an answer", () => {
  it("is whole when many are asked at once", async () => {
    const sql = "select product_code, month from v_product_month";
    const [one, ...others] = await Promise.all(Array.from({length: 8}, () => agent.runner.run(sql, 100_000)));
    expect(one!.rows.length).toBeGreaterThan(1_000);
    for (const other of others) expect(other.rows.length).toBe(one!.rows.length);
  });

  it("says no number that its rows do not hold", async () => {
    const {sentence, rows} = await ask("revenue in Germany and France", {agent});
    const held = rows.map((r) => Number(r["revenue"]).toLocaleString("en-GB", {style: "currency", currency: "GBP"}));
    for (const amount of sentence.match(/£[\d,.]+\d/g)!) expect(held).toContain(amount);
  });

  it("follows the question before, also over lines of JSON, and no other", async () => {
    const lines: Record<string, unknown>[] = [];
    const input = Readable.from([
      '{"id": 1, "question": "top 3 customers in France"}\n{"id": 2, "question": "revenue by month"}\n',
      '{"id": 3, "question": "and in Germany?", "follows": 1}\n'
    ]);
    const print = (text: string): void => void lines.push(JSON.parse(text) as Record<string, unknown>);
    await runAskLines(input, {settings, print, engine: "duckdb", rules: true, rows: 1_000});
    expect(lines.map((l) => l["id"])).toEqual([1, 2, 3]);
    expect(lines[2]).toMatchObject({answered: true, source: "rules"});
    expect(String(lines[2]!["sql"])).toMatch(/'Germany'[\s\S]*LIMIT 3/);
    for (const key of ["answered", "sentence", "columns", "rows", "sql", "source", "reason", "ms"])
      expect(lines[0]).toHaveProperty(key);
  });

  it.each([
    ["What is our margin?", "cost"],
    ["Combien nous reste-t-il en stock ?", "stocks"],
    ["What will revenue be next month?", "forecast"],
    ["revenue of the flux capacitor", "flux"],
    ["revenue in 1990", "begins"]
  ])("refuses and says why: %s", async (question, why) => {
    const answer = await ask(question, {agent});
    expect(answer).toMatchObject({answered: false, sql: null, rows: []});
    expect(answer.reason).toContain(why);
  });

  it("asks back when two readings differ", async () => {
    const answer = await ask("Which product is best?", {agent});
    expect(answer.answered).toBe(false);
    expect(answer.options!.length).toBeGreaterThanOrEqual(2);
    expect(answer.sentence).toMatch(/^Do you mean .+ or .+\?$/);
  });

  it("reads misspelt words and says so", async () => {
    const answer = await ask("revneue by contry", {agent});
    expect(answer).toMatchObject({
      answered: true,
      corrected: [
        ["revneue", "revenue"],
        ["contry", "country"]
      ]
    });
  });
});

describe("the data", () => {
  it("is locked: nothing outside the warehouse is read, nothing is changed", async () => {
    const runner = await openDuckdbRunner(settings.paths.warehouse);
    for (const sql of [
      "select * from read_text('/etc/hostname')",
      "set threads = 1",
      "create table t (a int)",
      "drop view v_sales",
      "copy (select 1) to '/tmp/x'",
      "attach '/tmp/x.db'"
    ])
      await expect(runner.run(sql), sql).rejects.toThrow();
    await runner.close();
  });

  it("stops at the caps of rows, bytes and time", async () => {
    const small = await openDuckdbRunner(settings.paths.warehouse, {maxRows: 10, maxBytes: 300, timeout: 300});
    expect((await small.run("select 1 from v_sales")).rows.length).toBe(10);
    expect(await small.run("select product_name, product_name || product_name from v_sales")).toMatchObject({
      truncated: true
    });
    await expect(
      small.run("select count(*) from v_sales a, v_sales b where a.revenue + b.revenue < 0")
    ).rejects.toThrow(/stopped after|expects/);
    await small.close();
  });

  it("is not asked for more than the planner's ceiling", async () => {
    const bomb = await checkSql("select count(*) from v_sales a, v_sales b, v_sales c", "duckdb", agent.runner);
    expect(bomb).toMatchObject({allowed: false, reason: expect.stringContaining("plan")});
    expect(await checkSql("select nope from v_sales", "duckdb", agent.runner)).toMatchObject({
      allowed: true,
      note: expect.stringContaining("nope")
    });
  });

  it("has a description of each published view, in a prompt of a few kilobytes", () => {
    const names = agent.document.views.map((v) => v.name);
    expect(RELATIONS.filter((r) => r !== "v_margin" && !names.includes(r))).toEqual([]);
    for (const view of agent.document.views) {
      expect(view.grain, view.name).not.toBe("");
      expect(view.columns.length, view.name).toBeGreaterThan(0);
    }
    expect(toMarkdown(agent.document).length).toBeLessThan(12_000);
  });
});

describe("a model", () => {
  async function model(replies: string[]): Promise<{agent: Agent; asked: unknown[]}> {
    const asked: unknown[] = [];
    const server = createServer((request, response: ServerResponse) => {
      let text = "";
      request.on("data", (c: Buffer) => (text += c.toString()));
      request.on("end", () => {
        asked.push(JSON.parse(text));
        const content = replies[Math.min(asked.length, replies.length) - 1]!;
        response.writeHead(200, {"content-type": "text/event-stream"});
        response.end(
          `data: ${JSON.stringify({choices: [{delta: {content}, finish_reason: "stop"}]})}\n\ndata: [DONE]\n\n`
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    server.unref();
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return {
      asked,
      agent: {...agent, providers: [openaiCompatible({name: "openai", model: "m", baseUrl, key: "k", timeout: 5_000})]}
    };
  }

  it("writes the statement that runs, and is named as the source", async () => {
    const one = await model([
      '{"sql": "select country_name, gross_revenue from v_country_kpi order by 2 desc limit 2"}'
    ]);
    const answer = await ask("two best countries", {agent: one.agent});
    expect(answer).toMatchObject({answered: true, source: "openai m", columns: ["country_name", "gross_revenue"]});
    expect(answer.rows).toHaveLength(2);
    expect(one.asked).toHaveLength(1);
  });

  it("gets a failed statement back once with the error", async () => {
    const one = await model([
      '{"sql": "select nope from v_sales"}',
      '{"sql": "select sum(revenue) as r from v_sales"}'
    ]);
    const answer = await ask("how much?", {agent: one.agent});
    expect(answer).toMatchObject({answered: true, columns: ["r"]});
    expect(JSON.stringify(one.asked[1])).toContain("nope");
    expect(one.asked).toHaveLength(2);
  });

  it("that writes what the guard refuses is passed over for the rules, and the statement logged", async () => {
    const one = await model(['{"sql": "delete from v_sales"}']);
    const blocked: string[] = [];
    const answer = await ask("total revenue", {
      agent: one.agent,
      blocked: (sql, reason) => blocked.push(`${sql}: ${reason}`)
    });
    expect(answer).toMatchObject({answered: true, source: "rules"});
    expect(answer.passed[0]).toContain("only SELECT");
    expect(blocked).toHaveLength(2);
  });
});

describe("the server", () => {
  it("streams steps and the answer on loopback, and answers no foreign page", async () => {
    const server = await serve(settings, {port: 0, engine: "duckdb", rulesOnly: true});
    try {
      const post = (headers: Record<string, string> = {}): Promise<Response> =>
        fetch(`${server.url}/api/ask`, {method: "POST", headers, body: JSON.stringify({question: "total revenue"})});
      const lines = (await (await post()).text())
        .trim()
        .split("\n")
        .map((l) => JSON.parse(l) as Record<string, unknown>);
      expect(lines[0]).toEqual({step: "rules"});
      expect(lines.at(-1)).toMatchObject({answer: {answered: true}});
      expect((await post({origin: "https://example.org"})).status).toBe(403);
      expect((await fetch(`${server.url}/../package.json`)).status).toBe(404);
      const sql = await fetch(`${server.url}/api/sql`, {
        method: "POST",
        body: JSON.stringify({sql: "drop view v_sales"})
      });
      expect(await sql.json()).toMatchObject({allowed: false});
    } finally {
      await server.close();
    }
  });
});
