import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Countries, CountryRow} from "../../../loaders/countries.ts";
import {key, type Finding} from "../finding.js";
import * as f from "../format.js";
import {sum} from "../periods.js";
import {colour, plot, tip} from "../plot-defaults.js";
import {yearBars} from "../year-bars.js";
import {The, the} from "./measures.js";
import {columns} from "./table.js";

const MOST = 12;

/** The largest markets of the last twelve full months, with the twelve before. */
export function markets(c: Countries, rows: readonly CountryRow[]): Finding<CountryRow> {
  const ranked = [...rows].sort((a, b) => b.now - a.now || b.before - a.before);
  const top = ranked.slice(0, MOST);
  const change = (d: CountryRow): number => d.now - d.before;
  const [gain, loss] = [
    ranked.reduce((a, b) => (change(b) > change(a) ? b : a)),
    ranked.reduce((a, b) => (change(b) < change(a) ? b : a))
  ];
  const said = [
    change(gain) > 0 ? `${The(gain.name)} gained ${f.compactPounds(change(gain))}` : "",
    change(loss) < 0
      ? `${change(gain) > 0 ? the(loss.name) : The(loss.name)} lost ${f.compactPounds(-change(loss))}`
      : ""
  ].filter(Boolean);
  return {
    title: `${said.join(", ") || "No country moved"} in a year`,
    subtitle: html`Gross revenue, £, largest ${top.length} of ${rows.length} countries shown, twelve full months to
    ${f.month(c.about.lastFullMonth)}${key([
      ["Twelve full months", colour.thisYear],
      ["The twelve before", colour.lastYear, "line"]
    ])}`,
    about: c.about,
    n: f.counted(rows.length, "country", "countries"),
    file: "markets-year-on-year",
    sql: c.sql.countries,
    height: top.length * 30 + 36,
    rows: ranked,
    columns: columns(rows),
    chart: (width) => yearBars("Revenue by country, this year and the year before", top, {width})
  };
}

/** How far a market rests on one customer. */
export function dependence(c: Countries, rows: readonly CountryRow[]): Finding<CountryRow> {
  const share = (d: CountryRow): number => d.largest / d.gross;
  const top = rows.filter((d) => d.gross > 0).slice(0, MOST);
  const half = top.filter((d) => share(d) >= 0.5);
  const most = top.reduce((a, b) => (share(b) > share(a) ? b : a));
  const title = `In ${half.length} of the ${top.length} largest markets shown one customer brings half of revenue or more; ${the(most.name)} leads with ${f.percent(share(most))}`;
  return {
    title,
    subtitle: `Share of the largest customer in gross revenue, all dates; the number of customers stands behind the name`,
    about: c.about,
    n: f.counted(
      sum(top, (d) => d.customers),
      "customer"
    ),
    file: "largest-customer-by-country",
    sql: c.sql.largest,
    height: top.length * 30 + 36,
    rows: top,
    columns: [
      {label: "Country", value: (d) => d.name},
      {label: "Customers", value: (d) => d.customers, format: f.count},
      {label: "Largest customer, £", value: (d) => d.largest, format: f.count},
      {label: "Gross, £", value: (d) => d.gross, format: f.count},
      {label: "Share", value: share, format: f.percent}
    ],
    chart: (width) => {
      const name = (d: CountryRow): string => `${d.name} (${f.count(d.customers)})`;
      return plot("Share of the largest customer by country", {
        width,
        height: top.length * 30 + 36,
        marginLeft: Math.min(190, 12 + 7 * Math.max(...top.map((d) => name(d).length))),
        marginRight: 52,
        marginTop: 4,
        x: {domain: [0, 1], label: null},
        y: {domain: top.map(name), padding: 0.42, label: null},
        marks: [
          Plot.gridX({stroke: colour.line, strokeOpacity: 1, ticks: 4}),
          Plot.axisX({ticks: width < 420 ? 2 : 4, tickSize: 0, tickFormat: "%", label: null}),
          Plot.axisY({tickSize: 0, label: null, color: colour.ink}),
          Plot.barX(top, {x: share, y: name, fill: colour.sales}),
          Plot.text(top, {
            x: share,
            y: name,
            text: (d: CountryRow) => f.percent(share(d)),
            textAnchor: "start",
            dx: 6,
            fill: colour.ink,
            fontWeight: 600
          }),
          Plot.ruleX([0], {stroke: colour.ink}),
          Plot.tip(
            top,
            Plot.pointerY({
              ...tip,
              x: share,
              y: name,
              title: (d: CountryRow) =>
                `${d.name}\nlargest customer ${f.pounds(d.largest)}\nof ${f.pounds(d.gross)} from ${f.counted(d.customers, "customer")}`
            })
          )
        ]
      });
    }
  };
}
