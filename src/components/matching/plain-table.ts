import {html} from "htl";

/** A small table as it stands: a header row, and a header in each row. The first column is text, the others numbers unless said. */
export function plainTable(
  label: string,
  heads: readonly string[],
  rows: readonly (readonly (Node | string)[])[],
  {numbers = true, keys = []}: {numbers?: boolean; keys?: readonly string[]} = {}
): HTMLElement {
  const kind = (i: number): string => (numbers && i ? "number" : "text");
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
                ${cells.map((v, i) => (i ? html`<td class=${kind(i)}>${v}</td>` : html`<th scope="row">${v}</th>`))}
              </tr>`
          )}
        </tbody>
      </table>
    </div>
  </div>`;
}
