import {sortedName} from "./ratio.ts";

/** Distinct sorted names of one side, by length, with what bounds and distance need. */
export interface NameSet {
  /** Distinct non-empty names. */
  readonly size: number;
  /** Characters of name i as dense numbers: `text[starts[i]]` up to `text[starts[i + 1]]`. Shorter names first. */
  readonly text: Uint16Array;
  readonly starts: Int32Array;
  /** Words of name i as numbers, ascending: `words[wordStarts[i]]` up to `words[wordStarts[i + 1]]`. */
  readonly words: Int32Array;
  readonly wordStarts: Int32Array;
  /** First name of at least a length: `firstOfLength[n]`, up to the longest length + 1. */
  readonly firstOfLength: Int32Array;
  /** Positions in the input that bear name i: `members[memberStarts[i]]` up to `members[memberStarts[i + 1]]`. */
  readonly members: Int32Array;
  readonly memberStarts: Int32Array;
  /** Input positions with no letter or digit; their ratio with anything is 0. */
  readonly empty: number;
}

/** Numbers for characters and words that both sides share. */
export class Alphabet {
  readonly #characters = new Int32Array(65_536).fill(-1);
  readonly #words = new Map<string, number>();
  size = 0;
  character(code: number): number {
    const known = this.#characters[code]!;
    return known >= 0 ? known : (this.#characters[code] = this.size++);
  }
  word(word: string): number {
    let id = this.#words.get(word);
    if (id === undefined) this.#words.set(word, (id = this.#words.size));
    return id;
  }
}

/** Prepares one side of a join. Names that sort alike become one. */
export function nameSet(names: readonly string[], alphabet: Alphabet): NameSet {
  const byName = new Map<string, number[]>();
  let empty = 0;
  names.forEach((name, position) => {
    const sorted = sortedName(name);
    if (sorted === "") return void empty++;
    const known = byName.get(sorted);
    if (known) known.push(position);
    else byName.set(sorted, [position]);
  });
  const distinct = [...byName.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const size = distinct.length;
  const longest = size ? distinct[size - 1]!.length : 0;
  const starts = prefixSums(distinct, (name) => name.length);
  const text = new Uint16Array(starts[size]!);
  const split = distinct.map((name) => name.split(" "));
  const wordStarts = prefixSums(split, (words) => words.length);
  const words = new Int32Array(wordStarts[size]!);
  const groups = distinct.map((name) => byName.get(name)!);
  const memberStarts = prefixSums(groups, (group) => group.length);
  const members = new Int32Array(memberStarts[size]!);
  const firstOfLength = new Int32Array(longest + 2);
  for (let i = 0; i < size; i++) {
    const name = distinct[i]!;
    for (let c = 0; c < name.length; c++) text[starts[i]! + c] = alphabet.character(name.charCodeAt(c));
    words.set(
      split[i]!.map((word) => alphabet.word(word)).sort((a, b) => a - b),
      wordStarts[i]!
    );
    members.set(groups[i]!, memberStarts[i]!);
    firstOfLength[name.length + 1]!++;
  }
  for (let n = 1; n < firstOfLength.length; n++) firstOfLength[n]! += firstOfLength[n - 1]!;
  return {size, text, starts, words, wordStarts, firstOfLength, members, memberStarts, empty};
}

function prefixSums<T>(items: readonly T[], length: (item: T) => number): Int32Array {
  const sums = new Int32Array(items.length + 1);
  items.forEach((item, i) => (sums[i + 1] = sums[i]! + length(item)));
  return sums;
}
