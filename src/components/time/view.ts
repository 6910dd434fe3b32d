import {html} from "htl";
import type {Grain, Time} from "../../../loaders/time.ts";
import {choices} from "../choice.js";
import {emptyState} from "../empty-state.js";
import {figures} from "../figure-card.js";
import {finding} from "../finding.js";
import * as f from "../format.js";
import {howCounted} from "../how-counted.js";
import {decomposition} from "./decomposition.js";
import {holidays} from "./holidays.js";
import {periodsOf} from "./period.js";
import {regression} from "./regression.js";
import {monthlyIndex} from "./season.js";
import {cards, lede} from "./summary.js";
import {testSection} from "./tests.js";
import {trend} from "./trend.js";
import {hours, weekdays} from "./week.js";
import {years} from "./years.js";

const GRAINS: readonly (readonly [Grain, string])[] = [
  ["month", "Month"],
  ["day", "Day"],
  ["week", "Week"],
  ["quarter", "Quarter"],
  ["year", "Year"]
];

/** When people buy: trend, season, week, holidays, year on year, and what of it is beyond chance. */
export function view(t: Time): DocumentFragment {
  const partial = periodsOf(t, "month").filter((d) => !d.complete);
  const out = partial.map((d) => f.longMonth(d.start)).join(", ");
  return html.fragment`<h1>When do people buy?</h1>
${lede(t)}
${figures(cards(t), out ? `${out} is not complete: left out of every comparison, hatched where drawn.` : undefined)}
<p class="further">What comes next: <a href="./forecast">forecast</a>, 1 to 12 months ahead. Every line by hand: <a href="./explorer">explorer</a>.</p>
<div class="columns single">${choices<{by: Grain}>({by: {label: "Trend by", options: GRAINS}}, ({by}) => finding(trend(t, by)))}</div>
<h2>Season</h2>
${t.season ? html`<div class="columns">${finding(monthlyIndex(t, t.season))}${finding(decomposition(t, t.season))}</div>` : emptyState("Too short for a season", "Two full years are needed to part season from trend, each month with a sale.", "Add earlier files to the input folder and refresh.")}
${t.pairs.length > 1 ? html`<div class="columns single">${finding(years(t))}</div>` : null}
<h2>Week and day</h2>
<div class="columns">${finding(weekdays(t))}${finding(hours(t))}</div>
<h2>Bank holidays</h2>
${holidays(t)}
${regression(t)}
${testSection(t)}
<h2>How this is counted</h2>
${howCounted(definitions(t))}`;
}

const definitions = (t: Time): [string, string | Node][] => [
  [
    "Gross revenue",
    "Quantity × price of lines with quantity and price above zero and a customer, no cancellation, exact duplicates set apart; articles and service lines. Returns are cancelled lines, on the day of the cancellation."
  ],
  [
    "Periods",
    "Weeks begin on Monday. A period is complete when the data reach from its first day to its last; others are hatched and left out of medians, season, regression and comparisons."
  ],
  [
    "Season",
    "Classical decomposition, factors multiplied: revenue over the centred mean of twelve months, averaged by calendar month and scaled to a mean of 1. It needs two full years."
  ],
  ["Open days", "A day without a sale counts as closed. Medians, tests and holiday effects look at open days only."],
  [
    "Bank holidays",
    "England and Wales, moved days and days by proclamation included. The usual is the median of the same weekday within four weeks to either side, days near a holiday left out."
  ],
  [
    "Tests",
    "Mann-Whitney and Kruskal-Wallis by their large-sample distribution with the correction for ties; Holm over all tests of the page."
  ],
  [
    "Left out",
    html`Lines without customer, price or quantity, and exact duplicates:
      <a href="./#set-aside">each rule and its count</a>. Times are those of the invoice, as written in the file,
      ${f.day(t.about.from)} to ${f.day(t.about.asOf)}.`
  ]
];
