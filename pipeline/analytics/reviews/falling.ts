import jStat from "jstat";
import {falseDiscovery} from "../significance.ts";

/** One rating of one article. */
export interface Rating {
  product: string;
  /** Any number that grows with time, such as days since 1970. */
  at: number;
  /** 1 to 5. */
  rating: number;
}

export interface RatingTrend {
  product: string;
  n: number;
  /** Kendall's tau-b of rating and time: −1 falls without exception, 1 rises so. */
  tau: number;
  /** Chance of a tau as low if ratings had no trend (one-sided). */
  p: number;
  /** The same, adjusted for all articles tested (Benjamini-Hochberg). */
  adjustedP: number;
  /** Mean rating of the earlier and of the later half of the reviews. */
  earlier: number;
  later: number;
  falling: boolean;
}

/** Kendall's tau-b with its normal approximation under ties (Kendall, Rank Correlation Methods, 4th ed., chapter 4). */
export function kendall(x: readonly number[], y: readonly number[]): {tau: number; z: number} {
  const n = x.length;
  let s = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) s += Math.sign(x[i]! - x[j]!) * Math.sign(y[i]! - y[j]!);
  const groups = (v: readonly number[]): number[] => {
    const counts = new Map<number, number>();
    for (const value of v) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts.values()];
  };
  const gx = groups(x),
    gy = groups(y);
  const total = (g: number[], f: (t: number) => number): number => g.reduce((sum, t) => sum + f(t), 0);
  const pairs = (n * (n - 1)) / 2;
  const px = total(gx, (t) => (t * (t - 1)) / 2),
    py = total(gy, (t) => (t * (t - 1)) / 2);
  const v0 = n * (n - 1) * (2 * n + 5);
  const vx = total(gx, (t) => t * (t - 1) * (2 * t + 5)),
    vy = total(gy, (t) => t * (t - 1) * (2 * t + 5));
  const v1 = (total(gx, (t) => t * (t - 1)) * total(gy, (t) => t * (t - 1))) / (2 * n * (n - 1));
  const v2 =
    n > 2
      ? (total(gx, (t) => t * (t - 1) * (t - 2)) * total(gy, (t) => t * (t - 1) * (t - 2))) /
        (9 * n * (n - 1) * (n - 2))
      : 0;
  const variance = (v0 - vx - vy) / 18 + v1 + v2;
  const scale = Math.sqrt((pairs - px) * (pairs - py));
  return {tau: scale ? s / scale : 0, z: variance > 0 ? s / Math.sqrt(variance) : 0};
}

const mean = (v: readonly number[]): number => v.reduce((a, b) => a + b, 0) / v.length;

/**
 * Which articles' reputation falls, by a test on the order of their ratings in time, with false discoveries held below
 * `level` over all articles tested.
 * @param minimum reviews below which an article is not tested (default 8: fewer cannot show a trend).
 * @returns one row an article tested, the surest fall first.
 */
export function fallingReputation(ratings: readonly Rating[], {level = 0.05, minimum = 8} = {}): RatingTrend[] {
  const byProduct = new Map<string, Rating[]>();
  for (const r of ratings) {
    const known = byProduct.get(r.product);
    if (known) known.push(r);
    else byProduct.set(r.product, [r]);
  }
  const tested = [...byProduct].flatMap(([product, all]) => {
    if (all.length < minimum) return [];
    const rows = [...all].sort((a, b) => a.at - b.at);
    const {tau, z} = kendall(
      rows.map((r) => r.at),
      rows.map((r) => r.rating)
    );
    const half = Math.floor(rows.length / 2);
    const values = rows.map((r) => r.rating);
    return [
      {
        product,
        n: rows.length,
        tau,
        p: jStat.normal.cdf(z, 0, 1),
        earlier: mean(values.slice(0, half)),
        later: mean(values.slice(half))
      }
    ];
  });
  const adjusted = falseDiscovery(tested.map((t) => t.p));
  return tested
    .map((t, i) => ({...t, adjustedP: adjusted[i]!, falling: adjusted[i]! < level && t.tau < 0}))
    .sort((a, b) => a.p - b.p || a.tau - b.tau);
}
