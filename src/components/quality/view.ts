import {html} from "htl";
import type {Quality} from "../../../loaders/quality.ts";
import {asOfLine} from "../as-of.js";
import {dataTable} from "../data-table.js";
import {figures, type FigureCard} from "../figure-card.js";
import {finding} from "../finding.js";
import * as f from "../format.js";
import {howCounted} from "../how-counted.js";
import {auditTable, history} from "./audits.js";
import {activeShare, coverage} from "./coverage.js";
import {lineage} from "./lineage.js";
import {classLines, lines, ofKind, rowsRead} from "./lines.js";
import {decisions, dictionary, rejects, sources} from "./tables.js";

type Fetched = "audits" | "lineage" | "dictionary" | "rejects";

const verdict = ({verdicts, auditCount}: Quality): string =>
  verdicts.fail
    ? `${f.count(verdicts.fail)} of ${f.count(auditCount)} audits do not hold`
    : verdicts.warn
      ? `${f.count(verdicts.pass)} of ${f.count(auditCount)} audits hold, ${f.count(verdicts.warn)} warn`
      : `All ${f.count(auditCount)} audits hold`;

/** Whether every row of the files ends in exactly one class. */
const accounted = (q: Quality): number => rowsRead(q) - ofKind(q, "class").reduce((sum, d) => sum + d.lines, 0);

function cards(q: Quality): FigureCard[] {
  const all = rowsRead(q);
  const used =
    classLines(q, "sale") + classLines(q, "service_sale") + classLines(q, "return") + classLines(q, "service_return");
  const linked = (metric: string, label: string, note: string): FigureCard => {
    const share = activeShare(q, metric);
    return {label, value: f.percent(share), note: share === undefined ? "nothing was matched" : note};
  };
  const other = q.metrics.revenue_share_other_category;
  return [
    {
      label: "Audits that hold",
      value: `${f.count(q.verdicts.pass)} of ${f.count(q.auditCount)}`,
      note: "an error keeps the last good data in place"
    },
    {
      label: "Lines used",
      value: f.percent(used / all),
      exact: `${f.count(used)} of ${f.count(all)}`,
      note: "became a sale or a return"
    },
    {label: "Lines set aside", value: f.percent(classLines(q, "rejected") / all), note: "kept with their reason"},
    linked("article_coverage", "Catalogue linked", "articles sold with a listing"),
    linked("revenue_coverage", "Revenue linked", "of those articles, over all"),
    {label: "Revenue in “Other”", value: f.percent(other?.value), note: "of articles that no category rule knows"}
  ];
}

/** How far the figures can be trusted: audits, cleaning, matching, lineage, dictionary, freshness. */
export function view(q: Quality, later: Partial<Record<Fetched, () => Promise<unknown>>>): DocumentFragment {
  const open = accounted(q);
  const every = open === 0 ? "Every one" : `All but ${f.count(open)}`;
  return html.fragment`<h1>Can these figures be trusted?</h1>
<p class="lede"><b>${verdict(q)}</b> on the data published on ${f.day(q.madeAt.slice(0, 10))}. ${every} of ${f.count(rowsRead(q))} rows in the files is accounted for: ${f.count(classLines(q, "sale") + classLines(q, "service_sale"))} became sales, ${f.count(classLines(q, "return") + classLines(q, "service_return"))} returns.</p>
${asOfLine(q.about, `run ${q.about.runId}`)}
${figures(cards(q))}
<div class="columns single">${finding(lines(q))}</div>
<div class="columns">${coverage(q)}${finding(history(q))}</div>
<h2 id="audits">Audits</h2>
${dataTable(auditTable(q, later.audits))}
<h2 id="rejects">Rows set aside</h2>
${rejects(q, later.rejects)}
<h2 id="lineage">Lineage</h2>
${lineage(q, later.lineage)}
<h2 id="dictionary">Data dictionary</h2>
${dictionary(q, later.dictionary)}
<h2 id="freshness">Files and freshness</h2>
${sources(q)}
${decisions(q)}
<p class="figures-note">Warehouse made on ${f.day(q.madeAt.slice(0, 10))} at ${q.madeAt.slice(11, 16)} UTC from data up to ${f.day(q.about.asOf)}. A refresh rebuilds when the content of a file, the code or a setting changes, not when a date does.</p>
<h2>How this is counted</h2>
${howCounted([
  [
    "Audit",
    "A query that must return no row. Severity error keeps the last good warehouse, PostgreSQL, snapshots and site in place; severity warn only says so."
  ],
  ["Lines", "Rules may overlap; classes do not: each line is in exactly one, and an audit checks that they add up."],
  [
    "Coverage",
    "Of the catalogue: articles sold with a listing linked above the bar, over all articles sold. Of revenue: their gross revenue over that of all articles."
  ],
  [
    "Lineage",
    "Read from the SQL of the models by the database’s own parser; tables made by code name their sources themselves."
  ]
])}`;
}
