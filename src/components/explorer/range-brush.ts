import {svg} from "htl";
import type {Range} from "./selection.js";

export interface RangeBrush {
  bins: number;
  /** Bins that an arrow key moves by. */
  step: number;
  get: () => Range | undefined;
  set: (range: Range | undefined, done: boolean) => void;
}

/** Pixels around an edge that take hold of it. */
const GRIP = 6;

/**
 * Chooses a range of bins by pointer and by keyboard. Drag makes a range, moves it, or moves an edge; a click beside it
 * clears it. Arrow keys move it, with Shift its end, Home and End take it to the ends, Escape clears it.
 * `scale` gives the place of bin 0 and of the last edge, in pixels of the drawing.
 */
export function rangeBrush(
  host: HTMLElement,
  area: SVGElement,
  {bins, step, get, set}: RangeBrush,
  scale: () => {from: number; to: number; top: number; bottom: number}
): () => void {
  const box = svg`<rect class="brush" hidden></rect>`;
  area.append(box);
  const at = (bin: number): number => {
    const {from, to} = scale();
    return from + (bin / bins) * (to - from);
  };
  const binAt = (event: PointerEvent): number => {
    const {from, to} = scale();
    return ((event.clientX - area.getBoundingClientRect().left - from) / (to - from)) * bins;
  };
  const clamp = (bin: number): number => Math.min(bins, Math.max(0, bin));
  let drag: ((bin: number) => Range) | undefined;
  let moved = false;

  area.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const start = binAt(event);
    const range = get();
    const grip = (GRIP * bins) / (scale().to - scale().from);
    moved = false;
    drag = grab(start, range, grip, bins);
    area.setPointerCapture(event.pointerId);
    host.focus({preventScroll: true});
    event.preventDefault();
  });
  area.addEventListener("pointermove", (event) => {
    if (!drag) return;
    moved = true;
    set(drag(clamp(binAt(event))), false);
  });
  const end = (event: PointerEvent): void => {
    if (!drag) return;
    const [bin, range] = [binAt(event), get()];
    drag = undefined;
    if (moved) set(range, true);
    else if (range && (bin < range[0] || bin >= range[1])) set(undefined, true);
  };
  area.addEventListener("pointerup", end);
  area.addEventListener("pointercancel", end);

  host.addEventListener("keydown", (event) => {
    if (event.target !== host) return;
    const [from, to] = get() ?? [0, Math.max(1, Math.round(bins / 10))];
    const width = to - from;
    const by = {ArrowRight: step, ArrowUp: step, ArrowLeft: -step, ArrowDown: -step}[event.key];
    const next: Range | undefined | null =
      event.key === "Escape"
        ? undefined
        : event.key === "Home"
          ? [0, width]
          : event.key === "End"
            ? [bins - width, bins]
            : by === undefined
              ? null
              : event.shiftKey
                ? [from, Math.min(bins, Math.max(from + 1, to + by))]
                : get()
                  ? shifted(from, width, by, bins)
                  : [from, to];
    if (next === null) return;
    event.preventDefault();
    set(next, true);
  });

  return () => {
    const range = get();
    const {top, bottom} = scale();
    box.toggleAttribute("hidden", !range);
    if (!range) return;
    box.setAttribute("x", at(range[0]).toFixed(1));
    box.setAttribute("width", Math.max(1, at(range[1]) - at(range[0])).toFixed(1));
    box.setAttribute("y", String(top));
    box.setAttribute("height", String(bottom - top));
  };
}

const shifted = (from: number, width: number, by: number, bins: number): Range => {
  const start = Math.min(bins - width, Math.max(0, from + by));
  return [start, start + width];
};

/** What a drag does, by where it began: an edge, the inside, or beside the range. */
function grab(start: number, range: Range | undefined, grip: number, bins: number): (bin: number) => Range {
  const whole = (a: number, b: number): Range => {
    const from = Math.min(bins - 1, Math.floor(Math.min(a, b)));
    return [from, Math.min(bins, Math.max(from + 1, Math.ceil(Math.max(a, b))))];
  };
  if (range) {
    const [from, to] = range;
    if (Math.abs(start - from) <= grip) return (bin) => whole(bin, to);
    if (Math.abs(start - to) <= grip) return (bin) => whole(from, bin);
    if (start > from && start < to) return (bin) => shifted(from, to - from, Math.round(bin - start), bins);
  }
  return (bin) => whole(start, bin);
}
