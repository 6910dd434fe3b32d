import {html} from "htl";
import type {Country, Month, Overview} from "../../../loaders/overview.ts";
import {key, type Finding} from "../finding.js";
import * as f from "../format.js";
import {monthlyBars} from "../monthly-bars.js";
import {periods, sum} from "../periods.js";
import {colour} from "../plot-defaults.js";
import {yearBars} from "../year-bars.js";
import {gross} from "./summary.js";

/** Revenue by month. */
export function revenue(o: Overview): Finding<Month> {
  const notes = o.reversals
    .filter((d) => d.value > 0.02 * Math.max(...o.months.map(gross)))
    .map((d) => ({
      month: d.month,
      text: `${f.compactPounds(d.value)} is one return of\n${f.count(d.quantity)} pieces`
    }));
  return {
    title: peakTitle(o),
    about: o.about,
    n: f.counted(o.orders, "order"),
    file: "revenue-by-month",
    rows: o.months,
    height: 340,
    sql: o.sql.months,
    subtitle: html`£ a month, all countries, lines with a customer, exact duplicates set apart, ${f.day(o.about.from)}
    to
    ${f.day(o.about.asOf)}${key([
      ["Articles", colour.sales],
      ["Postage, fees and manual lines", colour.service],
      ["Returns", colour.returns],
      ["Net", colour.ink, "line"],
      ["Month not complete", colour.sales, "hatch"]
    ])}`,
    chart: (width) => monthlyBars(o.months, o.about.lastFullMonth, {width, height: 340, notes}),
    columns: [
      {label: "Month", value: (d) => d.month, format: (v) => f.month(v)},
      {label: "Articles, £", value: (d) => d.sales, format: f.count},
      {label: "Service, £", value: (d) => d.service, format: f.count},
      {label: "Gross, £", value: gross, format: f.count},
      {label: "Returns, £", value: (d) => d.returns, format: f.count},
      {label: "Net, £", value: (d) => gross(d) - d.returns, format: f.count},
      {label: "Orders", value: (d) => d.orders, format: f.count}
    ]
  };
}

/** "November is worth 1.7 average months": the strongest month of the year against its average month. */
function peakTitle({months, about}: Overview): string {
  const {now, before} = periods(months, about.lastFullMonth);
  if (!now.length) return "Revenue by month";
  const peak = (rows: Month[]): Month => rows.reduce((a, b) => (gross(b) > gross(a) ? b : a));
  const times = (rows: Month[]): number => (gross(peak(rows)) * rows.length) / sum(rows, gross);
  const name = (rows: Month[]): string => f.longMonth(peak(rows).month).split(" ")[0]!;
  const head = `${name(now)} is worth ${times(now).toFixed(1)} average months`;
  if (before.length < 12) return head;
  if (name(now) !== name(before))
    return `${head}; the year before, ${name(before)} led with ${times(before).toFixed(1)}`;
  const same = Math.abs(times(before) - times(now)) < 0.05;
  return `${head}${same ? " in both years" : `, ${times(before).toFixed(1)} the year before`}`;
}

const YEARS = [
  ["Twelve full months", colour.thisYear],
  ["The twelve before", colour.lastYear, "line"]
] as const;
const countryColumns = [
  {label: "Country", value: (d: Country) => d.country},
  {label: "Twelve full months, £", value: (d: Country) => d.now, format: f.count},
  {label: "Twelve before, £", value: (d: Country) => d.before, format: f.count},
  {label: "Orders", value: (d: Country) => d.orders, format: f.count},
  {label: "Customers", value: (d: Country) => d.customers, format: f.count}
];

const moved = (d: Country): string => {
  const change = d.now / d.before - 1;
  return d.before ? `${change < 0 ? "lost" : "gained"} ${f.percent(Math.abs(change))}` : "is new";
};
const the = (country: string): string => (/^(United|Netherlands|Channel)/.test(country) ? `the ${country}` : country);
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The home market (the largest) against all others together. */
export function home(o: Overview): Finding<Country> {
  const [first, ...others] = o.countries as [Country, ...Country[]];
  const rest: Country = {
    country: `${others.length} other countries`,
    now: sum(others, (d) => d.now),
    before: sum(others, (d) => d.before),
    orders: sum(others, (d) => d.orders),
    customers: sum(others, (d) => d.customers)
  };
  const share = first.now / (first.now + rest.now);
  return {
    title: `${upper(the(first.country))} is ${f.percent(share)} of revenue; it ${moved(first)}, the rest ${moved(rest)}`,
    subtitle: html`Gross revenue, £, twelve full months to ${f.month(o.now.to)}${key(YEARS)}`,
    about: o.about,
    n: f.counted(o.now.orders, "order"),
    file: "home-market-and-rest",
    sql: o.sql.countries,
    rows: [first, rest],
    columns: countryColumns,
    height: 104,
    chart: (width) =>
      yearBars(
        `Revenue of ${the(first.country)} and of all other countries, this year and last`,
        [first, rest].map((d) => ({...d, name: d.country})),
        {width, row: 34}
      )
  };
}

/** Countries without the home market. */
export function abroad(o: Overview): Finding<Country> {
  const rows = o.countries.slice(1);
  const top = rows.slice(0, 12);
  const gain = [...top].sort((a, b) => b.now - b.before - (a.now - a.before))[0];
  const title = gain
    ? `Abroad, ${the(top[0]!.country)} is the largest market and ${the(gain.country)} gained most, ${f.compactPounds(gain.now - gain.before)}`
    : "No sale abroad";
  return {
    title,
    subtitle: html`Gross revenue, £, largest ${top.length} of ${rows.length} countries, twelve full months to
    ${f.month(o.now.to)}${key(YEARS)}`,
    about: o.about,
    n: f.counted(
      sum(rows, (d) => d.orders),
      "order"
    ),
    file: "countries-abroad",
    sql: o.sql.countries,
    rows,
    columns: countryColumns,
    height: 396,
    chart: (width) =>
      yearBars(
        "Revenue by country without the home market, this year and last",
        top.map((d) => ({...d, name: d.country})),
        {width}
      )
  };
}
