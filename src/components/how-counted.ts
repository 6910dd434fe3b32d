import {html} from "htl";

/** The block that ends a page: each measure's definition, what was left out, and where it comes from. */
export function howCounted(entries: readonly [term: string, definition: string | Node][]): HTMLElement {
  return html`<div class="counted">
    <dl>${entries.map(([term, definition]) => html.fragment`<dt>${term}</dt><dd>${definition}</dd>`)}</dl>
  </div>`;
}
