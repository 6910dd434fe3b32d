import {html} from "htl";
import {count} from "./format.js";
import type {Filter} from "./table-model.js";

type Chosen = Readonly<Record<string, readonly string[]>>;

/** Chips of a table's filters, each with its number of rows, and a reset; `onchange` hears what is chosen now. */
export function chips<Row>(
  filters: readonly Filter<Row>[],
  onchange: (chosen: Chosen) => void
): {node: HTMLElement | null; show: (chosen: Chosen) => void} {
  let chosen: Chosen = {};
  const toggle = (key: string, value: string): void => {
    const now = chosen[key] ?? [];
    onchange({...chosen, [key]: now.includes(value) ? now.filter((v) => v !== value) : [...now, value]});
  };
  const buttons: {key: string; value: string; node: HTMLElement}[] = [];
  const groups = filters.map((f) => {
    const all = f.options.map(([value, n]) => {
      const node = html`<button class="push chip-button" aria-pressed="false" onclick=${() => toggle(f.key, value)}>
        ${f.write?.(value) ?? value} <span class="n">${count(n)}</span>
      </button>`;
      buttons.push({key: f.key, value, node});
      return node;
    });
    return html`<div class="filter" role="group" aria-label=${f.label}>
      <span class="filter-label">${f.label}</span>${all}
    </div>`;
  });
  const reset = html`<button
    class="link"
    hidden
    onclick=${() => onchange(Object.fromEntries(filters.map((f) => [f.key, []])))}
  >
    Reset filters
  </button>`;
  return {
    node: filters.length ? html`<div class="filters">${groups}${reset}</div>` : null,
    show(next) {
      chosen = next;
      for (const {key, value, node} of buttons)
        node.setAttribute("aria-pressed", String(next[key]?.includes(value) ?? false));
      reset.hidden = !Object.values(next).some((values) => values.length);
    }
  };
}
