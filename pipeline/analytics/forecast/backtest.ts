import {ets} from "./ets.ts";
import {seasonalNaive} from "./seasonal-naive.ts";
import {theta} from "./theta.ts";
import type {Forecast, Method} from "./types.ts";

/** The methods that compete; the first is the baseline. */
export const METHODS: readonly Method[] = [seasonalNaive, ets, theta];

export interface Score {
  method: string;
  /** Mean absolute error over that of the seasonal naive within the first training window; below 1 is better than it. */
  mase: number;
  /** Mean absolute error, in the unit of the history. */
  mae: number;
  /** Share of what came that lay within the interval; should be near its level. */
  coverage: number;
  /** Forecast steps that were compared with what came. */
  n: number;
}

export interface Choice {
  /** Name of the method with the least MASE. */
  method: string;
  forecast: Forecast;
  /** The seasonal naive's forecast, for comparison. */
  naive: Forecast;
  scores: Score[];
  origins: number;
}

export interface ForecastOptions {
  /** Steps ahead, 1 to 12. Default 6. */
  horizon?: number;
  /** Steps in a season. Default 12. */
  season?: number;
  /** Level of the prediction interval. Default 0.8. */
  level?: number;
  /** Rolling origins at most. Default 6. */
  origins?: number;
  methods?: readonly Method[];
}

/** Mean absolute seasonal difference: the scale of MASE (Hyndman, Koehler, International Journal of Forecasting 22, 2006). */
export function maseScale(history: readonly number[], season: number): number {
  const differences = history.slice(season).map((v, i) => Math.abs(v - history[i]!));
  return differences.reduce((a, b) => a + b, 0) / differences.length;
}

/**
 * Chooses a method by rolling-origin backtest and forecasts with it. Each origin sees only what came before it.
 * @returns null when the history is too short for one origin with a full season before it: say so instead.
 */
export function chooseForecast(
  history: readonly number[],
  {horizon = 6, season = 12, level = 0.8, origins = 6, methods = METHODS}: ForecastOptions = {}
): Choice | null {
  const shortest = Math.max(season + 2, ...methods.map((m) => m.needs(season)));
  const first = Math.max(shortest, history.length - horizon - origins + 1);
  const cuts = Array.from({length: Math.max(0, history.length - first)}, (_, i) => first + i);
  if (cuts.length < 2) return null;
  const scale = maseScale(history.slice(0, cuts[0]), season);
  const scores = methods.map((method): Score => {
    let error = 0,
      inside = 0,
      n = 0;
    for (const cut of cuts) {
      const ahead = Math.min(horizon, history.length - cut);
      const f = method.forecast(history.slice(0, cut), {horizon: ahead, season, level});
      for (let h = 0; h < ahead; h++) {
        const came = history[cut + h]!;
        error += Math.abs(came - f.mean[h]!);
        if (came >= f.lower[h]! && came <= f.upper[h]!) inside++;
        n++;
      }
    }
    return {method: method.name, mase: scale ? error / n / scale : NaN, mae: error / n, coverage: inside / n, n};
  });
  // On a tie the earlier method, which is the simpler, stays.
  const best = scores.reduce((a, b) => (b.mae < a.mae ? b : a));
  const chosen = methods.find((m) => m.name === best.method)!;
  return {
    method: best.method,
    forecast: chosen.forecast(history, {horizon, season, level}),
    naive: seasonalNaive.forecast(history, {horizon, season, level}),
    scores,
    origins: cuts.length
  };
}
