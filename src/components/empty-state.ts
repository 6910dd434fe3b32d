import {html} from "./html.js";

/** Says why there is nothing to show and what would change that. */
export function emptyState(what: string, why: string, next?: string | Node): HTMLElement {
  return html`<div class="empty" role="note">
    <b>${what}</b>
    <p>${why}</p>
    ${next ? html`<p>${next}</p>` : null}
  </div>`;
}
