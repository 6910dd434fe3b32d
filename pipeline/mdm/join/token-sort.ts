import {SmartshopError} from "../../errors.ts";
import {breathe, type Patience} from "../block/slices.ts";
import {bagSignatures, planBags, popcount, WORDS} from "./bags.ts";
import {CommonLength} from "./common.ts";
import {GramIndex} from "./grams.ts";
import {Alphabet, type NameSet, nameSet} from "./names.ts";
import {neededCommon, ratioOf} from "./ratio.ts";

/** Where all pairs of distinct names went. The counts below `pairs` sum to it. */
export interface JoinCertificate {
  /** Pairs of distinct names (after sorting words) of which each was either bounded away or compared. */
  readonly pairs: number;
  /** Too different in length. */
  readonly byLength: number;
  /** No rare bigram in common, found by the inverted index (the 2-gram bound). */
  readonly byBigrams: number;
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
export const tokenSortJoin = (left: readonly string[], right: readonly string[], threshold: number): JoinResult =>
  finish(steps(left, right, threshold));

/** The same, letting waiting events in now and then, so that a long join can be watched and cancelled. */
export async function tokenSortJoinPatient(
  left: readonly string[],
  right: readonly string[],
  threshold: number,
  {signal, onProgress}: Patience = {}
): Promise<JoinResult> {
  const work = steps(left, right, threshold);
  let last = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - last < BREATH) continue;
    onProgress?.(step.value);
    await breathe(signal);
    last = performance.now();
  }
}

/** Milliseconds of work after which waiting events are let in. */
const BREATH = 50;
/** Names of the left side between two looks at the clock. */
const SLICE = 16;

function steps(left: readonly string[], right: readonly string[], threshold: number): Generator<number, JoinResult> {
  const alphabet = new Alphabet();
  const a = nameSet(left, alphabet);
  return join(a, nameSet(right, alphabet), alphabet.size, threshold, false);
}

function finish(work: Generator<number, JoinResult>): JoinResult {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same within one list: pairs with left < right. */
export function tokenSortSelfJoin(names: readonly string[], threshold: number): JoinResult {
  const alphabet = new Alphabet();
  const a = nameSet(names, alphabet);
  return finish(join(a, a, alphabet.size, threshold, true));
}

/** Yields how far it is, 0–1, every few names. */
function* join(
  a: NameSet,
  b: NameSet,
  characters: number,
  threshold: number,
  self: boolean
): Generator<number, JoinResult> {
  if (!(threshold > 0 && threshold <= 100))
    throw new SmartshopError("usage", `threshold of a token-sort join is above 0 and at most 100: ${threshold}`);
  const needed = neededCommon(threshold, a.firstOfLength.length + b.firstOfLength.length);
  const plan = planBags(self ? [a] : [a, b], characters);
  const bagsA = bagSignatures(a, characters, plan);
  const bagsB = self ? bagsA : bagSignatures(b, characters, plan);
  const distance = new CommonLength(characters);
  const out = new Collector(a, b, self);
  const pairs = self ? Math.max(0, (a.size * (a.size - 1)) / 2) : a.size * b.size;
  const index = new GramIndex(a, b, characters, {left: leastShared(a, b, needed), right: leastShared(b, a, needed)});
  const count = {inReach: 0, byBigrams: 0, byCharacters: 0, byWords: 0, below: 0};
  let set = -1;

  /** The bounds that look at one pair, the cheapest first; then the distance. */
  const compare = (i: number, j: number, length: number): void => {
    const sum = length + b.starts[j + 1]! - b.starts[j]!;
    const least = needed[sum]!;
    const most = sum - 2 * least;
    const [s, t] = [i * WORDS, j * WORDS];
    const differing =
      popcount(bagsA[s]! ^ bagsB[t]!) +
      popcount(bagsA[s + 1]! ^ bagsB[t + 1]!) +
      popcount(bagsA[s + 2]! ^ bagsB[t + 2]!) +
      popcount(bagsA[s + 3]! ^ bagsB[t + 3]!);
    if (differing > most) return void count.byCharacters++;
    if (wordBound(a, i, b, j) > most) return void count.byWords++;
    if (set !== i) distance.set(a.text.subarray(a.starts[(set = i)], a.starts[i + 1]));
    const common = distance.measure(b.text, b.starts[j]!, b.starts[j + 1]!);
    if (common < least) count.below++;
    else out.add(i, j, ratioOf(sum, common));
  };

  for (let i = 0; i < a.size; i++) {
    if (i % SLICE === 0) yield i / a.size;
    const length = a.starts[i + 1]! - a.starts[i]!;
    if (self) out.repeat(i);
    const [shortest, longest] = lengthsInReach(length, b, needed);
    if (shortest > longest) continue;
    const from = Math.max(self ? i + 1 : 0, b.firstOfLength[shortest]!);
    const to = b.firstOfLength[longest + 1]!;
    if (to <= from) continue;
    count.inReach += to - from;
    const found = index.candidates(i, from, to);
    if (found) {
      count.byBigrams += to - from - found.length;
      for (const j of found) compare(i, j, length);
    } else for (let j = from; j < to; j++) compare(i, j, length);
  }
  const {left, right, scores} = out.sorted();
  const {inReach, ...bounded} = count;
  const certificate = {pairs, byLength: pairs - inReach, ...bounded, kept: out.kept};
  return {left, right, scores, certificate};
}

/** Shortest and longest name with which one of a length can reach the threshold; an empty range where none can. */
function lengthsInReach(length: number, other: NameSet, needed: Int32Array): [number, number] {
  const most = other.firstOfLength.length - 2;
  const canReach = (n: number): boolean => needed[length + n]! <= Math.min(length, n);
  let [shortest, longest] = [Math.min(length, most + 1), Math.min(length, most)];
  if (length > most) {
    // All of the other side's names are shorter: the range ends with its longest.
    shortest = most + 1;
    longest = most;
  }
  while (shortest > 1 && canReach(shortest - 1)) shortest--;
  while (longest < most && canReach(longest + 1)) longest++;
  return [shortest, longest];
}

/** By length of one side's names: the least number of bigrams that a pair with any length in reach has to share. */
function leastShared(side: NameSet, other: NameSet, needed: Int32Array): Int32Array {
  return Int32Array.from({length: side.firstOfLength.length}, (_, length) => {
    if (!length) return 0;
    const [shortest, longest] = lengthsInReach(length, other, needed);
    let least = Infinity;
    for (let n = shortest; n <= longest; n++) {
      const sum = length + n;
      const common = needed[sum]!;
      least = Math.min(least, common - 1 - (sum - 2 * common));
    }
    return least === Infinity ? 0 : least;
  });
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
