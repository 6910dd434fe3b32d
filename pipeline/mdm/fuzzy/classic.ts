import {blockerNames} from "../block/candidates.ts";
import type {Pairs} from "../block/codes.ts";
import type {Blocker, Decision, Evidence, MatchOptions, MatchResult, MdmRecord, Zone} from "../types.ts";
import {RANK} from "../decide/zones.ts";
import {explainedPairs} from "../explained.ts";
import {shownPairs} from "../shown.ts";
import {canonical} from "./canonical.ts";
import {decideCardinality} from "./cardinality.ts";
import {link} from "./links.ts";
import {type ClassicPairs, classicPairs} from "./pairs.ts";
import {LINK, type Stage, waterfallScores} from "./waterfall.ts";

/** Default thresholds, those of the settings. */
export const CLASSIC_THRESHOLDS = {fuzzy: 80, tfidf: 0.6, embedding: 0.8} as const;

/** One more stage after the classic ones, such as embeddings. */
export interface Extension {
  /** What it adds to the record of the run. */
  readonly embeddings: string;
  /** Pairs that it proposes beside the classic ones. */
  readonly proposals: readonly (readonly [Blocker, Pairs])[];
  /** Its measure of every candidate. */
  stage(pairs: ClassicPairs): Stage;
}

/** Makes an extension for records in canonical order. */
export type Extend = (left: readonly MdmRecord[], right: readonly MdmRecord[]) => Promise<Extension>;

/**
 * Normalised code, then token-sort ratio, then character TF-IDF, then what an extension adds: a record is linked by the
 * first stage that reaches its threshold, and stays unmatched if none does.
 */
export async function matchClassic(
  name: "fuzzy" | "semantic",
  version: string,
  leftRows: readonly MdmRecord[],
  rightRows: readonly MdmRecord[],
  options: MatchOptions,
  extend?: Extend
): Promise<MatchResult> {
  const clock = new Map<string, number>([["start", performance.now()]]);
  const [left, right] = [canonical(leftRows), canonical(rightRows)];
  const thresholds = {...CLASSIC_THRESHOLDS, ...options.thresholds};
  const extension = await extend?.(left.records, right.records);
  clock.set("embed", performance.now());
  const pairs = await classicPairs(left.records, right.records, thresholds.fuzzy, options, extension?.proposals);
  clock.set("block and compare", performance.now());
  const stages: Stage[] = [
    {name: "code", values: pairs.code, threshold: 1, most: 1},
    {name: "name", values: pairs.ratio, threshold: thresholds.fuzzy, most: 100},
    {name: "characters", values: pairs.cosine, threshold: thresholds.tfidf, most: 1},
    ...(extension ? [extension.stage(pairs)] : [])
  ];
  const {score, stage} = waterfallScores(stages, pairs.left.length);
  const threshold = options.threshold ?? LINK;
  const {cardinality, note} = decideCardinality(
    options.cardinality ?? "auto",
    bestLefts(pairs, score, threshold, right.records.length),
    left.records.length
  );
  const sizes = {left: left.records.length, right: right.records.length};
  const verdicts = new Map((options.verdicts ?? []).map((v) => [`${v.leftId}\n${v.rightId}`, v.verdict]));
  const verdictOf = (i: number): string | undefined =>
    verdicts.get(`${left.records[pairs.left[i]!]!.id}\n${right.records[pairs.right[i]!]!.id}`);
  // What a steward said comes first: a pair called the same takes its records, one called different frees them.
  const rank = verdicts.size
    ? score.map((s, i) => (verdictOf(i) === "same" ? 2 : verdictOf(i) === undefined ? s : -1))
    : score;
  const {zone, rival} = link(pairs, rank, threshold, sizes, cardinality);
  clock.set("decide", performance.now());

  const isExplained = explainedPairs(options.evidence, score.length);
  const isShown = shownPairs(options.shown, pairs.right, score, sizes.right);
  const foundOf = (i: number): Zone => (zone[i] === 1 ? "accept" : zone[i] === 2 ? "ask" : "reject");
  const shown = Int32Array.from(score.keys()).filter(
    (i) => isShown(i, foundOf(i)) || (verdicts.size > 0 && verdictOf(i) !== undefined)
  );
  const decisions = Array.from(shown, (i): Decision => {
    const [l, r] = [pairs.left[i]!, pairs.right[i]!];
    const [a, b] = [left.records[l]!, right.records[r]!];
    const found = foundOf(i);
    const verdict = verdicts.size ? verdictOf(i) : undefined;
    const decided: Zone = verdict === "same" ? "accept" : verdict === "different" ? "reject" : verdict ? "ask" : found;
    return {
      left: left.order[l]!,
      right: right.order[r]!,
      leftId: a.id,
      rightId: b.id,
      score: score[i]!,
      probability: score[i]!,
      blockers: blockerNames(pairs.blockers[i]!),
      evidence: isExplained(decided) ? evidenceOf(stages, stage[i]!, score[i]!, i, a, b) : [],
      zone: decided,
      reason: verdict
        ? `a steward said: ${verdict}`
        : reasonOf(stages, stage[i]!, i, found, rival[i]! < 0 ? null : left.records[pairs.left[rival[i]!]!]!.id),
      decidedBy: verdict ? "steward" : "rule"
    };
  });
  decisions.sort(
    (p, q) =>
      RANK[p.zone] - RANK[q.zone] ||
      q.score - p.score ||
      (p.leftId < q.leftId ? -1 : p.leftId > q.leftId ? 1 : p.rightId < q.rightId ? -1 : 1)
  );
  const marks = [...clock];
  return {
    strategy: name,
    version,
    cardinality,
    pairs: decisions.filter((d) => d.zone === "accept"),
    decisions,
    threshold: {score: threshold, method: stages.map((s) => `${s.name} ≥ ${s.threshold}`).join(", then ")},
    counts: {left: sizes.left, right: sizes.right, candidates: score.length, byBlocker: pairs.counts},
    timings: Object.fromEntries(marks.slice(1).map(([key, at], i) => [key, at - marks[i]![1]])),
    embeddings: extension?.embeddings ?? null,
    differences: [],
    notes: [note, "probability is this strategy's score, which is not calibrated", certified(pairs)]
  };
}

