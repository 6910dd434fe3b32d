import type {MatchOptions, MatchResult} from "../types.ts";
import {strategyOf} from "../strategies.ts";
import {bootstrap, type Interval} from "./bootstrap.ts";
import type {LabelledSet} from "./sets.ts";
import {score, type Score} from "./truth.ts";

/** How a figure came about; printed with every figure. */
export const PROTOCOL =
  "end to end on the raw tables, no labels used, threshold not chosen on the truth, nothing about the set built in, rows shuffled";

/** A run's measures against a truth. */
export interface Measured extends Score {
  readonly intervals: Record<"precision" | "recall" | "f1", Interval>;
  readonly candidates: number;
  /** Share of true pairs among the candidates: all, and by blocker. */
  readonly blockerRecall: number;
  readonly blockers: Readonly<Record<string, {readonly pairs: number; readonly recall: number}>>;
  readonly seconds: number;
  readonly threshold: MatchResult["threshold"];
  readonly cardinality: string;
  readonly strategy: string;
  readonly version: string;
  readonly embeddings: string | null;
  readonly protocol: string;
  /** How well probabilities of accepted and asked pairs agree with the truth, by tenth. */
  readonly reliability: readonly {readonly mean: number; readonly right: number; readonly pairs: number}[];
}

/** A labelled set's measures, with those of its parts. */
export interface SetMeasured extends Measured {
  readonly set: string;
  /** Records of each side. */
  readonly sides: readonly [left: number, right: number];
  readonly parts: Readonly<Record<string, Score>>;
  /** Links of left records that have no true partner. */
  readonly orphanLinks: number;
}

/** Compares a run with a truth. @param seconds of the run, from records to decisions. */
export function measureResult(result: MatchResult, truth: ReadonlySet<string>, seconds: number): Measured {
  const found = new Set(result.pairs.map(({leftId, rightId}) => `${leftId}|${rightId}`));
  const seen = new Map<string, number>();
  let known = 0;
  const bins = Array.from({length: 10}, () => ({sum: 0, right: 0, pairs: 0}));
  for (const {leftId, rightId, blockers, probability, zone} of result.decisions) {
    const isTrue = truth.has(`${leftId}|${rightId}`);
    if (isTrue) {
      known++;
      for (const blocker of blockers) seen.set(blocker, (seen.get(blocker) ?? 0) + 1);
    }
    if (zone === "reject") continue;
    const bin = bins[Math.min(9, Math.floor(probability * 10))]!;
    bin.sum += probability;
    bin.pairs++;
    if (isTrue) bin.right++;
  }
  const total = Math.max(1, truth.size);
  return {
    ...score(found, truth),
    intervals: bootstrap(found, truth),
    candidates: result.counts.candidates,
    blockerRecall: known / total,
    blockers: Object.fromEntries(
      Object.entries(result.counts.byBlocker).map(([name, pairs]) => [
        name,
        {pairs, recall: (seen.get(name) ?? 0) / total}
      ])
    ),
    seconds,
    threshold: result.threshold,
    cardinality: result.cardinality,
    strategy: result.strategy,
    version: result.version,
    embeddings: result.embeddings,
    protocol: PROTOCOL,
    reliability: bins
      .filter(({pairs}) => pairs > 0)
      .map(({sum, right, pairs}) => ({mean: sum / pairs, right: right / pairs, pairs}))
  };
}

/** Runs a strategy on a labelled set and measures it. The truth is read after the run, never before. */
export async function measureSet(set: LabelledSet, options: MatchOptions = {}): Promise<SetMeasured> {
  const strategy = await strategyOf(options.strategy ?? "hybrid");
  const started = performance.now();
  const result = await strategy.match(set.left, set.right, options);
  const measured = measureResult(result, set.truth, (performance.now() - started) / 1000);
  const leftOf = (key: string): string => key.slice(0, key.indexOf("|"));
  const partnered = new Set([...set.truth].map(leftOf));
  const parts = Object.entries(set.parts ?? {}).map(([name, lefts]) => {
    const found = new Set(
      result.pairs.filter(({leftId}) => lefts.has(leftId)).map(({leftId, rightId}) => `${leftId}|${rightId}`)
    );
    return [name, score(found, new Set([...set.truth].filter((key) => lefts.has(leftOf(key)))))] as const;
  });
  return {
    ...measured,
    set: set.name,
    sides: [set.left.length, set.right.length],
    parts: Object.fromEntries(parts),
    orphanLinks: result.pairs.filter(({leftId}) => !partnered.has(leftId)).length
  };
}
