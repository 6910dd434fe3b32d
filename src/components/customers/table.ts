import {html} from "htl";
import type {Customers} from "../../../loaders/customers.ts";
import type {CustomerRow} from "../../../loaders/customer-scores.ts";
import {badge} from "../badge.js";
import {fromColumns, type Columns} from "../columns.js";
import {dataTable} from "../data-table.js";
import * as f from "../format.js";

const STANDING = {
  "at risk": (): HTMLElement => badge("ask", "At risk"),
  "likely to buy": (): HTMLElement => badge("accept", "Likely to buy"),
  "probably gone": (): HTMLElement => badge("plain", "Probably gone")
};

/** All customers with what is expected of them; those at risk with most at stake first. */
export function customerTable({scores, sql}: Customers, all?: () => Promise<unknown>): HTMLElement {
  const {first, total, standings, segments} = scores!;
  return dataTable<CustomerRow>({
    caption: "Customers",
    file: "customers",
    url: "",
    sql: sql.scores,
    rows: first,
    total,
    rest: all && first.length < total ? async () => fromColumns<CustomerRow>((await all()) as Columns) : undefined,
    limit: 20,
    filters: [
      {label: "Standing", key: "standing", value: (d) => d.standing, options: standings, write: f.sentenceCase},
      {
        label: "Segment",
        key: "segment",
        value: (d) => d.segment,
        options: segments.filter((d) => d.customers).map((d) => [d.segment, d.customers])
      }
    ],
    columns: [
      {label: "Customer", value: (d) => d.id, format: (v: string) => html`<span class="code">${v}</span>`},
      {label: "Country", value: (d) => d.country},
      {
        label: "Standing",
        value: (d) => d.standing,
        format: (v: keyof typeof STANDING) => STANDING[v]?.() ?? v,
        key: "by-standing"
      },
      {
        label: "At stake",
        value: (d) => d.stake,
        format: f.wholePounds,
        bar: "var(--ask)",
        max: Math.max(1, ...first.map((d) => d.stake ?? 0))
      },
      {label: "Stays away", value: (d) => d.churn, format: f.percent},
      {label: "12-month value", value: (d) => d.value, format: f.wholePounds, key: "value"},
      {label: "Revenue so far", value: (d) => d.gross, format: f.wholePounds, key: "revenue"},
      {label: "Orders", value: (d) => d.orders, format: f.count},
      {label: "Days since order", value: (d) => d.recency, format: f.count, key: "recency"},
      {label: "Segment", value: (d) => d.segment, key: "by-segment"},
      {label: "R F M", value: (d) => `${d.r} ${d.f} ${d.m}`, key: "rfm"}
    ]
  });
}
