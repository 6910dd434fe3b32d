import {html} from "htl";
import type {Overview} from "../../../loaders/overview.ts";
import {emptyState} from "../empty-state.js";
import {finding} from "../finding.js";
import {lines} from "../quality/lines.js";

/** Where the lines of the files end: sold, returned, set apart, or set aside with a reason. */
export function setAside(o: Overview): HTMLElement {
  if (!o.counters.length) return emptyState("No counter was published", "The refresh wrote no cleaning counters.");
  return html`<div id="set-aside">
    ${finding(lines(o))}
    <p class="figures-note"><a href="./quality#rejects">Look at the rows set aside</a></p>
  </div>`;
}
