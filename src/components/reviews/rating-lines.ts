import * as Plot from "@observablehq/plot";
import type {RatingPoint} from "../../../loaders/review-trends.ts";
import * as f from "../format.js";
import {wilson} from "../intervals.js";
import {colour, gridY, plot, tip} from "../plot-defaults.js";

/** Ratings below which a mean says little; drawn hollow. */
export const FEW = 5;

/** A mean of stars with its interval: Wilson's on the mean brought to 0–1, which is never too narrow for values in bounds. */
export interface Mean extends RatingPoint {
  low: number;
  high: number;
}

/** Adds the 95 % interval to means of stars. */
export const withInterval = (points: readonly RatingPoint[]): Mean[] =>
  points.map((d) => {
    const share = wilson(((d.mean - 1) / 4) * d.n, d.n);
    return {...d, low: 1 + 4 * Math.max(0, share.low), high: 1 + 4 * Math.min(1, share.high)};
  });

/** Mean stars over time with a band; periods with few ratings are hollow dots. */
export function ratingLine(
  label: string,
  points: readonly RatingPoint[],
  {
    width,
    height,
    domain,
    by,
    small = false
  }: {width: number; height: number; domain: readonly [string, string]; by: "month" | "quarter"; small?: boolean}
): Node {
  const means = withInterval(points);
  const at = (d: RatingPoint): Date => new Date(+new Date(d.from) + (by === "month" ? 15 : 45) * 864e5);
  const many = means.filter((d) => d.n >= FEW);
  const few = means.filter((d) => d.n < FEW);
  const [from, to] = domain;
  return plot(label, {
    width,
    height,
    marginLeft: 24,
    marginTop: 10,
    marginBottom: small ? 22 : 28,
    x: {type: "utc", domain: [new Date(from), new Date(to)], label: null},
    y: {domain: [1, 5], label: null},
    marks: [
      gridY({ticks: [1, 2, 3, 4, 5] as never, tickFormat: "d" as never}),
      Plot.axisX({ticks: small || width < 500 ? 3 : 8, tickSize: 0, label: null}),
      Plot.areaY(means, {x: at, y1: "low", y2: "high", fill: colour.sales, fillOpacity: 0.15}),
      Plot.lineY(means, {x: at, y: "mean", stroke: colour.sales, strokeWidth: 1.5}),
      Plot.dot(many, {x: at, y: "mean", r: small ? 2.5 : 3, fill: colour.sales}),
      Plot.dot(few, {x: at, y: "mean", r: small ? 2.5 : 3, fill: "var(--paper)", stroke: colour.ink3}),
      Plot.tip(
        means,
        Plot.pointerX({
          ...tip,
          x: at,
          y: "mean",
          title: (d: Mean) =>
            `${by === "month" ? f.longMonth(d.from) : quarter(d.from)}\n${f.fixed2(d.mean)} stars (95% ${f.fixed2(d.low)} to ${f.fixed2(d.high)})\n${f.counted(d.n, "rating")}`
        })
      )
    ]
  });
}

/** 2 Q 2011 */
export const quarter = (iso: string): string =>
  `quarter ${Math.floor(new Date(iso).getUTCMonth() / 3) + 1} of ${iso.slice(0, 4)}`;
