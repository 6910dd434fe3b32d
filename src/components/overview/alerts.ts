import {html} from "htl";
import type {Alert, Overview} from "../../../loaders/overview.ts";
import {badge} from "../badge.js";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import * as f from "../format.js";
import {productLink} from "../product-link.js";

/** An alert status as a badge; colour, glyph and word say the same. */
export const statusBadge = (status: string): HTMLElement =>
  status === "CRITICAL"
    ? badge("reject", "Critical")
    : status === "WATCH"
      ? badge("ask", "Watch")
      : badge("accept", "OK");

/** Articles whose ratings are low while they sell; where no review is linked, why there is nothing. */
export function alerts(o: Overview): HTMLElement {
  const {critical, watch, ok} = o.rated;
  const rated = critical + watch + ok;
  if (!rated)
    return html`<section class="alerts">
      <h2 id="alerts">Alerts</h2>
      ${emptyState(
        "No alert can be computed yet",
        "An alert needs ratings, and no review is linked to an article so far.",
        "Load listings and reviews, then refresh; alerts appear here with article, rating and number of reviews."
      )}
    </section>`;
  const title = `${f.counted(critical, "article")} critical, ${f.count(watch)} to watch, of ${f.count(rated)} rated`;
  const table = dataTable<Alert>({
    caption: "Articles with an alert",
    controls: false,
    file: "alerts",
    sql: o.sql.alerts,
    rows: o.alerts.slice(0, 8),
    columns: [
      {label: "Status", value: (d) => d.status, format: (v) => statusBadge(v)},
      {label: "Article", value: (d) => d.name, title: (d) => d.name, format: (v: string, d) => productLink(d.code, v)},
      {label: "Rating", value: (d) => d.rating, format: f.fixed2},
      {label: "Reviews", value: (d) => d.reviews, format: f.count},
      {label: "Revenue", value: (d) => d.revenue, format: f.compactPounds, title: (d) => f.pounds(d.revenue)}
    ]
  });
  return html`<section class="alerts finding">
    <h2 id="alerts">${title}</h2>
    <div class="subtitle">
      Best-selling first, all dates. ${html`<a href="./products?status=CRITICAL&status=WATCH">All alerts</a>`}
    </div>
    ${o.alerts.length ? table : emptyState("No alert", "Every rated article stands well.")}
  </section>`;
}
