import type {Pairs} from "../block/codes.ts";
import type {Prepared, Side} from "../hybrid/prepare.ts";
import type {Siblings} from "./differences.ts";
import {holds} from "./presence.ts";

/** One catalogue's word for another's: `spotty` / `polkadot`, `russian doll` / `babushka`. */
export interface Substitution {
  readonly left: number;
  readonly right: number;
  /** Pairs in which the one stands for the other, shared out over the words that differ. */
  readonly times: number;
}

/** More differing words than this on a side say nothing about which stands for which. */
const MOST = 3;
/** Seen in at least this many pairs, shares added. */
const LEAST = 1.5;
/** Share of a word's differences that the substitution must explain. */
const EXPLAINS = 0.25;

/** Differing words of two names that may stand for each other; numbers, models and colours never do. */
function differing({tokens, kinds}: Prepared, own: Int32Array, other: Int32Array): number[] {
  const out: number[] = [];
  for (const token of own)
    if ((kinds[token] === "word" || kinds[token] === "variant") && tokens[token]!.length > 2 && !holds(other, token))
      out.push(token);
  return out;
}

/**
 * Finds words that one catalogue uses where the other uses another one: they replace each other in several pairs that
 * are each other's best, and not between siblings within one catalogue (red and blue do that).
 * @param likely Pairs that are each other's best.
 */
export function learnSubstitutions(
  prepared: Prepared,
  pairs: Pairs,
  likely: readonly number[],
  siblings: readonly [Siblings, Siblings]
): Substitution[] {
  const size = prepared.tokens.length;
  const across = new Map<number, number>();
  const lost = [new Map<number, number>(), new Map<number, number>()] as const;
  const count = (into: Map<number, number>, key: number, weight: number): void => {
    into.set(key, (into.get(key) ?? 0) + weight);
  };
  for (const pair of likely) {
    const [a, b] = [prepared.left.name[pairs.left[pair]!]!, prepared.right.name[pairs.right[pair]!]!];
    const [gone, come] = [differing(prepared, a, b), differing(prepared, b, a)];
    for (const token of gone) count(lost[0], token, 1);
    for (const token of come) count(lost[1], token, 1);
    if (!gone.length || !come.length || gone.length > MOST || come.length > MOST) continue;
    const weight = 1 / Math.max(gone.length, come.length);
    for (const t of gone) for (const u of come) count(across, t * size + u, weight);
  }
  const often = [...across].filter(([, times]) => times >= LEAST);
  if (!often.length) return [];
  const within = [
    siblingSwaps(prepared, prepared.left, siblings[0]),
    siblingSwaps(prepared, prepared.right, siblings[1])
  ];
  return often
    .map(([key, times]) => ({left: Math.floor(key / size), right: key % size, times}))
    .filter(({left, right, times}) => {
      const swaps = Math.max(
        ...within.map((w) => (w.get(left * size + right) ?? 0) + (w.get(right * size + left) ?? 0))
      );
      return times >= 0.5 * swaps + LEAST && times >= EXPLAINS * Math.min(lost[0].get(left)!, lost[1].get(right)!);
    })
    .sort((x, y) => y.times - x.times || x.left - y.left || x.right - y.right);
}

/** How often words replace each other between near neighbours of one catalogue. */
function siblingSwaps(prepared: Prepared, side: Side, {own, other}: Siblings): Map<number, number> {
  const size = prepared.tokens.length;
  const swaps = new Map<number, number>();
  own.forEach((row, i) => {
    const [a, b] = [side.name[row]!, side.name[other[i]!]!];
    const [gone, come] = [differing(prepared, a, b), differing(prepared, b, a)];
    if (!gone.length || !come.length || gone.length > MOST || come.length > MOST) return;
    const weight = 1 / Math.max(gone.length, come.length);
    for (const t of gone) for (const u of come) swaps.set(t * size + u, (swaps.get(t * size + u) ?? 0) + weight);
  });
  return swaps;
}

/** Which pairs have the two words of a substitution, one on each side. */
export function affectedBy(
  substitutions: readonly Substitution[],
  {left, right, tokens}: Prepared,
  pairs: Pairs
): Uint8Array {
  const isTaught = new Uint8Array(tokens.length);
  for (const swap of substitutions) isTaught[swap.left] = isTaught[swap.right] = 1;
  const [l, r] = [left, right].map(({name}) =>
    Uint8Array.from(name, (ids) => (ids.some((token) => isTaught[token] === 1) ? 1 : 0))
  ) as [Uint8Array, Uint8Array];
  return Uint8Array.from(pairs.left, (row, i) => l[row]! & r[pairs.right[i]!]!);
}
