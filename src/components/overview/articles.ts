import {html} from "htl";
import type {Article, Overview} from "../../../loaders/overview.ts";
import type {DataTable} from "../data-table.js";
import * as f from "../format.js";
import {productLink} from "../product-link.js";
import {range} from "./summary.js";

/** Articles to look up; a row leads to its sheet. */
export function articleTable(o: Overview): DataTable<Article> {
  return {
    caption: `Best-selling articles, ${range(o.now)}`,
    file: "best-selling-articles",
    rows: o.articles,
    sortBy: "Revenue",
    sql: o.sql.articles,
    limit: 12,
    url: "",
    columns: [
      {label: "Code", value: (d) => d.code, format: (v) => html`<span class="code">${v}</span>`},
      {label: "Article", value: (d) => d.name, title: (d) => d.name, format: (v: string, d) => productLink(d.code, v)},
      {label: "Revenue", value: (d) => d.now, format: f.wholePounds, bar: "var(--sales)"},
      {label: "Year before", value: (d) => d.before || null, format: f.wholePounds},
      {label: "Change", value: (d) => (d.before ? d.now / d.before - 1 : null), format: f.signedPercent},
      {label: "Units", value: (d) => d.units, format: f.count},
      {label: "Units returned", value: (d) => d.returnRate, format: f.percent, bar: "var(--returns)"},
      {label: "Rating", value: (d) => d.rating, format: f.fixed2}
    ]
  };
}
