import {html} from "htl";
import {keep, readKept} from "../kept.js";

/** A question with those before it that its context holds. */
export interface Asked {
  q: string;
  after: readonly string[];
  /** The reading chosen from "do you mean A or B?", by its first figure. */
  reading?: string;
}

const KEY = "smartshop-asked";
const MOST = 30;

/** Questions asked before in this browser, newest first. What is not ours in the storage is passed over. */
export function readHistory(): Asked[] {
  return readKept(KEY).filter(isAsked).slice(0, MOST);
}

function isAsked(value: unknown): value is Asked {
  const {q, after, reading} = (value ?? {}) as Partial<Asked>;
  if (reading !== undefined && typeof reading !== "string") return false;
  return typeof q === "string" && Array.isArray(after) && after.every((a) => typeof a === "string");
}

/** The list of questions asked before, kept in this browser alone until the reader clears it. */
export function historyList(ask: (asked: Asked) => void): {node: HTMLElement; add: (asked: Asked) => void} {
  let history = readHistory();
  const list = html`<ol class="asked"></ol>`;
  const clear = html`<button class="link">Clear history</button>`;
  const node = html`<details class="history">
    <summary>Questions asked before</summary>
    ${list}
    <p class="figures-note">Kept in this browser only. ${clear}</p>
  </details>`;
  const draw = (): void => {
    node.hidden = !history.length;
    list.replaceChildren(
      ...history.map(
        (asked) =>
          html`<li>
            <button class="link" onclick=${() => ask(asked)}>${asked.q}</button>${
              asked.reading ? html`<span class="figures-note"> by ${asked.reading.replaceAll("_", " ")}</span>` : null
            }${asked.after.length ? html`<span class="figures-note"> after “${asked.after.at(-1)}”</span>` : null}
          </li>`
      )
    );
  };
  const change = (next: Asked[]): void => {
    history = next;
    keep(KEY, history);
    draw();
  };
  clear.onclick = () => change([]);
  draw();
  const same = (a: Asked, b: Asked): boolean =>
    a.q === b.q && a.reading === b.reading && a.after.join("\n") === b.after.join("\n");
  return {node, add: (asked) => change([asked, ...history.filter((h) => !same(h, asked))].slice(0, MOST))};
}
