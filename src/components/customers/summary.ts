import {html} from "htl";
import type {Customers} from "../../../loaders/customers.ts";
import {asOfLine} from "../as-of.js";
import {badge} from "../badge.js";
import type {FigureCard} from "../figure-card.js";
import * as f from "../format.js";

/** The sentence under the title, computed from what is shown. */
export function lede(c: Customers): DocumentFragment {
  const {customers, returning, gross} = c.totals;
  const top = c.scores?.topSpenders;
  const best = top ? html` The fifth that spent most brings <b>${f.percent(top.gross / gross)}</b> of revenue.` : null;
  const risk = c.scores?.atRisk.customers
    ? html` ${f.count(c.scores.atRisk.customers)} are more likely than not to buy nothing in the next 90 days, with
        <b title=${f.pounds(c.scores.atRisk.stake)}>${f.compactPounds(c.scores.atRisk.stake)}</b> at stake.`
    : null;
  return html.fragment`<p class="lede"><b>${f.count(customers)}</b> customers bought; <b>${f.percent(returning / customers)}</b> of them came back with a second order.${best}${risk}</p>${asOfLine(c.about)}`;
}

const derived = (from: string): HTMLElement => badge("derived", "Derived", from);

/** The first row: who bought, who returned, how concentrated, what is expected, what is at stake. */
export function cards(c: Customers): FigureCard[] {
  const {customers, returning, gross} = c.totals;
  const top = c.scores?.topSpenders;
  const {scores} = c;
  const missing = {value: f.MISSING, note: "no scores were published"};
  return [
    {label: "Customers with a purchase", value: f.count(customers), note: `all dates, ${f.day(c.about.from)} on`},
    {
      label: "Came back",
      value: f.percent(returning / customers),
      note: `${f.count(returning)} with more than one order`
    },
    {
      label: "Best fifth by spend",
      ...(top
        ? {value: f.percent(top.gross / gross), note: `of gross revenue; ${f.count(top.customers)} customers`}
        : missing)
    },
    {
      label: "Expected in 12 months",
      ...(scores?.value
        ? {
            value: f.compactPounds(scores.value.total),
            exact: f.pounds(scores.value.total),
            note: "revenue of today's customers, discounted 1% a month",
            badge: derived("BG/NBD and Gamma-Gamma, fitted to purchase histories")
          }
        : missing)
    },
    {
      label: "At stake in 90 days",
      ...(scores && c.models.churn
        ? {
            value: f.compactPounds(scores.atRisk.stake),
            exact: f.pounds(scores.atRisk.stake),
            note: `expected of ${f.count(scores.atRisk.customers)} at risk, times their chance to stay away`,
            badge: derived("Chance to stay away times expected revenue")
          }
        : missing)
    }
  ];
}
