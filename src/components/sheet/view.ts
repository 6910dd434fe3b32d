import {html} from "htl";
import type {Sheet} from "../../../loaders/sheets.ts";
import {emptyState} from "../empty-state.js";
import {figures} from "../figure-card.js";
import {finding} from "../finding.js";
import {howCounted} from "../how-counted.js";
import {prices, sales} from "./charts.js";
import {listings, names, siblings} from "./identity.js";
import {ratings, reviewTexts} from "./reviews.js";
import {cards, heading, periodNote} from "./summary.js";

const neverSold = (): HTMLElement =>
  html`<div class="columns single">
    ${emptyState(
      "Nothing to draw",
      "No line of this article is a sale or a return: its lines were set aside, for want of a customer, a price or a quantity.",
      html`<a href="../quality#rejects">What was set aside</a>`
    )}
  </div>`;

/** Everything known about one article, from the shop's sales and the marketplace's reviews. */
export function view(s: Sheet): DocumentFragment {
  return html.fragment`${heading(s)}
${figures(cards(s), periodNote(s))}
${s.months.length ? html`<div class="columns">${finding(sales(s))}${finding(prices(s))}</div>` : neverSold()}
<div class="columns"><section><h2>Names over time</h2>${names(s)}</section><section><h2>Siblings</h2>${siblings(s)}</section></div>
<h2>Listings on the marketplace</h2>
${listings(s)}
<div class="rated"><section><h2>Ratings</h2>${ratings(s)}</section><section><h2>Reviews</h2>${reviewTexts(s)}</section></div>
<h2>How this is counted</h2>
${howCounted([
  ["Sales, returns", "Lines of this code with a customer; exact duplicates set apart. Returns are cancelled invoices."],
  [
    "Price",
    "Unit prices of the lines sold in a month; the band runs from the 10th to the 90th percentile, approximate."
  ],
  ...(s.margin === null
    ? []
    : [
        ["Margin", "Gross revenue less unit cost of the cost table times pieces sold; returns are not taken off."] as [
          string,
          string
        ]
      ]),
  [
    "Names",
    "As typed in the lines, from the day each came into use to the day before the next; remarks in place of a name are set aside."
  ],
  [
    "Links",
    "A listing is linked above the bar, put to a steward between the bars, and not linked below; probabilities are the matching strategy's."
  ],
  ["Ratings", "Stars of reviews whose listing is linked. Nothing is inferred for an article without a linked listing."]
])}`;
}
