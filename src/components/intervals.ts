/** A share with its 95 % interval, numerator and denominator. */
export interface Share {
  value: number;
  low: number;
  high: number;
  of: number;
  part: number;
}
/** Wilson score interval. */
export function wilson(part: number, of: number, z = 1.96): Share {
  if (!of) return {value: NaN, low: 0, high: 1, of, part};
  const p = part / of,
    k = (z * z) / of,
    centre = (p + k / 2) / (1 + k),
    half = (z * Math.sqrt((p * (1 - p)) / of + k / (4 * of))) / (1 + k);
  return {value: p, low: centre - half, high: centre + half, of, part};
}
