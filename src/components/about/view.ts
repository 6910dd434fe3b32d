import {html} from "htl";
import type {AboutPage, FileKind, InputFile} from "../../../loaders/about-page.ts";
import {asOfLine} from "../as-of.js";
import {badge} from "../badge.js";
import {dataTable} from "../data-table.js";
import * as f from "../format.js";
import {howCounted} from "../how-counted.js";
import {marks} from "../marks.js";

const wrapped = (text: string): HTMLElement => html`<span class="rule">${text}</span>`;

/** What this is, how it is counted, where the data comes from and under which licence. */
export function view(a: AboutPage): DocumentFragment {
  return html.fragment`<h1>What is this, and how is it counted?</h1>
<p class="lede">A shop’s sales sit in one system, its reputation in the reviews of a marketplace, and the two share no key. SmartShop 360 cleans both, finds which listings are which articles, builds an audited warehouse and publishes these pages from it. They rest on <b>${f.count(a.orders)}</b> orders of ${f.count(a.customers)} customers${a.reviews ? ` and ${f.counted(a.reviews, "review")}` : ""}.</p>
${asOfLine(a.about, `run ${a.about.runId}`)}
${a.about.isDemo ? demo() : null}
<h2>What is counted</h2>
${howCounted(definitions(a))}
<h2>Where the data comes from</h2>
${dataTable<InputFile>({
  caption: "Files read",
  controls: false,
  rows: a.files,
  columns: [
    {label: "Kind", value: (d) => d.source.replaceAll("_", " ")},
    {
      label: "File",
      value: (d) => d.file,
      format: (v, d) => (d.demo ? html`<span>${v} ${badge("simulated", "Demo data")}</span>` : v)
    },
    {label: "Rows", value: (d) => d.rows, format: f.count}
  ]
})}
<h2 id="files">Files that can be brought</h2>
<p class="aside">CSV (plain or gzip) or Parquet, labelled reviews as JSON; told apart by their columns, not by their names. Case, spaces and punctuation of a column’s name do not count. They lie in the input folder or one below it.</p>
${dataTable<FileKind>({
  caption: "Kinds of files with their columns",
  controls: false,
  rows: a.kinds,
  columns: [
    {label: "Kind", value: (d) => d.kind, format: f.sentenceCase},
    {label: "Columns", value: (d) => d.needs, format: wrapped},
    {label: "Optional", value: (d) => d.may || null, format: wrapped},
    {label: "Gives", value: (d) => d.gives, format: wrapped},
    {label: "Here", value: (d) => (d.here ? "yes" : "no")}
  ]
})}
${licence(a)}
<h2>How these pages work</h2>
${howCounted([
  [
    "No server",
    "The pages are files. Their first numbers are in the HTML; charts are drawn in your browser, and nothing is fetched from anywhere but here. No cookie, no telemetry."
  ],
  [
    "Every chart",
    "Shows its finding as a title computed from the data, its unit and population, source, as-of date and n; the same data as a table and as CSV; and the query behind it, which runs as it stands in PostgreSQL; queries on how the data were made (meta) run on the published files."
  ],
  [
    "Addresses",
    "Search, sorting and filters of a table are in the address, so that a link shows what its sender saw. Each article has an address of its own."
  ],
  [
    "Keyboard",
    "Everything works by keyboard; “Skip to content” is the first stop. Light and dark follow your system; pages print."
  ],
  [
    "Notebooks",
    html`How the cleaning rules, the matching strategies, the threshold and the prompts were tried, with code and
      results: <a href="./notebooks">notebooks</a>.`
  ],
  ["Marks", marks()],
  [
    "Trust",
    html`What was read, set aside, matched and audited, and from which column each figure comes:
      <a href="./quality">data quality</a>.`
  ]
])}`;
}

const demo = (): HTMLElement =>
  html`<div class="empty" role="note">
    <b>${badge("simulated", "Demo data")} No such shop exists</b>
    <p>
      The files were made by a seeded generator in the project, so that everything can be tried at once: sales in the
      manner of a gift shop, a marketplace’s listings of the same articles under other names, and reviews. Lay your own
      files into data/raw, or name their folder in SMARTSHOP_DATA, and refresh.
    </p>
  </div>`;

function definitions({sales, settings: s, about, hasCosts}: AboutPage): [string, string | Node][] {
  const all = `${f.pounds(sales.valueBefore)} in ${f.count(sales.linesBefore)} lines`;
  return [
    [
      "Sale",
      "A line with quantity and price above zero, a customer number, and an invoice that is not a cancellation. Postage, fees and manual entries are service lines: in revenue, but no articles."
    ],
    [
      "Return",
      "A line of a cancelled invoice with a customer number. Gross revenue has returns in it, net revenue has them taken off."
    ],
    [
      "Duplicates",
      html`Lines equal to an earlier one in all eight values are counted once. Before that sales are ${all}, after it
        <b>${f.pounds(sales.value)}</b> in ${f.count(sales.lines)} lines; all pages show the latter.`
    ],
    [
      "Periods",
      `Comparisons take twelve full months to ${f.month(about.lastFullMonth)} against the twelve before. A month that is not complete is hatched and left out.`
    ],
    ["Averages", "Ratios are sum over sum: revenue over orders, pieces returned over pieces sold."],
    [
      "Links",
      `A listing of the marketplace is linked to an article only above a bar; below it a steward is asked, or it stays unlinked and visible. Strategy in use: ${s.mdm_strategy}.`
    ],
    [
      "Alerts",
      `Critical: mean rating below ${f.fixed1(s.alert_critical_rating)} with more than ${f.count(s.alert_min_quantity)} pieces sold; watch: below ${f.fixed1(s.alert_watch_rating)}. All are settings.`
    ],
    ...(s.sample_size
      ? ([
          [
            "Sample",
            `Only a sample of customers was loaded (SAMPLE_SIZE ${f.count(s.sample_size)}); all figures are of that sample.`
          ]
        ] as [string, string][])
      : []),
    [
      "Margin",
      hasCosts
        ? "Revenue minus unit cost of the cost table times pieces."
        : "Absent: no cost table is loaded, and nothing is guessed."
    ]
  ];
}

function licence({about, labelled}: AboutPage): DocumentFragment {
  const entries: [string, string | Node][] = [];
  if (about.source.startsWith("Online Retail II"))
    entries.push([
      "Transactions",
      html`Online Retail II, UCI Machine Learning Repository, data set 502 (Chen, Sain, Guo 2012), Creative Commons
      Attribution 4.0 (CC BY 4.0). Cleaned by the rules above and shown in sums.`
    ]);
  else if (about.isDemo) entries.push(["Data", "Made by the project’s own generator; free of any claim."]);
  else entries.push(["Data", "Your own files; they do not leave your machine."]);
  if (labelled && !about.isDemo)
    entries.push(["Labelled reviews", "Reviews with a sentiment label and no product; they are never given to one."]);
  entries.push(["Code", "SmartShop 360 is under the Apache License 2.0."]);
  return html.fragment`<h2>Licence</h2>${howCounted(entries)}`;
}
