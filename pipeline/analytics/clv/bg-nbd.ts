import jStat from "jstat";
import {minimise} from "../optimise.ts";

/** One customer's history, in any one unit of time (weeks here): what BG/NBD needs and no more. */
export interface PurchaseHistory {
  /** Repeat purchases: days with a purchase after the first one. */
  frequency: number;
  /** Time from the first purchase to the last; 0 without a repeat. */
  recency: number;
  /** Time from the first purchase to the end of observation. */
  age: number;
}

/** Purchase rate ~ gamma(r, alpha); chance to leave after a purchase ~ beta(a, b). */
export interface BgNbd {
  r: number;
  alpha: number;
  a: number;
  b: number;
  /** Log-likelihood at these parameters. */
  logLikelihood: number;
  customers: number;
}

const logGamma = (x: number): number => jStat.gammaln(x);

/** Customers with equal histories contribute equally: count them once. */
function distinct(histories: readonly PurchaseHistory[]): [PurchaseHistory, number][] {
  const seen = new Map<string, [PurchaseHistory, number]>();
  for (const h of histories) {
    const key = `${h.frequency}|${h.recency}|${h.age}`;
    const entry = seen.get(key);
    if (entry) entry[1]++;
    else seen.set(key, [h, 1]);
  }
  return [...seen.values()];
}

/** The part of the log-likelihood that hangs on the number of repeats alone, so that customers share it. */
const commonOf = (x: number, r: number, alpha: number, a: number, b: number): number =>
  logGamma(r + x) -
  logGamma(r) +
  r * Math.log(alpha) +
  logGamma(a + b) +
  logGamma(b + x) -
  logGamma(b) -
  logGamma(a + b + x);

/** Log-likelihood of one history: equation 6 of Fader, Hardie, Lee (2005), in the form that does not overflow. */
function logLikelihoodOf(
  {frequency: x, recency, age}: PurchaseHistory,
  r: number,
  alpha: number,
  a: number,
  b: number,
  common = commonOf(x, r, alpha, a, b)
): number {
  const alive = -(r + x) * Math.log(alpha + age);
  if (x === 0) return common + alive;
  const left = Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + recency);
  const top = Math.max(alive, left);
  return common + top + Math.log(Math.exp(alive - top) + Math.exp(left - top));
}

/**
 * Fits BG/NBD by maximum likelihood.
 * Fader, Hardie, Lee: "Counting Your Customers" the Easy Way, Marketing Science 24(2), 2005.
 * @throws RangeError when no customer has a repeat purchase: there is nothing to fit.
 */
export function fitBgNbd(histories: readonly PurchaseHistory[]): BgNbd {
  if (!histories.some((h) => h.frequency > 0))
    throw new RangeError("unable to fit BG/NBD: no customer has a repeat purchase");
  const groups = distinct(histories);
  // The likelihood is nearly flat in scale: start where the mean age is one unit of alpha.
  const scale = Math.max(...histories.map((h) => h.age)) / 10 || 1;
  const scaled = groups.map(([h, n]) => [{...h, recency: h.recency / scale, age: h.age / scale}, n] as const);
  // Six gamma functions a customer are nearly all the work: a hundred different numbers of repeats share them.
  const repeats = [...new Set(groups.map(([h]) => h.frequency))];
  const negative = (p: number[]): number => {
    const [r, alpha, a, b] = p.map(Math.exp) as [number, number, number, number];
    const commons = new Map(repeats.map((x) => [x, commonOf(x, r, alpha, a, b)]));
    let sum = 0;
    for (const [h, n] of scaled) sum -= n * logLikelihoodOf(h, r, alpha, a, b, commons.get(h.frequency));
    return sum / histories.length;
  };
  const best = minimise(negative, [0.1, 0.1, 0.1, 0.1], {tolerance: 1e-10});
  const [r, alpha, a, b] = best.x.map(Math.exp) as [number, number, number, number];
  const model = {r, alpha: alpha * scale, a, b};
  const logLikelihood = groups.reduce(
    (sum, [h, n]) => sum + n * logLikelihoodOf(h, model.r, model.alpha, model.a, model.b),
    0
  );
  return {...model, logLikelihood, customers: histories.length};
}

/** Gauss's hypergeometric series; converges because 0 ≤ z < 1 wherever it is called. */
function hypergeometric(a: number, b: number, c: number, z: number): number {
  let term = 1,
    sum = 1;
  for (let k = 0; k < 10_000 && Math.abs(term) > 1e-13 * Math.abs(sum); k++) {
    term *= (((a + k) * (b + k)) / ((c + k) * (k + 1))) * z;
    sum += term;
  }
  return sum;
}

/** Chance that the customer still buys at all, given the history (equation 10 of the authors' note of 2008). */
export function probabilityAlive({r, alpha, a, b}: BgNbd, {frequency: x, recency, age}: PurchaseHistory): number {
  if (x === 0) return 1;
  return 1 / (1 + (a / (b + x - 1)) * ((alpha + age) / (alpha + recency)) ** (r + x));
}

/** Expected purchases in the next `time` units, given the history (equation 10 of the paper of 2005). */
export function expectedPurchases(model: BgNbd, history: PurchaseHistory, time: number): number {
  const {r, alpha, a, b} = model;
  const {frequency: x, age} = history;
  const z = time / (alpha + age + time);
  const growth = ((alpha + age) / (alpha + age + time)) ** (r + x) * hypergeometric(r + x, b + x, a + b + x - 1, z);
  return ((a + b + x - 1) / (a - 1)) * (1 - growth) * probabilityAlive(model, history);
}
