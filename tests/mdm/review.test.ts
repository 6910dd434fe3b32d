import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {appendDecision} from "../../pipeline/mdm/steward/append.ts";
import {askSteward} from "../../pipeline/mdm/steward/ask.ts";
import {readDecisions, type StewardDecision} from "../../pipeline/mdm/steward/decisions.ts";
import {reviewQueue} from "../../pipeline/mdm/steward/queue.ts";
import {openDatabase} from "../../pipeline/warehouse/database.ts";
import {ROOT} from "../../pipeline/paths.ts";

const folder = mkdtempSync(join(tmpdir(), "smartshop-review-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
const warehouse = join(folder, "warehouse.duckdb");

async function build(): Promise<void> {
  using db = await openDatabase(warehouse);
  await db.run(`create schema cleaned; create schema mdm; create schema meta;
    create table meta.setting as select 'hybrid' as mdm_strategy;
    create table cleaned.cln_article as select * from (values
      ('A', 'RED MUG', 1000.0, 2.0), ('B', 'BLUE MUG', 100.0, 2.0)) t(product_code, product_name, revenue, usual_price);
    create table cleaned.cln_listing as select * from (values
      ('L1', 'mug red', 3.0, null, null), ('L2', 'mug in red', 3.5, 'Acme', 'X1'), ('L3', 'blue mug', 2.5, null, null))
      t(listing_id, title, price, brand, code);
    create table cleaned.cln_review as select * from (values
      ('L1', 5), ('L1', 5), ('L1', 4), ('L2', 1), ('L3', 3)) t(listing_id, rating);
    create table mdm.mdm_decision as select * from (values
      ('hybrid', 'A', 'L1', 'accept', 'linked', 0.5, 'rule'),
      ('hybrid', 'A', 'L2', 'accept', 'linked', 0.5, 'rule'),
      ('hybrid', 'B', 'L3', 'ask', 'uncertain', 0.5, 'rule'),
      ('hybrid', 'A', 'L3', 'reject', 'not linked', 0.1, 'rule'),
      ('fuzzy', 'A', 'L3', 'accept', 'linked', 0.5, 'rule'))
      t(strategy, left_id, right_id, zone, reason, probability, decided_by)`);
  await db.run(`create table mdm.mdm_queue as ${readFileSync(join(ROOT, "sql", "mdm", "mdm_queue.sql"), "utf8")}`);
}

describe("the review queue", () => {
  it("ranks pairs by what hangs on them times p (1 − p)", async () => {
    await build();
    const queue = await reviewQueue(warehouse);
    // A's revenue hangs on its two listings by their reviews: three and one of four; B's wholly on its only one.
    expect(queue.map((d) => [d.leftId, d.rightId, d.stake, d.worth])).toEqual([
      ["A", "L1", 750, 187.5],
      ["A", "L2", 250, 62.5],
      ["B", "L3", 100, 25]
    ]);
  });

  it("leaves out what stewards have judged", async () => {
    const said: StewardDecision = {leftId: "A", rightId: "L1", verdict: "same", who: "", decidedAt: "", why: ""};
    expect((await reviewQueue(warehouse, [said])).map((d) => d.rightId)).toEqual(["L2", "L3"]);
  });

  it("says what to do where there is no warehouse", async () => {
    await expect(reviewQueue(join(folder, "none.duckdb"))).rejects.toThrow(/run: smartshop refresh/);
  });
});

describe("judging in a terminal", () => {
  it("keeps each answer at once, and stops on quit", async () => {
    const file = join(folder, "decisions.csv");
    const answers = ["x", "s same picture, other words", "k", "q"];
    const said: string[] = [];
    const kept = await askSteward(await reviewQueue(warehouse), {
      terminal: {ask: async () => answers.shift()!, say: (text) => said.push(text)},
      who: "ann",
      keep: (d) => appendDecision(file, d),
      now: () => "2026-01-01T00:00:00.000Z"
    });
    expect(kept).toBe(1);
    expect(await readDecisions(file)).toEqual([
      {
        leftId: "A",
        rightId: "L1",
        verdict: "same",
        who: "ann",
        decidedAt: "2026-01-01T00:00:00.000Z",
        why: "same picture, other words"
      }
    ]);
    expect(said[0]).toContain("1 of 3: worth £188");
  });

  it("adds to a file in the order of its own columns, and never rewrites what is there", () => {
    const file = join(folder, "theirs.csv");
    writeFileSync(file, "\ufeffverdict,right_id,left_id\nsame,L9,Z");
    appendDecision(file, {leftId: "A", rightId: "L,1", verdict: "unsure", who: "b", decidedAt: "t", why: ""});
    expect(readFileSync(file, "utf8")).toBe('\ufeffverdict,right_id,left_id\nsame,L9,Z\nunsure,"L,1",A\n');
  });
});
