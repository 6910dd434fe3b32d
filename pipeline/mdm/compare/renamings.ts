import type {Pairs} from "../block/codes.ts";
import type {Prepared, Side} from "../hybrid/prepare.ts";
import type {Siblings} from "./differences.ts";
import {holds, NEAR, type Presence} from "./presence.ts";

/** Several words of one catalogue that together stand for other ones of the other: `white spot` / `polkadot`. */
export interface Renaming {
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** Different remainders of names beside which exactly these words are the difference. */
  readonly times: number;
}

/** Differences of more words than this on a side are two things, not two names. */
const MOST = 5;
/** A difference that comes back beside so many different words is a way of naming, not chance. */
const LEAST = 2;
/** How much of a match renamed words are, as substituted ones. */
const RENAMED = 0.8;

/** Words of one name that the other does not have. */
const missing = (own: Int32Array, other: Int32Array): number[] => [...own].filter((token) => !holds(other, token));

/** The difference of two names as a key, null where it cannot be a renaming. */
function difference({kinds}: Prepared, a: Int32Array, b: Int32Array): string | null {
  const [gone, come] = [missing(a, b), missing(b, a)];
  if (!gone.length || !come.length || gone.length > MOST || come.length > MOST) return null;
  // One word for one is a substitution; numbers, models and colours may be left out, never replaced by other ones.
  if (gone.length + come.length < 3 || !hasWord(gone) || !hasWord(come)) return null;
  const isFixed = (token: number): boolean => !["word", "variant"].includes(kinds[token]!);
  if (gone.some(isFixed) && come.some(isFixed)) return null;
  if ([...gone, ...come].some((token) => kinds[token] === "code" || kinds[token] === "core")) return null;
  return `${gone.join(" ")}|${come.join(" ")}`;

  function hasWord(tokens: readonly number[]): boolean {
    return tokens.some((token) => kinds[token] === "word");
  }
}

/**
 * Finds renamings: the same words replaced by the same other words in several links, and never between siblings of one
 * catalogue, where such a difference tells articles apart.
 * @param likely Links, each record at most once.
 */
export function learnRenamings(
  prepared: Prepared,
  pairs: Pairs,
  likely: readonly number[],
  siblings: readonly [Siblings, Siblings]
): Renaming[] {
  const {left, right} = prepared;
  const contexts = new Map<string, Set<string>>();
  for (const pair of likely) {
    const [a, b] = [left.name[pairs.left[pair]!]!, right.name[pairs.right[pair]!]!];
    const key = difference(prepared, a, b);
    const context = a.filter((token) => holds(b, token)).join(" ");
    if (key === null || context === "") continue;
    const known = contexts.get(key);
    if (known) known.add(context);
    else contexts.set(key, new Set([context]));
  }
  const often = new Map([...contexts].map(([key, {size}]) => [key, size] as const).filter(([, n]) => n >= LEAST));
  if (!often.size) return [];
  [left, right].forEach(({name}, s) => {
    const {own, other} = siblings[s]!;
    own.forEach((row, i) => {
      for (const [a, b] of [
        [row, other[i]!],
        [other[i]!, row]
      ] as const) {
        const key = difference(prepared, name[a]!, name[b]!);
        if (key !== null) often.delete(key);
      }
    });
  });
  return [...often].map(([key, n]) => {
    const [gone, come] = key.split("|").map((side) => side.split(" ").map(Number)) as [number[], number[]];
    return {left: gone, right: come, times: n};
  });
}

/**
 * Takes the words of renamings for each other, wherever a pair has them.
 * @param presence is changed in place.
 * @returns the similarity with them.
 */
export function applyRenamings(
  renamings: readonly Renaming[],
  {left, right}: Prepared,
  pairs: Pairs,
  presence: Presence,
  before: Float32Array
): Float32Array<ArrayBuffer> {
  const similarity = Float32Array.from(before);
  const having = (side: Side, words: (r: Renaming) => readonly number[]): number[][] =>
    side.name.map((name) =>
      [...renamings.keys()].filter((r) => words(renamings[r]!).every((token) => holds(name, token)))
    );
  const [l, r] = [having(left, (x) => x.left), having(right, (x) => x.right)];
  for (let pair = 0; pair < pairs.left.length; pair++) {
    const [i, j] = [pairs.left[pair]!, pairs.right[pair]!];
    if (!l[i]!.length || !r[j]!.length) continue;
    const [a, b] = [left.name[i]!, right.name[j]!];
    for (const which of l[i]!) {
      const {left: gone, right: come} = renamings[which]!;
      if (!r[j]!.includes(which) || gone.some((t) => holds(b, t)) || come.some((t) => holds(a, t))) continue;
      const at = presence.offsets[pair]!;
      a.forEach((token, k) => {
        if (gone.includes(token)) presence.state[at + k] = NEAR;
      });
      b.forEach((token, k) => {
        if (come.includes(token)) presence.state[at + a.length + k] = NEAR;
      });
      const alike = (RENAMED * share(left, i, gone) * share(right, j, come)) / 3;
      similarity[pair] = Math.min(1, similarity[pair]! + alike);
      break;
    }
  }
  return similarity;
}

/** Length of some words' part of a name's unit row. */
function share({words}: Side, row: number, some: readonly number[]): number {
  let squares = 0;
  for (let k = words.offsets[row]!; k < words.offsets[row + 1]!; k++)
    if (some.includes(words.columns[k]!)) squares += words.values[k]! ** 2;
  return Math.sqrt(squares);
}
