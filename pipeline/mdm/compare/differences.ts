import {buildIndex} from "../block/index.ts";
import {topK} from "../block/top-k.ts";
import type {Pairs} from "../block/codes.ts";
import type {Prepared, Side} from "../hybrid/prepare.ts";
import {KINDS} from "../normalise/tokens.ts";
import type {LearntDifference} from "../types.ts";
import {DIFFERENCE, holds, type Presence} from "./presence.ts";

/** Pairs with weights. */
export interface Weighted {
  readonly pair: Int32Array;
  readonly weight: Float64Array;
}

/** What was learnt: bits by token for each direction (left name's tokens, right name's tokens). */
export interface Differences {
  /** Bits when the token is absent on the other side; mostly negative. */
  readonly absent: readonly [Float32Array, Float32Array];
  /** Bits when it is present; mostly positive. */
  readonly present: readonly [Float32Array, Float32Array];
  /** Times a token was looked for, and was the difference: in trusted pairs and between siblings. */
  readonly seen: {
    trusted: Float64Array;
    trustedDiffers: Float64Array;
    sibling: Float64Array;
    siblingDiffers: Float64Array;
  };
}

/** Rates fall back on the token's class as if it had been seen this often more. */
const TOKEN_PRIOR = 5;
const CLASS_PRIOR = 10;
const NEIGHBOURS = 3;
/** Records of one catalogue count as siblings from this cosine on. */
const SIBLING = 0.3;
const BANDS = 4;

export interface Tally {
  readonly seen: Float64Array;
  readonly differs: Float64Array;
}

const tally = (size: number): Tally => ({seen: new Float64Array(size), differs: new Float64Array(size)});

/** Kind and rarity band: tokens of a class share what single tokens are too rare to show. */
function classes({kinds, idf}: Prepared): Int32Array {
  return Int32Array.from(
    kinds,
    (kind, token) => KINDS.indexOf(kind) * BANDS + Math.min(BANDS - 1, Math.floor(idf[token]! / 2))
  );
}

function addPairs(
  {left, right}: Prepared,
  pairs: Pairs,
  presence: Presence,
  some: Weighted,
  into: readonly Tally[]
): void {
  some.pair.forEach((pair, s) => {
    const weight = some.weight[s]!;
    let at = presence.offsets[pair]!;
    const names = [left.name[pairs.left[pair]!]!, right.name[pairs.right[pair]!]!];
    names.forEach((name, direction) => {
      const {seen, differs} = into[direction]!;
      for (const token of name) {
        seen[token]! += weight;
        differs[token]! += weight * DIFFERENCE[presence.state[at++]!]!;
      }
    });
  });
}

/** Pairs of near neighbours within one catalogue. */
export interface Siblings {
  readonly own: Int32Array;
  readonly other: Int32Array;
}

/** Rows of a catalogue that are asked for their neighbours: rows are in hash order, so the first ones are a sample. */
const SAMPLE = 6000;

/** Near neighbours within one catalogue: different articles by definition, so what tells them apart matters. */
export function findSiblings(side: Side): Siblings {
  const near = topK(side.words, buildIndex(side.words), {
    k: NEIGHBOURS,
    self: true,
    to: Math.min(SAMPLE, side.words.rows)
  });
  const own: number[] = [];
  const other: number[] = [];
  for (let i = 0; i < near.ids.length; i++) {
    if (near.ids[i]! < 0 || near.scores[i]! < SIBLING) continue;
    own.push(Math.floor(i / NEIGHBOURS));
    other.push(near.ids[i]!);
  }
  return {own: Int32Array.from(own), other: Int32Array.from(other)};
}

/** How often each token tells siblings apart. */
export function countSiblings(side: Side, {own, other}: Siblings, size: number): Tally {
  const counts = tally(size);
  own.forEach((row, i) => {
    const all = side.all[other[i]!]!;
    const name = side.name[other[i]!]!;
    for (const token of side.name[row]!) {
      counts.seen[token]! += 1 / NEIGHBOURS;
      if (!holds(name, token)) counts.differs[token]! += (holds(all, token) ? 0.5 : 1) / NEIGHBOURS;
    }
  });
  return counts;
}

