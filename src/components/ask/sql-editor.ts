import {html} from "htl";
import type {AskMeasure} from "../../../loaders/ask-words.ts";
import type {SqlResult} from "../../workers/ask-protocol.ts";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import * as f from "../format.js";
import type {Progress} from "./backend.js";
import {type Row, tableColumns} from "./cells.js";

let editors = 0;

export interface SqlEditor {
  /** The statement at first. */
  sql: string;
  /** What opens it, such as "SQL". */
  summary: string;
  run: (sql: string, progress: Progress) => Promise<SqlResult>;
  measures: readonly AskMeasure[];
}

/** A statement that the reader may change and run through the guard; a refusal is shown with its reason. */
export function sqlEditor({sql, summary, run, measures}: SqlEditor): HTMLElement {
  const id = `sql-${++editors}`;
  const rows = Math.max(4, Math.min(18, sql.split("\n").length + 1));
  const area = html`<textarea
    id=${id}
    class="sql"
    rows=${rows}
    spellcheck="false"
    autocapitalize="off"
    aria-describedby=${`${id}-help`}
  ></textarea>` as HTMLTextAreaElement;
  area.value = sql;
  const button = html`<button class="push">Run</button>` as HTMLButtonElement;
  const status = html`<span role="status"></span>`;
  const host = html`<div></div>`;
  async function go(): Promise<void> {
    button.disabled = true;
    try {
      const result = await run(area.value, (step) => (status.textContent = step));
      host.replaceChildren(resultView(result, measures));
      status.textContent = said(result);
    } catch (cause) {
      host.replaceChildren(emptyState("The statement did not finish", messageOf(cause)));
      status.textContent = "The statement did not finish.";
    } finally {
      button.disabled = false;
    }
  }
  button.onclick = () => void go();
  area.onkeydown = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void go();
  };
  return html`<details class="sql-editor">
    <summary>${summary}</summary>
    <label for=${id}>SQL statement</label>
    ${area}
    <div class="sql-bar">
      ${button}<span id=${`${id}-help`}
        >Ctrl + Enter runs it. One SELECT over the published views; at most 1,000 rows.</span
      >${status}
    </div>
    ${host}
  </details>`;
}

export const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

function said({allowed, error, rows = [], ms}: SqlResult): string {
  if (!allowed) return "Refused; nothing ran.";
  if (error) return "The engine could not run it.";
  return `${f.counted(rows.length, "row")}${ms === undefined ? "" : `, ${f.count(ms)} ms`}`;
}

function resultView(
  {allowed, reason, error, columns = [], rows = [], truncated}: SqlResult,
  measures: readonly AskMeasure[]
): Node {
  if (!allowed) return emptyState("Refused", `${(reason ?? "").replace(/^./, (c) => c.toUpperCase())}. Nothing ran.`);
  if (error) return emptyState("The engine could not run it", error);
  if (!rows.length) return emptyState("No row", "The statement ran and gave no row.");
  return html.fragment`${truncated ? html`<p class="figures-note">Only the first rows are shown: the result was cut at the cap.</p>` : null}${dataTable<Row>(
    {rows, columns: tableColumns(columns, measures), caption: "Result of the statement", file: "result"}
  )}`;
}
