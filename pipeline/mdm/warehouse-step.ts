import {join} from "node:path";
import type {Settings, Strategy as StrategyName} from "../config.ts";
import {ROOT} from "../paths.ts";
import type {CodeModel} from "../warehouse/model.ts";
import {readDecisions, settleDecisions} from "./steward/decisions.ts";
import {DECISIONS, GOLDEN, STRIKES} from "./steward/files.ts";
import {readGoldenValues, settleGoldenValues} from "./steward/golden-values.ts";
import {readStrikes} from "./steward/strikes.ts";
import type {MatchOptions} from "./types.ts";
import {goldenFields, membershipOf} from "./warehouse/clusters.ts";
import {changesOf} from "./warehouse/log.ts";
import {matchAll, type Matched} from "./warehouse/match-all.ts";
import {loadPairs} from "./warehouse/pair-rows.ts";
import {readPrevious} from "./warehouse/previous.ts";
import {readArticles, readListings, readReviews} from "./warehouse/records.ts";
import {linkReviews} from "./warehouse/review-links.ts";
import type {StrategyRun} from "./warehouse/strategy-run.ts";
import {type Cell, makeTable, STEP_TABLES, writeTable} from "./warehouse/tables.ts";

/** Tables of pairs: too long to go through this process row by row. */
const PAIRS: readonly string[] = ["mdm.mdm_candidate", "mdm.mdm_decision"];

export interface StepOptions {
  /** Strategies computed beside the active one, for the lab that compares them. Default the settings' MDM_COMPARE. */
  readonly beside?: readonly StrategyName[];
  /** The stewards' decisions; default `data/decisions.csv` of the project. */
  readonly decisions?: string;
  /** Golden values that stewards set; default `data/golden.csv` of the project. */
  readonly golden?: string;
  /** Learnt differences that stewards struck; default `data/strikes.csv` of the project. */
  readonly strikes?: string;
  /** The warehouse of the last good refresh, whose golden ids and log are carried over. Default the settings' own. */
  readonly previous?: string;
  /** Time that the log of merges and splits bears. Default now. */
  readonly now?: Date;
}

/**
 * Matching as a step of the warehouse, between `cleaned` and `dimensions`: articles are the left side, listings the
 * right one, which may list one article several times. Equal records, settings and decisions cost a file read.
 */
