import {html} from "htl";
import {download, toCsv} from "../csv.js";
import {fold} from "../table-model.js";

/** A cell: as it is written, or a value, which the CSV holds, with how it is written. */
export type Cell = Node | string | readonly [value: number | string | null | undefined, written: Node | string];

export interface PlainOptions {
  /** Whether columns but the first hold numbers. Default true. */
  numbers?: boolean;
  /** Names of the rows, for scripts that look for one. */
  keys?: readonly string[];
  /** Name of the CSV, without its ending. Default from the label. */
  file?: string;
  /** The query behind the rows, on the published views. */
  sql?: string;
}

/**
 * A small table as it stands: a header row, a header in each row, a CSV. The first column is text, the others numbers
 * unless said.
 */
export function plainTable(
  label: string,
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
  {numbers = true, keys = [], file, sql}: PlainOptions = {}
): HTMLElement {
  const kind = (i: number): string => (numbers && i ? "number" : "text");
  const save = html`<button class="link">CSV</button>`;
  save.onclick = () =>
    download(
      `${file ?? fold(label).replace(/[^a-z0-9]+/g, "-")}.csv`,
      toCsv(
        heads,
        rows.map((row) => row.map(valueOf))
      )
    );
  const query = html`<pre
    class="query"
    tabindex="0"
    role="region"
    aria-label=${`Query: ${label}`}
    hidden
  ><code>${sql}</code></pre>`;
  const ask = html`<button class="link" aria-expanded="false">Query</button>`;
  ask.onclick = () => {
    query.hidden = !query.hidden;
    ask.setAttribute("aria-expanded", String(!query.hidden));
  };
  return html`<div class="table plain">
    <div class="scroll" role="region" aria-label=${label} tabindex="0">
      <table>
        <thead>
          <tr>
            ${heads.map((h, i) => html`<th scope="col" class=${kind(i)}>${h}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (cells, r) =>
              html`<tr data-row=${keys[r] ?? null}>
                ${cells.map((v, i) => (i ? html`<td class=${kind(i)}>${written(v)}</td>` : html`<th scope="row">${written(v)}</th>`))}
              </tr>`
          )}
        </tbody>
      </table>
    </div>
    <div class="controls below"><span class="right">${sql ? ask : null}${save}</span></div>
    ${sql ? query : null}
  </div>`;
}

const isPair = (cell: Cell): cell is Extract<Cell, readonly unknown[]> => Array.isArray(cell);
const written = (cell: Cell): Node | string => (isPair(cell) ? cell[1] : cell);
/** What the CSV holds. */
const valueOf = (cell: Cell): number | string | null | undefined =>
  isPair(cell) ? cell[0] : typeof cell === "string" ? cell : cell.textContent!.replace(/\s+/g, " ").trim();
