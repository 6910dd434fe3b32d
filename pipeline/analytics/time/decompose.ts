export interface Decomposition {
  /** Null where the moving average does not reach. */
  trend: (number | null)[];
  /** One value a step of the history: a factor or an amount. */
  seasonal: number[];
  remainder: (number | null)[];
}

/** Centred moving average over one season; an even season takes half weights at its ends. */
export function centredAverage(y: readonly number[], season: number): (number | null)[] {
  const half = Math.floor(season / 2);
  return y.map((_, t) => {
    if (t < half || t + half >= y.length) return null;
    let sum = 0;
    for (let j = -half; j <= half; j++) sum += y[t + j]! * (season % 2 === 0 && Math.abs(j) === half ? 0.5 : 1);
    return sum / season;
  });
}

/**
 * Classical decomposition (Persons, Review of Economic Statistics 1, 1919): trend by a centred moving average, season
 * by the mean of each step, remainder. Needs two full seasons.
 * @throws RangeError when the history is shorter.
 */
export function decompose(
  y: readonly number[],
  season: number,
  kind: "additive" | "multiplicative" = "additive"
): Decomposition {
  if (y.length < 2 * season)
    throw new RangeError(`unable to decompose: ${y.length} steps are fewer than two seasons of ${season}`);
  const product = kind === "multiplicative";
  const without = (v: number, part: number): number => (product ? v / part : v - part);
  const trend = centredAverage(y, season);
  const means = Array.from({length: season}, (_, s) => {
    const rest = y.flatMap((v, t) => (t % season === s && trend[t] != null ? [without(v, trend[t])] : []));
    return rest.reduce((a, b) => a + b, 0) / rest.length;
  });
  const middle = means.reduce((a, b) => a + b, 0) / season;
  const seasonal = y.map((_, t) => without(means[t % season]!, middle));
  const remainder = y.map((v, t) => (trend[t] == null ? null : without(without(v, trend[t]), seasonal[t]!)));
  return {trend, seasonal, remainder};
}
