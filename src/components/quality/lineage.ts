import {html, svg} from "htl";
import type {LineageRow} from "../../../loaders/lineage.json.ts";
import type {Model, Quality} from "../../../loaders/quality.ts";
import {fromColumns, type Columns} from "../columns.js";
import {count, counted, MISSING} from "../format.js";

/** Layers from left to right. */
const LAYERS = ["inputs", "staging", "cleaned", "mdm", "dimensions", "facts", "marts", "published"];
/** Layers that stand in the column of another: what comes from outside, and reviewed tables beside the staged ones. */
const COLUMN_OF: Readonly<Record<string, string>> = {files: "inputs", raw: "inputs", reference: "staging"};
const LABELS: Readonly<Record<string, string>> = {staging: "staging, reference"};
const ROW = 20;
const COLUMN = 146;
/** Longer names are cut, with the whole name in the title. */
const LETTERS = 21;

interface Box extends Model {
  column: number;
  row: number;
}

const layerOf = ({layer}: Model): string => COLUMN_OF[layer] ?? layer;
const shown = (q: Quality): Model[] => q.models.filter((d) => layerOf(d) !== "meta");

/** Height of the graph, pixels: that of its longest column. */
function heightOf(q: Quality): number {
  const sizes = new Map<string, number>();
  for (const d of shown(q)) sizes.set(layerOf(d), (sizes.get(layerOf(d)) ?? 0) + 1);
  return 44 + ROW * Math.max(0, ...sizes.values());
}
const short = (name: string): string => name.replace(/^[^/]*\.(?=\w+$)/, "").replace(/^.*\//, "");

/** Columns by layer; within one, models stand near what they are made from, so that lines cross less. */
function place(models: readonly Model[]): Box[] {
  const used = LAYERS.filter((layer) => models.some((d) => layerOf(d) === layer));
  const boxes = new Map<string, Box>();
  for (const [column, layer] of used.entries()) {
    const near = (d: Model): number => {
      const rows = d.from.flatMap((name) => boxes.get(name)?.row ?? []);
      return rows.length ? rows.reduce((a, b) => a + b, 0) / rows.length : Infinity;
    };
    const list = models
      .filter((d) => layerOf(d) === layer)
      .sort((a, b) => near(a) - near(b) || a.name.localeCompare(b.name));
    list.forEach((d, row) => boxes.set(d.name, {...d, column, row}));
  }
  return [...boxes.values()];
}

/** All that a model is made from, or is made from it, at any distance. */
function reach(start: string, step: (name: string) => readonly string[]): Set<string> {
  const seen = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name; name = open.pop())
    for (const next of step(name)) if (!seen.has(next) && seen.add(next)) open.push(next);
  return seen;
}

