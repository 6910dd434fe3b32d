import {STOP_WORDS} from "../normalise/words.ts";
import {tokenise} from "../normalise/tokens.ts";

/** Letters and spaces alone: no rule of notation that needs a digit or a sign can apply. */
const PLAIN = /^[a-z ]*$/;
/** What rules of notation rewrite even so: numbers as words and in Roman. */
const WORDY = /\b(?:set of|i{2,3}|iv|vi{1,3}|ix)\b/;

/**
 * `tokenise` for a great many names: a name of letters alone falls at its spaces, and each distinct word is normalised
 * once. Equal to `tokenise` on every text.
 */
export function fastTokeniser(): (name: string) => string[] {
  const known = new Map<string, string | null>();
  const wordOf = (word: string): string | null => {
    let token = known.get(word);
    if (token === undefined) known.set(word, (token = STOP_WORDS.has(word) ? null : (tokenise(word)[0] ?? null)));
    return token;
  };
  return (name) => {
    const lower = name.toLowerCase();
    if (!PLAIN.test(lower) || WORDY.test(lower)) return tokenise(name);
    const tokens: string[] = [];
    for (const word of lower.split(" ")) {
      if (word === "") continue;
      const token = wordOf(word);
      if (token !== null) tokens.push(token);
    }
    return tokens;
  };
}

/** Words of many names as numbers, in the order of the text. Grows with every `add`. */
export class WordStore {
  readonly words: string[] = [];
  /** How often each word occurs. */
  readonly counts: number[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #tokenise = fastTokeniser();
  #offsets = new Int32Array(1024);
  #ids = new Int32Array(4096);
  /** Names stored. */
  size = 0;

  add(name: string): void {
    const tokens = this.#tokenise(name);
    let end = this.#offsets[this.size]!;
    if (this.size + 2 > this.#offsets.length) this.#offsets = grown(this.#offsets);
    while (end + tokens.length > this.#ids.length) this.#ids = grown(this.#ids);
    for (const token of tokens) {
      let id = this.#numbers.get(token);
      if (id === undefined) {
        this.#numbers.set(token, (id = this.words.length));
        this.words.push(token);
        this.counts.push(0);
      }
      this.counts[id]!++;
      this.#ids[end++] = id;
    }
    this.#offsets[++this.size] = end;
  }

  /** The number of a word, if any name has it. */
  numberOf(word: string): number | undefined {
    return this.#numbers.get(word);
  }

  /** Words of a name; a view, good until the next `add`. */
  of(name: number): Int32Array {
    return this.#ids.subarray(this.#offsets[name]!, this.#offsets[name + 1]!);
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
