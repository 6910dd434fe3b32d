/** One customer's purchase days before some day, with what was spent. */
export interface Purchases {
  customer: string;
  /** Days with a purchase, as whole numbers that grow with time, ascending. */
  days: readonly number[];
  /** GBP spent on each of these days. */
  values: readonly number[];
}

/** Names of the features, in the order of `featuresAt`. All are of the past; none speaks of the days after the cut. */
export const FEATURES = [
  "days since the last purchase, log",
  "days with a purchase, log",
  "days since the first purchase, log",
  "silence over the customer's usual gap, log",
  "purchase days in the last 90 days, log",
  "purchase days in the last 365 days, log",
  "mean value of a purchase day, log"
] as const;

/** Features of a customer as known at the start of day `cut`; null without a purchase before it. */
export function featuresAt({days, values}: Purchases, cut: number): number[] | null {
  let n = 0;
  while (n < days.length && days[n]! < cut) n++;
  if (n === 0) return null;
  const first = days[0]!,
    last = days[n - 1]!;
  const silence = cut - last,
    gap = n > 1 ? (last - first) / (n - 1) : cut - first;
  const since = (from: number): number => days.slice(0, n).filter((d) => d >= from).length;
  const spent = values.slice(0, n).reduce((a, b) => a + b, 0);
  return [
    Math.log1p(silence),
    Math.log1p(n),
    Math.log1p(cut - first),
    Math.log((silence + 7) / (gap + 7)),
    Math.log1p(since(cut - 90)),
    Math.log1p(since(cut - 365)),
    Math.log1p(spent / n)
  ];
}

/** 1 if nothing was bought in the `horizon` days from `cut` on, else 0. */
export const stayedAway = ({days}: Purchases, cut: number, horizon: number): number =>
  days.some((d) => d >= cut && d < cut + horizon) ? 0 : 1;
