import type {NameSet} from "./names.ts";

/** 32-bit words of a signature. */
export const WORDS = 4;

/**
 * Signatures of the characters in a name, whatever their order: bit (c, j) is set when character c occurs more than
 * j times. An insertion or deletion changes one such bit at most, so the bits in which two signatures differ never
 * exceed the indel distance.
 */
export interface BagPlan {
  /** Bits of character c for its first, second, … occurrence; −1 where none was given. */
  readonly bits: Int16Array;
  /** Occurrences that can have a bit. */
  readonly depth: number;
}

/** Gives the bits to those (character, count) that tell most names apart: that half of the names have. */
export function planBags(sides: readonly NameSet[], characters: number, depth = 8): BagPlan {
  const having = new Float64Array(characters * depth);
  let names = 0;
  for (const side of sides) {
    names += side.size;
    eachBag(side, characters, (_, counts, seen) => {
      for (const c of seen) for (let j = 0; j < Math.min(counts[c]!, depth); j++) having[c * depth + j]!++;
    });
  }
  const gain = (slot: number): number => having[slot]! * (names - having[slot]!);
  const best = Array.from(having.keys())
    .filter((slot) => having[slot]! > 0)
    .sort((a, b) => gain(b) - gain(a) || a - b)
    .slice(0, WORDS * 32);
  const bits = new Int16Array(characters * depth).fill(-1);
  best.forEach((slot, bit) => (bits[slot] = bit));
  return {bits, depth};
}

/** The signatures of all names of a side, `WORDS` numbers each. */
export function bagSignatures(side: NameSet, characters: number, {bits, depth}: BagPlan): Int32Array {
  const signatures = new Int32Array(side.size * WORDS);
  eachBag(side, characters, (name, counts, seen) => {
    for (const c of seen)
      for (let j = 0; j < Math.min(counts[c]!, depth); j++) {
        const bit = bits[c * depth + j]!;
        if (bit >= 0) signatures[name * WORDS + (bit >> 5)]! |= 1 << (bit & 31);
      }
  });
  return signatures;
}

function eachBag(
  {size, text, starts}: NameSet,
  characters: number,
  visit: (name: number, counts: Int32Array, seen: readonly number[]) => void
): void {
  const counts = new Int32Array(characters);
  for (let name = 0; name < size; name++) {
    const seen: number[] = [];
    for (let i = starts[name]!; i < starts[name + 1]!; i++) if (counts[text[i]!]!++ === 0) seen.push(text[i]!);
    visit(name, counts, seen);
    for (const c of seen) counts[c] = 0;
  }
}

/** Bits set in a 32-bit number. */
export function popcount(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
