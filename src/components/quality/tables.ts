import {html} from "htl";
import type {DictionaryRow} from "../../../loaders/dictionary.json.ts";
import type {Quality, Reason, Source} from "../../../loaders/quality.ts";
import type {RejectRow} from "../../../loaders/rejects.json.ts";
import {badge} from "../badge.js";
import {fromColumns, type Columns} from "../columns.js";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import * as f from "../format.js";
import {onDemand} from "./on-demand.js";

type Fetch = (() => Promise<unknown>) | undefined;
const rowsOf = async <Row extends object>(fetch: Fetch): Promise<Row[]> =>
  fromColumns<Row>((await fetch!()) as Columns);

/** Why rows were set aside, and the rows themselves to look at. */
export function rejects(q: Quality, later: Fetch): HTMLElement {
  if (!q.reasons.length) return emptyState("No row was set aside", "Every row of every file was read and counted.");
  const table = dataTable<Reason>({
    caption: "Reasons for which rows were set aside",
    controls: false,
    sql: q.sql.reasons,
    rows: q.reasons,
    columns: [
      {label: "File kind", value: (d) => d.source},
      {label: "Reason", value: (d) => d.reason},
      {label: "Rows", value: (d) => d.rows, format: f.count, bar: "var(--line-strong)"},
      {label: "Value", value: (d) => d.amount, format: f.pounds}
    ]
  });
  const look = async (): Promise<Node> => {
    const rows = await rowsOf<RejectRow>(later);
    return dataTable<RejectRow>({
      caption: "Rows set aside",
      file: "rejects",
      rows,
      limit: 20,
      url: "reject-",
      filters: [
        {label: "Reason", key: "reason", value: (d) => d.reason, options: q.reasons.map((d) => [d.reason, d.rows])}
      ],
      columns: [
        {label: "Reason", value: (d) => d.reason},
        {label: "File", value: (d) => d.file},
        {label: "Line", value: (d) => d.line, format: f.count},
        {label: "As it came", value: (d) => d.sample, title: (d) => d.sample},
        {label: "Value", value: (d) => d.amount, format: f.pounds}
      ]
    });
  };
  return html`<div>
    ${table}
    <p class="figures-note">
      Up to 150 rows of each reason can be looked at here, spread over the file; all of them are in the table
      <span class="code">cleaned.cln_reject</span>.
    </p>
    ${onDemand("Look at rows set aside", look)}
  </div>`;
}

/** Every column with its meaning, from the files beside the models. */
export function dictionary(q: Quality, later: Fetch): HTMLElement {
  const look = async (): Promise<Node> =>
    dataTable<DictionaryRow>({
      caption: "Data dictionary",
      file: "data-dictionary",
      rows: await rowsOf<DictionaryRow>(later),
      limit: 25,
      url: "dictionary-",
      columns: [
        {label: "Relation", value: (d) => d.relation, format: (v) => html`<span class="code">${v}</span>`},
        {label: "Column", value: (d) => d.column, format: (v) => html`<span class="code">${v}</span>`},
        {label: "Type", value: (d) => d.type},
        {label: "Unit", value: (d) => d.unit},
        {label: "Meaning", value: (d) => d.meaning, title: (d) => d.meaning}
      ]
    });
  return html`<div>
    <p class="figures-note">
      ${f.counted(q.columnCount, "column")} of ${f.counted(q.relations.length, "relation")}, each with type, unit and
      meaning, generated from the files beside the models.
    </p>
    ${onDemand("Open the data dictionary", look)}
  </div>`;
}

/** The files that came in: how old, how large, how they were read. */
export function sources(q: Quality): HTMLElement {
  return dataTable<Source>({
    caption: "Files that came in",
    controls: false,
    sql: q.sql.sources,
    rows: q.sources,
    columns: [
      {label: "Kind", value: (d) => d.source},
      {
        label: "File",
        value: (d) => d.file,
        format: (v, d) => (d.demo ? html`<span>${v} ${badge("simulated", "Demo data")}</span>` : v)
      },
      {label: "Size", value: (d) => d.bytes, format: f.bytes},
      {label: "Rows", value: (d) => d.rows, format: f.count},
      {label: "Not readable", value: (d) => d.rejects, format: f.count},
      {label: "Encoding", value: (d) => d.encoding},
      {label: "Dates", value: (d) => d.dates},
      {
        label: "SHA-256",
        value: (d) => d.sha256,
        format: (v: string) => html`<span class="code">${v.slice(0, 12)}…</span>`,
        title: (d) => d.sha256
      }
    ]
  });
}

/** What was decided for a whole file, as how its dates are read, and from which evidence. Nothing where nothing had to be. */
export function decisions(q: Quality): HTMLElement | null {
  const said = q.sources.flatMap(({file, notes}) => (notes?.split("\n") ?? []).map((note) => ({file, note})));
  return said.length
    ? html`<ul class="figures-note decided">
        ${said.map(({file, note}) => html`<li><b>${file}</b>: ${note}.</li>`)}
      </ul>`
    : null;
}
