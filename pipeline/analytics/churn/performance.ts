import {reach} from "../normal.ts";
import {ranks} from "../ranks.ts";

export interface Auc {
  value: number;
  /** Bounds of the 95 % interval. */
  lower: number;
  upper: number;
  positives: number;
  negatives: number;
}

const variance = (v: readonly number[]): number => {
  const mean = v.reduce((a, b) => a + b, 0) / v.length;
  return v.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (v.length - 1);
};

/**
 * Area under the ROC curve with its interval by the method of DeLong (Biometrics 44, 1988), through ranks.
 * @throws RangeError when there are fewer than two cases of either label.
 */
export function auc(probabilities: readonly number[], labels: readonly number[]): Auc {
  const positive = probabilities.filter((_, i) => labels[i] === 1);
  const negative = probabilities.filter((_, i) => labels[i] !== 1);
  const m = positive.length,
    n = negative.length;
  if (m < 2 || n < 2) throw new RangeError(`unable to compute an AUC: ${m} cases with the event, ${n} without`);
  const all = ranks([...positive, ...negative]);
  const amongPositive = ranks(positive),
    amongNegative = ranks(negative);
  const v10 = positive.map((_, i) => (all[i]! - amongPositive[i]!) / n);
  const v01 = negative.map((_, j) => 1 - (all[m + j]! - amongNegative[j]!) / m);
  const value = v10.reduce((a, b) => a + b, 0) / m;
  const half = reach(0.95) * Math.sqrt(variance(v10) / m + variance(v01) / n);
  return {value, lower: Math.max(0, value - half), upper: Math.min(1, value + half), positives: m, negatives: n};
}

/** Mean squared difference of probability and what came; less is better, the base rate p alone gives p(1 − p). */
export const brier = (probabilities: readonly number[], labels: readonly number[]): number =>
  probabilities.reduce((sum, p, i) => sum + (p - labels[i]!) ** 2, 0) / probabilities.length;

export interface CalibrationBin {
  /** Mean predicted probability. */
  predicted: number;
  /** Share that came. */
  observed: number;
  n: number;
  /** Wilson's 95 % interval of `observed`. */
  lower: number;
  upper: number;
}

/** Wilson's score interval of a share (Journal of the American Statistical Association 22, 1927). */
export function wilson(successes: number, n: number, level = 0.95): [lower: number, upper: number] {
  if (!n) return [0, 1];
  const z = reach(level),
    p = successes / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** Predicted against observed in bins of equal size, lowest first. */
export function calibration(probabilities: readonly number[], labels: readonly number[], bins = 10): CalibrationBin[] {
  const order = probabilities.map((_, i) => i).sort((a, b) => probabilities[a]! - probabilities[b]!);
  return Array.from({length: bins}, (_, b) => {
    const members = order.slice(Math.floor((b * order.length) / bins), Math.floor(((b + 1) * order.length) / bins));
    const events = members.reduce((sum, i) => sum + labels[i]!, 0);
    const [lower, upper] = wilson(events, members.length);
    const predicted = members.reduce((sum, i) => sum + probabilities[i]!, 0) / members.length;
    return {predicted, observed: events / members.length, n: members.length, lower, upper};
  }).filter((bin) => bin.n > 0);
}
