import {html} from "htl";
import type {ProductRow, Products} from "../../../loaders/products.ts";
import {asOfLine} from "../as-of.js";
import {figures} from "../figure-card.js";
import {fromColumns, type Columns} from "../columns.js";
import {dataTable, type Filter} from "../data-table.js";
import {finding} from "../finding.js";
import * as f from "../format.js";
import {howCounted} from "../how-counted.js";
import {categories, concentration} from "./charts.js";
import {cards} from "./summary.js";
import {columns} from "./table.js";

/** All articles: what concentrates revenue, by category, and a table to look things up in. */
export function view(p: Products, later: {articles?: () => Promise<unknown>}): DocumentFragment {
  const {sold, about, total} = p;
  const filters: Filter<ProductRow>[] = [
    {
      label: "Status",
      key: "status",
      value: (d) => d.status ?? "Not rated",
      options: p.statuses,
      write: (v) => v.charAt(0) + v.slice(1).toLowerCase()
    },
    {
      label: "Category",
      key: "category",
      value: (d) => d.category,
      options: p.categories.map((d) => [d.category, d.articles])
    }
  ];
  const all = async (): Promise<ProductRow[]> => fromColumns<ProductRow>((await later.articles!()) as Columns);
  return html.fragment`<h1>Which articles sell, and how are they rated?</h1>
<p class="lede"><b>${f.count(sold.articles)}</b> of ${f.count(total)} articles sold in the last twelve full months, for <b title=${f.pounds(sold.revenue)}>${f.compactPounds(sold.revenue)}</b>. ${f.count(sold.eighty)} of them, ${f.percent(sold.eighty / sold.articles)}, bring four fifths of it.</p>
${asOfLine(about)}
${figures(cards(p), `Articles only, twelve full months to ${f.month(about.lastFullMonth)} against the twelve before; ratings are of all dates.`)}
<p class="further">Further: <a href="./baskets">what is bought together</a>, <a href="./compare">articles side by side, with a score</a>, <a href="./forecast">what each will sell</a>.</p>
${dataTable<ProductRow>({
  caption: "Articles",
  file: "articles",
  rows: p.first,
  rest: all,
  total,
  filters,
  url: "",
  sql: p.sql.articles,
  limit: 20,
  sortBy: "Revenue",
  columns: columns(p.first, p.costed !== null)
})}
<div class="columns">${finding(concentration(p))}${finding(categories(p))}</div>
<h2>How this is counted</h2>
${howCounted([
  [
    "Revenue",
    "Gross, £, last twelve full months; year before: the twelve before those. Exact duplicates are set apart, returns are not taken off."
  ],
  [
    "Returned",
    "Pieces returned over pieces sold, all dates. It can pass 100% where more came back than was sold in the file."
  ],
  ["Price", "Gross revenue over pieces sold, all dates."],
  ...(p.costed === null
    ? []
    : [
        [
          "Margin",
          `Gross revenue less unit cost of the cost table times pieces sold, over gross revenue, all dates; returns are not taken off. The cost of ${f.count(p.costed)} of ${f.count(total)} articles is known.`
        ] as [string, string]
      ]),
  [
    "Rating, status",
    "Mean stars of reviews whose listing is linked to the article. Not rated: no review is linked. Thresholds of critical and watch are settings."
  ],
  ["Category", "Rules on whole words of the name, from a reviewed table; what no rule knows is Other."],
  [
    "Left out",
    "Postage, fees and manual entries: they are service lines, counted in all totals of the overview, and no articles."
  ]
])}`;
}
