import type {Pairs} from "../block/codes.ts";
import {CommonLength} from "./common.ts";
import {Alphabet} from "./names.ts";
import {ratioOf, sortedName} from "./ratio.ts";

/**
 * The token-sort ratio (0–100, fuzzball's) of given pairs, whatever it is; 0 where a name has no letter or digit.
 * Cheapest when pairs come ordered by left.
 */
export function tokenSortScores(left: readonly string[], right: readonly string[], pairs: Pairs): Uint8Array {
  const alphabet = new Alphabet();
  const coded = (name: string): Uint16Array => {
    const sorted = sortedName(name);
    const text = new Uint16Array(sorted.length);
    for (let i = 0; i < sorted.length; i++) text[i] = alphabet.character(sorted.charCodeAt(i));
    return text;
  };
  const a = left.map(coded);
  const b = right.map(coded);
  const distance = new CommonLength(Math.max(1, alphabet.size));
  const scores = new Uint8Array(pairs.left.length);
  let set = -1;
  for (let i = 0; i < scores.length; i++) {
    const l = pairs.left[i]!;
    const other = b[pairs.right[i]!]!;
    if (a[l]!.length === 0 || other.length === 0) continue;
    if (set !== l) distance.set(a[(set = l)]!);
    scores[i] = ratioOf(a[l]!.length + other.length, distance.measure(other, 0, other.length));
  }
  return scores;
}
