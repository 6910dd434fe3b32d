import jStat from "jstat";
import {ranks, ties} from "../ranks.ts";

export interface Comparison {
  test: "Mann-Whitney" | "Kruskal-Wallis";
  statistic: number;
  /** Two-sided, by the large-sample distribution with the correction for ties. */
  p: number;
  /** Mann-Whitney: rank-biserial correlation, −1 to 1. Kruskal-Wallis: epsilon squared, 0 to 1. */
  effect: number;
  n: number;
}

const tieTerm = (values: readonly number[]): number => ties(values).reduce((sum, t) => sum + t ** 3 - t, 0);

/** Do values of one group tend to be larger than the other's? Effect > 0 where the first is larger. */
export function mannWhitney(a: readonly number[], b: readonly number[]): Comparison {
  const all = [...a, ...b],
    n = all.length;
  const r = ranks(all);
  const u = a.reduce((sum, _, i) => sum + r[i]!, 0) - (a.length * (a.length + 1)) / 2;
  const mean = (a.length * b.length) / 2;
  const sd = Math.sqrt(((a.length * b.length) / 12) * (n + 1 - tieTerm(all) / (n * (n - 1))));
  const z = sd ? Math.max(0, Math.abs(u - mean) - 0.5) / sd : 0;
  return {
    test: "Mann-Whitney",
    statistic: u,
    p: Math.min(1, 2 * (1 - jStat.normal.cdf(z, 0, 1))),
    effect: u / mean - 1,
    n
  };
}

/** Do several groups differ in location at all? */
export function kruskalWallis(groups: readonly (readonly number[])[]): Comparison {
  const all = groups.flat(),
    n = all.length;
  const r = ranks(all);
  let at = 0,
    sum = 0;
  for (const group of groups) {
    const total = group.reduce<number>((acc, _, i) => acc + r[at + i]!, 0);
    sum += total ** 2 / group.length;
    at += group.length;
  }
  const h = ((12 / (n * (n + 1))) * sum - 3 * (n + 1)) / (1 - tieTerm(all) / (n ** 3 - n));
  return {
    test: "Kruskal-Wallis",
    statistic: h,
    p: 1 - jStat.chisquare.cdf(h, groups.length - 1),
    effect: h / ((n * n - 1) / (n + 1)),
    n
  };
}
