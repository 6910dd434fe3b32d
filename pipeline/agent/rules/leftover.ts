import {nameArticles, type Naming} from "./articles.ts";
import type {Match} from "./found.ts";
import type {Filter} from "./query.ts";
import type {Vocabulary} from "./vocabulary.ts";

const products = (codes: string[], label: string): Filter => ({dimension: "product", values: codes, label});

/** Words that change nothing, whatever stands beside them. */
const EMPTY = new Set(
  (
    "usually normally habituellement generalement normalement " +
    "actually exactly currently approximately roughly basically simply quickly kindly really please overall " +
    "exactement actuellement approximativement simplement reellement rapidement precisement globalement"
  ).split(" ")
);

/** Words that may stand inside a name but not begin it. */
const SMALL = /^(of|de|d|du|des|the|le|la|les|and|et|for|pour|in|en)$/;

/** Words that are left: parts of article names, together with words of other meaning that stand between or beside them. */
export function leftover(found: Match, taken: boolean[], vocabulary: Vocabulary): void {
  const {words: list} = found;
  for (let i = 0; i < list.length; i++) {
    if (taken[i]) continue;
    if (EMPTY.has(list[i]!.stem) || (list[i]!.stem.length === 1 && /[a-z]/.test(list[i]!.stem))) continue;
    let best: {start: number; end: number; naming: Naming} | undefined;
    for (let start = i; start >= Math.max(0, i - 3); start--) {
      if (start < i && SMALL.test(list[start]!.stem)) continue;
      for (let end = i + 1; end <= Math.min(list.length, i + 7); end++) {
        if (!isSoft(found, start, i) || !isSoft(found, i + 1, end, taken)) continue;
        if (best && end - start <= best.end - best.start) continue;
        const naming = nameArticles(
          list
            .slice(start, end)
            .map((w) => w.text)
            .join(" "),
          vocabulary
        );
        if (naming.found === "named" || naming.found === "containing" || (naming.found === "near" && !best))
          best = {start, end, naming};
      }
    }
    if (!best) {
      found.unknown.push(list[i]!.text);
      continue;
    }
    const {start, end, naming} = best;
    if (naming.found === "near") found.near.push(...naming.names);
    else if (naming.found !== "none") {
      const inside = (s: {start: number; end: number}): boolean => s.start < end && s.end > start;
      found.slots = found.slots.filter((s) => !inside(s));
      found.entities = found.entities.filter((s) => !inside(s));
      found.numbers = found.numbers.filter((s) => !inside(s));
      found.entities.push({filter: products(naming.codes, naming.label), start, end});
    }
    taken.fill(true, start, end);
    i = end - 1;
  }
}

/** Whether words may belong to a name: not taken, or taken as a category, a refused topic, a number or a small word inside. */
function isSoft(found: Match, start: number, end: number, taken?: boolean[]): boolean {
  for (let i = start; i < end; i++) {
    if (taken && !taken[i]) continue;
    const slot = found.slots.find((s) => s.start <= i && i < s.end);
    const entity = found.entities.find((e) => e.start <= i && i < e.end);
    const number = found.numbers.some((n) => n.start <= i && i < n.end);
    const soft = slot
      ? slot.meaning.type === "topic" ||
        (slot.meaning.type === "stop" && /^(of|de|and|et|the|d)$/.test(found.words[i]!.stem))
      : entity
        ? entity.filter.dimension === "category"
        : number;
    if (!soft) return false;
  }
  return true;
}
