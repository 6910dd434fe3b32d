// The compare page computes with this file in the browser (src/lib links to it); the site resolves `.js` endings only.
import {ranks} from "./ranks.js";

/** What the composite score weighs, of one article. */
export interface Scored {
  id: string;
  revenue: number;
  rating: number;
  quantity: number;
  /** Share of reviews that are negative, 0 to 1. */
  negativeShare: number;
}

export interface Weights {
  revenue: number;
  rating: number;
  quantity: number;
  /** Of 1 − negative share. */
  negative: number;
}

/** The weights of the original system. */
export const DEFAULT_WEIGHTS: Weights = {revenue: 0.4, rating: 0.3, quantity: 0.2, negative: 0.1};

/** A column scaled so that its least value is 0 and its greatest 1; a constant one counts 0. */
function minMax(values: readonly number[]): number[] {
  const low = values.reduce((a, b) => Math.min(a, b), Infinity),
    high = values.reduce((a, b) => Math.max(a, b), -Infinity);
  return values.map((v) => (high > low ? (v - low) / (high - low) : 0));
}

/**
 * Composite score of each article, 0 to 1: weights over their sum times each measure, min-max scaled over the articles
 * given. Articles without a rating do not belong in: leave them out and say so.
 * @throws RangeError for a weight below 0, or none above 0.
 */
export function compositeScores(articles: readonly Scored[], weights: Weights = DEFAULT_WEIGHTS): number[] {
  const w = [weights.revenue, weights.rating, weights.quantity, weights.negative];
  const total = w.reduce((a, b) => a + b, 0);
  if (w.some((v) => !(v >= 0)) || !(total > 0)) throw new RangeError("weights must be 0 or more, one of them above 0");
  const columns = [
    minMax(articles.map((a) => a.revenue)),
    minMax(articles.map((a) => a.rating)),
    minMax(articles.map((a) => a.quantity)),
    minMax(articles.map((a) => 1 - a.negativeShare))
  ];
  return articles.map((_, i) => columns.reduce((sum, column, j) => sum + (w[j]! / total) * column[i]!, 0));
}

export interface Stability {
  /** Spearman's rank correlation with the ranking by the given weights, mean over the draws. */
  rankCorrelation: number;
  /** Share of the first `top` that stay among them, mean over the draws. */
  topKept: number;
  draws: number;
  /** Of each article, in the order given, the places that hold nine tenths of the draws; 1 is best. */
  places: [from: number, to: number][];
}

/**
 * How far the ranking moves when the weights do: each draw multiplies every weight by a factor between 1 − `spread` and
 * 1 + `spread`, drawn independently and evenly.
 * @param random numbers from 0 to 1, seeded by the caller so that a page shows the same each time.
 */
export function stability(
  articles: readonly Scored[],
  weights: Weights,
  random: () => number,
  {spread = 0.5, draws = 200, top = 10}: {spread?: number; draws?: number; top?: number} = {}
): Stability {
  const base = ranks(compositeScores(articles, weights));
  const n = base.length,
    first = new Set(
      base
        .map((r, i) => [r, i] as const)
        .sort((a, b) => b[0] - a[0])
        .slice(0, top)
        .map(([, i]) => i)
    );
  let correlation = 0,
    kept = 0;
  const places = new Float32Array(n * draws);
  const factor = (): number => 1 + spread * (2 * random() - 1);
  for (let d = 0; d < draws; d++) {
    const moved = ranks(
      compositeScores(articles, {
        revenue: weights.revenue * factor(),
        rating: weights.rating * factor(),
        quantity: weights.quantity * factor(),
        negative: weights.negative * factor()
      })
    );
    moved.forEach((r, i) => (places[i * draws + d] = n + 1 - r));
    const squares = base.reduce((sum, r, i) => sum + (r - moved[i]!) ** 2, 0);
    correlation += n > 1 ? 1 - (6 * squares) / (n * (n * n - 1)) : 1;
    const order = moved
      .map((r, i) => [r, i] as const)
      .sort((a, b) => b[0] - a[0])
      .slice(0, top);
    kept += order.filter(([, i]) => first.has(i)).length / Math.max(1, first.size);
  }
  const [low, high] = [Math.floor(0.05 * (draws - 1)), Math.ceil(0.95 * (draws - 1))];
  return {
    rankCorrelation: correlation / draws,
    topKept: kept / draws,
    draws,
    places: base.map((_, i) => {
      const own = places.slice(i * draws, (i + 1) * draws).sort();
      return [Math.round(own[low]!), Math.round(own[high]!)];
    })
  };
}
