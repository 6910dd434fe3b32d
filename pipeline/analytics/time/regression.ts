import jStat from "jstat";
import {Matrix, inverse} from "ml-matrix";

export interface Coefficient {
  name: string;
  estimate: number;
  /** Robust to autocorrelation and unequal variance. */
  standardError: number;
  /** Two-sided, by Student's t. */
  p: number;
  /** Bounds of the 95 % interval. */
  lower: number;
  upper: number;
}

export interface Regression {
  coefficients: Coefficient[];
  rSquared: number;
  n: number;
  /** Lags that the errors' correlation is allowed for. */
  lags: number;
  residuals: number[];
}

/**
 * Least squares with Newey-West standard errors (Econometrica 55, 1987; Bartlett weights, small-sample factor n/(n−k)).
 * @param y one value a step, in time order; @param columns named regressors of the same length; a constant is added.
 * @param lags default ⌊4 (n/100)^(2/9)⌋, as Newey and West advise.
 * @throws RangeError when there are not more rows than coefficients.
 */
export function regress(
  y: readonly number[],
  columns: Readonly<Record<string, readonly number[]>>,
  {lags = Math.floor(4 * (y.length / 100) ** (2 / 9))}: {lags?: number} = {}
): Regression {
  const names = ["constant", ...Object.keys(columns)];
  const n = y.length,
    k = names.length;
  if (n <= k) throw new RangeError(`unable to regress: ${n} rows for ${k} coefficients`);
  const x = new Matrix(y.map((_, t) => [1, ...Object.values(columns).map((c) => c[t]!)]));
  const bread = inverse(x.transpose().mmul(x));
  const beta = bread
    .mmul(x.transpose())
    .mmul(Matrix.columnVector([...y]))
    .to1DArray();
  const residuals = y.map((v, t) => v - beta.reduce((sum, b, j) => sum + b * x.get(t, j), 0));
  const scores = new Matrix(residuals.map((e, t) => x.getRow(t).map((v) => v * e)));
  const meat = scores.transpose().mmul(scores);
  for (let lag = 1; lag <= lags; lag++) {
    const later = scores.subMatrix(lag, n - 1, 0, k - 1),
      earlier = scores.subMatrix(0, n - 1 - lag, 0, k - 1);
    const cross = later.transpose().mmul(earlier);
    meat.add(cross.add(cross.transpose()).mul(1 - lag / (lags + 1)));
  }
  const covariance = bread
    .mmul(meat)
    .mmul(bread)
    .mul(n / (n - k));
  const t975 = jStat.studentt.inv(0.975, n - k);
  const coefficients = names.map((name, j) => {
    const estimate = beta[j]!,
      standardError = Math.sqrt(covariance.get(j, j));
    const p = 2 * (1 - jStat.studentt.cdf(Math.abs(estimate / standardError), n - k));
    return {
      name,
      estimate,
      standardError,
      p,
      lower: estimate - t975 * standardError,
      upper: estimate + t975 * standardError
    };
  });
  const mean = y.reduce((a, b) => a + b, 0) / n;
  const total = y.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  const left = residuals.reduce((sum, e) => sum + e * e, 0);
  return {coefficients, rSquared: 1 - left / total, n, lags, residuals};
}