/** Share of differences by token, leaning on its class, which leans on all tokens. */
function rates({seen, differs}: Tally, classOf: Int32Array, fallback: number): Float64Array {
  const size = KINDS.length * BANDS;
  const classSeen = new Float64Array(size);
  const classDiffers = new Float64Array(size);
  let allSeen = 1;
  let allDiffers = fallback;
  seen.forEach((n, token) => {
    classSeen[classOf[token]!]! += n;
    classDiffers[classOf[token]!]! += differs[token]!;
    allSeen += n;
    allDiffers += differs[token]!;
  });
  const all = allDiffers / allSeen;
  const byClass = classSeen.map((n, c) => (classDiffers[c]! + CLASS_PRIOR * all) / (n + CLASS_PRIOR));
  return seen.map((n, token) => (differs[token]! + TOKEN_PRIOR * byClass[classOf[token]!]!) / (n + TOKEN_PRIOR));
}

/**
 * Learns without labels which differences matter: how often a token of one name is missing in the other, among trusted
 * pairs and among pairs that are known to be wrong (other candidates of trusted records, siblings in one catalogue).
 * The log ratio of the two shares is evidence. It finds colours, sizes and packs without a list of them.
 * @param strike Tokens a steward has struck: their difference weighs nothing.
 */
export function learnDifferences(
  prepared: Prepared,
  pairs: Pairs,
  presence: Presence,
  trusted: Weighted,
  wrong: Weighted,
  siblings: readonly [Tally, Tally] | null,
  strike: ReadonlySet<string>
): Differences {
  const size = prepared.tokens.length;
  const match = [tally(size), tally(size)] as const;
  const other = [tally(size), tally(size)] as const;
  addPairs(prepared, pairs, presence, trusted, match);
  addPairs(prepared, pairs, presence, wrong, other);
  if (siblings)
    siblings.forEach((counts, direction) =>
      counts.seen.forEach((n, token) => {
        other[direction]!.seen[token]! += n;
        other[direction]!.differs[token]! += counts.differs[token]!;
      })
    );
  const classOf = classes(prepared);
  const bits = [0, 1].map((direction) => {
    const m = rates(match[direction]!, classOf, 0.2);
    const u = rates(other[direction]!, classOf, 0.5);
    const absent = new Float32Array(size);
    const present = new Float32Array(size);
    for (let token = 0; token < size; token++) {
      const inMatch = Math.min(0.98, Math.max(0.005, m[token]!));
      const inOther = Math.min(0.995, Math.max(0.02, u[token]!));
      absent[token] = strike.has(prepared.tokens[token]!) ? 0 : Math.log2(inMatch / inOther);
      present[token] = Math.log2((1 - inMatch) / (1 - inOther));
    }
    return {absent, present};
  });
  const both = (pick: (direction: 0 | 1) => Float64Array): Float64Array =>
    pick(0).map((n, token) => n + pick(1)[token]!);
  return {
    absent: [bits[0]!.absent, bits[1]!.absent],
    present: [bits[0]!.present, bits[1]!.present],
    seen: {
      trusted: both((d) => match[d].seen),
      trustedDiffers: both((d) => match[d].differs),
      sibling: both((d) => other[d].seen),
      siblingDiffers: both((d) => other[d].differs)
    }
  };
}

/** Sums the learnt bits of a pair's words. */
export function pairDifferences(
  {left, right}: Prepared,
  pairs: Pairs,
  presence: Presence,
  learnt: Differences,
  pair: number
): number {
  let at = presence.offsets[pair]!;
  let sum = 0;
  for (let direction = 0; direction < 2; direction++) {
    const name = direction ? right.name[pairs.right[pair]!]! : left.name[pairs.left[pair]!]!;
    const absent = learnt.absent[direction]!;
    const present = learnt.present[direction]!;
    for (const token of name) {
      const differs = DIFFERENCE[presence.state[at++]!]!;
      sum += differs * absent[token]! + (1 - differs) * present[token]!;
    }
  }
  return sum;
}

/** The learnt differences as a list a steward can read: what matters most first, noise last. Seen at least `least` times. */
export function listDifferences({tokens}: Prepared, learnt: Differences, least = 3): LearntDifference[] {
  return tokens
    .map((token, id) => ({
      token,
      bits: -(learnt.absent[0][id]! + learnt.absent[1][id]!) / 2,
      trusted: learnt.seen.trustedDiffers[id]!,
      siblings: learnt.seen.siblingDiffers[id]!
    }))
    .filter(({trusted, siblings}) => trusted + siblings >= least)
    .sort((a, b) => b.bits - a.bits || (a.token < b.token ? -1 : 1));
}
