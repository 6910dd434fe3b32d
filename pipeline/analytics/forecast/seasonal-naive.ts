import {reach} from "../normal.ts";
import {normalForecast, type Method} from "./types.ts";

/**
 * The same month of the year before: the baseline that stands beside every forecast.
 * Interval: residual variance of seasonal differences, once for each season ahead.
 * Hyndman, Athanasopoulos: Forecasting, Principles and Practice, 3rd ed., table 5.2.
 */
export const seasonalNaive: Method = {
  name: "Seasonal naive",
  needs: (season) => season + 2,
  forecast(history, {horizon, season, level}) {
    const n = history.length;
    const mean = Array.from({length: horizon}, (_, h) => history[n - season + (h % season)]!);
    const residuals = history.slice(season).map((y, i) => y - history[i]!);
    const variance = residuals.reduce((sum, e) => sum + e * e, 0) / residuals.length;
    const spread = mean.map((_, h) => variance * (Math.floor(h / season) + 1));
    return normalForecast(mean, spread, level, reach(level));
  }
};
