import {SmartshopError} from "../../errors.ts";
import {patternsOf} from "./patterns.ts";

/** One comparison over all pairs: which of its named levels each pair reached. */
export interface ComparisonColumn {
  /** The field, such as brand. */
  readonly name: string;
  /** Level names, from the closest agreement to the last, "everything else". */
  readonly levels: readonly string[];
  /** Level by pair; −1 where a side has no value: such a pair says nothing about the field. */
  readonly values: Int8Array;
  /** Term frequency of the agreeing value by pair, for the exact level 0: the larger of both sides'. */
  readonly frequency?: Float64Array;
}

/** Parameters of the Fellegi-Sunter model. */
export interface ModelParameters {
  /** Chance that a pair is a match before anything is compared. */
  prior: number;
  /** By comparison and level: chance of the level among matches. */
  m: number[][];
  /** By comparison and level: chance of the level among non-matches. */
  u: number[][];
}

export interface EmOptions {
  /** Prior to start from. Default 0.01. */
  readonly prior?: number;
  /** Largest change of a parameter at which it stops. Default 1e-6. */
  readonly tolerance?: number;
  /** Default 200. */
  readonly maxIterations?: number;
  /** Let the rarity of agreeing values count while estimating. Default true. */
  readonly termFrequencies?: boolean;
  /** Turns the pairs' odds into probabilities; default each pair by itself. See `competing`. */
  readonly normalise?: (odds: Float64Array) => Float64Array;
  /** Pseudo-counts of the starting m, in pairs, which keep levels alive that few matches reach. Default 0. */
  readonly prudence?: number;
}

/** Below this no probability goes: a level never seen among matches is very unlikely, not impossible. */
const LEAST = 1e-12;

/**
 * Shares of each level over pairs that are taken for non-matches, such as random ones; pairs without a value are left
 * out. This is Splink's `estimate_u_using_random_sampling` for a given sample.
 */
export function levelShares(columns: readonly ComparisonColumn[], among?: (pair: number) => boolean): number[][] {
  return columns.map(({levels, values}) => {
    const counts = new Array<number>(levels.length).fill(0);
    let known = 0;
    values.forEach((level, pair) => {
      if (level < 0 || (among && !among(pair))) return;
      counts[level]!++;
      known++;
    });
    return counts.map((n) => (known ? n / known : 1 / levels.length));
  });
}

/** A start for m: the closest level very likely, the others alike. Any such start leads to the same estimate. */
export const startingM = (columns: readonly ComparisonColumn[]): number[][] =>
  columns.map(({levels}) => levels.map((_, l) => (l === 0 ? 0.9 : 0.1 / Math.max(1, levels.length - 1))));

/**
 * Log2 Bayes factor of one comparison of one pair, without and with the rarity of the agreeing value: agreement on a
 * rare value is worth `u / frequency` more than the level's average (Splink's term-frequency adjustment; Winkler 2000).
 */
export function bitsOf(
  column: ComparisonColumn,
  c: number,
  pair: number,
  {m, u}: Pick<ModelParameters, "m" | "u">,
  termFrequencies = true
): number {
  const level = column.values[pair]!;
  if (level < 0) return 0;
  const bits = Math.log2(Math.max(m[c]![level]!, LEAST) / Math.max(u[c]![level]!, LEAST));
  const frequency = termFrequencies && level === 0 ? column.frequency?.[pair] : undefined;
  return frequency ? bits + Math.log2(Math.max(u[c]![0]!, LEAST) / frequency) : bits;
}

/** Match weight by pair: log2 odds, the prior's included. */
export function matchWeights(
  columns: readonly ComparisonColumn[],
  model: ModelParameters,
  termFrequencies = true
): Float64Array {
  const patterns = patternsOf(columns);
  const weights = weightsOf(columns, model, termFrequencies, patterns.example);
  const byPair = new Float64Array(patterns.of.length);
  for (let pair = 0; pair < byPair.length; pair++) byPair[pair] = weights[patterns.of[pair]!]!;
  return byPair;
}

/** Match weights of some pairs. */
function weightsOf(
  columns: readonly ComparisonColumn[],
  model: ModelParameters,
  termFrequencies: boolean,
  some: Int32Array
): Float64Array {
  const weights = new Float64Array(some.length).fill(Math.log2(model.prior / (1 - model.prior)));
  columns.forEach((column, c) => {
    for (let i = 0; i < some.length; i++) weights[i]! += bitsOf(column, c, some[i]!, model, termFrequencies);
  });
  return weights;
}

/** Each pair for itself: odds → probability. */
export const alone = (odds: Float64Array): Float64Array => odds.map((o) => (o === Infinity ? 1 : o / (1 + o)));

/**
 * Estimates prior and m with u held fixed, by expectation maximisation (Fellegi and Sunter 1969; Winkler 1988): the
 * same fixed point as Splink's `estimate_parameters_using_expectation_maximisation`.
 * @throws SmartshopError "input" when there is no pair to learn from.
 */
export function expectationMaximisation(
  columns: readonly ComparisonColumn[],
  u: number[][],
  options: EmOptions = {}
): {model: ModelParameters; iterations: number; probability: Float64Array} {
  const {prior = 0.01, tolerance = 1e-6, maxIterations = 200, termFrequencies = true} = options;
  const {normalise = alone, prudence = 0} = options;
  const pairs = columns[0]?.values.length ?? 0;
  if (!pairs) throw new SmartshopError("input", "there is no candidate pair to learn match weights from");
  const start = startingM(columns);
  let model: ModelParameters = {prior, m: start, u};
  const patterns = patternsOf(columns);
  const oddsOf = new Float64Array(pairs);
  let probability = new Float64Array(pairs);
  let iterations = 0;
  for (let change = Infinity; change > tolerance && iterations < maxIterations; iterations++) {
    const odds = weightsOf(columns, model, termFrequencies, patterns.example).map((bits) => 2 ** bits);
    for (let pair = 0; pair < pairs; pair++) oddsOf[pair] = odds[patterns.of[pair]!]!;
    probability = normalise(oddsOf) as typeof probability;
    const next: ModelParameters = {
      prior: Math.min(1 - 1e-9, Math.max(1e-9, probability.reduce((sum, p) => sum + p, 0) / pairs)),
      m: columns.map(({levels, values}, c) => {
        const sums = Float64Array.from(levels, (_, l) => prudence * start[c]![l]!);
        let known = prudence;
        for (let pair = 0; pair < pairs; pair++) {
          if (values[pair]! < 0) continue;
          sums[values[pair]!]! += probability[pair]!;
          known += probability[pair]!;
        }
        return known > 0 ? Array.from(sums, (sum) => sum / known) : start[c]!;
      }),
      u
    };
    change = Math.abs(next.prior - model.prior);
    next.m.forEach((levels, c) =>
      levels.forEach((value, l) => (change = Math.max(change, Math.abs(value - model.m[c]![l]!))))
    );
    model = next;
  }
  return {model, iterations, probability};
}
