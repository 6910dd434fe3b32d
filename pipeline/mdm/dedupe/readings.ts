import {type Corrections} from "./corrections.ts";
import {type WordStore} from "./words.ts";

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

/** Finds the word that two words make together, if any name writes it so; each pair is looked up once. */
function joiner(store: WordStore): (a: number, b: number) => number {
  const isPart = store.words.map((word) => word.length >= HALF && !/\d/.test(word));
  const known = new Map<number, number>();
  return (a, b) => {
    if (!isPart[a] || !isPart[b]) return -1;
    const key = a * 2 ** 24 + b;
    let whole = known.get(key);
    if (whole === undefined) known.set(key, (whole = store.numberOf(store.words[a]! + store.words[b]!) ?? -1));
    return whole;
  };
}
