import type {Overview, Rule} from "../../../loaders/overview.ts";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import * as f from "../format.js";

/** What each cleaning rule counted, from the file's lines to what the pages show. */
export function setAside(o: Overview): HTMLElement {
  if (!o.rules.length) return emptyState("No counter was published", "The refresh wrote no cleaning counters.");
  return dataTable<Rule>({
    caption: "Lines counted by each cleaning rule",
    file: "cleaning-rules",
    controls: false,
    rows: o.rules.filter((d) => d.lines > 0),
    columns: [
      {label: "Rule", value: (d) => d.meaning, title: (d) => d.rule},
      {label: "Lines", value: (d) => d.lines, format: f.count, bar: "var(--line-strong)"},
      {label: "Value", value: (d) => d.value, format: f.pounds}
    ]
  });
}
