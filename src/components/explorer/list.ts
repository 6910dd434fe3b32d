import {html} from "htl";
import {fold} from "../table-model.js";
import {CUTS} from "./cuts.js";
import {shownOf, type Board, type Part} from "./parts.js";

export interface List {
  cut: "country" | "product" | "kind";
  title: string;
  names: readonly string[];
  /** Full text for the tip of a name that may be cut, and for the search. */
  titles?: readonly string[];
  /** Rows shown at most. */
  size: number;
  /** Offers a search box. Default false. */
  search?: boolean;
}

/** The largest of one cut, each a button that chooses it; what is chosen stays in sight. */
export function list(b: Board, {cut, title, names, titles = names, size, search = false}: List): Part {
  const dimension = CUTS.indexOf(cut);
  const count = Math.min(size, names.length);
  const folded = search ? titles.map(fold) : [];
  const top = new Int32Array(count);
  let matches: Uint8Array | null = null;
  const rows = Array.from({length: count}, () => {
    const bar = html`<i></i>`;
    const name = html`<span class="name"></span>`;
    const value = html`<b></b>`;
    const button = html`<button class="row" aria-pressed="false">${bar}${name}${value}</button>`;
    button.onclick = () => toggle(Number(button.dataset.id));
    return {bar, name, value, button, item: html`<li>${button}</li>`, id: -1, text: ""};
  });
  function toggle(id: number): void {
    const now = b.selection()[cut] ?? [];
    const next = now.includes(id) ? now.filter((i) => i !== id) : [...now, id];
    b.change({[cut]: next.length ? next : undefined}, true);
  }
  const said = html`<span class="said"></span>`;
  const box = html`<input type="search" placeholder="Search" aria-label=${`Search: ${title}`} />` as HTMLInputElement;
  box.oninput = () => {
    const words = fold(box.value).split(/\s+/).filter(Boolean);
    matches = words.length ? Uint8Array.from(folded, (t) => Number(words.every((w) => t.includes(w)))) : null;
    paint();
  };
  const node = html`<section class="cut">
    <h2>${title} ${said}</h2>
    ${search ? box : null}
    <ol class="largest">
      ${rows.map((r) => r.item)}
    </ol>
  </section>`;

  /** Places of the largest, chosen ones first, without sorting all. */
  function largest(shown: Float64Array, chosen: readonly number[]): number {
    let n = 0;
    for (const i of chosen.slice(0, count)) top[n++] = i;
    const fixed = n;
    for (let i = 0; i < names.length; i++) {
      const v = shown[i]!;
      if (!v || (matches && !matches[i]) || (n === count && v <= shown[top[n - 1]!]!) || chosen.includes(i)) continue;
      if (n === count && n === fixed) break;
      let at = n < count ? n++ : count - 1;
      for (; at > fixed && shown[top[at - 1]!]! < v; at--) top[at] = top[at - 1]!;
      top[at] = i;
    }
    return n;
  }

  function paint(): void {
    const shown = shownOf(b, dimension);
    const chosen = b.selection()[cut] ?? [];
    const n = largest(shown, chosen);
    let most = 0;
    for (let k = 0; k < n; k++) most = Math.max(most, Math.abs(shown[top[k]!]!));
    rows.forEach((row, k) => {
      const {bar, name, value, button, item} = row;
      if (item.hidden !== k >= n) item.hidden = k >= n;
      if (k >= n) return;
      const i = top[k]!;
      // What is written again is laid out again, changed or not.
      if (row.id !== i) {
        row.id = i;
        button.dataset.id = String(i);
        button.title = titles[i]!;
        name.textContent = names[i]!;
      }
      const pressed = String(chosen.includes(i));
      if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
      const text = b.write(shown[i]!);
      if (row.text !== text) value.textContent = row.text = text;
      bar.style.transform = `scaleX(${most ? (Math.abs(shown[i]!) / most).toFixed(3) : 0})`;
    });
    said.textContent = chosen.length > 1 ? `${chosen.length} chosen` : chosen.length ? names[chosen[0]!]! : "";
  }
  return {node, paint};
}
