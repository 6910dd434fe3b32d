import {html} from "htl";
import * as f from "../format.js";
import {CUTS, dateOf, PRICE, QUANTITY} from "./cuts.js";
import {sayBox} from "./heat.js";
import {KINDS} from "./lines.js";
import type {Board, Part} from "./parts.js";
import type {Range, Selection} from "./selection.js";

const KIND = CUTS.indexOf("kind");

/** What passes all filters: lines, gross, returns, net, in pounds. */
export interface Totals {
  lines: number;
  gross: number;
  returns: number;
  net: number;
}

/** Totals of what is chosen. Values are whole numbers of `1/scale` pounds until the last division. */
export function totalsOf({engine, lines: {scale}, selection}: Pick<Board, "engine" | "lines" | "selection">): Totals {
  const chosen = selection().kind ?? KINDS.map((_, k) => k);
  const {value} = engine.tallies[KIND]!;
  const sum = (kinds: readonly number[]): number =>
    kinds.filter((k) => chosen.includes(k)).reduce((total, k) => total + value[k]!, 0) / scale;
  return {lines: engine.count, gross: sum([0, 1]), returns: 0 - sum([2]), net: engine.value / scale};
}

export const sayDays = (start: string, [from, to]: Range): string =>
  to - from === 1 ? f.day(dateOf(start, from)) : `${f.day(dateOf(start, from))} – ${f.day(dateOf(start, to - 1))}`;

export const sayPrice = ([from, to]: Range): string =>
  `${f.pounds(from * PRICE.step)} ${to === PRICE.bins ? "and more" : `to under ${f.pounds(to * PRICE.step)}`}`;

export function sayQuantity([from, to]: Range): string {
  const [low, high] = [from + QUANTITY.first, to - 1 + QUANTITY.first];
  const lower = from === 0 ? `${f.count(low)} or fewer` : f.count(low);
  const upper = to === QUANTITY.bins ? `${f.count(high)} or more` : f.count(high);
  return low === high ? (from === 0 ? lower : upper) : `${lower} to ${upper}`;
}

/** The line that says what is chosen, with a button to take each filter away. */
export function totals(b: Board): Part {
  const said = html`<output class="explorer-total" aria-live="polite"></output>`;
  const chips = html`<div class="chips"></div>`;
  const words = (s: Selection): [keyof Selection, string][] => {
    const listed = (what: string, chosen: readonly number[], name: (i: number) => string): string =>
      chosen.length > 2 ? `${chosen.length} ${what}` : chosen.map(name).join(", ");
    const {lines} = b;
    const all: [keyof Selection, string | undefined][] = [
      ["day", s.day && sayDays(lines.start, s.day)],
      ["time", s.time && sayBox(s.time)],
      ["price", s.price && sayPrice(s.price)],
      ["quantity", s.quantity && `${sayQuantity(s.quantity)} pieces`],
      ["country", s.country && listed("countries", s.country, (i) => lines.countries[i]![1])],
      ["product", s.product && listed("articles", s.product, (i) => f.sentenceCase(lines.products[i]![1]))],
      ["kind", s.kind && listed("kinds", s.kind, (i) => KINDS[i]!)]
    ];
    return all.filter((d): d is [keyof Selection, string] => d[1] !== undefined);
  };
  let shown = "";
  function paint(): void {
    const t = totalsOf(b);
    said.textContent = `${f.count(t.lines)} of ${f.count(b.lines.lines)} lines · ${f.pounds(t.gross)} sold · ${f.pounds(t.returns)} returned · ${f.pounds(t.net)} net`;
    const filters = words(b.selection());
    const now = filters.map((d) => d.join()).join("|");
    if (now === shown) return;
    shown = now;
    chips.replaceChildren(
      ...filters.map(([cut, text]) => {
        const remove = (): void => b.change({[cut]: undefined}, true);
        return html`<button class="push chip-button" onclick=${remove} aria-label=${`Remove the filter: ${text}`}>
          ${text} <span aria-hidden="true">×</span>
        </button>`;
      })
    );
  }
  return {node: html`<div>${said}${chips}</div>`, paint};
}
