import {blockerNames} from "../block/candidates.ts";
import {breathe} from "../block/slices.ts";
import {learnSpelling} from "../compare/spelling.ts";
import {linkPairs} from "../decide/links.ts";
import {listPairs, mutualBest} from "../decide/trust.ts";
import {explainedPairs} from "../explained.ts";
import {blockedOnce} from "../hybrid/blocked.ts";
import {shownPairs} from "../shown.ts";
import type {Decision, Evidence, MatchOptions, MatchResult, MdmRecord, Strategy, Zone} from "../types.ts";
import {type Comparisons, compareFields} from "./comparisons.ts";
import {competing} from "./competing.ts";
import {bitsOf, expectationMaximisation, levelShares, matchWeights, type ModelParameters} from "./em.ts";

const VERSION = "probabilistic-3";
/** Pairs that the starting m counts for, so that a level which few matches reach keeps some chance. */
const PRUDENCE = 5;

/**
 * Fellegi-Sunter on named levels by field, weights by EM without labels, agreement on rare values worth more. Two
 * departures from the textbook, both against what products are like: u is measured on candidates that lost to a better
 * one (random pairs of products are far too easy to tell apart), and candidates of one record compete (`competing`).
 */
export const probabilistic: Strategy = {name: "probabilistic", version: VERSION, match: matchProbabilistic};

async function matchProbabilistic(
  leftRows: readonly MdmRecord[],
  rightRows: readonly MdmRecord[],
  options: MatchOptions
): Promise<MatchResult> {
  const timings: Record<string, number> = {};
  let last = performance.now();
  const stage = async (name: string, done: number): Promise<void> => {
    timings[name] = performance.now() - last;
    options.onProgress?.(name, done);
    await breathe(options.signal);
    last = performance.now();
  };
  const isOn = (rule: string): boolean => options.rules?.[rule] !== false;
  const [lefts, rights] = [leftRows.length, rightRows.length];
  // Embeddings propose to `hybrid` alone.
  const {embedder: _, ...plain} = options;
  const {left, right, prepared, candidates: pairs} = await blockedOnce(leftRows, rightRows, plain, stage);
  await stage("block", 0.4);
  const comparisons = compareFields(prepared, pairs, learnSpelling(prepared.tokens, prepared.kinds), isOn);
  const lists = listPairs(pairs, lefts, rights);
  await stage("compare", 0.7);
  const model = learn(comparisons, pairs, lists, lefts, rights);
  const weights = model ? matchWeights(comparisons.columns, model) : new Float64Array(0);
  // Pairs on equal levels are ordered by likeness, which levels cut into steps.
  const score = Float32Array.from(weights, (bits, i) => bits + 0.1 * comparisons.likeness[i]!);
  await stage("learn", 0.9);
  const links = linkPairs(
    {
      pairs,
      lists,
      score,
      lefts,
      rights,
      trusted: mutualBest(pairs, lefts, rights, score, -60)
        .filter(({pair, margin}) => margin > 2 && score[pair]! > 0)
        .map(({pair}) => pair),
      isTwice: () => false,
      isVetoed: () => false
    },
    options.cardinality ?? "auto"
  );
  const zones = zonesOf(links, score, options);
  const inPlay = new Set([...links.assigned, ...links.accepted]);
  const chance = (pair: number): number => {
    const p = links.calibration.probability(score[pair]!);
    return inPlay.has(pair) ? p : Math.min(p, 1 - p) / 2;
  };
  const isExplained = explainedPairs(options.evidence, score.length);
  const isShown = shownPairs(options.shown, pairs.right, score, rights);
  const shown = Int32Array.from(score.keys()).filter((pair) => isShown(pair, zones.get(pair) ?? "reject"));
  const rank: Record<Zone, number> = {accept: 0, ask: 1, reject: 2};
  const decisions = Array.from(shown, (i): Decision => {
    const s = score[i]!;
    const zone = zones.get(i) ?? "reject";
    const [a, b] = [left.records[pairs.left[i]!]!, right.records[pairs.right[i]!]!];
    const evidence = isExplained(zone) ? evidenceOf(comparisons, model!, i, a, b) : [];
    return {
      left: left.order[pairs.left[i]!]!,
      right: right.order[pairs.right[i]!]!,
      leftId: a.id,
      rightId: b.id,
      score: s,
      probability: chance(i),
      blockers: blockerNames(pairs.blockers[i]!),
      evidence,
      zone,
      reason: `match weight ${s.toFixed(1)} bits${evidence.length ? `: ${told(evidence)}` : ""}`,
      decidedBy: "rule"
    };
  }).sort((p, q) => rank[p.zone] - rank[q.zone] || q.probability - p.probability || q.score - p.score);
  await stage("decide", 1);
  return {
    strategy: "probabilistic",
    version: VERSION,
    cardinality: links.cardinality,
    pairs: decisions.filter((d) => d.zone === "accept"),
    decisions,
    threshold: {
      score: options.threshold ?? links.calibration.threshold,
      method:
        options.threshold !== undefined
          ? "bits; given"
          : Number.isNaN(links.calibration.f1)
            ? "bits; fixed, too few pairs to estimate from"
            : "bits; best estimated F1, partners of likely matches hidden"
    },
    counts: {left: lefts, right: rights, candidates: score.length, byBlocker: pairs.counts},
    timings,
    embeddings: null,
    differences: [],
    notes: [
      `${links.cardinality}: ${(100 * links.excess).toFixed(1)} % more good partners than chance explains`,
      Number.isNaN(links.calibration.f1)
        ? "too few sure pairs to estimate from: the threshold is a guess"
        : `estimated: ${Math.round(links.calibration.matches)} matches, F1 ${links.calibration.f1.toFixed(3)}`,
      ...(model ? [`prior of a candidate ${model.prior.toFixed(4)}`] : [])
    ]
  };
}

