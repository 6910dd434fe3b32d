import {html} from "../html.js";
import type {Sheet, SheetReview} from "../../../loaders/sheets.ts";
import {emptyState} from "../empty-state.js";
import * as f from "../format.js";

/** Half stars are rounded up. */
const stars = (n: number): string => "★".repeat(Math.round(n)) + "☆".repeat(5 - Math.round(n));

/** How many reviews gave how many stars. */
export function ratings({stars: counts, rating}: Sheet): HTMLElement {
  const all = counts.reduce((a, b) => a + b, 0);
  if (!all || rating == null)
    return emptyState(
      "No rating to show",
      "Ratings come with reviews of linked listings; none is linked to this article.",
      html`<a href="../quality#matching">How much is linked</a>`
    );
  const top = Math.max(...counts);
  const row = (n: number): HTMLElement =>
    html`<tr>
      <th scope="row"><span aria-label=${f.counted(n, "star")} role="img">${stars(n)}</span></th>
      <td>
        <span
          class="bar wide"
          style=${`--c: var(--ink-3); --w: ${((100 * counts[n - 1]!) / top).toFixed(1)}%`}
          aria-hidden="true"
        ></span>
      </td>
      <td class="number">${f.count(counts[n - 1]!)}</td>
      <td class="number">${f.percent(counts[n - 1]! / all)}</td>
    </tr>`;
  return html`<div class="table">
    <p class="subtitle"><b>${f.fixed2(rating)}</b> of 5 in ${f.counted(all, "review")} of linked listings</p>
    <table class="stars">
      <tbody>
        ${[5, 4, 3, 2, 1].map(row)}
      </tbody>
    </table>
  </div>`;
}

/** The newest review texts. */
export function reviewTexts({reviews, reviewCount}: Sheet): HTMLElement {
  const told = reviews.filter((d) => d.body || d.title);
  if (!told.length)
    return emptyState(
      "No review text",
      "A review is shown here only if its listing is linked above the bar. It is never given to the most popular article instead."
    );
  const one = (d: SheetReview): HTMLElement =>
    html`<li>
      <p class="meta">
        ${d.rating == null ? null : html`<span role="img" aria-label=${`${d.rating} of 5 stars`}>${stars(d.rating)}</span>`}
        ${d.on ? f.day(d.on) : "no date"}
      </p>
      ${d.title ? html`<p class="title">${d.title}</p>` : null}${d.body ? html`<p>${d.body}</p>` : null}
    </li>`;
  return html`<div>
    <ol class="review-list">
      ${told.map(one)}
    </ol>
    <p class="figures-note">The newest ${f.count(told.length)} of ${f.count(reviewCount)}.</p>
  </div>`;
}
