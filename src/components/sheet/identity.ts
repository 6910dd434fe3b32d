import {html} from "../html.js";
import type {Sheet, SheetListing, SheetName} from "../../../loaders/sheets.ts";
import {badge, type BadgeKind} from "../badge.js";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import * as f from "../format.js";
import {sheetPath} from "../product-link.js";

/** Names with the days on which each was in use. */
export function names(s: Sheet): HTMLElement {
  const item = (d: SheetName): HTMLElement =>
    html`<li>
      <span>${f.sentenceCase(d.name)}</span
      ><span>${d.to ? `${f.day(d.from)} to before ${f.day(d.to)}` : `since ${f.day(d.from)}`}</span>
    </li>`;
  return s.names.length
    ? html`<ol class="names">
        ${s.names.map(item)}
      </ol>`
    : emptyState("No name", "No line of this article holds a name; its code stands for it.");
}

/** Variants of the same motif. They stay articles of their own. */
export function siblings(s: Sheet): DocumentFragment {
  const chip = (d: Sheet["siblings"][number]): HTMLElement =>
    html`<a class="chip" href=${sheetPath(d.code, "../")} title=${`${f.pounds(d.gross)} in all`}
      ><span class="code">${d.code}</span>${f.sentenceCase(d.name)}</a
    >`;
  const list = s.siblings.length
    ? html`<div class="chips">${s.siblings.map(chip)}</div>`
    : emptyState("No sibling", "No other article has this name in another colour, size or pack.");
  return html.fragment`${list}<p class="figures-note">${badge("derived", "Derived")} Same words but for colour, size and pack. Siblings are articles of their own, never merged.</p>`;
}

const ZONES: Record<string, [BadgeKind, string]> = {
  accept: ["accept", "Linked"],
  ask: ["ask", "To judge"],
  reject: ["reject", "Not linked"]
};

/** Listings of the marketplace and how sure each link is. */
export function listings(s: Sheet): HTMLElement {
  if (!s.listings.length)
    return emptyState(
      "No listing is linked",
      "No listing of the marketplace was found to be this article.",
      html`<a href="../quality#matching">How much is linked</a>`
    );
  const zone = (d: SheetListing): [BadgeKind, string] => ZONES[d.zone] ?? ["plain", d.zone];
  return dataTable<SheetListing>({
    caption: "Listings of the marketplace",
    file: `${s.code}-listings`,
    controls: s.listings.length > 8,
    rows: s.listings,
    columns: [
      {label: "Link", value: (d) => zone(d)[1], format: (v, d) => badge(zone(d)[0], v)},
      {label: "Listing", value: (d) => d.id, format: (v) => html`<span class="code">${v}</span>`},
      {label: "Title", value: (d) => d.title, title: (d) => d.title},
      {label: "Decided by", value: (d) => d.reason, title: (d) => d.reason ?? ""},
      {label: "Price", value: (d) => d.price, format: f.pounds},
      {
        label: "Probability",
        value: (d) => d.probability,
        max: 1,
        bar: (d) => `var(--${d.zone === "accept" || d.zone === "ask" ? d.zone : "reject"})`,
        format: f.percent
      }
    ]
  });
}
