import {html} from "htl";
import * as f from "../format.js";
import {importPairs} from "./import-pairs.js";
import type {LabPairs, LabRecords} from "./lab-types.js";

/** Lets the reader bring another tool's pairs and compare them as a strategy; the file does not leave the page. */
export function importBox({
  records,
  onpairs
}: {
  records: () => Promise<LabRecords>;
  onpairs: (pairs: LabPairs) => void;
}): HTMLElement {
  const input = html`<input
    type="file"
    accept=".csv,text/csv"
    aria-label="Pairs scored elsewhere, CSV"
  />` as HTMLInputElement;
  const status = html`<span role="status"></span>`;
  input.onchange = async () => {
    const file = input.files?.[0];
    if (!file) return;
    status.textContent = "Reading …";
    try {
      const {pairs, columns, unknown, unreadable, repeated} = importPairs(await file.text(), await records());
      const aside = [
        ...(unknown ? [`${f.count(unknown)} name an article or listing that is not here`] : []),
        ...(unreadable ? [`${f.count(unreadable)} have no score`] : []),
        ...(repeated ? [`${f.count(repeated)} name a pair again`] : [])
      ];
      status.textContent = `${f.counted(pairs.left.length, "pair")} read, ${f.count(pairs.zone.filter((zone) => zone === 0).length)} of them linked, on the left now (article ${columns.left}, listing ${columns.right}, score ${columns.score})${aside.length ? `; left out: ${aside.join(", ")}` : ""}.`;
      onpairs(pairs);
    } catch (error) {
      status.textContent = `Nothing was read: ${error instanceof Error ? error.message : String(error)}.`;
    }
    input.value = "";
  };
  return html`<section class="finding import" id="import">
    <h2>Compare another tool's output</h2>
    <div class="subtitle">
      A CSV with the columns left_id (article code), right_id (listing) and score; Splink's unique_id_l, unique_id_r and
      match_probability do too. A column zone (accept, ask, reject), as <code>smartshop mdm match --all</code> writes
      it, says what it linked; else all of it counts as linked. It becomes a strategy of this page and goes nowhere
      else.
    </div>
    <p class="verdicts">${input}${status}</p>
  </section>`;
}
