import {featuresAt, stayedAway, type Purchases} from "./features.ts";
import {fitLogistic, predictLogistic, type Logistic} from "./logistic.ts";
import {auc, brier, calibration, type Auc, type CalibrationBin} from "./performance.ts";
import {halfway, recalibrate, recalibrated, type Recalibration} from "./recalibrate.ts";

export interface ChurnOptions {
  /** First day after the data; features may use everything before it. */
  end: number;
  /** Days without a purchase that count as having left. Default 90. */
  horizon?: number;
}

export interface ChurnReport {
  /** Fitted on the training cuts only. */
  model: Logistic;
  /** Customers who stayed away among those tested. */
  baseRate: number;
  /** On the frozen test cut, which the model has not seen. */
  test: {
    auc: Auc;
    brier: number;
    calibration: CalibrationBin[];
    n: number;
    /** The same before the chances were moved to the season's level: share expected to stay away, and Brier score. */
    before: {expected: number; brier: number};
  };
  /** How chances were moved to the level of the same season a year before; null where the data do not reach back. */
  season: {test: SeasonLevel; scores: SeasonLevel} | null;
  /** The naive rule beside it: the longer silent, the likelier gone; its Brier score is that of the training base rate. */
  naive: {auc: Auc; brier: number};
  /** Days at which features were taken: training, then the test's. */
  cuts: {train: number[]; test: number};
  /** Chance of no purchase in the next `horizon` days, for every customer, as of `end`. */
  scores: {customer: string; probability: number}[];
}

/** A recalibration with the day it was learnt at. */
export interface SeasonLevel extends Recalibration {
  /** A year before the day it is used for; what it learns from ends `horizon` days later. */
  cut: number;
}

const YEAR = 365;
/** Days of history that a cut needs before it. */
const HISTORY = 180;

/**
 * The chance that a customer buys nothing in the next 90 days, by logistic regression on past behaviour.
 * Split by time: the test cut lies `horizon` days before the end, every training label ends before the test cut begins.
 * The features know no season, so the level is moved towards what came in the same season of the year before. One year
 * is one observation of a season, so it counts half. Ranks, and with them the AUC, stay as they are.
 * @returns null when the data are too short for that (training needs a year before its last cut), or one outcome only.
 */
export function churn(customers: readonly Purchases[], {end, horizon = 90}: ChurnOptions): ChurnReport | null {
  const start = customers.reduce((least, c) => Math.min(least, c.days[0] ?? Infinity), Infinity);
  const testCut = end - horizon;
  // Labels end where the test begins.
  const trainCuts: number[] = [];
  for (let cut = testCut - horizon; cut - start >= HISTORY; cut -= 30) trainCuts.push(cut);
  const casesAt = (cuts: readonly number[]): {x: number[][]; y: number[]} => {
    const x: number[][] = [],
      y: number[] = [];
    for (const cut of cuts)
      for (const customer of customers) {
        const features = featuresAt(customer, cut);
        if (!features) continue;
        x.push(features);
        y.push(stayedAway(customer, cut, horizon));
      }
    return {x, y};
  };
  const train = casesAt(trainCuts),
    test = casesAt([testCut]);
  const events = (y: readonly number[]): number => y.reduce((a, b) => a + b, 0);
  const usable = (y: readonly number[]): boolean => Math.min(events(y), y.length - events(y)) >= 10;
  if (!usable(train.y) || !usable(test.y)) return null;

  const model = fitLogistic(train.x, train.y);
  const chance = (row: readonly number[]): number => predictLogistic(model, row);
  const levelFor = (day: number): SeasonLevel | null => {
    const cut = day - YEAR;
    if (cut - start < HISTORY) return null;
    const past = casesAt([cut]);
    return usable(past.y) ? {cut, ...halfway(recalibrate(past.x.map(chance), past.y))} : null;
  };
  const [atTest, atEnd] = [levelFor(testCut), levelFor(end)];
  const season = atTest && atEnd && {test: atTest, scores: atEnd};
  const moved = (row: readonly number[], level: SeasonLevel | undefined): number =>
    level ? recalibrated(level, chance(row)) : chance(row);
  const raw = test.x.map(chance);
  const predicted = test.x.map((row) => moved(row, season?.test));
  const rate = events(train.y) / train.y.length;
  return {
    model,
    baseRate: events(test.y) / test.y.length,
    test: {
      auc: auc(predicted, test.y),
      brier: brier(predicted, test.y),
      calibration: calibration(predicted, test.y),
      n: test.y.length,
      before: {expected: raw.reduce((a, b) => a + b, 0) / raw.length, brier: brier(raw, test.y)}
    },
    season,
    naive: {
      auc: auc(
        test.x.map((row) => row[0]!),
        test.y
      ),
      brier: brier(
        test.y.map(() => rate),
        test.y
      )
    },
    cuts: {train: trainCuts, test: testCut},
    scores: customers.flatMap((c) => {
      const features = featuresAt(c, end);
      return features ? [{customer: c.customer, probability: moved(features, season?.scores)}] : [];
    })
  };
}
