import {token_set_ratio} from "fuzzball";
import type {Vocabulary} from "./vocabulary.ts";
import {phraseKey} from "./words.ts";

/** Articles that some words name: one, several whose names hold all of the words, or a near miss to be asked about. */
export type Naming =
  {found: "named" | "containing"; codes: string[]; label: string} | {found: "near"; names: string[]} | {found: "none"};

/** From this likeness on, a misspelt name is taken for the article's (0–100). */
const SURE = 92;
/** From this one on, it is asked about. */
const NEAR = 80;

/** Finds the articles that words name. */
export function nameArticles(phrase: string, vocabulary: Vocabulary): Naming {
  const key = phraseKey(phrase);
  const exact = vocabulary.productNames.get(key);
  if (exact) return {found: "named", codes: exact, label: nameOf(exact[0]!, vocabulary)};
  const stems = key.split(" ").filter((w) => !/^(of|the|de|le|la|les|des|du|et|and|a)$/.test(w));
  if (!stems.length) return {found: "none"};
  // One word alone must be a kind of thing: "time" and "love" stand in names too.
  if (stems.length === 1 && !vocabulary.productKinds.has(stems[0]!)) return {found: "none"};
  const sets = stems.map((w) => vocabulary.productWords.get(w));
  if (sets.every((s) => s !== undefined)) {
    const [first, ...rest] = [...sets].sort((a, b) => a.size - b.size);
    const held = [...first!].filter((i) => rest.every((s) => s.has(i))).map((i) => vocabulary.products[i]!);
    if (held.length === 1) return {found: "named", codes: [held[0]!.code], label: held[0]!.name};
    if (held.length) return {found: "containing", codes: held.map((p) => p.code), label: phrase};
  }
  return near(key, vocabulary);
}

function near(key: string, vocabulary: Vocabulary): Naming {
  if (key.length < 6 || !key.includes(" ")) return {found: "none"};
  const scored = [...vocabulary.productNames.keys()]
    .map((name) => ({name, score: token_set_ratio(key, name)}))
    .filter(({score}) => score >= NEAR)
    .sort((a, b) => b.score - a.score || a.name.length - b.name.length)
    .slice(0, 3);
  const [best, second] = scored;
  if (!best) return {found: "none"};
  const codes = vocabulary.productNames.get(best.name)!;
  if (best.score >= SURE && (!second || best.score - second.score >= 3))
    return {found: "named", codes, label: nameOf(codes[0]!, vocabulary)};
  return {found: "near", names: scored.map(({name}) => nameOf(vocabulary.productNames.get(name)![0]!, vocabulary))};
}

const nameOf = (code: string, {products}: Vocabulary): string => products.find((p) => p.code === code)?.name ?? code;
