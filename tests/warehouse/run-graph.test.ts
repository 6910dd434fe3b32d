import {expect, it} from "vitest";
import {loadSettings} from "../../pipeline/config.ts";
import {type Database, openDatabase} from "../../pipeline/warehouse/database.ts";
import {duckdbEngine} from "../../pipeline/warehouse/duckdb-engine.ts";
import {inOrder, stepsOf} from "../../pipeline/warehouse/graph.ts";
import type {CodeModel, ModelReport} from "../../pipeline/warehouse/model.ts";
import {runGraph} from "../../pipeline/warehouse/run-graph.ts";

/** A step that makes one table, after doing something else. */
const step = (
  name: string,
  dependsOn: string[],
  work: (db: Database) => Promise<void> | void = () => {}
): CodeModel => ({
  name,
  outputs: [`marts.${name}`],
  dependsOn: dependsOn.map((one) => `marts.${one}`),
  async run(db) {
    await work(db);
    await db.run(`create table marts.${name} as select 1 as n`);
  }
});

async function run(models: CodeModel[]): Promise<ModelReport[]> {
  using db = await openDatabase();
  const engine = duckdbEngine(db);
  await engine.prepare();
  const [before] = await db.rows("select current_setting('threads') as threads");
  try {
    const context = {db, engine, settings: loadSettings({}), runId: "test", onProgress: () => {}};
    return await runGraph(inOrder(stepsOf([], models)), context);
  } finally {
    expect((await db.rows("select current_setting('threads') as threads"))[0]).toEqual(before);
  }
}

it("makes two at a time that do not read one another, and reports them in their order", async () => {
  let met: () => void;
  const bothThere = new Promise<void>((resolve) => (met = resolve));
  let there = 0;
  // Each waits for the other: one after the other they would never end.
  const meet = async (): Promise<void> => {
    if (++there === 2) met();
    await bothThere;
  };
  const reports = await run([step("a", [], meet), step("b", [], meet), step("c", ["a", "b"])]);
  expect(reports.map(({name, rows}) => [name, rows])).toEqual([
    ["marts.a", 1],
    ["marts.b", 1],
    ["marts.c", 1]
  ]);
});

it("gives each model what it reads, whatever their number", async () => {
  const chain = Array.from({length: 12}, (_, i) =>
    step(`s${i}`, i < 2 ? [] : [`s${i - 1}`, `s${i - 2}`], async (db) => {
      for (const before of i < 2 ? [] : [i - 1, i - 2])
        expect(await db.rows(`select n from marts.s${before}`)).toEqual([{n: 1}]);
    })
  );
  expect(await run(chain)).toHaveLength(12);
});

it("lets what is at work end when one fails, begins nothing after it, and throws its error", async () => {
  const ended: string[] = [];
  let fail: () => void;
  const failed = new Promise<void>((resolve) => (fail = resolve));
  await expect(
    run([
      step("bad", [], () => {
        fail();
        throw new Error("broken");
      }),
      step("good", [], async () => {
        await failed;
        await new Promise((resolve) => setTimeout(resolve, 20));
        ended.push("good");
      }),
      step("later", ["good"], () => void ended.push("later"))
    ])
  ).rejects.toThrow("broken");
  expect(ended).toEqual(["good"]);
});
