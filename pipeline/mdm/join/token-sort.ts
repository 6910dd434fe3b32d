import {SmartshopError} from "../../errors.ts";
import {bagSignatures, planBags, popcount, WORDS} from "./bags.ts";
import {CommonLength} from "./common.ts";
import {Alphabet, type NameSet, nameSet} from "./names.ts";
import {neededCommon, ratioOf} from "./ratio.ts";

/** Where all pairs of distinct names went. The five counts below `pairs` sum to it. */
export interface JoinCertificate {
  /** Pairs of distinct names (after sorting words) of which each was either bounded away or compared. */
  readonly pairs: number;
  /** Too different in length. */
  readonly byLength: number;
  /** Too few characters in common, in whatever order (the 1-gram bound). */
  readonly byCharacters: number;
  /** Too many words of which no equal stands on the other side. */
  readonly byWords: number;
  /** Compared by bit-parallel distance and below the threshold. */
  readonly below: number;
  /** Compared and kept. */
  readonly kept: number;
}

/** Pairs at or above the threshold by input position, ordered by left then right. */
export interface JoinResult {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Whole numbers 0–100, equal to fuzzball's. */
  readonly scores: Uint8Array;
  readonly certificate: JoinCertificate;
}

/**
 * All pairs of names whose token-sort ratio is at least the threshold: the same pairs and scores as `fuzzball`'s
 * `token_sort_ratio` over all pairs, without comparing them all.
 * @param threshold above 0, up to 100.
 * @throws SmartshopError "usage" for any other threshold.
 */
export function tokenSortJoin(left: readonly string[], right: readonly string[], threshold: number): JoinResult {
  const alphabet = new Alphabet();
  const a = nameSet(left, alphabet);
  return join(a, nameSet(right, alphabet), alphabet.size, threshold, false);
}

/** The same within one list: pairs with left < right. */
export function tokenSortSelfJoin(names: readonly string[], threshold: number): JoinResult {
  const alphabet = new Alphabet();
  const a = nameSet(names, alphabet);
  return join(a, a, alphabet.size, threshold, true);
}

function join(a: NameSet, b: NameSet, characters: number, threshold: number, self: boolean): JoinResult {
  if (!(threshold > 0 && threshold <= 100))
    throw new SmartshopError("usage", `threshold of a token-sort join is above 0 and at most 100: ${threshold}`);
  const needed = neededCommon(threshold, a.firstOfLength.length + b.firstOfLength.length);
  const plan = planBags(self ? [a] : [a, b], characters);
  const bagsA = bagSignatures(a, characters, plan);
  const bagsB = self ? bagsA : bagSignatures(b, characters, plan);
  const longest = b.firstOfLength.length - 2;
  const distance = new CommonLength(characters);
  const out = new Collector(a, b, self);
  const pairs = self ? Math.max(0, (a.size * (a.size - 1)) / 2) : a.size * b.size;
  let inReach = 0;
  let byCharacters = 0;
  let byWords = 0;
  let below = 0;

  for (let i = 0; i < a.size; i++) {
    const length = a.starts[i + 1]! - a.starts[i]!;
    const [w0, w1, w2, w3] = [bagsA[i * WORDS]!, bagsA[i * WORDS + 1]!, bagsA[i * WORDS + 2]!, bagsA[i * WORDS + 3]!];
    let set = false;
    if (self) out.repeat(i);
    for (let other = self ? length : 1; other <= longest; other++) {
      const sum = length + other;
      const least = needed[sum]!;
      if (least > Math.min(length, other)) {
        if (other > length) break;
        continue;
      }
      const most = sum - 2 * least;
      const from = self ? Math.max(i + 1, b.firstOfLength[other]!) : b.firstOfLength[other]!;
      const to = b.firstOfLength[other + 1]!;
      if (to > from) inReach += to - from;
      for (let j = from; j < to; j++) {
        const s = j * WORDS;
        const differing =
          popcount(w0 ^ bagsB[s]!) +
          popcount(w1 ^ bagsB[s + 1]!) +
          popcount(w2 ^ bagsB[s + 2]!) +
          popcount(w3 ^ bagsB[s + 3]!);
        if (differing > most) {
          byCharacters++;
          continue;
        }
        if (wordBound(a, i, b, j) > most) {
          byWords++;
          continue;
        }
        if (!set) {
          distance.set(a.text.subarray(a.starts[i], a.starts[i + 1]));
          set = true;
        }
        const common = distance.measure(b.text, b.starts[j]!, b.starts[j + 1]!);
        if (common < least) below++;
        else out.add(i, j, ratioOf(sum, common));
      }
    }
  }
  const {left, right, scores} = out.sorted();
  const certificate = {pairs, byLength: pairs - inReach, byCharacters, byWords, below, kept: out.kept};
  return {left, right, scores, certificate};
}

/**
 * Least indel distance by words: a word (with the spaces around it) that no edit touches stands on the other side too,
 * and an edit touches two words at most, when it takes the space between them.
 */
function wordBound(a: NameSet, i: number, b: NameSet, j: number): number {
  let p = a.wordStarts[i]!;
  let q = b.wordStarts[j]!;
  const endA = a.wordStarts[i + 1]!;
  const endB = b.wordStarts[j + 1]!;
  const most = Math.max(endA - p, endB - q);
  let shared = 0;
  while (p < endA && q < endB) {
    const d = a.words[p]! - b.words[q]!;
    if (d === 0) shared++;
    if (d <= 0) p++;
    if (d >= 0) q++;
  }
  return Math.ceil((most - shared) / 2);
}

/** Collects pairs of distinct names as pairs of input positions. */
class Collector {
  kept = 0;
  readonly #pairs: [number, number, number][] = [];
  readonly #a: NameSet;
  readonly #b: NameSet;
  readonly #self: boolean;
  constructor(a: NameSet, b: NameSet, self: boolean) {
    this.#a = a;
    this.#b = b;
    this.#self = self;
  }
  add(i: number, j: number, score: number): void {
    this.kept++;
    const [a, b] = [this.#a, this.#b];
    for (let p = a.memberStarts[i]!; p < a.memberStarts[i + 1]!; p++)
      for (let q = b.memberStarts[j]!; q < b.memberStarts[j + 1]!; q++) this.#push(a.members[p]!, b.members[q]!, score);
  }
  /** Rows of one list that bear the same name. */
  repeat(i: number): void {
    const {memberStarts: starts, members} = this.#a;
    for (let p = starts[i]!; p < starts[i + 1]!; p++)
      for (let q = p + 1; q < starts[i + 1]!; q++) this.#push(members[p]!, members[q]!, 100);
  }
  #push(left: number, right: number, score: number): void {
    this.#pairs.push(this.#self && left > right ? [right, left, score] : [left, right, score]);
  }
  sorted(): {left: Int32Array; right: Int32Array; scores: Uint8Array} {
    const pairs = this.#pairs.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
    return {
      left: Int32Array.from(pairs, (p) => p[0]),
      right: Int32Array.from(pairs, (p) => p[1]),
      scores: Uint8Array.from(pairs, (p) => p[2])
    };
  }
}
