import {reach} from "../normal.ts";
import {CholeskyDecomposition, Matrix} from "ml-matrix";
import {minimise} from "../optimise.ts";
import {normalForecast, type Method} from "./types.ts";

export interface EtsShape {
  trend: "none" | "additive" | "damped";
  seasonal: boolean;
}

/** Smoothing parameters and states at time 0, for additive errors. */
export interface EtsParameters {
  alpha: number;
  /** Of the trend; absent without one. */
  beta: number;
  /** Of the season; absent without one. */
  gamma: number;
  /** Damping of the trend, 1 where it is not damped. */
  phi: number;
  level: number;
  trend: number;
  /** One value a step of the season, the oldest first; empty without one. */
  season: number[];
}

export interface EtsFit {
  shape: EtsShape;
  parameters: EtsParameters;
  /** One-step errors. */
  residuals: number[];
  sse: number;
  /** Akaike's criterion corrected for small samples; the least is chosen. */
  aicc: number;
  /** States after the last observation. */
  last: {level: number; trend: number; season: number[]};
}

/** Runs the recursions of ETS(A, ·, ·) over a history (Hyndman et al., Forecasting with Exponential Smoothing, 2008, table 2.2). */
export function runEts(y: readonly number[], p: EtsParameters): Pick<EtsFit, "residuals" | "sse" | "last"> {
  let level = p.level,
    trend = p.trend,
    sse = 0;
  const season = [...p.season],
    m = season.length;
  const residuals = new Array<number>(y.length);
  for (let t = 0; t < y.length; t++) {
    const s = m ? season[t % m]! : 0;
    const error = y[t]! - level - p.phi * trend - s;
    level += p.phi * trend + p.alpha * error;
    trend = p.phi * trend + p.beta * error;
    if (m) season[t % m] = s + p.gamma * error;
    residuals[t] = error;
    sse += error * error;
  }
  // Turn the ring so that the first value is the next step's.
  const turned = season.map((_, i) => season[(y.length + i) % m]!);
  return {residuals, sse, last: {level, trend, season: turned}};
}

type Smoothing = Pick<EtsParameters, "alpha" | "beta" | "gamma" | "phi">;

/**
 * The states at time 0 that leave the least squares, given the smoothing parameters. One-step errors are linear in the
 * states, so this is one linear regression instead of a search in as many dimensions as a season has steps.
 */
function bestStates(y: readonly number[], smoothing: Smoothing, hasTrend: boolean, m: number): EtsParameters {
  // Seasonal states sum to nought: the last is minus the others.
  const unit = (k: number): EtsParameters => {
    const i = k - (hasTrend ? 2 : 1);
    const season = Array.from({length: m}, (_, j) => (i < 0 ? 0 : j === i ? 1 : j === m - 1 ? -1 : 0));
    return {...smoothing, level: k === 0 ? 1 : 0, trend: hasTrend && k === 1 ? 1 : 0, season};
  };
  const states = (hasTrend ? 2 : 1) + Math.max(0, m - 1);
  const silence = y.map(() => 0);
  const responses = Array.from({length: states}, (_, k) => runEts(silence, unit(k)).residuals);
  const base = runEts(y, {...smoothing, level: 0, trend: 0, season: new Array<number>(m).fill(0)}).residuals;
  const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, v, t) => sum + v * b[t]!, 0);
  const normal = new Matrix(
    responses.map((a, i) => responses.map((b, j) => dot(a, b) + (i === j ? 1e-10 * y.length : 0)))
  );
  const solved = new CholeskyDecomposition(normal)
    .solve(Matrix.columnVector(responses.map((r) => -dot(r, base))))
    .to1DArray();
  const free = solved.slice(hasTrend ? 2 : 1);
  const season = m ? [...free, -free.reduce((a, b) => a + b, 0)] : [];
  return {...smoothing, level: solved[0]!, trend: hasTrend ? solved[1]! : 0, season};
}

const logistic = (x: number, low: number, high: number): number => low + (high - low) / (1 + Math.exp(-x));

