import {connectedComponents, dense} from "./components.ts";
import type {ScoredPairs} from "./scored.ts";

/**
 * Average linkage: of all pairs of clusters the one whose records are most alike on average joins first, until none
 * reaches the threshold. Records without a link count as 0 alike, so one good link does not join two groups that have
 * nothing else in common. Exact; each connected component is worked on by itself.
 * @param threshold lowest average, on the scale of the scores.
 * @param lefts where only pairs across two catalogues are ever compared: nodes of the first one, which come first. Pairs
 * within a catalogue, of which nothing is known, are then left out of every average instead of counting as 0.
 * @returns cluster number by node: dense, in the order of each cluster's smallest node.
 */
export function averageLinkage(nodes: number, pairs: ScoredPairs, threshold: number, lefts?: number): Int32Array {
  const component = connectedComponents(nodes, pairs);
  const links = new Map<number, number[]>();
  for (let i = 0; i < pairs.left.length; i++) {
    if (pairs.left[i] === pairs.right[i]) continue;
    const of = component[pairs.left[i]!]!;
    const known = links.get(of);
    if (known) known.push(i);
    else links.set(of, [i]);
  }
  const label = Int32Array.from({length: nodes}, (_, i) => i);
  for (const own of links.values()) joinOne(own, pairs, threshold, label, lefts);
  return dense(label);
}

/** Joins the clusters of one component. `label` holds each node's cluster by that cluster's smallest node. */
function joinOne(
  own: readonly number[],
  {left, right, score}: ScoredPairs,
  threshold: number,
  label: Int32Array,
  lefts: number | undefined
): void {
  // Sums of scores between clusters, kept on both sides; of a pair that is linked twice the better link counts.
  const sums = new Map<number, Map<number, number>>();
  // Records of each cluster by catalogue; all in the first where pairs of any two were compared.
  const size = new Map<number, readonly [number, number]>();
  const one = (node: number): [number, number] => (lefts === undefined || node < lefts ? [1, 0] : [0, 1]);
  const compared = (a: number, b: number): number => {
    const [[l, r], [m, s]] = [size.get(a)!, size.get(b)!];
    return lefts === undefined ? l * m : l * s + r * m;
  };
  const set = (a: number, b: number, value: number): void => {
    const of = sums.get(a);
    if (of) of.set(b, value);
    else sums.set(a, new Map([[b, value]]));
  };
  for (const i of own) {
    const [a, b] = [left[i]!, right[i]!];
    const value = Math.max(score[i]!, sums.get(a)?.get(b) ?? -Infinity);
    set(a, b, value);
    set(b, a, value);
    size.set(a, one(a));
    size.set(b, one(b));
  }
  const members = new Map([...size.keys()].map((node) => [node, [node]]));
  for (;;) {
    let best = {a: -1, b: -1, mean: -Infinity};
    for (const [a, of] of sums)
      for (const [b, sum] of of) {
        if (a > b) continue;
        const mean = sum / compared(a, b);
        if (mean > best.mean || (mean === best.mean && (a < best.a || (a === best.a && b < best.b))))
          best = {a, b, mean};
      }
    if (best.a < 0 || best.mean < threshold) break;
    const {a, b} = best;
    for (const [c, sum] of sums.get(b)!) {
      sums.get(c)!.delete(b);
      if (c === a) continue;
      const both = (sums.get(a)!.get(c) ?? 0) + sum;
      set(a, c, both);
      set(c, a, both);
    }
    sums.delete(b);
    const [[l, r], [m, s]] = [size.get(a)!, size.get(b)!];
    size.set(a, [l + m, r + s]);
    members.get(a)!.push(...members.get(b)!);
    members.delete(b);
  }
  for (const [cluster, nodes] of members) for (const node of nodes) label[node] = cluster;
}
