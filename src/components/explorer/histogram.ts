import {html, svg} from "htl";
import {CUTS} from "./cuts.js";
import {PLOT, shownOf, type Board, type Part} from "./parts.js";
import {rangeBrush} from "./range-brush.js";
import {binsOf, type Range} from "./selection.js";

export interface Histogram {
  cut: "day" | "price" | "quantity";
  title: string;
  note?: string;
  /** Bins drawn as one bar. Default 1. */
  group?: number;
  /** Bins with a label on the axis, and what is written there. */
  ticks: (width: number) => readonly (readonly [bin: number, text: string])[];
  /** A chosen range in words. */
  say: (range: Range) => string;
}

/** Lines of the grid at most. */
const GRID = 5;

/** Round numbers between two bounds, nought apart: two to five of them, at one, two or five times a power of ten. */
export function roundSteps(least: number, most: number): number[] {
  const room = most - least;
  if (!(room > 0)) return [];
  const power = 10 ** Math.floor(Math.log10(room / 2));
  const step = [5, 2, 1].map((m) => m * power).find((d) => room / d >= 2)!;
  const first = Math.ceil(least / step);
  const steps = Array.from({length: Math.floor(most / step) - first + 1}, (_, i) => (first + i) * step);
  return steps.filter((v) => v !== 0).slice(0, GRID);
}

/** Bars of one cut with a brush. One path is set per frame; the scale follows the highest bar. */
export function histogram(b: Board, {cut, title, note, group = 1, ticks, say}: Histogram): Part {
  const dimension = CUTS.indexOf(cut);
  const bins = binsOf(b.lines, cut);
  const bars = new Float64Array(Math.ceil(bins / group));
  const {height, left, right, top, bottom} = PLOT;
  const base = height - bottom;
  let width = 0;
  const x = (bin: number): number => left + (bin / bins) * (width - left - right);
  const path = svg`<path class="bars"></path>`;
  const zero = svg`<line class="zero" x1=${left} x2="100%"></line>`;
  const axis = svg`<g class="axis"></g>`;
  const grid = Array.from({length: GRID}, () => ({
    line: svg`<line class="grid" x1=${left} x2="100%"></line>`,
    label: svg`<text class="axis-text" x=${left - 6} text-anchor="end" dy="0.32em"></text>`
  }));
  const area = svg`<svg width="100%" height=${height} class="brushed">${grid.map((d) => d.line)}${path}${zero}${axis}${grid.map((d) => d.label)}</svg>`;
  const said = html`<span class="said"></span>`;
  const node = html`<section
    class="cut"
    tabindex="0"
    role="group"
    aria-label=${`${title}. Arrow keys move the range, Shift and arrows its end, Escape clears it.`}
  >
    <h2>${title} ${said}</h2>
    ${area} ${note ? html`<p class="note-line">${note}</p>` : null}
  </section>`;
  const place = rangeBrush(
    node,
    area,
    {
      bins,
      step: group,
      get: () => b.selection()[cut],
      set: (range, done) => b.change({[cut]: range}, done)
    },
    () => ({from: x(0), to: x(bins), top, bottom: base})
  );

  function paint(): void {
    if (!width) return;
    bars.fill(0);
    const shown = shownOf(b, dimension);
    for (let i = 0; i < bins; i++) bars[Math.floor(i / group)]! += shown[i]!;
    let [most, least] = [0, 0];
    for (const v of bars) {
      if (v > most) most = v;
      if (v < least) least = v;
    }
    const room = most - least || 1;
    const y = (v: number): number => base - ((v - least) / room) * (base - top);
    const [ground, w] = [
      y(0).toFixed(1),
      Math.max(0.6, x(group) - x(0) - (width / bars.length > 6 ? 1 : 0)).toFixed(1)
    ];
    let d = "";
    for (let i = 0; i < bars.length; i++)
      if (bars[i]) d += `M${x(i * group).toFixed(1)} ${ground}V${y(bars[i]!).toFixed(1)}h${w}V${ground}z`;
    path.setAttribute("d", d);
    zero.setAttribute("y1", ground);
    zero.setAttribute("y2", ground);
    const marks = roundSteps(least, most);
    grid.forEach(({line, label}, i) => {
      const at = marks[i];
      line.setAttribute("visibility", at === undefined ? "hidden" : "visible");
      label.textContent = at === undefined ? "" : b.brief(at);
      if (at === undefined) return;
      const place = y(at).toFixed(1);
      line.setAttribute("y1", place);
      line.setAttribute("y2", place);
      label.setAttribute("y", place);
    });
    const range = b.selection()[cut];
    said.textContent = range ? say(range) : "";
    place();
  }

  new ResizeObserver(([entry]) => {
    const now = Math.floor(entry!.contentRect.width);
    if (!now || now === width) return;
    width = now;
    axis.replaceChildren(
      ...ticks(width).map(
        ([bin, text]) =>
          svg`<text class="axis-text" x=${x(bin).toFixed(1)} y=${height - 6} text-anchor="middle">${text}</text>`
      )
    );
    paint();
  }).observe(area);
  return {node, paint};
}