/** The graph of all models, as read from their SQL; a click shows a model's columns and where each comes from. */
export function lineage(q: Quality, later?: () => Promise<unknown>): HTMLElement {
  // A graph is no first number: the page from the build only keeps its place.
  if (typeof location === "undefined") return html`<div class="lineage" style=${`min-height: ${heightOf(q)}px`}></div>`;
  const boxes = place(shown(q));
  const at = new Map(boxes.map((d) => [d.name, d]));
  const uses = new Map<string, string[]>();
  for (const d of boxes) for (const source of d.from) uses.set(source, [...(uses.get(source) ?? []), d.name]);
  const x = (d: Box): number => d.column * COLUMN;
  const y = (d: Box): number => 34 + d.row * ROW;
  const layers = [...new Set(boxes.map((d) => d.column))].map(
    (c) => [c, layerOf(boxes.find((d) => d.column === c)!)] as const
  );
  const width = layers.length * COLUMN;
  const height = heightOf(q);
  const edges = boxes.flatMap((d) =>
    d.from.flatMap((name) => {
      const s = at.get(name);
      if (!s) return [];
      const [x0, x1] = [x(s) + COLUMN - 18, x(d) - 4];
      const path = `M${x0},${y(s)}C${x0 + 22},${y(s)} ${x1 - 22},${y(d)} ${x1},${y(d)}`;
      return [{from: name, to: d.name, node: svg`<path d=${path} class="edge"></path>`}];
    })
  );
  const detail = html`<div class="lineage-detail" aria-live="polite">
    <p class="figures-note">Choose a model to see its columns and where each comes from.</p>
  </div>`;
  const nodes = boxes.map((d) => {
    const name = short(d.name);
    const node = svg`<g class="model" tabindex="0" role="button" aria-label=${`${d.name}: ${counted(d.from.length, "source")}`} transform=${`translate(${x(d)},${y(d)})`}><text dy="0.35em">${name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name}</text><title>${d.name}${d.rows == null ? "" : `, ${counted(d.rows, "row")}`}</title></g>`;
    const choose = (): void => void show(d);
    node.addEventListener("click", choose);
    node.addEventListener(
      "keydown",
      (e) => ["Enter", " "].includes((e as KeyboardEvent).key) && (e.preventDefault(), choose())
    );
    return {name: d.name, node};
  });
  async function show(d: Box): Promise<void> {
    const above = reach(d.name, (name) => at.get(name)?.from ?? []);
    const below = reach(d.name, (name) => uses.get(name) ?? []);
    const inside = (set: Set<string>, name: string): boolean => name === d.name || set.has(name);
    for (const {name, node} of nodes)
      node.setAttribute(
        "class",
        `model ${name === d.name ? "chosen" : above.has(name) || below.has(name) ? "near" : "far"}`
      );
    for (const e of edges)
      e.node.setAttribute(
        "class",
        `edge ${(inside(above, e.from) && inside(above, e.to)) || (inside(below, e.from) && inside(below, e.to)) ? "near" : "far"}`
      );
    detail.replaceChildren(html`<p class="figures-note">Loading columns …</p>`);
    try {
      const rows = fromColumns<LineageRow>((await later!()) as Columns).filter((r) => r.relation === d.name);
      detail.replaceChildren(columnsOf(d, rows, above.size, below.size));
    } catch {
      detail.replaceChildren(
        html`<p>The columns could not be loaded; the graph still works. Choose the model again to retry.</p>`
      );
    }
  }
  return html`<div class="lineage">
    <div class="scroll" role="region" aria-label="Lineage of models" tabindex="0">
      <svg width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`}>
        ${layers.map(([c, label]) => svg`<text x=${c * COLUMN} y="12" class="layer">${LABELS[label] ?? label}</text>`)}${edges.map((e) => e.node)}${nodes.map((n) => n.node)}
      </svg>
    </div>
    ${detail}
  </div>`;
}

function columnsOf(d: Box, rows: readonly LineageRow[], above: number, below: number): HTMLElement {
  const names = [...new Set(rows.map((r) => r.column))];
  const from = (column: string): string =>
    rows
      .filter((r) => r.column === column && r.source)
      .map((r) => `${r.source}.${r.from}`)
      .join(", ") || MISSING;
  return html`<div>
    <h3>${d.name}</h3>
    <p class="figures-note">
      ${d.description}${d.grain ? ` · ${d.grain}` : ""}${d.rows == null ? "" : ` · ${counted(d.rows, "row")}`} · made
      from ${counted(above, "relation")}, used by ${count(below)}
    </p>
    ${
      names.length
        ? html`<div class="table">
            <div class="scroll" role="region" aria-label=${`Columns of ${d.name}`} tabindex="0">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Column</th>
                    <th scope="col">Comes from</th>
                  </tr>
                </thead>
                <tbody>
                  ${names.map(
                    (c) =>
                      html`<tr>
                        <td class="code">${c}</td>
                        <td class="code wrap">${from(c)}</td>
                      </tr>`
                  )}
                </tbody>
              </table>
            </div>
          </div>`
        : html`<p class="figures-note">
            A file that came in, or a table made by code: its columns have no SQL to read.
          </p>`
    }
  </div>`;
}
