import type {QueueRow} from "../../../loaders/lab-queue.ts";
import {html} from "htl";
import {badge} from "../badge.js";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import * as f from "../format.js";
import type {Lab} from "../../../loaders/lab.ts";
import type {Verdict} from "./verdicts.js";

const SAID: Record<Verdict, () => HTMLElement> = {
  same: () => badge("accept", "Same"),
  different: () => badge("reject", "Different"),
  unsure: () => badge("ask", "Unsure")
};

const SQL = `SELECT q.worth, q.stake, q.probability, q.left_id, p.product_name, q.right_id, l.title, q.zone, q.reason
FROM meta.mdm_queue AS q
JOIN v_product_kpi AS p ON p.product_code = q.left_id
JOIN v_listings AS l ON l.listing_id = q.right_id
ORDER BY q.worth DESC, q.left_id, q.right_id`;

export interface Queue {
  node: HTMLElement;
  /** All rows, fetched. */
  rows: () => Promise<readonly QueueRow[]>;
  /** Draws the verdicts anew. */
  refresh(): void;
}

/** The review queue: what a steward should look at first, by what the answer is worth. */
export function queueView(
  {queue}: Lab,
  {
    all,
    verdict,
    onselect,
    chosen
  }: {
    all: () => Promise<readonly QueueRow[]>;
    verdict: (row: QueueRow) => Verdict | null;
    onselect: (row: QueueRow) => void;
    chosen: (row: QueueRow) => boolean;
  }
): Queue {
  let now: readonly QueueRow[] = queue.rows;
  let replace: (rows: readonly QueueRow[]) => void = () => {};
  const rows = async (): Promise<readonly QueueRow[]> => {
    if (now.length < queue.total) now = await all();
    return now;
  };
  const first = queue.rows[0];
  const title = first
    ? `${f.counted(queue.total, "pair")} to look at; the first answer is worth ${f.compactPounds(first.worth)}`
    : "Nothing to look at";
  const body = queue.total
    ? dataTable<QueueRow>({
        caption: "Review queue",
        rows: queue.rows,
        total: queue.total,
        rest: queue.rows.length < queue.total ? rows : undefined,
        limit: 8,
        sortBy: "Worth",
        url: "q-",
        file: "review-queue",
        sql: SQL,
        bind: (set) => (replace = set),
        selected: chosen,
        onselect,
        columns: [
          {label: "Worth", value: (d) => d.worth, format: f.wholePounds, bar: "var(--ask)"},
          {label: "At stake", value: (d) => d.stake, format: f.wholePounds},
          {label: "Chance", value: (d) => d.probability, format: f.percent},
          {label: "Article", value: (d) => d.name, format: f.sentenceCase, title: (d) => d.left},
          {label: "Listing", value: (d) => d.title, title: (d) => d.right},
          {
            label: "So far",
            value: (d) => d.zone,
            format: (v: string) => (v === "accept" ? badge("accept", "Linked") : badge("ask", "Asked"))
          },
          {label: "Your word", value: (d) => verdict(d) ?? "", format: (v: Verdict | "") => (v ? SAID[v]() : "")}
        ]
      })
    : emptyState("The queue is empty", "No pair of the strategy in use is uncertain, or there are no listings.");
  return {
    rows,
    refresh: () => void rows().then((all) => replace(all)),
    node: html`<section class="finding" id="queue">
      <h2>${title}</h2>
      <div class="subtitle">
        Worth = revenue that hangs on the pair × p (1 − p): an answer is worth most where much hangs on it and the rules
        know least. Strategy in use; the same list: <code>smartshop mdm review --list</code>
      </div>
      ${body}
    </section>`
  };
}
