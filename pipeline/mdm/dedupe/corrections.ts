import {kindOf} from "../normalise/tokens.ts";

/** Words read as other words; −1 where a word is read as itself. */
export type Corrections = Int32Array;

/** A frequent word: its misspellings are looked for even where they are short or begin with another letter. */
const FREQUENT = 100;
/** How many times more often than a short misspelling the right word occurs. */
const FAR_MORE = 30;
/** A long word that occurs no more often than this may be a misspelling of any near one that occurs more often. */
const RARE = 4;
/** A long word that occurs more often is a misspelling only of one that occurs this many times as often. */
const MORE = 10;

/**
 * Which words are misspellings of which: one edit apart (a letter added, dropped, changed, or two swapped), and
 * - either the right word is frequent and occurs far more often (4 letters or more),
 * - or both begin alike and have 6 letters or more, and the misspelling is rare or occurs much less often,
 * - or they have 5, two are swapped, and the misspelling is rare.
 *
 * Words with digits are never near, for 512 is not 513, and a known colour or variant is never a misspelling. So MOUSE
 * stays apart from HOUSE, and SPOTTY from SPORTY where the shop sells both.
 */
export function findCorrections(words: readonly string[], counts: readonly number[]): Corrections {
  const target = new Int32Array(words.length).fill(-1);
  const letters = words.map((word) => word.length >= 4 && word.length <= 40 && !/[^a-z]/.test(word));
  const consider = (x: number, y: number): void => {
    if (!isMisspelling(words[x]!, words[y]!, counts[x]!, counts[y]!)) return;
    const before = target[x]!;
    const better =
      before < 0 || counts[y]! > counts[before]! || (counts[y] === counts[before] && words[y]! < words[before]!);
    if (better) target[x] = y;
  };
  const entries = neighbourhood(words, letters);
  for (let from = 0; from < entries.length;) {
    const key = Math.floor(entries[from]! / PLACES);
    let to = from + 1;
    while (to < entries.length && Math.floor(entries[to]! / PLACES) === key) to++;
    for (let i = from; i < to; i++)
      for (let j = from; j < to; j++) {
        const [x, y] = [entries[i]! % PLACES, entries[j]! % PLACES];
        if (x !== y) consider(x, y);
      }
    from = to;
  }
  return rooted(target);
}

/** Words that can be numbered in one entry. */
const PLACES = 2 ** 22;

/**
 * Every word's hash and those of all its forms with one letter less, sorted: two words within one edit share one.
 * (Symmetric deletion; Bocek, Hunt, Stiller 2007.)
 */
function neighbourhood(words: readonly string[], letters: readonly boolean[]): Float64Array {
  let size = 0;
  words.forEach((word, i) => (size += letters[i] ? word.length + 1 : 0));
  const entries = new Float64Array(size);
  let n = 0;
  words.forEach((word, i) => {
    if (!letters[i]) return;
    for (let skip = -1; skip < word.length; skip++) {
      let hash = 17;
      for (let c = 0; c < word.length; c++)
        if (c !== skip) hash = (Math.imul(hash, 31) + word.charCodeAt(c)) & 0x3fffffff;
      entries[n++] = hash * PLACES + i;
    }
  });
  return entries.sort();
}

/** Whether x, which occurs less often, is to be read as y. */
function isMisspelling(x: string, y: string, countX: number, countY: number): boolean {
  if (countY < countX || (countY === countX && y > x)) return false;
  const edit = editBetween(x, y);
  if (edit === null || kindOf(x) !== "word") return false;
  if (countY >= FREQUENT && countY >= FAR_MORE * countX) return true;
  const shorter = Math.min(x.length, y.length);
  if (shorter >= 6) return x[0] === y[0] && (countX <= RARE || countY >= MORE * countX);
  return shorter === 5 && edit === "swap" && countX <= RARE;
}

/** The one edit between two different words, or null when it takes more. */
export function editBetween(a: string, b: string): "swap" | "change" | "length" | null {
  if (a.length > b.length) return editBetween(b, a);
  if (b.length - a.length > 1 || a === b) return null;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1) ? "length" : null;
  if (a.slice(at + 1) === b.slice(at + 1)) return "change";
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2) ? "swap" : null;
}

/** A misspelling of a misspelling is read as the word at the end. Targets occur at least as often, so there is no ring. */
function rooted(target: Int32Array): Int32Array {
  return target.map((to) => {
    let at = to;
    for (let steps = 0; at >= 0 && target[at]! >= 0 && steps < 8; steps++) at = target[at]!;
    return at;
  });
}
