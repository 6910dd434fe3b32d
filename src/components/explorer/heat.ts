import {html, svg} from "htl";
import {CUTS, HOURS, WEEK} from "./cuts.js";
import {shownOf, type Board, type Part} from "./parts.js";
import type {Box} from "./selection.js";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const CELL = {width: 24, height: 19, left: 34, top: 2} as const;
const DIMENSION = CUTS.indexOf("time");

/** A box of hours and weekdays in words: "Mon–Fri, 9:00–12:00". */
export const sayBox = ([from, to, first, last]: Box): string =>
  `${DAYS[first]!}${last - first > 1 ? `–${DAYS[last - 1]!}` : ""}, ${from}:00–${to}:00`;

/** Weekday by hour with a box to choose by pointer or keyboard. */
export function heat(b: Board): Part {
  const cells = Array.from({length: WEEK * HOURS}, (_, i) => {
    const [x, y] = [CELL.left + (i % HOURS) * CELL.width, CELL.top + Math.floor(i / HOURS) * CELL.height];
    return svg`<rect x=${x + 0.5} y=${y + 0.5} width=${CELL.width - 1} height=${CELL.height - 1} class="cell"></rect>`;
  });
  const drawn = cells.map(() => "");
  const names = DAYS.map(
    (d, i) =>
      svg`<text class="axis-text" x=${CELL.left - 6} y=${CELL.top + (i + 0.5) * CELL.height} dy="0.32em" text-anchor="end">${d}</text>`
  );
  const hours = Array.from({length: HOURS / 3}, (_, k) => 3 * k).map(
    (h) =>
      svg`<text class="axis-text" x=${CELL.left + (h + 0.5) * CELL.width} y=${CELL.top + WEEK * CELL.height + 15} text-anchor="middle">${h}</text>`
  );
  const box = svg`<rect class="brush" hidden></rect>`;
  const [width, height] = [CELL.left + HOURS * CELL.width + 2, CELL.top + WEEK * CELL.height + 20];
  const area = svg`<svg viewBox=${`0 0 ${width} ${height}`} width="100%" class="brushed">${cells}${names}${hours}${box}</svg>`;
  const said = html`<span class="said"></span>`;
  const node = html`<section
    class="cut"
    tabindex="0"
    role="group"
    aria-label="Weekday and hour. Arrow keys move the box, Shift and arrows resize it, Escape clears it."
  >
    <h2>Weekday and hour ${said}</h2>
    ${area}
  </section>`;
  const set = (time: Box | undefined, done: boolean): void => b.change({time}, done);

  let from: readonly [number, number] | undefined;
  let moved = false;
  const cellAt = (event: PointerEvent): [number, number] => {
    const {left, top, width: w} = area.getBoundingClientRect();
    const zoom = width / w;
    const hour = Math.floor(((event.clientX - left) * zoom - CELL.left) / CELL.width);
    const day = Math.floor(((event.clientY - top) * zoom - CELL.top) / CELL.height);
    return [Math.min(HOURS - 1, Math.max(0, hour)), Math.min(WEEK - 1, Math.max(0, day))];
  };
  const spanned = ([h, d]: readonly [number, number], [k, e]: readonly [number, number]): Box => [
    Math.min(h, k),
    Math.max(h, k) + 1,
    Math.min(d, e),
    Math.max(d, e) + 1
  ];
  area.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    from = cellAt(event);
    moved = false;
    area.setPointerCapture(event.pointerId);
    node.focus({preventScroll: true});
    event.preventDefault();
  });
  area.addEventListener("pointermove", (event) => {
    if (!from) return;
    moved = true;
    set(spanned(from, cellAt(event)), false);
  });
  area.addEventListener("pointerup", (event) => {
    if (!from) return;
    const at = from;
    from = undefined;
    // A click chooses one cell, or clears what is chosen.
    set(moved ? spanned(at, cellAt(event)) : b.selection().time ? undefined : spanned(at, at), true);
  });
  node.addEventListener("keydown", (event) => {
    if (event.target !== node) return;
    if (event.key === "Escape") return set(undefined, true);
    const dx = Number(event.key === "ArrowRight") - Number(event.key === "ArrowLeft");
    const dy = Number(event.key === "ArrowDown") - Number(event.key === "ArrowUp");
    if (!dx && !dy) return;
    event.preventDefault();
    const now = b.selection().time;
    if (!now) return set([9, 12, 0, 2], true);
    const next: Box = event.shiftKey
      ? [now[0], now[1] + dx, now[2], now[3] + dy]
      : [now[0] + dx, now[1] + dx, now[2] + dy, now[3] + dy];
    const fits =
      next[0] >= 0 && next[0] < next[1] && next[1] <= HOURS && next[2] >= 0 && next[2] < next[3] && next[3] <= WEEK;
    if (fits) set(next, true);
  });

  function paint(): void {
    const shown = shownOf(b, DIMENSION);
    let most = 0;
    for (const v of shown) if (v > most) most = v;
    cells.forEach((cell, i) => {
      const v = shown[i]!;
      const fill = v > 0 ? (0.08 + 0.92 * Math.sqrt(v / most)).toFixed(2) : "0";
      if (drawn[i] !== fill) cell.style.fillOpacity = drawn[i] = fill;
    });
    const chosen = b.selection().time;
    box.toggleAttribute("hidden", !chosen);
    said.textContent = chosen ? sayBox(chosen) : "";
    if (!chosen) return;
    const [h0, h1, d0, d1] = chosen;
    box.setAttribute("x", String(CELL.left + h0 * CELL.width));
    box.setAttribute("y", String(CELL.top + d0 * CELL.height));
    box.setAttribute("width", String((h1 - h0) * CELL.width));
    box.setAttribute("height", String((d1 - d0) * CELL.height));
  }
  return {node, paint};
}
