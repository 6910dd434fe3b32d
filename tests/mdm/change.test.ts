import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import fc from "fast-check";
import {afterAll, describe, expect, it} from "vitest";
import {loadSettings} from "../../pipeline/config.ts";
import {buildPaths} from "../../pipeline/paths.ts";
import {kpiChanges, linkChanges} from "../../pipeline/mdm/change/compare.ts";
import {type Identity, readIdentity} from "../../pipeline/mdm/change/links.ts";
import {logMerges, mergeLogFile} from "../../pipeline/mdm/change/merge-log.ts";
import {changeReport, sayChanges} from "../../pipeline/mdm/change/report.ts";
import {readStrikes} from "../../pipeline/mdm/steward/strikes.ts";
import {openDatabase} from "../../pipeline/warehouse/database.ts";

const folder = mkdtempSync(join(tmpdir(), "smartshop-change-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
const ALERTS = {critical: 3, watch: 3.5, minQuantity: 50};

/** Links as `listing: article`; all articles sell, the n-th for n × 100. */
const identity = (links: Record<string, string | null>, stars: Record<string, number> = {}): Identity => ({
  strategy: "hybrid",
  version: "hybrid-1",
  articles: new Map(["A", "B", "C"].map((id, i) => [id, {revenue: 100 * (i + 1), quantity: 60}])),
  listings: new Map(Object.keys(links).map((id) => [id, {reviews: 1, stars: stars[id] ?? 5}])),
  links: new Map(
    Object.entries(links).flatMap(([id, article]) => (article ? [[id, {article, by: "rule", probability: 0.9}]] : []))
  ),
  denied: new Set(),
  goldenIds: new Map()
});

describe("what a refresh changed about identity", () => {
  it("names merges, splits and moves, and listings that came and went", () => {
    const before = identity({l1: "A", l2: "A", l3: null, l4: "B", l5: "C", l6: null});
    const after = identity({l1: "A", l2: null, l3: "B", l4: "C", l6: null, l7: "A"});
    expect(linkChanges(before, after).map(({kind, listingId}) => [listingId, kind])).toEqual([
      ["l2", "split"],
      ["l3", "merge"],
      ["l4", "move"],
      ["l5", "gone"],
      ["l7", "new"]
    ]);
  });

  it("says who did it: a steward who called a pair the same or different, else the strategy, or the data", () => {
    const before = identity({l1: "A", l2: "A", l3: null, l5: "C"});
    const after = {...identity({l1: null, l2: null, l3: "B"}), denied: new Set(["l1|A", "l2|B"])};
    expect(linkChanges(before, after).map(({listingId, by}) => [listingId, by])).toEqual([
      ["l1", "steward"],
      ["l2", "hybrid hybrid-1"],
      ["l3", "hybrid hybrid-1"],
      ["l5", "data"]
    ]);
  });

  it("a pair that a steward is unsure of is split by the steward, as one called different is", async () => {
    using db = await openDatabase();
    await db.run(`create schema mdm; create schema cleaned;
      create table mdm.mdm_run as select 'hybrid' as strategy, 'v' as version, true as is_active;
      create table cleaned.cln_article as select 'A' as product_code, 1.0 as revenue, 1 as quantity;
      create table cleaned.cln_listing as select unnest(['l1', 'l2', 'l3']) as listing_id;
      create table cleaned.cln_review (listing_id varchar, rating int);
      create table mdm.mdm_cluster (strategy varchar, source varchar, record_id varchar, golden_id varchar);
      create table mdm.mdm_decision as select 'hybrid' as strategy, 'A' as left_id, r as right_id, zone, decided_by,
        0.9 as probability from (values ('l1', 'ask', 'steward'), ('l2', 'reject', 'steward'), ('l3', 'ask', 'rule'))
        as t (r, zone, decided_by)`);
    const after = (await readIdentity(db))!;
    const before = {...after, links: identity({l1: "A", l2: "A", l3: "A"}).links};
    expect(linkChanges(before, after).map(({listingId, by}) => [listingId, by])).toEqual([
      ["l1", "steward"],
      ["l2", "steward"],
      ["l3", "hybrid v"]
    ]);
  });

  it("divides a figure's change into new data and changed identity", () => {
    const before = identity({l1: "A", l2: null});
    // l2 is now B although nothing about it is new; l3 is a new listing of C.
    const after = identity({l1: "A", l2: "B", l3: "C"});
    const revenue = kpiChanges(before, after, ALERTS).find(({kpi}) => kpi === "revenue_linked")!;
    expect(revenue).toMatchObject({before: 100, after: 600, newData: 300, changedIdentity: 200});
  });

  it("the two parts always sum to the change", () => {
    const links = fc.dictionary(
      fc.constantFrom("l1", "l2", "l3", "l4", "l5"),
      fc.constantFrom<string | null>("A", "B", "C", null)
    );
    fc.assert(
      fc.property(links, links, (a, b) => {
        for (const {before, after, newData, changedIdentity} of kpiChanges(identity(a), identity(b), ALERTS))
          if (newData !== null && changedIdentity !== null)
            expect(newData + changedIdentity).toBeCloseTo(after! - before!, 9);
      })
    );
  });

  it("an alert follows the rating that identity gives", () => {
    const alerts = (links: Record<string, string | null>): (number | null)[] =>
      kpiChanges(identity(links, {l1: 1}), identity(links, {l1: 1}), ALERTS)
        .filter(({kpi}) => kpi.endsWith("alerts"))
        .map(({after}) => after);
    expect(alerts({l1: "A", l2: null})).toEqual([1, 0]);
    expect(alerts({l1: null, l2: "A"})).toEqual([0, 0]);
  });
});

describe("the log of merges and splits", () => {
  it("is only ever added to, once a run", async () => {
    const paths = {...buildPaths(folder), runs: folder};
    {
      using db = await openDatabase(paths.warehouse);
      await db.run(`create schema mdm; create table mdm.mdm_change as select 'merge' as kind, 'L1' as listing_id,
        null::varchar as code_before, 'A' as code_after, null::varchar as golden_before, 'G1' as golden_after,
        'steward' as decided_by, 100.0 as revenue;
        create table mdm.mdm_log as select 'run-2' as run_id, 'erp:A,marketplace:L1' as records, 'steward' as decided_by,
        'Ann' as who, 'same box' as why`);
    }
    expect(await logMerges(paths, "run-1", "2026-01-01T00:00:00Z")).toBe(1);
    const first = readFileSync(mergeLogFile(paths), "utf8");
    expect(await logMerges(paths, "run-1", "2026-01-01T00:00:00Z")).toBe(0);
    expect(await logMerges(paths, "run-2", "2026-01-02T00:00:00Z")).toBe(1);
    const text = readFileSync(mergeLogFile(paths), "utf8");
    expect(text.startsWith(first)).toBe(true);
    expect(JSON.parse(text.split("\n")[1]!)).toMatchObject({
      ...{runId: "run-2", kind: "merge", to: "A", by: "steward"},
      ...{who: "Ann", why: "same box"}
    });
  });
});

describe("the report of a refresh", () => {
  it("tells figures, listings and conflicts, as much as is asked", async () => {
    const own = mkdtempSync(join(tmpdir(), "smartshop-report-"));
    const settings = {...loadSettings(), paths: buildPaths(own)};
    await expect(changeReport(settings)).rejects.toThrow("smartshop refresh");
    {
      using db = await openDatabase(settings.paths.warehouse);
      await db.run(`create schema mdm;
        create table mdm.mdm_kpi_change as select 'revenue_share' as kpi, 'share' as unit, 0.75 as before_value,
          0.717 as after_value, 0.0 as new_data, -0.033 as changed_identity;
        create table mdm.mdm_change as select 'split' as kind, unnest(['L1', 'L2']) as listing_id, 'A' as code_before,
          null::varchar as code_after, 'G1' as golden_before, 'G2' as golden_after, 'steward' as decided_by, 5.0 as revenue;
        create table mdm.mdm_conflict as select 'A' as left_id, 'L1' as right_id, 'contradiction' as kind, 'ann' as who,
          'the later word counts: same' as resolution`);
    }
    expect(sayChanges(await changeReport(settings), 1).split("\n")).toEqual([
      "figures, and what changed them:",
      "  revenue_share    75.0 % → 71.7 %: by new data 0.0 pp, by changed identity -3.3 pp",
      "2 listings changed their article:",
      "  split L1: A → none, by steward",
      "  and 1 more; --json has all",
      "1 words of stewards conflict or are set aside:",
      "  A and L1, contradiction (ann): the later word counts: same"
    ]);
    rmSync(own, {recursive: true, force: true});
  });
});

describe("struck words", () => {
  it("are read, each once, in lower case", () => {
    const file = join(folder, "strikes.csv");
    writeFileSync(file, "\ufefftoken,who\nIvory,ann\nivory,bob\n,\nmint,\n");
    expect(readStrikes(file)).toEqual(["ivory", "mint"]);
    expect(readStrikes(join(folder, "none.csv"))).toEqual([]);
    writeFileSync(file, "word\nivory\n");
    expect(() => readStrikes(file)).toThrow(/lack columns token/);
  });
});
