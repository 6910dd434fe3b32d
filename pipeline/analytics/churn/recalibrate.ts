import {fitLogistic} from "./logistic.ts";

/** How chances are moved so that their level is that of what came: chance' = σ(intercept + slope · logit chance). */
export interface Recalibration {
  intercept: number;
  /** 1 keeps the spread; below 1 draws chances together. */
  slope: number;
}

/** Chances are kept this far from 0 and 1, where the logit has no value. */
const EDGE = 1e-6;

const logit = (p: number): number => {
  const inner = Math.min(1 - EDGE, Math.max(EDGE, p));
  return Math.log(inner / (1 - inner));
};

/**
 * Fits level and spread of chances to what came: a logistic regression on their logit
 * (J. Platt, Probabilistic outputs for support vector machines, 1999).
 * @throws RangeError when only one outcome is there.
 */
export function recalibrate(probabilities: readonly number[], labels: readonly number[]): Recalibration {
  const {intercept, coefficients} = fitLogistic(
    probabilities.map((p) => [logit(p)]),
    labels
  );
  return {intercept, slope: coefficients[0]!};
}

/** A chance moved by what `recalibrate` found. */
export const recalibrated = ({intercept, slope}: Recalibration, probability: number): number =>
  1 / (1 + Math.exp(-(intercept + slope * logit(probability))));

/** The recalibration that goes half the way, on the scale of the logit. */
export const halfway = ({intercept, slope}: Recalibration): Recalibration => ({
  intercept: intercept / 2,
  slope: (1 + slope) / 2
});
