import {html} from "htl";
import {download} from "../csv.js";
import * as f from "../format.js";
import type {Verdict, Verdicts} from "./verdicts.js";

export interface Judge {
  node: HTMLElement;
  /** Hears keys of the lab; true when it was one of its own. */
  key(event: KeyboardEvent): boolean;
  show(): void;
}

const KEYS: Record<string, Verdict> = {a: "same", r: "different", u: "unsure"};

/** Buttons and keys that judge the chosen pair, and the file of what was judged. */
export function judge(
  verdicts: Verdicts,
  {
    pair,
    onjudged,
    effect
  }: {
    /** Ids of the chosen pair. */
    pair: () => {left: string; right: string} | null;
    /** After a verdict (`next` goes on) or an undo. */
    onjudged: (next: boolean) => void;
    /** What all verdicts would change, in a sentence. */
    effect: () => string;
  }
): Judge {
  const status = html`<span role="status" class="said"></span>`;
  const who = html`<input class="who" aria-label="Your name" placeholder="Your name" size="12" />` as HTMLInputElement;
  const why = html`<input
    class="why"
    aria-label="Why"
    placeholder="Why (if you like)"
    size="24"
  />` as HTMLInputElement;
  const effectLine = html`<p class="remark effect-line"></p>`;
  const hint = html`<p class="remark">
    Put the file into data/; where one lies there already, <code>smartshop mdm review --add decisions.csv</code> adds to
    it. The next refresh obeys.
  </p>`;
  const save = html`<button class="push">Save decisions.csv</button>`;
  const clear = html`<button class="link">Clear</button>`;
  const say = (verdict: Verdict): void => {
    const now = pair();
    if (!now) return;
    verdicts.add({
      left_id: now.left,
      right_id: now.right,
      verdict,
      who: who.value.trim(),
      decided_at: new Date().toISOString(),
      why: why.value.trim()
    });
    why.value = "";
    show();
    status.textContent = `${now.left} and ${now.right}: ${verdict}.`;
    onjudged(true);
  };
  const undo = (): void => {
    const last = verdicts.undo();
    show();
    status.textContent = last ? `Taken back: ${last.left_id} and ${last.right_id}.` : "Nothing to take back.";
    onjudged(false);
  };
  const button = (label: string, key: string, act: () => void): HTMLElement => {
    const node = html`<button class="push">${label}<kbd>${key}</kbd></button>`;
    node.onclick = act;
    return node;
  };
  save.onclick = () => download("decisions.csv", verdicts.csv());
  clear.onclick = () => {
    verdicts.clear();
    show();
    onjudged(false);
  };
  function show(): void {
    const n = verdicts.all().length;
    save.hidden = clear.hidden = n === 0;
    save.textContent = `Save decisions.csv (${f.count(n)})`;
    effectLine.textContent = n ? effect() : "";
    hint.hidden = n === 0;
  }
  show();
  return {
    show,
    key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      if ((event.target as Element).closest("input:not([type=range]), textarea, select")) return false;
      const key = event.key.toLowerCase();
      if (key === "z") undo();
      else if (KEYS[key] && pair()) say(KEYS[key]);
      else return false;
      event.preventDefault();
      return true;
    },
    node: html`<div class="judge">
      <div class="verdicts">
        ${button("Same", "A", () => say("same"))}${button("Different", "R", () => say("different"))}${button("Unsure", "U", () => say("unsure"))}${button("Undo", "Z", undo)}
      </div>
      <div class="verdicts">${who}${why}${save}${clear}${status}</div>
      ${effectLine}${hint}
    </div>`
  };
}
