import {join} from "node:path";
import type {Settings, Strategy as StrategyName} from "../config.ts";
import {ROOT} from "../paths.ts";
import type {CodeModel} from "../warehouse/model.ts";
import {readDecisions, settleDecisions} from "./steward/decisions.ts";
import {readGoldenValues, settleGoldenValues} from "./steward/golden-values.ts";
import {readStrikes} from "./steward/strikes.ts";
import type {MatchOptions, MatchResult} from "./types.ts";
import {goldenFields, membershipOf} from "./warehouse/clusters.ts";
import {compareMethods} from "./warehouse/clusterings.ts";
import {changesOf} from "./warehouse/log.ts";
import {matchAll} from "./warehouse/match-all.ts";
import {readPrevious} from "./warehouse/previous.ts";
import {readArticles, readListings, readReviews} from "./warehouse/records.ts";
import {linkReviews} from "./warehouse/review-links.ts";
import {type Cell, STEP_TABLES, writeTable} from "./warehouse/tables.ts";
import {withVerdicts} from "./warehouse/verdicts.ts";

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
  decisions = join(ROOT, "data", "decisions.csv"),
  golden = join(ROOT, "data", "golden.csv"),
  strikes = join(ROOT, "data", "strikes.csv"),
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
      const before = await readPrevious(previous ?? settings.paths.warehouse);
      const tables = new Map<string, Cell[][]>(Object.keys(STEP_TABLES).map((name) => [name, []]));
      const add = (name: string, row: Cell[]): void => void tables.get(`mdm.${name}`)!.push(row);
      const wanted = new Set([active, ...(beside ?? settings.MDM_COMPARE)]);
      const matched = await matchAll(wanted, left, right, optionsOf(settings, verdicts, strike), settings);
      for (const name of wanted) {
        const {value: found, hit, seconds} = matched.get(name)!;
        const decided = withVerdicts(found.decisions, verdicts, left, right)
          // Links by rank are arbitrary: they can be looked at, but link nothing.
          .map((d) => (name === "poc" && d.decidedBy === "rule" ? {...d, zone: "ask" as const} : d));
        const result: MatchResult = {...found, decisions: decided};
        note(`${name}: ${decided.filter((d) => d.zone === "accept").length} links${hit ? ", unchanged" : ""}`);
        for (const d of decided) {
          add("mdm_candidate", [
            name,
            d.leftId,
            d.rightId,
            d.score,
            d.probability,
            JSON.stringify(d.evidence),
            d.blockers.join(",")
          ]);
          add("mdm_decision", [name, found.version, d.leftId, d.rightId, d.zone, d.reason, d.probability, d.decidedBy]);
        }
        for (const d of found.differences) add("mdm_difference", [name, d.token, d.bits, d.trusted, d.siblings]);
        add("mdm_run", runRow(result, name === active, seconds, hit));
        for (const c of compareMethods(left.length, right.length, decided))
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
        const members = membershipOf(left, right, decided, known);
        for (const m of members) add("mdm_cluster", [name, m.source, m.recordId, m.goldenId]);
        if (name !== active) continue;
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
        const {links, bar} = linkReviews(left, await readReviews(db, decided), settings.MDM_ACCEPT_PROBABILITY);
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
      }
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

function runRow(result: MatchResult, isActive: boolean, seconds: number, hit: boolean): Cell[] {
  const count = (zone: string): number => result.decisions.filter((d) => d.zone === zone).length;
  return [
    result.strategy,
    result.version,
    isActive,
    result.cardinality,
    result.threshold.score,
    result.threshold.method,
    result.counts.candidates,
    count("accept"),
    count("ask"),
    result.embeddings,
    result.notes.join("; "),
    seconds,
    hit
  ];
}
