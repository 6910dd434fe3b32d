import {html} from "htl";
import type {Difference} from "../../../loaders/lab-queue.ts";
import type {Lab} from "../../../loaders/lab.ts";
import {download, toCsv} from "../csv.js";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import * as f from "../format.js";
import {browserStore, keep, readKept} from "../kept.js";

const KEY = "smartshop-strikes";

const SQL = `SELECT token, bits, trusted, siblings
FROM meta.mdm_difference JOIN meta.mdm_run USING (strategy)
WHERE is_active
ORDER BY siblings + trusted DESC, token`;

/**
 * Words that the catalogues taught to matter; a steward strikes those that do not, for the next refresh.
 * @param all fetches those that the page does not hold.
 */
export function differencesView({differences: d}: Lab, all: () => Promise<readonly Difference[]>): HTMLElement {
  if (!d.total)
    return html`<section class="finding" id="differences">
      <h2>Learnt differences</h2>
      ${emptyState("None were learnt", "The strategy in use learns none; hybrid does.", "Refresh with MDM_STRATEGY=hybrid.")}
    </section>`;
  const struck = new Set((readKept(KEY) as string[]).filter((token) => !d.struck.includes(token)));
  const status = html`<span role="status"></span>`;
  const save = html`<button class="push">Save strikes.csv</button>`;
  const say = (): void => {
    const before = d.struck.length ? ` ${f.counted(d.struck.length, "word was", "words were")} struck before.` : "";
    status.textContent = struck.size
      ? `${f.counted(struck.size, "word")} struck here: put the file into data/, or add it by smartshop mdm review --add strikes.csv, and refresh.${before}`
      : `Nothing struck here.${before}`;
    save.hidden = !struck.size;
    keep(KEY, [...struck]);
  };
  save.onclick = () => {
    const at = new Date().toISOString();
    download(
      "strikes.csv",
      toCsv(
        ["token", "decided_at"],
        [...new Set([...d.struck, ...struck])].sort().map((token) => [token, at])
      )
    );
  };
  const strike = ({token, struck: isStruck}: Difference): HTMLElement => {
    if (isStruck)
      return html`<span title="By a row of data/strikes.csv; take the row away to have it back">Struck, in use</span>`;
    const button = html`<button class="link" aria-pressed=${String(struck.has(token))}>
      ${struck.has(token) ? "Struck" : "Strike"}
    </button>`;
    button.onclick = () => {
      if (!struck.delete(token)) struck.add(token);
      button.setAttribute("aria-pressed", String(struck.has(token)));
      button.textContent = struck.has(token) ? "Struck" : "Strike";
      say();
    };
    return button;
  };
  if (browserStore()) say();
  else save.hidden = true;
  return html`<section class="finding" id="differences">
    <h2>${f.count(d.total)} words were learnt to tell articles apart; “${d.strongest}” weighs most</h2>
    <div class="subtitle">
      Bits against a link when only one side has the word; below 0 it may differ freely. Learnt without labels: how
      often the word was the difference between sure pairs, and between neighbours within one catalogue. Those seen most
      first.
    </div>
    ${dataTable<Difference>({
      caption: "Learnt differences",
      rows: d.rows,
      total: d.total,
      rest: d.rows.length < d.total ? all : undefined,
      limit: 8,
      url: "w-",
      file: "learnt-differences",
      sql: SQL,
      columns: [
        {label: "Word", value: (r) => r.token},
        {label: "Bits against", value: (r) => r.bits, format: f.signed1},
        {label: "In sure pairs", value: (r) => r.trusted, format: f.fixed1},
        {label: "Between neighbours", value: (r) => r.siblings, format: f.fixed1},
        {
          label: "Noise?",
          value: (r) => (r.struck || struck.has(r.token) ? 1 : 0),
          format: (_, r) => strike(r),
          key: "struck"
        }
      ]
    })}
    <p class="verdicts">${save}${status}</p>
  </section>`;
}
