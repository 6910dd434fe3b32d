import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {expectedPurchases, fitBgNbd, probabilityAlive} from "../../pipeline/analytics/clv/bg-nbd.ts";
import {expectedValue, fitGammaGamma} from "../../pipeline/analytics/clv/gamma-gamma.ts";
import {lifetimeValue} from "../../pipeline/analytics/clv/lifetime-value.ts";

// 800 customers drawn from the two models by a seeded generator; reference figures by the Python package
// lifetimes 0.11.3 (BetaGeoFitter and GammaGammaFitter, tol=1e-9) on the same file.
const rows = readFileSync(new URL("fixtures/purchases.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",").map(Number) as [number, number, number, number]);
const histories = rows.map(([frequency, recency, age]) => ({frequency, recency, age}));
const spends = rows.filter(([x]) => x > 0).map(([frequency, , , meanValue]) => ({frequency, meanValue}));
const near = (actual: number, expected: number, share: number): void =>
  expect(Math.abs(actual / expected - 1)).toBeLessThan(share);

describe("BG/NBD", () => {
  const model = fitBgNbd(histories);
  test("finds the parameters that lifetimes finds", () => {
    near(model.r, 0.60679, 5e-4);
    near(model.alpha, 7.0886, 5e-4);
    near(model.a, 1.11135, 5e-4);
    near(model.b, 4.31345, 5e-4);
  });
  test("expects the purchases and the living that lifetimes expects", () => {
    near(
      histories.reduce((sum, h) => sum + expectedPurchases(model, h, 13), 0),
      348.908,
      1e-4
    );
    near(
      histories.reduce((sum, h) => sum + probabilityAlive(model, h), 0),
      560.905,
      1e-4
    );
  });
  test("agrees with the published example of the CDNOW set", () => {
    // Fader, Hardie, Lee (2005): a customer with x = 2, t_x = 30.43, T = 38.86 is expected to buy 1.226 times in 39 weeks.
    const published = {r: 0.243, alpha: 4.414, a: 0.793, b: 2.426, logLikelihood: -9582.4, customers: 2357};
    expect(expectedPurchases(published, {frequency: 2, recency: 30.43, age: 38.86}, 39)).toBeCloseTo(1.226, 3);
  });
  test("who has not come for longer is less likely to come, and nobody's chance leaves 0 to 1", () => {
    const chances = [30, 20, 10, 1].map((recency) => probabilityAlive(model, {frequency: 4, recency, age: 40}));
    expect(chances).toEqual([...chances].sort((a, b) => b - a));
    for (const h of histories) {
      expect(probabilityAlive(model, h)).toBeGreaterThan(0);
      expect(probabilityAlive(model, h)).toBeLessThanOrEqual(1);
    }
  });
  test("does not depend on the unit of time", () => {
    const days = fitBgNbd(histories.map((h) => ({...h, recency: h.recency * 7, age: h.age * 7})));
    near(days.alpha / 7, model.alpha, 1e-3);
    near(days.r, model.r, 1e-3);
  });
  test("says when there is nothing to fit", () => {
    expect(() => fitBgNbd([{frequency: 0, recency: 0, age: 10}])).toThrow("no customer has a repeat purchase");
  });
});

describe("Gamma-Gamma", () => {
  const model = fitGammaGamma(spends);
  test("finds the parameters that lifetimes finds", () => {
    near(model.p, 10.31942, 5e-4);
    near(model.q, 3.69698, 5e-4);
    near(model.scale, 8.21427, 5e-4);
  });
  test("expects the values that lifetimes expects", () => {
    near(
      spends.reduce((sum, s) => sum + expectedValue(model, s), 0),
      16318.485,
      1e-4
    );
  });
  test("refuses values that cannot be", () => {
    expect(() => fitGammaGamma([{frequency: 1, meanValue: 0}])).toThrow("not above 0");
  });
});

test("a lifetime value is its months' purchases times their value, discounted", () => {
  const purchases = fitBgNbd(histories),
    values = fitGammaGamma(spends);
  const history = {frequency: 3, recency: 20, age: 30},
    spend = {frequency: 3, meanValue: 40};
  const plain = lifetimeValue(purchases, values, history, spend, {months: 12, discount: 0, unitsPerMonth: 4});
  near(plain, expectedPurchases(purchases, history, 48) * expectedValue(values, spend), 1e-9);
  expect(lifetimeValue(purchases, values, history, spend, {months: 12, unitsPerMonth: 4})).toBeLessThan(plain);
});
