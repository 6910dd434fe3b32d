import {html} from "htl";
import type {ProductRow} from "../../../loaders/products.ts";
import type {Column} from "../data-table.js";
import * as f from "../format.js";
import {statusBadge} from "../overview/alerts.js";
import {productLink} from "../product-link.js";

/** Columns of the articles' table, the margin where a cost table is given. Bars are scaled to the best seller, which is in the first rows. */
export const columns = (first: readonly ProductRow[], withMargin: boolean): Column<ProductRow>[] => [
  {label: "Code", value: (d) => d.code, format: (v) => html`<span class="code">${v}</span>`},
  {label: "Article", value: (d) => d.name, title: (d) => d.name, format: (v: string, d) => productLink(d.code, v)},
  {
    label: "Revenue",
    value: (d) => d.now,
    format: f.wholePounds,
    bar: "var(--sales)",
    max: Math.max(1, ...first.map((d) => d.now))
  },
  {label: "Change", value: (d) => (d.before ? d.now / d.before - 1 : null), format: f.signedPercent},
  {label: "Units", value: (d) => d.units, format: f.count},
  {label: "Price", value: (d) => d.price, format: f.pounds},
  ...(withMargin ? [{label: "Margin", value: (d: ProductRow) => d.marginRate ?? null, format: f.percent}] : []),
  {label: "Returned", value: (d) => d.returnRate, format: f.percent},
  {label: "Rating", value: (d) => d.rating, format: f.fixed2, title: (d) => f.counted(d.reviews, "review")},
  {label: "Status", value: (d) => d.status, format: (v) => statusBadge(v), key: "by-status"},
  {label: "Category", value: (d) => d.category},
  {label: "Last sold", value: (d) => d.lastSold, format: f.day, key: "last"}
];
