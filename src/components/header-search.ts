import {FileAttachment} from "observablehq:stdlib";
import {html} from "htl";
import {sheetPath} from "./product-link.js";
import {fold} from "./table-model.js";

/** What can be found: pages by question, articles by code and name, best-selling first. */
interface Index {
  pages: [label: string, path: string, question: string][];
  articles: [code: string, name: string][];
}
interface Hit {
  label: string;
  hint: string;
  href: string;
}

const MOST = 8;
const form = document.querySelector<HTMLFormElement>(".site-search")!;
const input = form.querySelector("input")!;
const root = form.dataset.root!;
const list = html`<ul role="listbox" id="site-search-list" aria-label="Found" hidden></ul>`;
let index: Promise<Index> | undefined;
let hits: Hit[] = [];
let at = -1;

const load = (): Promise<Index> => (index ??= FileAttachment("../data/search.json").json<Index>());

/** Pages whose question holds every word, then articles by code or name. */
function find({pages, articles}: Index, query: string): Hit[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const holds = (text: string): boolean => words.every((word) => fold(text).includes(word));
  if (!words.length) return [];
  const first = pages
    .filter((d) => holds(`${d[0]} ${d[2]}`))
    .map(([label, path]) => ({label, hint: "page", href: `${root}${path.slice(1)}`}));
  const found: Hit[] = [];
  for (const [code, name] of articles) {
    if (first.length + found.length >= MOST) break;
    if (holds(`${code} ${name}`)) found.push({label: name, hint: code, href: sheetPath(code, root)});
  }
  return [...first, ...found];
}

function show(): void {
  list.replaceChildren(
    ...hits.map((d, i) => {
      const go = (): void => location.assign(d.href);
      return html`<li role="option" id=${`site-search-${i}`} aria-selected=${String(i === at)} onmousedown=${go}>
        <span>${d.label}</span><span>${d.hint}</span>
      </li>`;
    })
  );
  list.hidden = !hits.length;
  input.setAttribute("aria-expanded", String(!list.hidden));
  if (at >= 0) input.setAttribute("aria-activedescendant", `site-search-${at}`);
  else input.removeAttribute("aria-activedescendant");
}

input.setAttribute("role", "combobox");
input.setAttribute("aria-expanded", "false");
input.setAttribute("aria-controls", list.id);
input.setAttribute("aria-autocomplete", "list");
form.append(list);
input.onfocus = () => void load();
input.onblur = () => (list.hidden = true);
input.oninput = async () => {
  const query = input.value;
  const found = find(await load(), query);
  if (query !== input.value) return; // a later letter was faster
  hits = found;
  at = -1;
  show();
};
input.onkeydown = (e) => {
  if (e.key === "ArrowDown" || e.key === "ArrowUp") {
    e.preventDefault();
    at = hits.length ? (at + (e.key === "ArrowDown" ? 1 : -1) + hits.length) % hits.length : -1;
    show();
  } else if (e.key === "Escape") {
    hits = [];
    at = -1;
    show();
  } else if (e.key === "Enter" && at >= 0) {
    e.preventDefault();
    location.assign(hits[at]!.href);
  }
};