/** Fits one shape by least squares of the one-step errors, which is maximum likelihood where errors are normal. */
export function fitEts(y: readonly number[], shape: EtsShape, m: number): EtsFit {
  const hasTrend = shape.trend !== "none",
    damped = shape.trend === "damped",
    cycle = shape.seasonal ? m : 0;
  const scale = Math.sqrt(y.reduce((sum, v) => sum + v * v, 0) / y.length) || 1;
  const scaled = y.map((v) => v / scale);
  const unpack = (x: readonly number[]): Smoothing => {
    let i = 0;
    const alpha = logistic(x[i++]!, 1e-4, 0.9999);
    const beta = hasTrend ? logistic(x[i++]!, 0, alpha) : 0;
    const gamma = shape.seasonal ? logistic(x[i++]!, 0, 1 - alpha) : 0;
    return {alpha, beta, gamma, phi: damped ? logistic(x[i]!, 0.8, 0.98) : hasTrend ? 1 : 0};
  };
  const sse = (x: number[]): number => runEts(scaled, bestStates(scaled, unpack(x), hasTrend, cycle)).sse;
  // Two starts, because least squares of a season often has two valleys: one that learns it and one that fixes it.
  const starts = (shape.seasonal ? [-2, 2] : [0]).map((gamma) => [
    -1,
    ...(hasTrend ? [-3] : []),
    ...(shape.seasonal ? [gamma] : []),
    ...(damped ? [1] : [])
  ]);
  const best = starts
    .map((start) => minimise(sse, start, {tolerance: 1e-6, restarts: 2, iterations: 120}))
    .reduce((a, b) => (b.value < a.value ? b : a));
  const fitted = bestStates(scaled, unpack(best.x), hasTrend, cycle);
  const parameters = {
    ...fitted,
    level: fitted.level * scale,
    trend: fitted.trend * scale,
    season: fitted.season.map((v) => v * scale)
  };
  const run = runEts(y, parameters);
  const n = y.length,
    k = estimated(shape, m) + 1;
  const aic = n * Math.log(Math.max(run.sse / n, 1e-12 * scale * scale)) + 2 * k;
  return {shape, parameters, ...run, aicc: n > k + 1 ? aic + (2 * k * (k + 1)) / (n - k - 1) : Infinity};
}

/** Smoothing parameters and free states of a shape. */
const estimated = (shape: EtsShape, m: number): number =>
  2 + (shape.trend === "none" ? 0 : shape.trend === "damped" ? 3 : 2) + (shape.seasonal ? m : 0);

const SHAPES: EtsShape[] = (["none", "additive", "damped"] as const).flatMap((trend) => [
  {trend, seasonal: false},
  {trend, seasonal: true}
]);

/** The shape with the least AICc among those that the history is long enough for. */
export function chooseEts(y: readonly number[], m: number): EtsFit {
  const fits = SHAPES.filter((s) => !s.seasonal || y.length >= 2 * m).map((shape) => fitEts(y, shape, m));
  return fits.reduce((a, b) => (b.aicc < a.aicc ? b : a));
}

/** Point forecasts and variances of a fit (op. cit., table 6.1, class 1). */
export function forecastEts(fit: EtsFit, horizon: number): {mean: number[]; variance: number[]} {
  const {alpha, beta, gamma, phi} = fit.parameters;
  const {level, trend, season} = fit.last;
  const m = season.length;
  const n = fit.residuals.length;
  const sigma2 = fit.sse / Math.max(1, n - Math.min(estimated(fit.shape, fit.parameters.season.length), n - 1));
  const mean: number[] = [],
    variance: number[] = [];
  let damping = 0,
    power = 1,
    sum = 0;
  for (let h = 1; h <= horizon; h++) {
    power *= phi;
    damping += power;
    mean.push(level + damping * trend + (m ? season[(h - 1) % m]! : 0));
    variance.push(sigma2 * (1 + sum));
    // c_h: what an error of now does to the forecast h steps on.
    const response = alpha + beta * (phi ? damping / phi : 0) + (m && h % m === 0 ? gamma : 0);
    sum += response * response;
  }
  return {mean, variance};
}

/** Exponential smoothing with additive errors; trend and season chosen by AICc. */
export const ets: Method = {
  name: "ETS",
  needs: () => 8,
  forecast(history, {horizon, season, level}) {
    const {mean, variance} = forecastEts(chooseEts(history, season), horizon);
    return normalForecast(mean, variance, level, reach(level));
  }
};
