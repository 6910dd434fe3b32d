import {html} from "./html.js";
import {deltaBadge, type Delta} from "./delta-badge.js";
import {sparkline} from "./sparkline.js";

export interface FigureCard {
  label: string;
  /** What is shown, already formatted. */
  value: string;
  /** The exact value, for the title. */
  exact?: string;
  delta?: Delta;
  /** Unit, denominator or the reason why the value is missing. */
  note?: string;
  /** Monthly values, oldest first, full months only. */
  spark?: readonly number[];
  badge?: HTMLElement;
}

/** One figure of the first row. */
export function figureCard({label, value, exact, delta, note, spark, badge}: FigureCard, primary = false): HTMLElement {
  return html`<div class=${`figure${primary ? " primary" : ""}`}>
    <dt>${label}</dt>
    <dd class="value" title=${exact ?? null}>${value}</dd>
    ${delta ? html`<dd>${deltaBadge(delta)} <span class="remark">year on year</span></dd>` : null}
    ${note || badge ? html`<dd class="remark">${badge ?? null}${badge ? " " : null}${note ?? null}</dd>` : null}
    ${spark && spark.length > 2 ? html`<dd class="spark">${sparkline(spark)}</dd>` : null}
  </div>`;
}

/** The first row of a page; the first card is the largest. `note` says once which periods are compared. */
export function figures(cards: readonly FigureCard[], note?: string): HTMLElement {
  const list = cards.map((card, i) => figureCard(card, i === 0));
  return html`<section aria-label="Key figures">
    <dl class="figures" style=${`--others: ${cards.length - 1}`}>${list}</dl>
    ${note ? html`<p class="figures-note">${note}</p>` : null}
  </section>`;
}
