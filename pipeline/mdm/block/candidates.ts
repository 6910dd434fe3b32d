import type {Blocker} from "../types.ts";
import type {Pairs} from "./codes.ts";
import type {TopK} from "./top-k.ts";

/** Blockers in the order of their bits. */
export const BLOCKERS = ["code", "characters", "words", "embedding", "exact", "rank"] as const satisfies Blocker[];

/** Candidate pairs without repeats, ordered by left then right, each with the blockers that proposed it. */
export interface CandidateSet extends Pairs {
  /** One bit a blocker, by its place in `BLOCKERS`. */
  readonly blockers: Uint8Array;
  /** Pairs that each blocker proposed; they overlap. */
  readonly counts: Partial<Record<Blocker, number>>;
}

/** The pairs of a top-k search. With `swap` the queries were the right side. */
export function pairsOf({k, ids}: TopK, {swap = false}: {swap?: boolean} = {}): Pairs {
  const queries = new Int32Array(ids.length);
  const rows = new Int32Array(ids.length);
  let n = 0;
  for (let i = 0; i < ids.length; i++) {
    if (ids[i]! < 0) continue;
    queries[n] = Math.floor(i / k);
    rows[n++] = ids[i]!;
  }
  const [left, right] = swap ? [rows, queries] : [queries, rows];
  return {left: left.slice(0, n), right: right.slice(0, n)};
}

/** Puts the pairs of several blockers together. */
export function unite(proposals: readonly (readonly [Blocker, Pairs])[]): CandidateSet {
  const total = proposals.reduce((sum, [, pairs]) => sum + pairs.left.length, 0);
  // left · 2²⁷ + right, then 3 bits of blocker: exact below 2⁵³ for up to 8 million left rows and 134 million right.
  const keys = new Float64Array(total);
  let n = 0;
  for (const [blocker, {left, right}] of proposals) {
    const bit = BLOCKERS.indexOf(blocker);
    for (let i = 0; i < left.length; i++) keys[n++] = (left[i]! * 2 ** 27 + right[i]!) * 8 + bit;
  }
  keys.sort();
  const lefts = new Int32Array(total);
  const rights = new Int32Array(total);
  const blockers = new Uint8Array(total);
  const counts: Partial<Record<Blocker, number>> = {};
  let last = -1;
  let size = 0;
  for (let i = 0; i < total; i++) {
    if (i > 0 && keys[i] === keys[i - 1]) continue;
    const pair = Math.floor(keys[i]! / 8);
    const bit = keys[i]! % 8;
    if (pair !== last) {
      lefts[size] = Math.floor(pair / 2 ** 27);
      rights[size++] = pair % 2 ** 27;
      last = pair;
    }
    blockers[size - 1]! |= 1 << bit;
    const name = BLOCKERS[bit]!;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return {left: lefts.slice(0, size), right: rights.slice(0, size), blockers: blockers.slice(0, size), counts};
}

/** The names behind one pair's bits. */
export const blockerNames = (bits: number): Blocker[] => BLOCKERS.filter((_, bit) => bits & (1 << bit));
