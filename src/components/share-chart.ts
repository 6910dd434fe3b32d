import {svg} from "htl";

/** Where a share lies in a panel, in pixels. */
export interface Place {
  x: (share: number) => number;
  y: (share: number) => number;
}
/** One panel of a chart of shares. */
export interface SharePanel {
  /** Name above the panel. */
  name?: string;
  /** Draws lines and intervals. */
  marks: (at: Place) => readonly Node[];
  /** Points over them; each tells its lines under the pointer and by focus. */
  points: readonly SharePoint[];
}
export interface SharePoint {
  x: number;
  y: number;
  /** Radius in pixels. */
  r: number;
  fill: string;
  stroke: string;
  /** Exact values, a line each. */
  tip: readonly string[];
}
export interface ShareChart {
  /** What a screen reader hears. */
  label: string;
  width: number;
  height: number;
  /** Least share on both axes; the greatest is 1. */
  from: number;
  /** Steps between the shares that are written. */
  steps: number;
  x: string;
  y: string;
  panels: readonly SharePanel[];
}

const MARGIN = {top: 28, right: 18, bottom: 40, left: 44, between: 32} as const;

/** A share against a share, in one panel or several with the same axes, in the house style of charts; drawn without a library. */
export function shareChart({label, width, height, from, steps, x, y, panels}: ShareChart): SVGSVGElement {
  const side = (width - MARGIN.left - MARGIN.right - MARGIN.between * (panels.length - 1)) / panels.length;
  const bottom = height - MARGIN.bottom;
  const part = (share: number): number => (share - from) / (1 - from);
  const ticks = Array.from({length: steps + 1}, (_, i) => from + ((1 - from) * i) / steps);
  const written = (share: number): string => `${Math.round(100 * share)}%`;
  const drawn = panels.map(({name, marks, points}, i) => {
    const left = MARGIN.left + i * (side + MARGIN.between);
    const at: Place = {
      x: (share) => left + part(share) * side,
      y: (share) => bottom - part(share) * (bottom - MARGIN.top)
    };
    // Every second share is left out where the numbers would touch.
    const narrow = side / steps < 44 ? 2 : 1;
    return {
      still: svg`<g>
        ${ticks.map((t) => svg`<line x1=${left} x2=${left + side} y1=${at.y(t)} y2=${at.y(t)} stroke="var(--line)"></line>`)}
        ${ticks.map((t, k) => (k % narrow ? null : svg`<text x=${at.x(t)} y=${bottom + 18} text-anchor="middle">${written(t)}</text>`))}
        ${i ? null : ticks.map((t) => svg`<text x=${left - 8} y=${at.y(t)} dy="0.32em" text-anchor="end">${written(t)}</text>`)}
        ${name ? svg`<text x=${left + side / 2} y=${MARGIN.top - 12} text-anchor="middle" fill="var(--ink)">${name}</text>` : null}
        ${marks(at)}
      </g>`,
      points: points.map((d) => ({...d, cx: at.x(d.x), cy: at.y(d.y)}))
    };
  });
  const tip = svg`<g pointer-events="none"></g>` as SVGGElement;
  const circles = drawn.flatMap((d) => d.points).map((d) => circle(d, tip, width));
  return svg`<svg class="plot shares" role="group" aria-label=${label} width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`}>
    <text x="0" y="10">↑ ${y}</text>
    <text x=${width - MARGIN.right} y=${height - 4} text-anchor="end">${x} →</text>
    ${drawn.map((d) => d.still)}${circles}${tip}
  </svg>` as SVGSVGElement;
}

const LINE = 17;
/** A point that tells its values when pointed at, tapped or focused. */
function circle(d: SharePoint & {cx: number; cy: number}, tip: SVGGElement, width: number): SVGElement {
  const node =
    svg`<circle cx=${d.cx} cy=${d.cy} r=${d.r} fill=${d.fill} stroke=${d.stroke} stroke-width="1.5" tabindex="0" role="img" aria-label=${d.tip.join(", ")}></circle>` as SVGElement;
  const wide = 16 + 6.6 * Math.max(...d.tip.map((line) => line.length));
  const high = 12 + LINE * d.tip.length;
  const [x, y] = [Math.min(Math.max(0, d.cx - wide / 2), width - wide), d.cy - high - 12];
  const top = y < 0 ? d.cy + 12 : y;
  const show = (): void =>
    tip.replaceChildren(
      svg`<rect x=${x} y=${top} width=${wide} height=${high} rx="3" fill="var(--paper)" stroke="var(--line-strong)"></rect>`,
      ...d.tip.map(
        (line, i) =>
          svg`<text x=${x + 8} y=${top + 18 + LINE * i} fill="var(--ink)" font-weight=${i ? 400 : 600}>${line}</text>`
      )
    );
  const hide = (): void => tip.replaceChildren();
  for (const event of ["pointerenter", "focus"]) node.addEventListener(event, show);
  for (const event of ["pointerleave", "blur"]) node.addEventListener(event, hide);
  return node;
}

/** A line through points that are in the panel's own pixels. */
export const polyline = (
  points: readonly (readonly [number, number])[],
  {dashed = false, stroke = "var(--ink)"} = {}
): Node =>
  svg`<polyline points=${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")} fill="none" stroke=${stroke} stroke-width="1.5" stroke-dasharray=${dashed ? "4 3" : null}></polyline>`;

/** A straight line, as an interval is drawn. */
export const segment = (x1: number, y1: number, x2: number, y2: number, stroke: string): Node =>
  svg`<line x1=${x1} y1=${y1} x2=${x2} y2=${y2} stroke=${stroke} stroke-width="1.5"></line>`;
