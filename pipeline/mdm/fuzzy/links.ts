import type {PairColumns} from "../decide/assign.ts";

/** What linking made of the candidates, by pair. */
export interface Links {
  /** 1 accept, 2 ask (two partners are equally near), 0 reject. */
  readonly zone: Uint8Array;
  /** For a rejected or asked pair the pair that stood in its way, or −1. */
  readonly rival: Int32Array;
}

/**
 * Links pairs from the best score down. A right record gets one partner; a left record several in one-to-many, one in
 * one-to-one. Where two different partners are exactly as near, neither is taken and a steward is asked: choosing by
 * the order of rows would be a guess.
 * @param threshold lowest score of a link.
 */
export function link(
  {left, right}: PairColumns,
  score: Float32Array,
  threshold: number,
  sizes: {readonly left: number; readonly right: number},
  cardinality: "one-to-one" | "one-to-many"
): Links {
  const zone = new Uint8Array(score.length);
  const rival = new Int32Array(score.length).fill(-1);
  const ofRight = new Int32Array(sizes.right).fill(-1);
  const ofLeft = new Int32Array(sizes.left).fill(-1);
  const order = Int32Array.from(score.keys())
    .filter((pair) => score[pair]! >= threshold)
    .sort((p, q) => score[q]! - score[p]! || left[p]! - left[q]! || right[p]! - right[q]!);
  const single = cardinality === "one-to-one";
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && score[order[to]!] === score[order[from]!]) to++;
    const open: number[] = [];
    for (let i = from; i < to; i++) {
      const pair = order[i]!;
      const taken = ofRight[right[pair]!]! >= 0 ? ofRight[right[pair]!]! : single ? ofLeft[left[pair]!]! : -1;
      if (taken >= 0) rival[pair] = taken;
      else open.push(pair);
    }
    settle(open);
    from = to;
  }
  return {zone, rival};

  /** Pairs of one score whose records are free: linked where each has no equal rival, else asked. */
  function settle(open: readonly number[]): void {
    const rights = new Map<number, number[]>();
    const lefts = new Map<number, number[]>();
    for (const pair of open) {
      rights.set(right[pair]!, [...(rights.get(right[pair]!) ?? []), pair]);
      lefts.set(left[pair]!, [...(lefts.get(left[pair]!) ?? []), pair]);
    }
    for (const pair of open) {
      const equals = [...rights.get(right[pair]!)!, ...(single ? lefts.get(left[pair]!)! : [])];
      const other = equals.find((p) => p !== pair);
      zone[pair] = other === undefined ? 1 : 2;
      if (other !== undefined) rival[pair] = other;
    }
    for (const pair of open) {
      ofRight[right[pair]!] = pair;
      ofLeft[left[pair]!] = pair;
    }
  }
}
