import {html} from "htl";
import type {Countries, CountryRow} from "../../../loaders/countries.ts";
import {asOfLine} from "../as-of.js";
import {choices} from "../choice.js";
import {dataTable} from "../data-table.js";
import {figures, type FigureCard} from "../figure-card.js";
import {finding} from "../finding.js";
import * as f from "../format.js";
import {howCounted} from "../how-counted.js";
import {sum} from "../periods.js";
import {dependence, markets} from "./charts.js";
import {FEW, map, type Region} from "./map.js";
import {MEASURES, the, The, type MeasureName} from "./measures.js";
import {columns} from "./table.js";

/** What the reader has chosen; names are those in the URL. */
type State = {measure: MeasureName; home: "with" | "without"; map: Region};

/** Where the orders come from, with the home market and without it. */
export function view(c: Countries): DocumentFragment {
  const home = c.rows[0]!;
  const measures = Object.entries(MEASURES).map(([name, d]) => [name as MeasureName, d.label] as const);
  const groups = {
    measure: {label: "Measure", options: measures},
    home: {
      label: The(home.name),
      options: [
        ["with", "with"],
        ["without", "without"]
      ] as const
    },
    map: {
      label: "Map",
      options: [
        ["world", "World"],
        ["europe", "Europe"]
      ] as const
    }
  };
  return html.fragment`<h1>Where do the orders come from?</h1>
${lede(c)}
${asOfLine(c.about)}
${figures(cards(c), `Growth: twelve full months to ${f.month(c.about.lastFullMonth)}, against the twelve before. All else: ${f.day(c.about.from)} to ${f.day(c.about.asOf)}.`)}
${choices<State>(groups, (state) => shown(c, state))}
<h2>How this is counted</h2>
${howCounted(definitions(c))}`;
}

function shown(c: Countries, state: State): DocumentFragment {
  const rows = state.home === "with" ? c.rows : c.rows.slice(1);
  if (!rows.length)
    return html.fragment`<p>All sales are in ${the(c.rows[0]!.name)}: without it nothing is left to show.</p>`;
  return html.fragment`<div class="columns single map-frame">${finding(map(c, rows, state.measure, state.map))}</div>
<div class="columns">${finding(markets(c, rows))}${finding(dependence(c, rows))}</div>
<h2>All countries${state.home === "with" ? "" : ` but ${the(c.rows[0]!.name)}`}</h2>
${dataTable<CountryRow>({caption: "Countries", file: "countries", sql: c.sql.countries, rows, columns: columns(rows), sortBy: "Revenue", limit: 15, url: ""})}`;
}

function lede(c: Countries): HTMLElement {
  const [home, ...others] = c.rows as [CountryRow, ...CountryRow[]];
  const total = sum(c.rows, (d) => d.gross);
  const change = (rows: readonly CountryRow[]): number => sum(rows, (d) => d.now) / sum(rows, (d) => d.before) - 1;
  const moved = (v: number): string => `${v < 0 ? "lost" : "gained"} ${f.percent(Math.abs(v))}`;
  const rest = change(others);
  return html`<p class="lede">
    <b>${f.percent(home.gross / total)}</b> of revenue comes from ${the(home.name)}, the rest from
    ${f.counted(others.length, "other country", "other countries")}.
    ${Number.isFinite(rest) ? html`In a year ${the(home.name)} ${moved(change([home]))}, all others together <b>${moved(rest)}</b>.` : ""}
  </p>`;
}

function cards(c: Countries): FigureCard[] {
  const [home, ...others] = c.rows as [CountryRow, ...CountryRow[]];
  const of = (rows: readonly CountryRow[], value: (d: CountryRow) => number): number => sum(rows, value);
  const card = (label: string, rows: readonly CountryRow[]): FigureCard => {
    const gross = of(rows, (d) => d.gross);
    const [now, before] = [of(rows, (d) => d.now), of(rows, (d) => d.before)];
    return {
      label,
      value: f.compactPounds(gross),
      exact: f.pounds(gross),
      delta: {now, before: before || null, against: `${f.pounds(before)} in the twelve months before`},
      note: `${f.counted(
        of(rows, (d) => d.orders),
        "order"
      )}, ${f.wholePounds(
        gross /
          Math.max(
            1,
            of(rows, (d) => d.orders)
          )
      )} each`
    };
  };
  const abroad = [...others].sort((a, b) => b.gross - a.gross)[0];
  return [
    card(home.name, [home]),
    card("All other countries", others),
    {
      label: "Countries with a sale",
      value: f.count(c.rows.filter((d) => d.gross > 0).length),
      note: `${c.rows.filter((d) => d.gross > 0 && d.orders < FEW).length} of them with fewer than ${FEW} orders`
    },
    abroad
      ? {
          label: "Largest market abroad",
          value: abroad.name,
          note: `${f.compactPounds(abroad.gross)} from ${f.counted(abroad.customers, "customer")}`
        }
      : {label: "Largest market abroad", value: f.MISSING, note: "no sale abroad"}
  ];
}

const definitions = (c: Countries): [string, string | Node][] => [
  [
    "Country",
    "The country written on each line, joined with its ISO code by a reviewed table. A customer who bought from two countries counts in both."
  ],
  [
    "Revenue",
    "Gross, £: lines with a customer, quantity and price above zero, no cancellation, exact duplicates set apart; articles and service lines. Shares are of the countries shown."
  ],
  ["Average order", "Gross revenue over orders, sum over sum."],
  [
    "Growth",
    `Gross revenue of the twelve full months to ${f.month(c.about.lastFullMonth)} over that of the twelve before. The month that is not complete is left out. Missing where nothing was sold in the twelve before.`
  ],
  [
    "Returned",
    "Value of returns over gross revenue, all dates; a return is counted on its own date and can belong to an earlier sale."
  ],
  ["Small numbers", `Titles that name a ratio leave out countries with fewer than ${FEW} orders; the table holds all.`],
  [
    "Not on the map",
    "Names that are no single country (such as Unspecified, European Union, West Indies) are in every total and in the table."
  ],
  [
    "Map",
    "Natural Earth at 1:110 million by way of the package world-atlas, in the Equal Earth projection; classes are fixed, so a colour means the same after each refresh. Overseas parts are drawn with their state, such as French Guiana with France."
  ],
  [
    "Left out",
    html`Lines without customer, price or quantity, and exact duplicates:
      <a href="./#set-aside">each rule and its count</a>.`
  ]
];
