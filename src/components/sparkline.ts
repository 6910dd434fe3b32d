import {svg} from "./html.js";

/** A line of the last values; twelve values before it are paler, so that the year turns visibly. */
export function sparkline(values: readonly number[], {width = 150, height = 30, recent = 12} = {}): SVGElement {
  const low = Math.min(0, ...values);
  const high = Math.max(...values);
  const x = (i: number): number => 2 + (i / Math.max(1, values.length - 1)) * (width - 6);
  const y = (v: number): number => height - 3 - ((v - low) / (high - low || 1)) * (height - 6);
  const path = (from: number, to: number): string =>
    values
      .slice(from, to)
      .map((v, i) => `${i ? "L" : "M"}${x(i + from).toFixed(1)},${y(v).toFixed(1)}`)
      .join("");
  const split = Math.max(0, values.length - recent);
  return svg`<svg class="spark" viewBox=${`0 0 ${width} ${height}`} width="100%" height=${height} preserveAspectRatio="none" aria-hidden="true" style="max-width: 260px">
    <path d=${path(0, split + 1)} fill="none" stroke="var(--last-year)" stroke-width="1.25" vector-effect="non-scaling-stroke"></path>
    <path d=${path(split, values.length)} fill="none" stroke="var(--this-year)" stroke-width="1.75" vector-effect="non-scaling-stroke"></path></svg>`;
}
