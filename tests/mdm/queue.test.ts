import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import fc from "fast-check";
import {afterAll, describe, expect, it} from "vitest";
import {loadSettings, STRATEGIES} from "../../pipeline/config.ts";
import {mdmStep} from "../../pipeline/mdm/warehouse-step.ts";
import {ROOT} from "../../pipeline/paths.ts";
import {openDatabase} from "../../pipeline/warehouse/database.ts";

const folder = mkdtempSync(join(tmpdir(), "smartshop-queue-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
const sql = (path: string): string => readFileSync(join(ROOT, "sql", path), "utf8");

const COLOURS = ["RED", "BLUE", "PINK", "GREEN"];
const THINGS = ["CANDLE HOLDER", "CAKE STAND", "TEA TOWEL", "WALL CLOCK", "LUNCH BAG"];
const names = THINGS.flatMap((thing) => COLOURS.map((colour) => `${colour} RETROSPOT ${thing}`));

describe("the review queue", () => {
  it("holds a pair once, whatever stewards say how often, about pairs proposed or not", async () => {
    const word = fc.record({
      left: fc.nat(names.length - 1),
      right: fc.nat(2 * names.length - 1),
      verdict: fc.constantFrom("same", "different", "unsure"),
      day: fc.integer({min: 1, max: 3})
    });
    await fc.assert(
      fc.asyncProperty(fc.array(word, {maxLength: 12}), fc.constantFrom(...STRATEGIES), async (words, strategy) => {
        if (strategy === "semantic") return; // its pairs are those of fuzzy, and a model need not be there
        using db = await openDatabase();
        await db.run(`create schema cleaned; create schema mdm; create schema meta;
          create table meta.setting as select '${strategy}' as mdm_strategy;
          create table cleaned.cln_article (product_code varchar, product_name varchar, revenue double, usual_price double, is_matched boolean);
          create table cleaned.cln_listing (listing_id varchar, title varchar, brand varchar, price double, code varchar, description varchar);
          create table cleaned.cln_review as select 'R' || i as review_id, 'L' || (i % 40) as listing_id, 'good' as title, 'x' as body, 4 as rating from range(90) t(i);
          insert into cleaned.cln_article values ${names.map((name, i) => `('A${i}', '${name}', ${100 * (i + 1)}, 2.5, true)`).join()};
          insert into cleaned.cln_listing values ${[...names, ...names].map((name, i) => `('L${i}', '${name.toLowerCase()}${i >= names.length ? " gift" : ""}', null, 2.5, null, null)`).join()};`);
        const decisions = join(folder, "decisions.csv");
        const rows = words.flatMap((w) => Array(2).fill(`A${w.left},L${w.right},${w.verdict},Ann,2026-01-0${w.day},`));
        writeFileSync(decisions, ["left_id,right_id,verdict,who,decided_at,why", ...rows].join("\n"));
        const settings = loadSettings({SMARTSHOP_BUILD: folder, MDM_STRATEGY: strategy});
        const step = mdmStep({decisions, previous: join(folder, "none"), beside: ["fuzzy"]});
        await step.run(db, {settings, runId: "test", note: () => {}});
        expect(await db.rows(sql("audits/pairs_come_once.sql"))).toEqual([]);
        const unexplained = `select * from mdm.mdm_candidate join mdm.mdm_decision using (strategy, left_id, right_id)
          where strategy <> 'poc' and evidence = '[]' and decided_by = 'rule'`;
        expect(await db.rows(unexplained)).toEqual([]);
        await db.run(`create table queue as ${sql("mdm/mdm_queue.sql")}`);
        expect(await db.rows("select left_id, right_id from queue group by all having count(*) > 1")).toEqual([]);
        const judged = new Set(words.map((w) => `A${w.left}|L${w.right}`));
        const queued = await db.rows<{key: string}>("select left_id || '|' || right_id as key from queue");
        expect(queued.filter(({key}) => judged.has(key))).toEqual([]);
      }),
      {numRuns: 25}
    );
  });
});