/** Estimates the model from the candidates themselves; null where there are none. */
function learn(
  {columns, likeness}: Comparisons,
  pairs: Parameters<typeof competing>[0],
  lists: ReturnType<typeof listPairs>,
  lefts: number,
  rights: number
): ModelParameters | null {
  if (!likeness.length) return null;
  const best = new Set(mutualBest(pairs, lefts, rights, likeness, 0).map(({pair}) => pair));
  const won = {
    left: new Set([...best].map((p) => pairs.left[p]!)),
    right: new Set([...best].map((p) => pairs.right[p]!))
  };
  const u = levelShares(
    columns,
    (pair) => !best.has(pair) && (won.left.has(pairs.left[pair]!) || won.right.has(pairs.right[pair]!))
  ).map((shares) => shares.map((share) => (share + 1e-4) / (1 + 1e-4 * shares.length)));
  const prior = Math.min(0.5, Math.min(lefts, rights) / (2 * likeness.length));
  const {model} = expectationMaximisation(columns, u, {
    prior,
    normalise: competing(pairs, lists),
    prudence: PRUDENCE,
    tolerance: 1e-4,
    maxIterations: 60
  });
  return model;
}

function zonesOf(
  {assigned, accepted, calibration}: ReturnType<typeof linkPairs>,
  score: Float32Array,
  {threshold, acceptProbability, askProbability = 0.25}: MatchOptions
): Map<number, Zone> {
  const zones = new Map<number, Zone>();
  const chance = (pair: number): number => calibration.probability(score[pair]!);
  for (const pair of assigned) if (chance(pair) >= askProbability) zones.set(pair, "ask");
  for (const pair of threshold === undefined ? accepted : assigned) {
    const isSure =
      threshold !== undefined
        ? score[pair]! >= threshold
        : acceptProbability === undefined || chance(pair) >= acceptProbability;
    if (isSure) zones.set(pair, "accept");
  }
  return zones;
}

/** The waterfall: the prior, then what each field adds; its bits sum to the match weight. */
function evidenceOf(
  {columns}: Comparisons,
  model: ModelParameters,
  pair: number,
  a: MdmRecord,
  b: MdmRecord
): Evidence[] {
  const prior = Math.log2(model.prior / (1 - model.prior));
  return [
    {field: "prior", level: "before anything is compared", bits: prior, left: "", right: ""},
    ...columns.flatMap((column, c): Evidence[] => {
      const level = column.values[pair]!;
      if (level < 0) return [];
      return [
        {
          field: column.name,
          level: column.levels[level]!,
          bits: bitsOf(column, c, pair, model),
          left: textOf(a, column.name),
          right: textOf(b, column.name)
        }
      ];
    })
  ];
}

function textOf(record: MdmRecord, field: string): string {
  const value = record[field as keyof MdmRecord];
  return field in record && value !== undefined ? String(value) : record.name;
}

/** What spoke most, for and against. */
function told(evidence: readonly Evidence[]): string {
  return evidence
    .filter((e) => e.field !== "prior")
    .sort((x, y) => Math.abs(y.bits) - Math.abs(x.bits))
    .slice(0, 3)
    .map((e) => `${e.field} ${e.level} ${e.bits > 0 ? "+" : "−"}${Math.abs(e.bits).toFixed(1)}`)
    .join(", ");
}
