import {html} from "htl";
import type {Lab} from "../../../loaders/lab.ts";
import type {Difference, QueueRow} from "../../../loaders/lab-queue.ts";
import {asOfLine} from "../as-of.js";
import {emptyState} from "../empty-state.js";
import * as f from "../format.js";
import {howCounted} from "../how-counted.js";
import {changesView} from "./changes.js";
import {clusteringsView} from "./clusterings.js";
import {definitions} from "./definitions.js";
import {differencesView} from "./differences.js";
import {lab} from "./lab.js";
import {strategyName} from "./names.js";
import {plainTable} from "./plain-table.js";
import {reviewLinksView} from "./review-links.js";
import {reliabilityView} from "./reliability-view.js";

/** Files that the lab fetches when the reader touches something. */
export type LabFiles = Record<string, () => Promise<unknown>>;

/** The matching lab: which listings are which articles, by which strategy, and what it does to the figures. */
export function view(data: Lab, later: LabFiles): DocumentFragment {
  if (!data.first)
    return html.fragment`<h1>Which listings are which articles?</h1>
${asOfLine(data.about)}
${emptyState(
  "There are no listings to match",
  "These data hold no listings of a marketplace, so no strategy has run. Sales are complete without them; ratings of articles and alerts are absent.",
  html`Put a file with the columns listing_id and title beside the transactions, and refresh. To compare strategies on
    your own articles without listings: <code>smartshop mdm simulate</code> lists them under the demo's noise. To see
    the lab at work, refresh the demo shop. How good the strategies are:
    ${html`<a href="./benchmarks">measured results</a>`}.`
)}
${conflictsView(data)}
${reviewLinksView(data)}
<h2>How this is counted</h2>
${howCounted(definitions(data))}`;
  return html.fragment`<h1>Which listings are which articles?</h1>
${lede(data)}
${asOfLine(data.about)}
${lab(
  data,
  data.first,
  {
    records: () => later["lab-records"]!() as never,
    pairs: (strategy) => later[`lab-pairs-${strategy}`]!() as never,
    evidence: (strategy) => later[`lab-evidence-${strategy}`]!() as never
  },
  {
    queue: async () => (await later["lab-queue"]!()) as QueueRow[],
    clusters: () => later["lab-golden"]!() as never,
    texts: () => later["lab-texts"]!() as never
  }
)}
${reliabilityView(data)}
${clusteringsView(data)}
${changesView(data)}
${differencesView(data, async () => (await later["lab-differences"]!()) as Difference[])}
${conflictsView(data)}
${reviewLinksView(data)}
<h2>How this is counted</h2>
${howCounted(definitions(data))}`;
}

function lede({counts, runs, first}: Lab): HTMLElement {
  const active = runs.find((d) => d.isActive)!;
  const side = [first!.left, first!.right].find((s) => s.strategy === active.strategy)!;
  const t = side.truthful;
  return html`<p class="lede">
    <b>${f.count(counts.articles)}</b> articles and <b>${f.count(counts.listings)}</b> listings share no key.
    ${strategyName(active.strategy)}, the strategy in use, links <b>${f.count(side.links)}</b> of the
    listings${
      t
        ? html`, <b>${f.count(t.right)}</b> of them rightly: F1 <b>${f.ratio3(t.f1.value)}</b> against a truth that it
            never saw`
        : ""
    }.
    Articles with a listing bring <b>${f.percent(side.kpis.revenueLinked / (side.kpis.revenue || 1))}</b> of revenue.
    <a href="./benchmarks">How it does on public data</a>
  </p>`;
}

function conflictsView({conflicts}: Lab): HTMLElement | null {
  if (!conflicts.length) return null;
  return html`<section class="finding" id="conflicts">
    <h2>
      ${f.counted(conflicts.length, "word of stewards conflicts or is set aside", "words of stewards conflict or are set aside")}
    </h2>
    ${plainTable(
      "Conflicts of decisions",
      ["Article", "Listing or field", "Conflict", "Who", "What was made of it"],
      conflicts.map((c) => [c.left, c.right, c.kind, c.who || "–", c.resolution]),
      {numbers: false}
    )}
  </section>`;
}
