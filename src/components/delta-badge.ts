import {html} from "./html.js";
import {MISSING, signed1, signedPercent} from "./format.js";

export interface Delta {
  now: number;
  before: number | null;
  /** What `before` is, such as "£8.49 M in Dec 2009 – Nov 2010". */
  against: string;
  /** For shares: the difference in percentage points, not a ratio. */
  points?: boolean;
}

/** Change with an arrow. Direction is shown, not judged: no colour. */
export function deltaBadge({now, before, against, points}: Delta): HTMLElement {
  const change = before == null || (before === 0 && !points) ? null : points ? now - before : now / before - 1;
  if (change == null || !Number.isFinite(change)) return html`<span class="delta" title=${against}>${MISSING}</span>`;
  const turn = Math.abs(change) < 0.0005 ? "level" : change > 0 ? "up" : "down";
  return html`<span class="delta" title=${`against ${against}`}
    ><i class=${turn} aria-hidden="true"></i>${points ? `${signed1(100 * change)} pp` : signedPercent(change)}</span
  >`;
}
