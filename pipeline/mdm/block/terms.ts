/** Rows of term numbers: row i holds `ids[offsets[i]]` up to `ids[offsets[i + 1]]`, in text order, repeats kept. */
export interface TermRows {
  readonly offsets: Int32Array;
  readonly ids: Int32Array;
}

/** Numbers the terms of texts. It grows: a term never seen before gets the next number. */
export interface Vocabulary {
  /** Terms numbered so far. */
  readonly size: number;
  /** The terms of each text. */
  rows(texts: readonly string[]): TermRows;
}

/** Lower case, anything but letters and digits to single spaces; letters with marks are kept apart from plain ones. */
export const plainText = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** A list of numbers that grows by doubling. */
class Numbers {
  length = 0;
  #data = new Int32Array(1024);
  push(value: number): void {
    if (this.length === this.#data.length) {
      const larger = new Int32Array(this.#data.length * 2);
      larger.set(this.#data);
      this.#data = larger;
    }
    this.#data[this.length++] = value;
  }
  take(): Int32Array {
    return this.#data.slice(0, this.length);
  }
}

/**
 * Words as terms.
 * @param split how a text falls into words; default: `plainText` at its spaces. Repeats count as often as they occur.
 */
export function wordVocabulary(
  split: (text: string) => readonly string[] = (text) => plainText(text).split(" ")
): Vocabulary {
  const numbers = new Map<string, number>();
  return {
    get size() {
      return numbers.size;
    },
    rows(texts) {
      const offsets = new Int32Array(texts.length + 1);
      const ids = new Numbers();
      texts.forEach((text, row) => {
        for (const word of split(text)) {
          if (word === "") continue;
          let id = numbers.get(word);
          if (id === undefined) numbers.set(word, (id = numbers.size));
          ids.push(id);
        }
        offsets[row + 1] = ids.length;
      });
      return {offsets, ids: ids.take()};
    }
  };
}

/** Distinct characters that keep a number of their own; keys of up to three of them stay small integers. */
const ALPHABET = 1024;

/**
 * Character n-grams as terms; a text is padded with one space on each side, so that word starts and ends count.
 * Characters beyond the first thousand distinct ones share numbers, which can only make rare grams of such scripts
 * look alike.
 * @param n length of a gram, 1–5; default 3.
 * @param normalise default `plainText`.
 */
export function gramVocabulary(n = 3, normalise: (text: string) => string = plainText): Vocabulary {
  const characters = new Int32Array(65_536);
  let distinct = 0;
  const numberOf = (code: number): number => {
    const known = characters[code]!;
    if (known) return known;
    const id = distinct < ALPHABET - 1 ? ++distinct : 1 + (code % (ALPHABET - 1));
    characters[code] = id;
    return id;
  };
  const numbers = new Map<number, number>();
  const keep = ALPHABET ** (n - 1);
  return {
    get size() {
      return numbers.size;
    },
    rows(texts) {
      const offsets = new Int32Array(texts.length + 1);
      const ids = new Numbers();
      texts.forEach((text, row) => {
        const plain = normalise(text);
        if (plain !== "") {
          const padded = ` ${plain} `;
          let key = 0;
          for (let i = 0; i < padded.length; i++) {
            key = (key % keep) * ALPHABET + numberOf(padded.charCodeAt(i));
            if (i < n - 1) continue;
            let id = numbers.get(key);
            if (id === undefined) numbers.set(key, (id = numbers.size));
            ids.push(id);
          }
        }
        offsets[row + 1] = ids.length;
      });
      return {offsets, ids: ids.take()};
    }
  };
}
