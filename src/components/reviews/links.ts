import {html} from "htl";
import type {LinkRow, ReviewRow, Reviews} from "../../../loaders/reviews.ts";
import {badge} from "../badge.js";
import {fromColumns, type Columns} from "../columns.js";
import {dataTable} from "../data-table.js";
import * as f from "../format.js";
import {productLink} from "../product-link.js";

/** How many reviews have no article, and why. */
export function unlinked({shown, totals, sql}: Reviews): HTMLElement {
  const none = totals.reviews - totals.linked;
  return html`<section class="finding">
    <h2>
      ${none ? `${f.percent(none / totals.reviews)} of the reviews belong to no article` : "Every review belongs to an article"}
    </h2>
    <div class="subtitle">
      A review goes with its listing; a listing is linked to an article by matching, or by a steward. What is not linked
      stays visible, and is in no article's rating.
    </div>
    ${dataTable<LinkRow>({
      caption: "Reviews by whether and why they have an article",
      controls: false,
      sql: sql.links,
      rows: shown!.links,
      columns: [
        {
          label: "Reviews are",
          value: (d) => d.link,
          format: (v: string) => html`<a href=${`./reviews?link=${encodeURIComponent(v)}#list`}>${v}</a>`
        },
        {label: "Reviews", value: (d) => d.reviews, format: f.count, bar: "var(--sales)"},
        {label: "Share", value: (d) => d.reviews / totals.reviews, format: f.percent},
        {label: "Listings", value: (d) => d.listings || null, format: f.count},
        {label: "Mean stars", value: (d) => d.mean, format: f.fixed2}
      ]
    })}
  </section>`;
}

const starred = (d: ReviewRow): string =>
  d.rating !== null ? `${d.rating} stars` : d.by === "label" ? `labelled ${d.sentiment}` : "no stars";

/** All reviews with their texts, to look through. */
export function reviewTable({shown, totals, sql}: Reviews, all?: () => Promise<unknown>): HTMLElement {
  const {first, links, stars} = shown!;
  const options: [string, number][] = stars.map((d) => [`${d.rating} stars`, d.linked + d.unlinked]);
  return dataTable<ReviewRow>({
    caption: "Reviews",
    file: "reviews",
    url: "",
    sql: sql.list,
    rows: first,
    total: totals.reviews,
    rest:
      all && first.length < totals.reviews ? async () => fromColumns<ReviewRow>((await all()) as Columns) : undefined,
    limit: 12,
    filters: [
      ...(options.length
        ? [
            {
              label: "Stars",
              key: "stars",
              value: starred,
              options,
              write: (v: string) => (v === "1 stars" ? "1 star" : v)
            }
          ]
        : []),
      {label: "Link", key: "link", value: (d) => d.link, options: links.map((d) => [d.link, d.reviews])}
    ],
    columns: [
      {label: "Date", value: (d) => d.on, format: f.day},
      {label: "Stars", value: (d) => d.rating},
      {
        label: "Sentiment",
        value: (d) => d.sentiment,
        format: (v: string, d) => (d.by === "stars" ? v : html`${v} ${badge("plain", "label")}`)
      },
      {
        label: "Article",
        value: (d) => d.name,
        title: (d) => d.name ?? d.link,
        format: (v: string, d) => productLink(d.code!, v)
      },
      {
        label: "Review",
        value: (d) => d.text,
        title: (d) => d.text,
        format: (v: string) => html`<span class="text">${v}</span>`
      },
      {label: "Link", value: (d) => d.link, key: "by-link"}
    ]
  });
}
