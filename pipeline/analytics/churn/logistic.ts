import {CholeskyDecomposition, Matrix, inverse} from "ml-matrix";

export interface Logistic {
  /** Of each feature, on its own scale. */
  coefficients: number[];
  intercept: number;
  /** Standard errors: the intercept's first, then the features'. */
  standardErrors: number[];
  iterations: number;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares).
 * @param features one row a case, no constant column; @param labels 1 for the event, 0 without.
 * @param ridge penalty on squared coefficients after scaling each feature to unit variance; default 1e-6, only against collinearity.
 * @throws RangeError when a row differs in length, or only one label is there.
 */
export function fitLogistic(
  features: readonly (readonly number[])[],
  labels: readonly number[],
  {ridge = 1e-6}: {ridge?: number} = {}
): Logistic {
  const n = features.length,
    k = features[0]?.length ?? 0;
  if (labels.length !== n || features.some((row) => row.length !== k))
    throw new RangeError("unable to fit: rows differ in length");
  if (new Set(labels).size < 2) throw new RangeError("unable to fit: every case has the same label");
  const mean = Array.from({length: k}, (_, j) => features.reduce((sum, row) => sum + row[j]!, 0) / n);
  const sd = mean.map((m, j) => Math.sqrt(features.reduce((sum, row) => sum + (row[j]! - m) ** 2, 0) / n) || 1);
  const x = features.map((row) => [1, ...row.map((v, j) => (v - mean[j]!) / sd[j]!)]);

  const beta = new Array<number>(k + 1).fill(0);
  let information = Matrix.zeros(k + 1, k + 1),
    iterations = 0;
  for (let step = Infinity; step > 1e-10 && iterations < 50; iterations++) {
    const gradient = new Array<number>(k + 1).fill(0);
    // Plain arrays: a call of the matrix for each of its cells took most of the time of the fit.
    const sums = Array.from({length: k + 1}, () => new Array<number>(k + 1).fill(0));
    for (const [i, row] of x.entries()) {
      let score = 0;
      for (let a = 0; a <= k; a++) score += row[a]! * beta[a]!;
      const p = sigmoid(score);
      const weight = p * (1 - p),
        error = labels[i]! - p;
      for (let a = 0; a <= k; a++) {
        gradient[a]! += row[a]! * error;
        const line = sums[a]!,
          weighted = weight * row[a]!;
        for (let b = 0; b <= a; b++) line[b]! += weighted * row[b]!;
      }
    }
    information = new Matrix(sums);
    for (let a = 0; a <= k; a++) {
      if (a) gradient[a]! -= ridge * n * beta[a]!;
      if (a) information.set(a, a, information.get(a, a) + ridge * n);
      for (let b = 0; b < a; b++) information.set(b, a, information.get(a, b));
    }
    const delta = new CholeskyDecomposition(information).solve(Matrix.columnVector(gradient)).to1DArray();
    delta.forEach((d, j) => (beta[j]! += d));
    step = Math.max(...delta.map(Math.abs));
  }
  // Back from the scaled features to the user's.
  const coefficients = beta.slice(1).map((b, j) => b / sd[j]!);
  const back = Matrix.eye(k + 1);
  mean.forEach((m, j) => {
    back.set(j + 1, j + 1, 1 / sd[j]!);
    back.set(0, j + 1, -m / sd[j]!);
  });
  const covariance = back.mmul(inverse(information)).mmul(back.transpose());
  return {
    coefficients,
    intercept: beta[0]! - coefficients.reduce((sum, c, j) => sum + c * mean[j]!, 0),
    standardErrors: Array.from({length: k + 1}, (_, j) => Math.sqrt(covariance.get(j, j))),
    iterations
  };
}

/** Probability of the event for one case. */
export const predictLogistic = ({coefficients, intercept}: Logistic, row: readonly number[]): number =>
  sigmoid(coefficients.reduce((sum, c, j) => sum + c * row[j]!, intercept));
