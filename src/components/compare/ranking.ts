import type {CompareRow} from "../../../loaders/compare-articles.ts";
import {compositeScores, stability, type Scored, type Stability, type Weights} from "../../lib/score.js";

/** One rated article with its score. */
export interface Ranked {
  code: string;
  score: number;
  /** From 1, the best. */
  rank: number;
  /** Places that hold nine tenths of the draws when the weights move. */
  places: [from: number, to: number];
}
export interface Ranking {
  rows: Ranked[];
  stability: Omit<Stability, "places">;
}

/** Articles that stay among the first when the ranking's stability is measured. */
export const TOP = 10;

/** Numbers from 0 to 1, the same for the same seed (mulberry32), so that a page says the same each time. */
export function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Rated articles by composite score, best first, with how far the ranking moves when every weight moves by up to half.
 * Unrated ones are left out; null where fewer than two are rated, or no weight is above 0.
 */
export function ranking(all: readonly CompareRow[], weights: Weights): Ranking | null {
  const rated = all.flatMap((d): Scored[] =>
    d.rating === null || d.negativeShare === null
      ? []
      : [{id: d.code, revenue: d.gross, rating: d.rating, quantity: d.units, negativeShare: d.negativeShare}]
  );
  if (rated.length < 2 || !Object.values(weights).some((w) => w > 0)) return null;
  const scores = compositeScores(rated, weights);
  const {places, ...moved} = stability(rated, weights, seeded(1), {top: TOP});
  const rows = rated
    .map(({id}, i) => ({code: id, score: scores[i]!, rank: 0, places: places[i]!}))
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
  rows.forEach((d, i) => (d.rank = i + 1));
  return {rows, stability: moved};
}
