import {html} from "./html.js";

/** `simulated`, `sample` and `derived` say where data comes from; `accept`, `ask` and `reject` are zones; `live` and `plain` are states. */
export type BadgeKind = "simulated" | "sample" | "derived" | "accept" | "ask" | "reject" | "live" | "plain";

const GLYPH: Partial<Record<BadgeKind, string>> = {accept: "✓", ask: "?", reject: "×"};

/** A small label; zones carry a glyph too, so that colour is never alone. */
export function badge(kind: BadgeKind, text: string, title?: string): HTMLElement {
  const glyph = GLYPH[kind];
  return html`<span class=${`badge ${kind}`} title=${title ?? null}
    >${glyph ? html`<span aria-hidden="true">${glyph}</span>` : null}${text}</span
  >`;
}
