import {reach} from "../normal.ts";
import {expectedPurchases, fitBgNbd, type PurchaseHistory} from "./bg-nbd.ts";

export interface HoldoutOptions {
  /** First day after the data, in days since 1970. */
  end: number;
  /** Days held back before `end`. Default 90. */
  horizon?: number;
}

/** How well BG/NBD foretells purchase days that it has not seen. */
export interface Holdout {
  /** First day held back, in days since 1970. */
  cut: number;
  /** Customers with a purchase before the cut: the only ones the model can know. */
  customers: number;
  /** Purchase days in the days held back, of these customers. */
  actual: number;
  predicted: number;
  /** By the naive rule: as many as in the same number of days before the cut. */
  naive: number;
  /** Mean absolute error a customer, purchase days. */
  error: {model: number; naive: number};
  /** By how much the model's error is smaller, a customer, with its 95 % interval (paired differences, normal). */
  gain: {value: number; lower: number; upper: number};
}

const within = (days: readonly number[], from: number, to: number): number =>
  days.reduce((n, day) => n + Number(day >= from && day < to), 0);

/** What the model knows of a customer at the start of day `cut`, in weeks; null without a purchase before it. */
function historyAt(days: readonly number[], cut: number): PurchaseHistory | null {
  const known = days.filter((day) => day < cut);
  if (!known.length) return null;
  return {frequency: known.length - 1, recency: (known.at(-1)! - known[0]!) / 7, age: (cut - known[0]!) / 7};
}

/**
 * Fits BG/NBD on what was known `horizon` days before the end and compares what it expects with what came.
 * @param customers days with a purchase of each, ascending, in days since 1970.
 * @returns null when fewer than 10 customers had come back by then: nothing to fit.
 */
export function holdout(
  customers: readonly (readonly number[])[],
  {end, horizon = 90}: HoldoutOptions
): Holdout | null {
  const cut = end - horizon;
  const cases = customers.flatMap((days) => {
    const history = historyAt(days, cut);
    return history ? [{days, history}] : [];
  });
  if (cases.filter((c) => c.history.frequency > 0).length < 10) return null;
  const model = fitBgNbd(cases.map((c) => c.history));
  const rows = cases.map(({days, history}) => ({
    actual: within(days, cut, end),
    predicted: expectedPurchases(model, history, horizon / 7),
    naive: within(days, cut - horizon, cut)
  }));
  const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const n = rows.length;
  const gains = rows.map((r) => Math.abs(r.naive - r.actual) - Math.abs(r.predicted - r.actual));
  const gain = gains.reduce((a, b) => a + b, 0) / n;
  const half = reach(0.95) * Math.sqrt(gains.reduce((a, g) => a + (g - gain) ** 2, 0) / (n - 1) / n);
  return {
    cut,
    customers: n,
    actual: sum((r) => r.actual),
    predicted: sum((r) => r.predicted),
    naive: sum((r) => r.naive),
    error: {
      model: sum((r) => Math.abs(r.predicted - r.actual)) / n,
      naive: sum((r) => Math.abs(r.naive - r.actual)) / n
    },
    gain: {value: gain, lower: gain - half, upper: gain + half}
  };
}
