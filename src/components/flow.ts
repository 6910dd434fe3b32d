import {html, svg} from "htl";
import {count} from "./format.js";

/** One band between two stages. Nodes come from the bands; a node's height is what flows through it. */
export interface Band {
  from: string;
  to: string;
  value: number;
}
export interface FlowNode {
  id: string;
  /** Stage, from 0 on the left. */
  stage: number;
  label: string;
  colour: string;
}
export interface Flow {
  nodes: readonly FlowNode[];
  bands: readonly Band[];
  /** What is counted, such as "lines". */
  unit: string;
}

const BAR = 10;
const GAP = 6;
/** A node's label has two lines and needs its place, however little flows. */
const SLOT = 32;
const LEAST = 1.5;

interface Placed extends FlowNode {
  value: number;
  x: number;
  y: number;
  height: number;
}

/** Places nodes stage by stage in the order given; heights are true to the values, but never below a hair's breadth. */
function place({nodes, bands}: Flow, width: number, height: number): Map<string, Placed> {
  const stages = Math.max(...nodes.map((d) => d.stage)) + 1;
  const into = (id: string): number => bands.reduce((sum, b) => sum + (b.to === id ? b.value : 0), 0);
  const outOf = (id: string): number => bands.reduce((sum, b) => sum + (b.from === id ? b.value : 0), 0);
  const value = (d: FlowNode): number => Math.max(into(d.id), outOf(d.id));
  const columns = Array.from({length: stages}, (_, s) => nodes.filter((d) => d.stage === s && value(d) > 0));
  const total = Math.max(...columns.map((c) => c.reduce((sum, d) => sum + value(d), 0)));
  const slots = (Math.max(...columns.map((c) => c.length)) - 1) * (SLOT + GAP);
  const scale = Math.max(height - slots, 60) / total;
  const placed = new Map<string, Placed>();
  columns.forEach((column, s) => {
    let y = 0;
    for (const d of column) {
      const h = Math.max(LEAST, value(d) * scale);
      placed.set(d.id, {...d, value: value(d), x: (s * (width - BAR)) / Math.max(1, stages - 1), y, height: h});
      y += Math.max(h, SLOT) + GAP;
    }
  });
  return placed;
}

/** Height shared out among the nodes: more for more of them, in pixels. */
function room({nodes, bands}: Flow): number {
  const used = nodes.filter((d) => bands.some((b) => b.value > 0 && (b.from === d.id || b.to === d.id)));
  const most = Math.max(...[...new Set(used.map((d) => d.stage))].map((s) => used.filter((d) => d.stage === s).length));
  return 134 + most * (SLOT + GAP);
}

const bottomOf = (placed: ReadonlyMap<string, Placed>): number =>
  Math.max(...[...placed.values()].map((d) => d.y + Math.max(d.height, SLOT)));

/** Height that a flow takes so that no label falls on another, in pixels. */
export const flowHeight = (data: Flow): number => bottomOf(place(data, 100, room(data))) + 16;

/** How something is shared out from stage to stage: bars joined by bands as high as what flows. */
export function flow(label: string, data: Flow, width: number): Element {
  const right = width < 560 ? 128 : 224;
  const letters = Math.floor((right - BAR - 6) / 5.8);
  const cut = (text: string): string => (text.length > letters ? `${text.slice(0, letters - 1).trimEnd()}…` : text);
  const inner = width - right;
  const placed = place(data, inner, room(data));
  const left = new Map<string, number>();
  const entered = new Map<string, number>();
  const order = (id: string): number => placed.get(id)!.y;
  const bands = data.bands
    .filter((b) => b.value > 0 && placed.has(b.from) && placed.has(b.to))
    .sort((a, b) => order(a.from) - order(b.from) || order(a.to) - order(b.to))
    .map((b) => {
      const [p, q] = [placed.get(b.from)!, placed.get(b.to)!];
      const [hp, hq] = [(b.value / p.value) * p.height, (b.value / q.value) * q.height];
      const [y0, y1] = [p.y + (left.get(b.from) ?? 0), q.y + (entered.get(b.to) ?? 0)];
      left.set(b.from, (left.get(b.from) ?? 0) + hp);
      entered.set(b.to, (entered.get(b.to) ?? 0) + hq);
      const [x0, x1] = [p.x + BAR, q.x];
      const mid = (x0 + x1) / 2;
      const path = `M${x0},${y0}C${mid},${y0} ${mid},${y1} ${x1},${y1}V${y1 + hq}C${mid},${y1 + hq} ${mid},${y0 + hp} ${x0},${y0 + hp}Z`;
      return svg`<path d=${path} fill=${q.colour} fill-opacity="0.28"><title>${`${p.label} → ${q.label}: ${count(b.value)} ${data.unit}`}</title></path>`;
    });
  const bottom = bottomOf(placed);
  const bars = [...placed.values()].map((d) => {
    const isLast = d.stage === Math.max(...data.nodes.map((n) => n.stage));
    const text = isLast || width >= 560 || d.stage === 0;
    return svg`<g><rect x=${d.x} y=${d.y} width=${BAR} height=${d.height} fill=${d.colour}></rect>${
      text
        ? svg`<text x=${d.x + BAR + 6} y=${d.y + Math.min(d.height / 2, 8)} dy="0.35em" fill="var(--ink)" paint-order="stroke" stroke="var(--paper)" stroke-width="3">${cut(d.label)}<tspan x=${d.x + BAR + 6} dy="1.25em" font-weight="600">${count(d.value)}</tspan></text>`
        : null
    }<title>${`${d.label}: ${count(d.value)} ${data.unit}`}</title></g>`;
  });
  return html`<svg
    class="flow"
    role="img"
    aria-label=${label}
    width=${width}
    height=${bottom + 8}
    viewBox=${`0 -8 ${width} ${bottom + 8}`}
  >
    ${bands}${bars}
  </svg>`;
}