function bestLefts(pairs: ClassicPairs, score: Float32Array, threshold: number, rights: number): Int32Array {
  const best = new Int32Array(rights).fill(-1);
  const top = new Float32Array(rights);
  for (let i = 0; i < score.length; i++) {
    const r = pairs.right[i]!;
    if (score[i]! < threshold || score[i]! <= top[r]!) continue;
    top[r] = score[i]!;
    best[r] = pairs.left[i]!;
  }
  return best;
}

const shown = ({name, values}: Stage, i: number): string =>
  name === "name" ? `token-sort ${values[i]}` : `${name} ${values[i]!.toFixed(2)}`;

function reasonOf(stages: readonly Stage[], stage: number, i: number, zone: Zone, rival: string | null): string {
  const passed = stages[stage];
  const what = passed ? (passed.name === "code" ? "same code" : shown(passed, i)) : "no stage reached its threshold";
  if (zone === "ask") return `${what}, as near as ${rival}`;
  if (zone === "reject" && rival !== null) return `${what}; linked otherwise: ${rival}`;
  return passed
    ? what
    : `${what}: ${stages
        .slice(1)
        .map((s) => shown(s, i))
        .join(", ")}`;
}

/** The deciding stage carries all the bits of the score: the stages are tests in a row and do not add up. */
function evidenceOf(
  stages: readonly Stage[],
  stage: number,
  score: number,
  i: number,
  a: MdmRecord,
  b: MdmRecord
): Evidence[] {
  const p = Math.min(0.999, Math.max(0.001, score));
  const bits = Math.log2(p / (1 - p));
  const decider = stage >= 0 ? stage : 1;
  return stages.map((s, at) => ({
    field: s.name,
    level: s.name === "code" ? (s.values[i] ? "exact" : a.code && b.code ? "differs" : "missing") : shown(s, i),
    bits: at === decider ? bits : 0,
    left: s.name === "code" ? (a.code ?? "") : a.name,
    right: s.name === "code" ? (b.code ?? "") : b.name
  }));
}

function certified({certificate: c}: ClassicPairs): string {
  return (
    `exact join: of ${c.pairs} pairs of distinct names ${c.byLength} settled by length, ${c.byBigrams} by bigrams, ${c.byCharacters} by characters, ` +
    `${c.byWords} by words, ${c.below + c.kept} compared, ${c.kept} kept`
  );
}
