import {html} from "htl";
import type {KpiChange, LinkChange} from "../../../loaders/lab-changes.ts";
import type {Lab} from "../../../loaders/lab.ts";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import * as f from "../format.js";
import {strategyName} from "./names.js";
import {plainTable} from "./plain-table.js";

const NAMES: Record<string, string> = {
  articles_linked: "Articles linked",
  revenue_linked: "Revenue matched",
  revenue_share: "Share of revenue",
  listings_linked: "Listings linked",
  reviews_linked: "Reviews linked",
  rating_mean: "Mean rating",
  critical_alerts: "Critical alerts",
  watch_alerts: "Watch alerts"
};
const KINDS: Record<string, string> = {
  merge: "Merged",
  split: "Split off",
  move: "Moved",
  new: "New listing",
  gone: "Listing gone"
};

const value = ({unit}: KpiChange, v: number | null): string => {
  if (v === null) return "–";
  if (unit === "GBP") return f.wholePounds(v);
  if (unit === "share") return f.percent(v);
  return unit === "stars" ? v.toFixed(3) : f.count(v);
};
const part = (row: KpiChange, v: number | null): string => {
  if (v === null) return "–";
  if (Math.abs(v) < 1e-9) return "0";
  const text = row.unit === "share" ? `${f.fixed1(Math.abs(100 * v))} pp` : value(row, Math.abs(v));
  return `${v > 0 ? "+" : "−"}${text}`;
};

const change = ({before, after}: KpiChange): number | null =>
  before === null || after === null ? null : after - before;
const SQL = `SELECT kpi, unit, before_value, after_value, after_value - before_value AS change, new_data, changed_identity
FROM meta.mdm_kpi_change`;

/** What the last refresh changed: each figure divided into new data and changed identity, and the listings. */
export function changesView({changes: c}: Lab): HTMLElement {
  if (!c.kpis.length)
    return html`<section class="finding" id="changes">
      <h2>Since the last refresh</h2>
      ${emptyState(
        "There is nothing to compare with",
        "This is the first refresh that kept how listings were matched.",
        "The next refresh says which listings merged, split or moved, and divides each figure's change."
      )}
    </section>`;
  const of = (kind: string): number => c.counts[kind] ?? 0;
  const title = c.total
    ? `Since the last refresh ${f.count(of("merge"))} listings merged with an article, ${f.count(of("split"))} split off, ${f.count(of("move"))} moved`
    : "Since the last refresh no listing changed its article";
  const other =
    c.strategyBefore !== c.strategyAfter
      ? ` The strategy changed from ${strategyName(c.strategyBefore!)} to ${strategyName(c.strategyAfter!)}.`
      : "";
  return html`<section class="finding" id="changes">
    <h2>${title}</h2>
    <div class="subtitle">
      Each figure's change is divided: what new data alone would have made of it, had listings that were there before
      kept their articles, and what changed identity added.${other}
      ${of("new") + of("gone") ? `${f.count(of("new"))} linked listings are new, ${f.count(of("gone"))} are gone.` : ""}
    </div>
    ${plainTable(
      "Change of each figure",
      ["Figure", "Before", "Now", "Change", "by new data", "by changed identity"],
      c.kpis.map((d) => [
        NAMES[d.kpi] ?? d.kpi,
        [d.before, value(d, d.before)],
        [d.after, value(d, d.after)],
        [change(d), part(d, change(d))],
        [d.newData, part(d, d.newData)],
        [d.changedIdentity, part(d, d.changedIdentity)]
      ]),
      {sql: SQL}
    )}
    ${
      c.rows.length
        ? dataTable<LinkChange>({
            caption: "Listings whose article changed",
            rows: c.rows,
            limit: 6,
            file: "merges-and-splits",
            columns: [
              {label: "What", value: (d) => KINDS[d.kind] ?? d.kind},
              {label: "Listing", value: (d) => d.title ?? d.id, title: (d) => d.id},
              {label: "Was", value: (d) => d.before ?? "no article", format: f.sentenceCase},
              {label: "Is", value: (d) => d.after ?? "no article", format: f.sentenceCase},
              {label: "Revenue", value: (d) => d.revenue, format: f.wholePounds, bar: "var(--sales)"},
              {label: "By", value: (d) => d.by, format: (by: string) => by.split(" ").at(-1)!, title: (d) => d.by}
            ]
          })
        : null
    }
    ${c.total > c.rows.length ? html`<p class="remark">The ${c.rows.length} with most revenue of ${f.count(c.total)}; all stand in the log of merges, data/build/runs/merges.jsonl.</p>` : null}
  </section>`;
}