export function mdmStep({
  beside,
  decisions = join(ROOT, "data", DECISIONS.file),
  golden = join(ROOT, "data", GOLDEN.file),
  strikes = join(ROOT, "data", STRIKES.file),
  previous,
  now
}: StepOptions = {}): CodeModel {
  return {
    name: "mdm",
    outputs: Object.keys(STEP_TABLES),
    dependsOn: ["cleaned.cln_article", "cleaned.cln_listing", "cleaned.cln_review"],
    async run(db, {settings, runId, note}) {
      const left = await readArticles(db);
      const right = await readListings(db);
      const lefts = new Set(left.map((r) => r.id));
      const rights = new Set(right.map((r) => r.id));
      const said = await readDecisions(decisions);
      const {verdicts, conflicts} = settleDecisions(said, {
        left: (id) => lefts.has(id),
        right: (id) => rights.has(id)
      });
      if (conflicts.length) note(`${conflicts.length} steward decisions conflict or name unknown records`);

      const set = settleGoldenValues(await readGoldenValues(golden), (id) => lefts.has(id));
      const chosen = [...set.byArticle.values()].reduce((n, fields) => n + fields.size, 0);
      if (chosen) note(`${chosen} golden values are set by stewards`);
      if (set.conflicts.length) note(`${set.conflicts.length} rows of golden values conflict or are set aside`);

      const strike = readStrikes(strikes);
      if (strike.length) note(`${strike.length} learnt differences are struck`);

      const active = settings.MDM_STRATEGY;
      const small = Object.keys(STEP_TABLES).filter((name) => !PAIRS.includes(name));
      const tables = new Map<string, Cell[][]>(small.map((name) => [name, []]));
      const add = (name: string, row: Cell[]): void => void tables.get(`mdm.${name}`)!.push(row);
      if (!right.length) note("no listing to match");
      const wanted = new Set([active, ...(beside ?? settings.MDM_COMPARE)]);
      for (const name of PAIRS) await makeTable(db, name);
      const reading = readPrevious(previous ?? settings.paths.warehouse);
      const take = async (name: StrategyName, {run, rows, hit, seconds}: Matched): Promise<void> => {
        const before = await reading;
        if (right.length) note(`${name}: ${run.links.left.length} links${hit ? ", unchanged" : ""}`);
        if (rows) await loadPairs(db, run, rows);
        for (const d of run.differences) add("mdm_difference", [name, d.token, d.bits, d.trusted, d.siblings]);
        add("mdm_run", runRow(run, name === active, seconds, hit));
        for (const c of run.clusterings)
          add("mdm_clustering", [
            name,
            c.method,
            c.clusters,
            c.largest,
            c.componentsOnly,
            c.methodOnly,
            c.adjustedRand
          ]);
        const known = before.ids.get(name) ?? new Map<string, string>();
        const members = membershipOf(left, right, run.links, known);
        for (const m of members) add("mdm_cluster", [name, m.source, m.recordId, m.goldenId]);
        if (name !== active) return;
        for (const g of goldenFields(left, right, members, set.byArticle))
          add("golden_product", [g.goldenId, g.field, g.value, g.source, g.recordId, g.rule]);
        const stamp = {happened_at: (now ?? new Date()).toISOString(), run_id: runId, strategy: name};
        for (const e of [...before.log, ...changesOf(known, members, said, stamp)])
          add("mdm_log", [
            e.happened_at,
            e.run_id,
            e.strategy,
            e.event,
            e.golden_id,
            e.other_ids,
            e.records,
            e.decided_by,
            e.who,
            e.why
          ]);
        const {links, bar} = linkReviews(left, await readReviews(db, name), settings.MDM_ACCEPT_PROBABILITY);
        for (const l of links)
          add("mdm_review_link", [
            l.reviewId,
            l.article,
            l.article === null ? "none" : "accept",
            l.probability,
            l.reason
          ]);
        const linked = links.filter((l) => l.article !== null).length;
        if (links.length) note(`${linked} of ${links.length} reviews without a product linked; ${bar.how}`);
      };
      await matchAll(wanted, left, right, optionsOf(settings, verdicts, strike), settings, take);
      for (const c of [...conflicts, ...set.conflicts])
        add("mdm_conflict", [c.leftId, c.rightId, c.kind, c.who, c.resolution]);
      for (const [name, rows] of tables) await writeTable(db, name, rows);
    }
  };
}

function optionsOf(
  settings: Settings,
  verdicts: MatchOptions["verdicts"] & {},
  strike: readonly string[]
): MatchOptions {
  return {
    cardinality: "one-to-many",
    thresholds: {
      fuzzy: settings.MDM_FUZZY_THRESHOLD,
      tfidf: settings.MDM_TFIDF_THRESHOLD,
      embedding: settings.MDM_SBERT_THRESHOLD
    },
    ...(settings.MDM_ACCEPT_PROBABILITY === undefined ? {} : {acceptProbability: settings.MDM_ACCEPT_PROBABILITY}),
    askProbability: settings.MDM_ASK_PROBABILITY,
    seed: settings.SEED,
    verdicts,
    // Left out when empty, so that results kept before anything was struck stay good.
    ...(strike.length ? {strike} : {})
  };
}

function runRow(run: StrategyRun, isActive: boolean, seconds: number, hit: boolean): Cell[] {
  return [
    run.strategy,
    run.version,
    isActive,
    run.cardinality,
    run.threshold.score,
    run.threshold.method,
    run.candidates,
    run.links.left.length,
    run.asked,
    run.embeddings,
    run.notes.join("; "),
    seconds,
    hit
  ];
}
