import {html} from "./html.js";
import type {About} from "../../loaders/about.ts";
import {badge} from "./badge.js";
import {day} from "./format.js";

/** The line under a page's lede: as-of date, source, currency, and the badge where the data is made up. */
export function asOfLine(about: About, more?: string): HTMLElement {
  const mark = about.isDemo ? html`${badge("simulated", "Demo data", "Made by a generator, not by a shop")} ` : null;
  return html`<p class="kicker">
    ${mark}Data as of ${day(about.asOf)} · ${about.source} · pounds sterling${more ? ` · ${more}` : ""}
  </p>`;
}
