/** What a method says of the months to come. */
export interface Forecast {
  /** Point forecasts, one a step. */
  mean: number[];
  /** Bounds of the prediction interval at `level`, one a step; they widen with the horizon. */
  lower: number[];
  upper: number[];
  /** Level of the interval, such as 0.8. */
  level: number;
}

/** A forecasting method: history in, forecast out. Steps are equal in length, oldest first, without gaps. */
export interface Method {
  name: string;
  /** Observations it needs at least, given the season's length. */
  needs: (season: number) => number;
  forecast: (history: readonly number[], options: {horizon: number; season: number; level: number}) => Forecast;
}

/** A forecast with normal errors: `variance[h]` is that of step h + 1. */
export function normalForecast(
  mean: readonly number[],
  variance: readonly number[],
  level: number,
  z: number
): Forecast {
  const half = variance.map((v) => z * Math.sqrt(Math.max(0, v)));
  return {mean: [...mean], lower: mean.map((m, i) => m - half[i]!), upper: mean.map((m, i) => m + half[i]!), level};
}
