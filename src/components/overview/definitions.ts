import {html} from "htl";
import type {Overview} from "../../../loaders/overview.ts";
import {marks} from "../marks.js";
import * as f from "../format.js";
import {sum} from "../periods.js";
import {gross, range} from "./summary.js";

/** What each figure means and what was left out. */
export function definitions(o: Overview): [string, string | Node][] {
  const {about, now, before} = o;
  const days = new Date(about.asOf).getUTCDate();
  return [
    [
      "Gross revenue",
      "Quantity × price of lines with quantity and price above zero, a customer, and an invoice that is not a cancellation. Articles and service lines (postage, carriage, manual entries) are both in it."
    ],
    [
      "Returns, net",
      "Returns are lines of cancelled invoices (number starts with C) with a customer, at the price of the cancellation. Net is gross minus returns."
    ],
    [
      "Left out",
      html`Lines without customer, price or quantity, and exact duplicates. What remains is worth
        <b>${f.pounds(sum(o.months, gross))}</b>. Each rule and its count: <a href="#set-aside">what was set aside</a>.`
    ],
    ["Customers, orders", "Distinct customer numbers and invoice numbers among those lines, in the period."],
    ["Average order", "Gross revenue over orders, not over lines."],
    [
      "Rating, alerts",
      "Mean of the stars, 1 to 5, of reviews whose listing is linked to an article. Critical: below 3.0 with more than 50 sold; watch: below 3.5; thresholds are settings."
    ],
    [
      "Comparison",
      `${range(now)} against ${range(before)}. A last month that is not complete (${f.longMonth(about.asOf)} has ${f.counted(days, "day")} of data) is left out of every comparison and hatched where it is drawn.`
    ],
    ["Marks", marks()],
    [
      "Source",
      html`${about.source}; ${f.day(about.from)} to ${f.day(about.asOf)}. <a href="./about">Sources and licence</a>,
        <a href="./quality">audits</a>.`
    ]
  ];
}
