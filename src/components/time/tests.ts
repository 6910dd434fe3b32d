import {html} from "htl";
import type {TimeTest} from "../../../loaders/time-tests.ts";
import type {Time} from "../../../loaders/time.ts";
import {badge} from "../badge.js";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import * as f from "../format.js";
import {written} from "./period.js";

const LEVEL = 0.05;
const clear = (d: TimeTest): boolean => d.adjusted < LEVEL;

/** All tests of the page, as sentences and as a table. */
export function testSection(t: Time): HTMLElement {
  if (!t.tests.length) return emptyState("Nothing was tested", "The data hold too few days with a sale.");
  const rows = t.tests;
  return html`<section>
    <h2>
      Tested: ${rows.filter(clear).length} of ${rows.length} differences are beyond chance
      ${badge("derived", "Derived")}
    </h2>
    <ul class="said">
      ${rows.map((d) => html`<li>${sentence(d)}</li>`)}
    </ul>
    ${dataTable<TimeTest>({
      caption: "Tests of differences between days",
      file: "time-tests",
      sql: t.sql.days,
      rows,
      columns: [
        {label: "Question", value: (d) => d.question, title: (d) => d.question},
        {label: "Test", value: (d) => d.test},
        {label: "n", value: (d) => d.n, format: f.count},
        {label: "Effect", value: (d) => d.effect, format: (v: number, d) => `${f.fixed2(v)} ${d.measure}`},
        {label: "p", value: (d) => d.p, format: written},
        {label: "p, corrected", value: (d) => d.adjusted, format: written}
      ]
    })}
    <p class="figures-note">
      Gross revenue of days with a sale. p is corrected by Holm over the ${rows.length} tests of this page; the level is
      5%. Days that follow each other are alike, so p is smaller than it would be for independent days: the effect says
      more than p does.
    </p>
  </section>`;
}

/** Names a difference only where the corrected p allows it. */
export function sentence(d: TimeTest): string {
  const p = `p ${d.adjusted < 0.001 ? "" : "= "}${written(d.adjusted)} after correction, n = ${f.count(d.n)}`;
  if (d.measure === "epsilon²") {
    const share = `ε² = ${d.effect.toFixed(2)}, ${size(d.effect, [0.01, 0.08, 0.26])}`;
    const what = cap(d.larger);
    return clear(d) ? `${what} differ (${share}; ${p}).` : `${what} do not differ beyond chance (${share}; ${p}).`;
  }
  const r = `rank-biserial ${f.fixed2(d.effect)}, ${size(Math.abs(d.effect), [0.1, 0.3, 0.5])}`;
  const chance = f.percent((1 + Math.abs(d.effect)) / 2);
  return clear(d)
    ? `${cap(d.larger)} bring more than ${d.smaller} in ${chance} of pairs (${r}; ${p}).`
    : `${d.question}: no difference beyond chance (${r}; ${p}).`;
}

const cap = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Words for an effect by the usual bounds (Cohen 1988; for ε² by way of η²). */
const size = (v: number, [small, middle, large]: [number, number, number]): string =>
  v < small ? "negligible" : v < middle ? "small" : v < large ? "medium" : "large";
