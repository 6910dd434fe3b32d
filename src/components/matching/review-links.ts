import {html} from "htl";
import type {Lab} from "../../../loaders/lab.ts";
import * as f from "../format.js";
import {noteText} from "./names.js";
import {plainTable} from "./plain-table.js";

const WHY = {
  linked: "Linked: the text names an article clearly enough",
  below: "No product: less of a name stands there than the bar asks",
  alike: "No product: two articles are named alike",
  nothing: "No product: no article is named"
} as const;

const SQL = `SELECT CASE WHEN zone = 'accept' THEN 'linked' ELSE split_part(reason, ';', 1) END AS what_became,
  count(*) AS reviews
FROM meta.mdm_review_link
GROUP BY 1
ORDER BY 1`;

/** What became of reviews that come without a product: how many are linked, how many are not, and why. */
export function reviewLinksView({reviewLinks}: Lab): HTMLElement | null {
  if (!reviewLinks.length) return null;
  const of = (why: string): number => reviewLinks.find((d) => d.why === why)?.reviews ?? 0;
  const all = reviewLinks.reduce((sum, d) => sum + d.reviews, 0);
  const bar = reviewLinks.find((d) => d.bar)?.bar;
  return html`<section class="finding" id="no-product">
    <h2>${title(of("linked"), all)}</h2>
    <div class="subtitle">
      Never to an article for being popular.
      ${bar ? `${f.sentenceCase(noteText(bar))}.` : "None named enough of an article for a bar to matter."}
    </div>
    ${plainTable(
      "Reviews without a product",
      ["What became of them", "Reviews", "Share"],
      (Object.keys(WHY) as (keyof typeof WHY)[])
        .filter((why) => of(why))
        .map((why) => [WHY[why], [of(why), f.count(of(why))], [of(why) / all, f.percent(of(why) / all)]]),
      {sql: SQL}
    )}
  </section>`;
}

const title = (linked: number, all: number): string =>
  linked
    ? `Of ${f.counted(all, "review")} without a product ${f.count(linked)} ${linked === 1 ? "is" : "are"} linked by what they say; ${f.count(all - linked)} stay without one`
    : `None of ${f.counted(all, "review")} without a product is linked: none names an article surely enough`;
