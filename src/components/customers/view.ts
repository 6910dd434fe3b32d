import {html} from "htl";
import type {Customers} from "../../../loaders/customers.ts";
import {emptyState} from "../empty-state.js";
import {figures} from "../figure-card.js";
import {finding} from "../finding.js";
import {howCounted} from "../how-counted.js";
import {atStake, performance} from "./churn.js";
import {retentionMap} from "./cohorts.js";
import {definitions} from "./definitions.js";
import {purchaseModel} from "./model-facts.js";
import {quadrants} from "./quadrants.js";
import {rfmGrid} from "./rfm.js";
import {blocks, indexAgainstChance, segments} from "./segments.js";
import {cards, lede} from "./summary.js";
import {customerTable} from "./table.js";
import {lifetimeValue} from "./value.js";

/** Customers: who buys, who comes back, what is expected of them, who is at risk and what that would cost. */
export function view(c: Customers, later: {"customer-list"?: () => Promise<unknown>} = {}): DocumentFragment {
  const {scores, models} = c;
  const noScores = emptyState(
    "No scores were published",
    "Fifths, segments, expected value and churn come from the analysis step of the refresh, which left nothing for these data.",
    "Run a refresh; retention and satisfaction below need no model."
  );
  const scored = scores
    ? html.fragment`<div class="columns">${models.churn ? finding(atStake(c)) : null}${finding(rfmGrid(c))}</div>
<h2 id="list">Customers, most at stake first</h2>
${customerTable(c, later["customer-list"])}
${blocks(c)}
${segments(c)}
<div class="columns">${models.churn && scores.bands.length ? finding(indexAgainstChance(c)) : null}${performance(c)}</div>
<div class="columns">${scores.value ? finding(lifetimeValue(c)) : null}${purchaseModel(c)}</div>`
    : noScores;
  return html.fragment`<h1>Who buys, and who comes back?</h1>
${lede(c)}
${figures(cards(c), "All dates. Derived figures come from models fitted anew in each refresh; how well they foretell is shown below.")}
<div class="columns single">${finding(retentionMap(c))}</div>
${scored}
<div class="columns single">${quadrants(c)}</div>
<h2>How this is counted</h2>
${howCounted(definitions(c))}`;
}
