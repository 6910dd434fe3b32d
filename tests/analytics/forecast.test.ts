import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {chooseForecast, maseScale, METHODS} from "../../pipeline/analytics/forecast/backtest.ts";
import {fitEts, forecastEts, runEts} from "../../pipeline/analytics/forecast/ets.ts";
import {seasonalNaive} from "../../pipeline/analytics/forecast/seasonal-naive.ts";
import {theta} from "../../pipeline/analytics/forecast/theta.ts";

// Airline passengers, thousands a month, 1949–1960: Box, Jenkins, Reinsel, Time Series Analysis, series G.
const PASSENGERS = [
  112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114,
  140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218, 230, 242, 209, 191,
  172, 194, 196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, 204, 188, 235, 227, 234, 264, 302, 293, 259,
  229, 203, 229, 242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278, 284, 277, 317, 313, 318, 374, 413, 405,
  355, 306, 271, 306, 315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336, 340, 318, 362, 348, 363, 435, 491,
  505, 404, 359, 310, 337, 360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472, 535,
  622, 606, 508, 461, 390, 432
];
const within = (actual: readonly number[], expected: readonly number[], share: number): void =>
  expected.forEach((e, i) => expect(Math.abs(actual[i]! / e - 1)).toBeLessThan(share));

describe("ETS, additive errors", () => {
  // statsmodels 0.15.0, ETSModel(error="add").fit(maxiter=5000): sum of squared errors and first three forecasts.
  test.each([
    [{trend: "none", seasonal: false}, 162513.92, [431.996, 431.996, 431.996]],
    [{trend: "none", seasonal: true}, 28894.17, [444.211, 419.622, 458.913]],
    [{trend: "additive", seasonal: true}, 21567.29, [451.579, 427.26, 464.704]]
  ] as const)("%o fits as well as statsmodels and forecasts the same", (shape, sse, mean) => {
    const fit = fitEts(PASSENGERS, shape, 12);
    expect(fit.sse).toBeLessThan(sse * 1.0001);
    within(forecastEts(fit, 3).mean, mean, 1e-3);
  });
  test("a damped fit is no worse than statsmodels', which stops at 22,760.5", () => {
    expect(fitEts(PASSENGERS, {trend: "damped", seasonal: true}, 12).sse).toBeLessThan(22760.5);
  });
  test("what it fits, run again, leaves the residuals it reports", () => {
    const fit = fitEts(PASSENGERS, {trend: "additive", seasonal: true}, 12);
    expect(runEts(PASSENGERS, fit.parameters).sse).toBeCloseTo(fit.sse, 6);
    expect(fit.parameters.season.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 6);
  });
});

test("Theta is within half a percent of statsforecast 2.1.1, which starts its level elsewhere", () => {
  const {mean} = theta.forecast(PASSENGERS, {horizon: 12, season: 12, level: 0.8});
  within(
    mean,
    [440.969, 429.249, 490.693, 476.66, 480.631, 546.456, 603.953, 602.295, 524.99, 457.529, 398.738, 448.525],
    5e-3
  );
});

test("seasonal naive equals statsforecast 2.1.1, interval included", () => {
  const {mean, lower} = seasonalNaive.forecast(PASSENGERS, {horizon: 12, season: 12, level: 0.8});
  expect(mean).toEqual(PASSENGERS.slice(-12));
  within(lower, [370.46, 344.46, 372.46], 2e-4);
});

describe("choice by backtest", () => {
  test("takes the method that erred least and keeps the naive beside it", () => {
    const choice = chooseForecast(PASSENGERS.slice(0, 60))!;
    const least = Math.min(...choice.scores.map((s) => s.mase));
    expect(choice.scores.find((s) => s.method === choice.method)!.mase).toBe(least);
    expect(choice.naive.mean).toEqual(PASSENGERS.slice(48, 54));
    expect(least).toBeLessThan(choice.scores.find((s) => s.method === "Seasonal naive")!.mase);
  });
  test("says when a history is too short instead of guessing", () => {
    expect(chooseForecast(PASSENGERS.slice(0, 15))).toBeNull();
    expect(chooseForecast(PASSENGERS.slice(0, 16))).not.toBeNull();
  });
  test("never looks ahead: what comes after an origin does not change what was forecast from it", () => {
    const changed = [...PASSENGERS.slice(0, 40), ...PASSENGERS.slice(40, 46).map((v) => v * 3)];
    for (const method of METHODS) {
      const options = {horizon: 6, season: 12, level: 0.8};
      expect(method.forecast(changed.slice(0, 40), options)).toEqual(method.forecast(PASSENGERS.slice(0, 40), options));
    }
  });
  test("intervals hold their mean and never narrow for the non-seasonal parts, whatever the history", () => {
    const history = fc.array(fc.integer({min: 1, max: 10_000}), {minLength: 26, maxLength: 40});
    fc.assert(
      fc.property(history, (y) => {
        for (const method of METHODS) {
          const f = method.forecast(y, {horizon: 12, season: 12, level: 0.8});
          f.mean.forEach((m, h) => {
            expect(f.lower[h]!).toBeLessThanOrEqual(m);
            expect(f.upper[h]!).toBeGreaterThanOrEqual(m);
          });
        }
      }),
      {numRuns: 15}
    );
  });
  test("the scale of MASE is the mean seasonal difference", () => {
    expect(maseScale([1, 2, 3, 5, 2, 7], 3)).toBeCloseTo((4 + 0 + 4) / 3, 12);
  });
});
