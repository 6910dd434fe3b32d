import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {fitLogistic, predictLogistic} from "../../pipeline/analytics/churn/logistic.ts";
import {auc, brier, calibration, wilson} from "../../pipeline/analytics/churn/performance.ts";
import {ranks} from "../../pipeline/analytics/ranks.ts";
import {kruskalWallis, mannWhitney} from "../../pipeline/analytics/time/compare.ts";
import {decompose} from "../../pipeline/analytics/time/decompose.ts";
import {regress} from "../../pipeline/analytics/time/regression.ts";

const closeTo = (actual: readonly number[], expected: readonly number[], digits: number): void => {
  expect(actual.length).toBe(expected.length);
  expected.forEach((e, i) => expect(actual[i]!).toBeCloseTo(e, digits));
};

// A fixture by formula, so that both sides can make it: 60 cases, 35 with the event.
const features = Array.from({length: 60}, (_, i) => [((i * 37) % 23) / 4, ((i * 53) % 17) / 3]);
const labels = features.map(([a, b], i) =>
  ((i * 29) % 31) / 31 < 1 / (1 + Math.exp(-(0.6 * a! - 0.4 * b! - 0.2))) ? 1 : 0
);

describe("logistic regression", () => {
  const model = fitLogistic(features, labels, {ridge: 0});
  const probabilities = features.map((row) => predictLogistic(model, row));
  test("equals statsmodels 0.15.0 Logit: estimates and standard errors", () => {
    closeTo([model.intercept, ...model.coefficients], [-0.3096965194, 0.576071826, -0.3135699423], 7);
    closeTo(model.standardErrors, [0.6690879309, 0.192440677, 0.1849531928], 7);
  });
  test("AUC equals scikit-learn, its interval DeLong's, the Brier score its definition", () => {
    const area = auc(probabilities, labels);
    expect(area.value).toBeCloseTo(0.7531428571, 9);
    expect(area.upper - area.value).toBeCloseTo(1.959963985 * 0.06201049363, 7);
    expect(brier(probabilities, labels)).toBeCloseTo(0.198691325, 8);
  });
  test("predicted events sum to those that came, as maximum likelihood demands", () => {
    const sum = probabilities.reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(35, 6);
    const bins = calibration(probabilities, labels, 6);
    expect(bins.reduce((total, b) => total + b.n, 0)).toBe(60);
    expect(bins.reduce((total, b) => total + b.observed * b.n, 0)).toBeCloseTo(35, 9);
  });
  test("one label only is refused", () => {
    expect(() =>
      fitLogistic(
        features,
        labels.map(() => 1)
      )
    ).toThrow("every case has the same label");
  });
});

test("Wilson's interval of 7 in 20 equals statsmodels", () => closeTo(wilson(7, 20), [0.1811918241, 0.5671457233], 9));

describe("regression with robust errors", () => {
  const y = Array.from({length: 48}, (_, i) => 50 + 2 * i + ((i * 7) % 11) + 10 * Math.sin((i / 6) * Math.PI));
  const t = y.map((_, i) => i);
  test("equals statsmodels OLS with cov_type HAC, 3 lags, small-sample correction, t", () => {
    const fit = regress(y, {t}, {lags: 3});
    closeTo(
      fit.coefficients.map((c) => c.estimate),
      [57.1395209026, 1.9089565573],
      8
    );
    closeTo(
      fit.coefficients.map((c) => c.standardError),
      [3.5100191222, 0.1258575831],
      8
    );
    expect(fit.rSquared).toBeCloseTo(0.9102787987, 9);
    closeTo([fit.coefficients[1]!.lower, fit.coefficients[1]!.upper], [1.6556183822, 2.1622947325], 5);
  });
  test("classical decomposition equals statsmodels, both kinds", () => {
    const product = decompose(y, 12, "multiplicative"),
      sum = decompose(y, 12);
    closeTo(product.seasonal.slice(0, 4), [1.01875778, 1.064139, 1.10399184, 1.10448427], 7);
    closeTo(product.remainder.slice(6, 9) as number[], [1.04874309, 0.98648647, 0.91560754], 7);
    closeTo(sum.seasonal.slice(0, 4), [1.68055556, 6.375, 9.72969848, 10.76388889], 7);
    closeTo(sum.trend.slice(6, 9) as number[], [66.875, 69, 71.125], 9);
    expect(sum.trend[5]).toBeNull();
  });
  test("too few rows or seasons are refused", () => {
    expect(() => regress([1, 2], {t: [1, 2]})).toThrow("2 rows for 2 coefficients");
    expect(() => decompose(y.slice(0, 23), 12)).toThrow("fewer than two seasons");
  });
});

describe("tests of groups equal scipy", () => {
  const a = [1, 2, 2, 3, 5, 8, 13],
    b = [2, 3, 3, 4, 9, 9, 20, 30],
    c = [7, 7, 8, 1];
  test("Mann-Whitney, asymptotic, with ties", () => {
    const r = mannWhitney(a, b);
    expect(r.statistic).toBe(17);
    expect(r.p).toBeCloseTo(0.22056667, 7);
  });
  test("Kruskal-Wallis", () => {
    const r = kruskalWallis([a, b, c]);
    expect(r.statistic).toBeCloseTo(1.700037994, 8);
    expect(r.p).toBeCloseTo(0.427406812, 7);
  });
  test("effects stay within their bounds and turn with their sign", () => {
    const group = fc.array(fc.integer({min: 0, max: 9}), {minLength: 2, maxLength: 12});
    fc.assert(
      fc.property(group, group, (x, y) => {
        const forth = mannWhitney(x, y),
          back = mannWhitney(y, x);
        expect(Math.abs(forth.effect)).toBeLessThanOrEqual(1);
        expect(forth.effect).toBeCloseTo(-back.effect, 10);
        expect(forth.p).toBeCloseTo(back.p, 10);
      })
    );
  });
});

test("ranks share ties and sum to n (n + 1) / 2", () => {
  expect(ranks([3, 1, 3, 2])).toEqual([3.5, 1, 3.5, 2]);
  fc.assert(
    fc.property(fc.array(fc.integer({min: 0, max: 5}), {minLength: 1}), (v) => {
      expect(ranks(v).reduce((a, b) => a + b, 0)).toBeCloseTo((v.length * (v.length + 1)) / 2, 8);
    })
  );
});
