import jStat from "jstat";

const logChoose = (n: number, k: number): number =>
  jStat.gammaln(n + 1) - jStat.gammaln(k + 1) - jStat.gammaln(n - k + 1);

/**
 * Chance to see `both` or more baskets with two things in common if they were bought independently: the one-sided
 * Fisher exact test.
 * @param both baskets with both; @param a with the first; @param b with the second; @param n all baskets.
 */
export function fisherUpper(both: number, a: number, b: number, n: number): number {
  const last = Math.min(a, b);
  if (both <= Math.max(0, a + b - n)) return 1;
  let p = 0,
    term = Math.exp(logChoose(a, both) + logChoose(n - a, b - both) - logChoose(n, b));
  for (let k = both; k <= last; k++) {
    p += term;
    if (term < p * 1e-16) break;
    term *= ((a - k) * (b - k)) / ((k + 1) * (n - a - b + k + 1));
  }
  return Math.min(1, p);
}

/**
 * Adjusts p-values so that those kept below a bound hold at most that share of false discoveries
 * (Benjamini, Hochberg: Journal of the Royal Statistical Society B 57, 1995). Order is kept; missing values stay out.
 */
export function falseDiscovery(p: readonly number[]): number[] {
  const order = p
    .map((_, i) => i)
    .filter((i) => Number.isFinite(p[i]))
    .sort((a, b) => p[b]! - p[a]!);
  const adjusted = p.map(() => NaN);
  let least = 1;
  order.forEach((i, k) => {
    least = Math.min(least, (p[i]! * order.length) / (order.length - k));
    adjusted[i] = least;
  });
  return adjusted;
}

/** Holm's step-down adjustment: no false finding at all, with the level's chance (Scandinavian Journal of Statistics 6, 1979). */
export function holm(p: readonly number[]): number[] {
  const order = p
    .map((_, i) => i)
    .filter((i) => Number.isFinite(p[i]))
    .sort((a, b) => p[a]! - p[b]!);
  const adjusted = p.map(() => NaN);
  let most = 0;
  order.forEach((i, k) => {
    most = Math.max(most, Math.min(1, p[i]! * (order.length - k)));
    adjusted[i] = most;
  });
  return adjusted;
}
