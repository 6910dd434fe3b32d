import {html} from "htl";
import {MISSING} from "./format.js";
import type {Column} from "./table-model.js";

/** Writes cells: numbers to the right, an inline bar where comparing matters, an en dash for what is missing. */
export function cellWriter<Row>(
  columns: readonly Column<Row>[],
  numeric: readonly boolean[],
  rows: readonly Row[]
): (column: number, row: Row) => HTMLElement {
  const top = columns.map((c) =>
    c.bar ? (c.max ?? rows.reduce((m, r) => Math.max(m, Number(c.value(r)) || 0), 0)) : 0
  );
  return (i, row) => {
    const c = columns[i]!;
    const v = c.value(row);
    const written = v == null ? MISSING : c.format ? c.format(v as never, row) : String(v);
    const fill = typeof c.bar === "function" ? c.bar(row) : c.bar;
    const share = v == null || !top[i] ? 0 : Math.max(0, (100 * Number(v)) / top[i]);
    const style = `--c: ${fill}; --w: ${share.toFixed(1)}%`;
    const bar =
      fill && v != null
        ? html`<span class=${`bar${c.max === 1 ? " track" : ""}`} style=${style} aria-hidden="true"></span>`
        : null;
    const content = bar ? html`<span class="barred">${bar}<span>${written}</span></span>` : written;
    return html`<td class=${numeric[i] ? "number" : "text"} title=${c.title?.(row) ?? null}>${content}</td>`;
  };
}
