import {html} from "htl";

/** Rows drawn above and below what is seen, so that a flick of the wheel shows no gap. */
const MARGIN = 12;

/**
 * Shows thousands of rows by drawing only those in sight; two empty rows keep the scrollbar true. Rows must be of one
 * height, which is measured once. Returns a function that shows other rows from the top.
 */
export function windowRows(
  scroll: HTMLElement,
  body: HTMLElement,
  columns: number,
  draw: (index: number) => HTMLElement
): (count: number) => void {
  let count = 0;
  let height = 0;
  let first = -1;
  let last = -1;
  const gap = (rows: number): HTMLElement =>
    html`<tr aria-hidden="true" class="gap">
      <td colspan=${columns} style=${`height: ${rows * height}px`}></td>
    </tr>`;
  const range = (from: number, to: number): HTMLElement[] => Array.from({length: to - from}, (_, i) => draw(from + i));
  function show(): void {
    const from = Math.max(0, Math.floor(scroll.scrollTop / height) - MARGIN);
    const to = Math.min(count, Math.ceil((scroll.scrollTop + scroll.clientHeight) / height) + MARGIN);
    if (from === first && to === last) return;
    first = from;
    last = to;
    const parts = [...(from ? [gap(from)] : []), ...range(from, to), ...(to < count ? [gap(count - to)] : [])];
    body.replaceChildren(...parts);
  }
  let frame = 0;
  scroll.addEventListener("scroll", () => {
    if (!count) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(show);
  });
  return (n) => {
    count = n;
    if (!n) return;
    first = last = -1;
    body.replaceChildren(...range(0, Math.min(n, 20)));
    height = Math.max(1, body.getBoundingClientRect().height / Math.min(n, 20));
    scroll.scrollTop = 0;
    show();
  };
}
