import {html} from "htl";
import type {Customers} from "../../../loaders/customers.ts";
import * as f from "../format.js";
import {marks} from "../marks.js";
import {dayOf} from "./churn.js";

/** How each figure of the page is made, and what was left out. */
export function definitions(c: Customers): [string, string | Node][] {
  const {totals, models, about} = c;
  const {churn, purchases, values} = models;
  return [
    ["Customer", "A customer number of the files. Lines without one cannot be anybody's and are in no figure here."],
    [
      "Left out",
      `${totals.noCustomer === null ? "Lines without a customer" : f.counted(totals.noCustomer, "line")} without a customer; ${f.counted(totals.onlyReturns, "customer")} with returns but no purchase; exact duplicates. Revenue is gross: returns are not taken off.`
    ],
    [
      "Fifths",
      "Customers ranked by days since the last order, number of orders and gross revenue, all dates, cut into five; 5 is best; equal values share a fifth."
    ],
    [
      "Activity index",
      "0.45 orders + 0.30 (1 − days since the last order) + 0.15 spend + 0.10 variety, last 365 days, each scaled from least to greatest, orders cut at the 95th percentile. Nothing was fitted to what customers did next; the weights are opinions; it moves when one outlier does. Shown because other systems use it."
    ],
    [
      "Retention",
      `Share of the customers of a month of first purchase who bought in a later month. ${f.longMonth(about.asOf)} counts only if complete.`
    ],
    [
      "Expected value",
      purchases && values
        ? html`Purchases: BG/NBD (Fader, Hardie, Lee 2005), fitted to ${f.count(purchases.customers)} histories by
          maximum likelihood, log-likelihood ${f.fixed1(purchases.logLikelihood)}. Value: Gamma-Gamma (Fader, Hardie
          2013) on ${f.count(values.customers)} customers with a repeat; it takes value and number of purchases for
          independent. Twelve months, 1% a month off.`
        : "No purchase model was fitted."
    ],
    [
      "Stays away",
      churn
        ? html`Chance of no purchase in the next ${churn.horizon} days, logistic regression on what was known before.
          Training: the states at ${f.counted(churn.cuts.train.length, "date")} to
          ${f.day(dayOf(Math.max(...churn.cuts.train)))}; test: the state at ${f.day(dayOf(churn.cuts.test))} and the
          ${churn.horizon} days after, used for nothing else.
          ${
            churn.season
              ? html`Level: half-way, on the scale of the logit, to what came after
                ${f.day(dayOf(churn.season.test.cut))} for the test and after ${f.day(dayOf(churn.season.scores.cut))}
                for the chances shown (Platt 1999).`
              : null
          }
          Weights:
          ${churn.weights.map(([name, w]) => `${name} ${w < 0 ? "−" : "+"}${Math.abs(w).toFixed(2)}`).join("; ")}.`
        : "No churn model was fitted."
    ],
    [
      "At stake",
      "Chance to stay away × purchases expected in 90 days of a customer who has not left × expected value of a purchase day. At risk: chance of 50% or more, and more likely than not still a customer by BG/NBD. Probably gone: less likely than not."
    ],
    ["Marks", marks()],
    ["Source", html`${about.source}; ${f.day(about.from)} to ${f.day(about.asOf)}. <a href="./quality">Audits</a>.`]
  ];
}
