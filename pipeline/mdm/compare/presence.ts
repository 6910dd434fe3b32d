import type {Pairs} from "../block/codes.ts";
import type {Side} from "../hybrid/prepare.ts";
import type {Spelling} from "./spelling.ts";

/** Where a name's token is found on the other side. */
export const PRESENT = 0;
/** A near spelling of it is in the other's name. */
export const NEAR = 1;
/** Only elsewhere: in the other's brand, code or description. */
export const ELSEWHERE = 2;
export const ABSENT = 3;

/** How much of a difference each presence is. */
export const DIFFERENCE: readonly number[] = [0, 0, 0.5, 1];

/** For each pair the presence of each token: first the left name's in the right record, then the other way round. */
export interface Presence {
  readonly offsets: Int32Array;
  readonly state: Uint8Array;
}

/** Whether an ascending list holds a token. */
export function holds(ids: Int32Array, token: number): boolean {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = ids[middle]!;
    if (found === token) return true;
    if (found < token) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

function presence(token: number, name: Int32Array, all: Int32Array, spelling: Spelling): number {
  if (holds(name, token)) return PRESENT;
  if (spelling.has(token)) for (const other of name) if (spelling.near(token, other) > 0) return NEAR;
  return holds(all, token) ? ELSEWHERE : ABSENT;
}

/**
 * Finds the presence of every token of every pair, once; learning and scoring then only read it.
 * @param before An earlier result, kept for pairs that are not affected.
 */
export function findPresence(
  left: Side,
  right: Side,
  pairs: Pairs,
  spelling: Spelling,
  before?: {readonly presence: Presence; readonly affected: Uint8Array}
): Presence {
  const n = pairs.left.length;
  const offsets = before?.presence.offsets ?? new Int32Array(n + 1);
  if (!before)
    for (let i = 0; i < n; i++)
      offsets[i + 1] = offsets[i]! + left.name[pairs.left[i]!]!.length + right.name[pairs.right[i]!]!.length;
  const state = before?.presence.state ?? new Uint8Array(offsets[n]!);
  for (let i = 0; i < n; i++) {
    if (before && !before.affected[i]) continue;
    const l = pairs.left[i]!;
    const r = pairs.right[i]!;
    const a = left.name[l]!;
    const b = right.name[r]!;
    let at = offsets[i]!;
    for (const token of a) state[at++] = presence(token, b, right.all[r]!, spelling);
    for (const token of b) state[at++] = presence(token, a, left.all[l]!, spelling);
  }
  return {offsets, state};
}
