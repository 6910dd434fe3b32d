import jStat from "jstat";
import {minimise} from "../optimise.ts";

/** What one customer with repeat purchases spent. */
export interface Spend {
  /** Repeat purchases, at least 1. */
  frequency: number;
  /** Mean value of one of them, above 0, GBP. */
  meanValue: number;
}

/** Value of a purchase ~ gamma(p, v) with v ~ gamma(q, scale): independent of how often somebody buys. */
export interface GammaGamma {
  p: number;
  q: number;
  scale: number;
  logLikelihood: number;
  customers: number;
}

const logGamma = (x: number): number => jStat.gammaln(x);

const logLikelihoodOf = ({frequency: x, meanValue: m}: Spend, p: number, q: number, scale: number): number =>
  logGamma(p * x + q) -
  logGamma(p * x) -
  logGamma(q) +
  q * Math.log(scale) +
  (p * x - 1) * Math.log(m) +
  p * x * Math.log(x) -
  (p * x + q) * Math.log(scale + m * x);

/**
 * Fits Gamma-Gamma by maximum likelihood (Fader, Hardie: The Gamma-Gamma Model of Monetary Value, 2013, equation 1a).
 * @throws RangeError when no customer qualifies, or one has a value that is not above 0.
 */
export function fitGammaGamma(spends: readonly Spend[]): GammaGamma {
  if (!spends.length) throw new RangeError("unable to fit Gamma-Gamma: no customer has a repeat purchase");
  if (spends.some((s) => !(s.meanValue > 0 && s.frequency > 0)))
    throw new RangeError("unable to fit Gamma-Gamma: a mean value or a frequency is not above 0");
  const unit = spends.reduce((sum, s) => sum + s.meanValue, 0) / spends.length;
  const scaled = spends.map((s) => ({...s, meanValue: s.meanValue / unit}));
  const negative = (x: number[]): number => {
    const [p, q, scale] = x.map(Math.exp) as [number, number, number];
    let sum = 0;
    for (const s of scaled) sum -= logLikelihoodOf(s, p, q, scale);
    return sum / spends.length;
  };
  const [p, q, scale] = minimise(negative, [1, 1, 0], {tolerance: 1e-10}).x.map(Math.exp) as [number, number, number];
  const logLikelihood = spends.reduce((sum, s) => sum + logLikelihoodOf(s, p, q, scale * unit), 0);
  return {p, q, scale: scale * unit, logLikelihood, customers: spends.length};
}

/** Expected mean value of a purchase, GBP: the customer's own mean pulled towards everybody's. Without repeats, everybody's. */
export function expectedValue({p, q, scale}: GammaGamma, spend: Spend | null): number {
  if (!spend) return (p * scale) / (q - 1);
  return (p * (scale + spend.frequency * spend.meanValue)) / (p * spend.frequency + q - 1);
}
