import type {Corrections} from "./corrections.ts";
import type {WordStore} from "./words.ts";

/** Every name as it is read: words corrected, written apart or together made one, in a fixed order. */
export interface Readings {
  readonly offsets: Int32Array;
  readonly ids: Int32Array;
}

/**
 * Reads all names: neighbouring words that some name writes as one become that one (`retro spot` → `retrospot`),
 * misspellings become what they stand for, and the order of words is lost.
 */
export function readNames(store: WordStore, corrections: Corrections): Readings {
  const joined = joiner(store);
  const read = (word: number): number => (corrections[word]! >= 0 ? corrections[word]! : word);
  const offsets = new Int32Array(store.size + 1);
  let ids = new Int32Array(store.size * 5 + 16);
  let end = 0;
  for (let name = 0; name < store.size; name++) {
    const words = store.of(name);
    if (end + words.length > ids.length) {
      const larger = new Int32Array(ids.length * 2 + words.length);
      larger.set(ids);
      ids = larger;
    }
    const begin = end;
    for (let i = 0; i < words.length; i++) {
      const word = read(words[i]!);
      const whole = i + 1 < words.length ? joined(word, read(words[i + 1]!)) : -1;
      if (whole >= 0) i++;
      ids[end++] = whole >= 0 ? read(whole) : word;
    }
    ids.subarray(begin, end).sort();
    offsets[name + 1] = end;
  }
  return {offsets, ids: ids.subarray(0, end)};
}

/** Letters that both halves of a joined word have at least. */
const HALF = 3;

/** Finds the word that two words make together, if any name writes it so: every word is cut once at every place. */
function joiner(store: WordStore): (a: number, b: number) => number {
  const wholes = new Map<number, number>();
  const isFirst = new Uint8Array(store.words.length);
  store.words.forEach((word, whole) => {
    if (word.length < 2 * HALF || /\d/.test(word)) return;
    for (let cut = HALF; cut <= word.length - HALF; cut++) {
      const a = store.numberOf(word.slice(0, cut));
      if (a === undefined) continue;
      const b = store.numberOf(word.slice(cut));
      if (b === undefined) continue;
      wholes.set(a * PLACES + b, whole);
      isFirst[a] = 1;
    }
  });
  return (a, b) => (isFirst[a] ? (wholes.get(a * PLACES + b) ?? -1) : -1);
}

/** Words that can be numbered in a pair's key. */
const PLACES = 2 ** 24;
