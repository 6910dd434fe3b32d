import {popcount} from "./bags.ts";

/**
 * Length of the longest common subsequence, 32 characters of the pattern a step: row by row, a zero bit in the vector
 * marks where the length grows. (Hyyrö, "Bit-parallel LCS-length computation revisited", AWOCA 2004.)
 * Set a pattern once, then measure many texts against it.
 */
export class CommonLength {
  #masks: Int32Array;
  #vector: Int32Array;
  #words = 0;
  #length = 0;
  #pattern: Uint16Array = new Uint16Array(0);
  readonly #characters: number;

  /** @param characters size of the alphabet; texts hold numbers below it. */
  constructor(characters: number) {
    this.#characters = characters;
    this.#masks = new Int32Array(characters);
    this.#vector = new Int32Array(1);
  }

  set(pattern: Uint16Array): void {
    for (const c of this.#pattern) this.#masks.fill(0, c * this.#words, (c + 1) * this.#words);
    this.#pattern = pattern;
    this.#length = pattern.length;
    this.#words = Math.max(1, (pattern.length + 31) >> 5);
    if (this.#masks.length < this.#characters * this.#words) {
      this.#masks = new Int32Array(this.#characters * this.#words);
      this.#vector = new Int32Array(this.#words);
    }
    for (let i = 0; i < pattern.length; i++) this.#masks[pattern[i]! * this.#words + (i >> 5)]! |= 1 << (i & 31);
  }

  /** With `text[from]` up to `text[to]`. */
  measure(text: Uint16Array, from: number, to: number): number {
    return this.#words === 1 ? this.#single(text, from, to) : this.#many(text, from, to);
  }

  #single(text: Uint16Array, from: number, to: number): number {
    const masks = this.#masks;
    let vector = -1;
    for (let i = from; i < to; i++) {
      const matches = vector & masks[text[i]!]!;
      vector = (vector + matches) | (vector - matches);
    }
    return popcount(~vector & (this.#length === 32 ? -1 : (1 << this.#length) - 1));
  }

  #many(text: Uint16Array, from: number, to: number): number {
    const [masks, vector, words] = [this.#masks, this.#vector, this.#words];
    vector.fill(-1);
    for (let i = from; i < to; i++) {
      const base = text[i]! * words;
      let carry = 0;
      for (let w = 0; w < words; w++) {
        const old = vector[w]!;
        const matches = old & masks[base + w]!;
        const sum = (old >>> 0) + (matches >>> 0) + carry;
        carry = sum > 0xffffffff ? 1 : 0;
        vector[w] = sum | (old - matches);
      }
    }
    let common = 0;
    for (let w = 0; w < words; w++) {
      const bits = Math.min(32, this.#length - w * 32);
      common += popcount(~vector[w]! & (bits === 32 ? -1 : (1 << bits) - 1));
    }
    return common;
  }
}
