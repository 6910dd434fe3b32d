import {html} from "htl";
import type {Answer} from "../../../pipeline/agent/rules/answer.ts";
import type {Query} from "../../../pipeline/agent/rules/query.ts";
import type {AskMeasure} from "../../../loaders/ask-words.ts";
import type {SqlResult} from "../../workers/ask-protocol.ts";
import {dataTable} from "../data-table.js";
import * as f from "../format.js";
import type {Progress} from "./backend.js";
import {type Row, tableColumns} from "./cells.js";
import {answerChart} from "./chart.js";
import {sqlEditor} from "./sql-editor.js";

export interface AnswerActions {
  measures: readonly AskMeasure[];
  /** First day of the last month that is complete. */
  lastFullMonth: string;
  /** Where it was answered, for people. */
  where: string;
  choose: (query: Query) => void;
  sql: (sql: string, progress: Progress) => Promise<SqlResult>;
}

/**
 * What stands under an answer's sentence: readings to choose from, what was read differently, chart, table, SQL and who
 * wrote it. Whatever comes from data or a model is text, never HTML.
 */
export function answerView(
  answer: Answer,
  {measures, lastFullMonth, where, choose, sql}: AnswerActions
): DocumentFragment {
  const {options = [], corrected, rows, columns, truncated} = answer;
  const readings = options.map(
    ({label, query}) => html`<button class="push" onclick=${() => choose(query)}>${label}</button>`
  );
  const read = corrected.map(([from, to]) => `“${from}” as “${to}”`).join(", ");
  return html.fragment`
    ${readings.length ? html`<div class="readings" role="group" aria-label="Do you mean" lang=${answer.language}>${readings}</div>` : null}
    ${read ? html`<p class="figures-note">Read ${read}.</p>` : null}
    ${answerChart(answer, measures, lastFullMonth)}
    ${
      rows.length
        ? dataTable<Row>({rows, columns: tableColumns(columns, measures), caption: "Answer", file: "answer"})
        : null
    }
    ${truncated ? html`<p class="figures-note">Only the first ${f.count(rows.length)} rows: there are more.</p>` : null}
    <p class="figures-note made-by">${madeBy(answer, where)}</p>
    ${
      answer.sql
        ? sqlEditor({sql: answer.sql, summary: "SQL: see what ran, change it, run it again", run: sql, measures})
        : null
    }`;
}

function madeBy({source, ms, rows, passed, sql}: Answer, where: string): string {
  const by = source === "rules" ? "Written by rules, no model" : `Written by ${source}`;
  const parts = [by, where, ...(sql ? [f.counted(rows.length, "row")] : []), `${f.count(ms)} ms`];
  return `${parts.join(" · ")}${passed.length ? ` · passed over: ${passed.join("; ")}` : ""}`;
}
