import fc from "fast-check";
import {beforeAll, describe, expect, test} from "vitest";
import {churn, type ChurnReport} from "../../pipeline/analytics/churn/churn.ts";
import type {Purchases} from "../../pipeline/analytics/churn/features.ts";
import {halfway, recalibrate, recalibrated} from "../../pipeline/analytics/churn/recalibrate.ts";
import {auc} from "../../pipeline/analytics/churn/performance.ts";

/** Numbers from 0 to 1, the same each time (mulberry32). */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const END = 740;

/** Customers with a rate of their own, all busier in the last quarter of each year of 365 days. */
function shop(n: number): Purchases[] {
  const random = seeded(11);
  return Array.from({length: n}, (_, i) => {
    const rate = -Math.log(1 - random()) * 0.01;
    const days: number[] = [];
    for (let day = Math.floor(random() * 300); day < END; day++)
      if (!days.length || random() < rate * (day % 365 > 275 ? 3 : 1)) days.push(day);
    return {customer: `c${i}`, days, values: days.map(() => 20)};
  });
}

describe("chance to stay away", () => {
  const customers = shop(1500);
  let report: ChurnReport;
  beforeAll(() => void (report = churn(customers, {end: END})!));
  const expected = (r: ChurnReport): number =>
    r.test.calibration.reduce((sum, bin) => sum + bin.predicted * bin.n, 0) / r.test.n;

  test("moves towards the level of the season a year before, and nearer to what came", () => {
    expect(report.season!.test.cut).toBe(END - 90 - 365);
    expect(Math.abs(expected(report) - report.baseRate)).toBeLessThan(
      Math.abs(report.test.before.expected - report.baseRate)
    );
    expect(report.test.brier).toBeLessThan(report.test.before.brier);
  });

  test("knows nothing of the days it is tested on", () => {
    const cut = report.cuts.test;
    const later = customers.map((c) => ({...c, days: c.days.map((d) => (d >= cut ? d - ((d - cut) % 7) : d))}));
    const other = churn(later, {end: END})!;
    expect(other.model).toEqual(report.model);
    expect(other.season!.test).toEqual(report.season!.test);
    expect(other.test.before.expected).toBe(report.test.before.expected);
    expect(Math.max(...report.cuts.train) + 90).toBeLessThanOrEqual(cut);
  });

  test("is left as it is where no such season is in the data", () => {
    const recent = customers.map((c) => {
      const days = c.days.filter((d) => d >= 250);
      return {...c, days, values: days.map(() => 20)};
    });
    expect(churn(recent, {end: END})!.season).toBeNull();
  });

  test("is none where the history is short", () => expect(churn(customers, {end: 200})).toBeNull());
});

describe("recalibration", () => {
  test("gives as many events as came", () => {
    const random = seeded(3);
    const probabilities = Array.from({length: 400}, random);
    const labels = probabilities.map((p) => (random() < p * p ? 1 : 0));
    const found = recalibrate(probabilities, labels);
    const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
    expect(sum(probabilities.map((p) => recalibrated(found, p)))).toBeCloseTo(sum(labels), 6);
  });

  test("keeps the order, so the AUC, for any slope above nought", () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({min: 1, max: 999}), {minLength: 6, maxLength: 40}),
        fc.double({min: -3, max: 3, noNaN: true}),
        fc.double({min: 0.2, max: 3, noNaN: true}),
        (thousandths, intercept, slope) => {
          const probabilities = thousandths.map((d) => d / 1000);
          const labels = probabilities.map((_, i) => i % 2);
          const moved = probabilities.map((p) => recalibrated(halfway({intercept, slope}), p));
          expect(auc(moved, labels).value).toBeCloseTo(auc(probabilities, labels).value, 9);
          for (const p of moved) expect(p > 0 && p < 1).toBe(true);
        }
      )
    ));

  test("half the way of nothing is nothing", () =>
    expect(recalibrated(halfway({intercept: 0, slope: 1}), 0.3)).toBeCloseTo(0.3, 12));
});
