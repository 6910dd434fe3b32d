import {html} from "htl";
import type {Month, Overview} from "../../../loaders/overview.ts";
import {asOfLine} from "../as-of.js";
import type {FigureCard} from "../figure-card.js";
import * as f from "../format.js";
import {periods, sum} from "../periods.js";

/** Articles and service lines together. */
export const gross = (d: Month): number => d.sales + d.service;
/** Dec 2010 – Nov 2011 */
export const range = (p: {from: string; to: string}): string => `${f.month(p.from)} – ${f.month(p.to)}`;
const direction = (change: number): string => `${f.percent(Math.abs(change))} ${change < 0 ? "lower" : "higher"}`;

/** The sentence under the title, computed from what is shown. */
export function lede(o: Overview): DocumentFragment {
  const total = sum(o.months, gross);
  const change = o.now.gross / o.before.gross - 1;
  const trend = Number.isFinite(change)
    ? html`The last twelve full months brought <b>${direction(change)}</b> gross revenue than the twelve before.`
    : null;
  return html.fragment`<p class="lede"><b title=${f.pounds(total)}>${f.compactPounds(total)}</b> in ${f.count(o.orders)} orders from ${f.count(o.customers)} customers,
    ${f.day(o.about.from)} to ${f.day(o.about.asOf)}. ${trend}</p>${asOfLine(o.about)}`;
}

/** The first row: revenue, returns, orders, customers, average order, rating. */
export function cards({now, before, months, about, rating}: Overview): FigureCard[] {
  const {full} = periods(months, about.lastFullMonth);
  const card = (
    label: string,
    [a, b]: [number, number],
    written: (v: number) => string,
    exact: (v: number) => string,
    of: (d: Month) => number,
    note?: string
  ): FigureCard => ({
    label,
    value: written(a),
    exact: exact(a),
    delta: {now: a, before: b || null, against: `${exact(b)} in ${range(before)}`},
    spark: full.map(of),
    note
  });
  const net = `${f.compactPounds(now.gross - now.returns)} net of returns`;
  const share = `${f.percent(now.returns / now.gross)} of gross`;
  return [
    card("Gross revenue", [now.gross, before.gross], f.compactPounds, f.pounds, gross, net),
    card("Returns", [now.returns, before.returns], f.compactPounds, f.pounds, (d) => d.returns, share),
    card("Orders", [now.orders, before.orders], f.count, f.count, (d) => d.orders),
    card(
      "Customers",
      [now.customers, before.customers],
      f.count,
      f.count,
      (d) => d.customers,
      "who bought at least once"
    ),
    card(
      "Average order",
      [now.gross / now.orders, before.orders ? before.gross / before.orders : 0],
      f.wholePounds,
      f.pounds,
      (d) => (d.orders ? gross(d) / d.orders : 0),
      "gross over orders"
    ),
    rating
      ? {
          label: "Mean rating",
          value: f.fixed2(rating.mean),
          exact: `${rating.mean.toFixed(4)} of 5`,
          note: `of 5; ${f.count(rating.reviews)} reviews of ${f.counted(rating.listings, "linked listing")}`
        }
      : {label: "Mean rating", value: f.MISSING, note: "no review is linked to an article"}
  ];
}

/** Which periods the cards compare, and what is left out. */
export function periodNote({now, before, about}: Overview): string {
  const partial = about.asOf >= nextMonth(about.lastFullMonth);
  return `${range(now)}, against ${range(before)}. ${partial ? `${f.longMonth(about.asOf)} is left out: the data ends on ${f.day(about.asOf)}. ` : ""}Lines below the figures: by month, the last twelve stronger. The rating is of all reviews, of any date.`;
}

const nextMonth = (iso: string): string => {
  const d = new Date(iso);
  return new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 1)).toISOString().slice(0, 10);
};
