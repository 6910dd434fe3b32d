import {html} from "htl";
import {signed1} from "./format.js";

export interface Evidence {
  label: string;
  value: number;
  title?: string;
}
export interface Waterfall {
  start: Evidence;
  steps: readonly Evidence[];
  total: string;
  /** Unit of the values and the axis, which is the same for all pairs. */
  unit: string;
  domain: [number, number];
  ticks: readonly number[];
  threshold: number;
}

/** From the prior through each piece of evidence to the total, on one fixed axis with the threshold dashed. */
export function waterfall({start, steps, total, unit, domain: [low, high], ticks, threshold}: Waterfall): HTMLElement {
  const at = (v: number): string => `${((100 * (Math.min(high, Math.max(low, v)) - low)) / (high - low)).toFixed(2)}%`;
  const row = (
    label: string,
    from: number,
    to: number,
    written: string,
    fill: string,
    kind = "",
    title?: string
  ): HTMLElement =>
    html`<li class=${kind}>
      <span class="label" title=${title ?? label}>${label}</span
      ><span class="track"
        ><i
          style=${`--x: ${at(Math.min(from, to))}; --w: calc(${at(Math.max(from, to))} - ${at(Math.min(from, to))}); --c: ${fill}`}
        ></i></span
      ><span class="value">${written}</span>
    </li>`;
  let sum = start.value;
  const rows = [row(start.label, 0, sum, signed1(sum), "var(--line-strong)", "", start.title)];
  for (const {label, value, title} of steps) {
    rows.push(row(label, sum, sum + value, signed1(value), value < 0 ? "var(--reject)" : "var(--accept)", "", title));
    sum += value;
  }
  rows.push(row(total, 0, sum, signed1(sum), "var(--ink)", "total"));
  return html`<div class="waterfall" style=${`--zero: ${at(0)}; --cut: ${at(threshold)}`}>
    <ol aria-label=${`Evidence in ${unit}`}>
      ${rows}
    </ol>
    <ol aria-hidden="true">
      <li class="axis">
        <span class="label">${unit}</span
        ><span class="track"
          >${ticks.map((t) => html`<span style=${`left: ${at(t)}`}>${t === 0 ? "0" : signed1(t).replace(".0", "")}</span>`)}</span
        ><span></span>
      </li>
    </ol>
    <p>Dashed: linked from ${threshold} ${unit}. The axis is the same for all pairs.</p>
  </div>`;
}
