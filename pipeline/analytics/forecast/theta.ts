import {reach} from "../normal.ts";
import {minimise} from "../optimise.ts";
import {normalForecast, type Method} from "./types.ts";

/** Autocorrelation at a lag. */
function autocorrelation(y: readonly number[], lag: number): number {
  const mean = y.reduce((a, b) => a + b, 0) / y.length;
  let top = 0,
    bottom = 0;
  y.forEach((v, t) => {
    bottom += (v - mean) ** 2;
    if (t >= lag) top += (v - mean) * (y[t - lag]! - mean);
  });
  return bottom ? top / bottom : 0;
}

/** The test of the Theta method: is the autocorrelation at the season's lag beyond its 90 % bound? */
export function isSeasonal(y: readonly number[], m: number): boolean {
  if (m < 2 || y.length < 2 * m) return false;
  let squares = 0;
  for (let lag = 1; lag < m; lag++) squares += autocorrelation(y, lag) ** 2;
  return Math.abs(autocorrelation(y, m)) > 1.645 * Math.sqrt((1 + 2 * squares) / y.length);
}

/** Seasonal indices by classical multiplicative decomposition: ratio to the centred moving average, mean of each step. */
export function seasonalIndices(y: readonly number[], m: number): number[] {
  const half = Math.floor(m / 2);
  const ratios: number[][] = Array.from({length: m}, () => []);
  for (let t = half; t < y.length - half; t++) {
    let sum = 0;
    for (let j = -half; j <= half; j++) sum += y[t + j]! * (m % 2 === 0 && Math.abs(j) === half ? 0.5 : 1);
    if (sum > 0) ratios[t % m]!.push((y[t]! * m) / sum);
  }
  const raw = ratios.map((r) => (r.length ? r.reduce((a, b) => a + b, 0) / r.length : 1));
  const mean = raw.reduce((a, b) => a + b, 0) / m;
  return raw.map((r) => Math.max(1e-3, r / mean));
}

/** Simple exponential smoothing with the first level free. */
export function smooth(y: readonly number[], alpha: number, first: number): {level: number; sse: number} {
  let level = first,
    sse = 0;
  for (const v of y) {
    const error = v - level;
    sse += error * error;
    level += alpha * error;
  }
  return {level, sse};
}

/**
 * The Theta method: simple smoothing plus half the slope of the line through the history, seasonally adjusted.
 * Assimakopoulos, Nikolopoulos: International Journal of Forecasting 16, 2000; in the form of Hyndman, Billah: ibid. 19, 2003.
 */
export const theta: Method = {
  name: "Theta",
  needs: () => 8,
  forecast(history, {horizon, season, level}) {
    const n = history.length;
    // A multiplicative season needs values above nought.
    const adjust = history.every((v) => v > 0) && isSeasonal(history, season);
    const index = adjust ? seasonalIndices(history, season) : [1];
    const y = history.map((v, t) => v / index[t % index.length]!);
    const middle = (n + 1) / 2,
      mean = y.reduce((a, b) => a + b, 0) / n;
    const slope = y.reduce((sum, v, t) => sum + (t + 1 - middle) * (v - mean), 0) / ((n * (n * n - 1)) / 12);
    const scale = Math.max(...y.map(Math.abs)) || 1;
    const alphaOf = (x: number): number => 1e-3 + 0.998 / (1 + Math.exp(-x));
    const fit = minimise(([a, l]) => smooth(y, alphaOf(a!), l! * scale).sse / (scale * scale), [0, y[0]! / scale]);
    const alpha = alphaOf(fit.x[0]!);
    const {level: last, sse} = smooth(y, alpha, fit.x[1]! * scale);
    const sigma2 = sse / Math.max(1, n - 3);
    const means: number[] = [],
      variance: number[] = [];
    for (let h = 0; h < horizon; h++) {
      const s = index[(n + h) % index.length]!;
      const drift = (slope / 2) * (h + (1 - (1 - alpha) ** n) / alpha);
      means.push((last + drift) * s);
      variance.push(sigma2 * (1 + h * alpha * alpha) * s * s);
    }
    return normalForecast(means, variance, level, reach(level));
  }
};
