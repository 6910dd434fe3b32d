import {dense} from "./components.ts";
import {bestFirst, type ScoredPairs} from "./scored.ts";

/**
 * Centre clustering: links from the best down; the first of two free nodes becomes a centre, and a node belongs to the
 * centre that it was first linked to. Two clusters never join, so no chain grows: every member is linked to its centre
 * directly. (Hassanzadeh, Chiang, Lee, Miller, "Framework for evaluating clustering algorithms in duplicate detection",
 * PVLDB 2(1), 2009.)
 * @returns cluster number by node: dense, in the order of each cluster's smallest node.
 */
export function centreClusters(nodes: number, pairs: ScoredPairs): Int32Array {
  const centre = new Int32Array(nodes).fill(-1);
  for (const i of bestFirst(pairs)) {
    const [a, b] = [Math.min(pairs.left[i]!, pairs.right[i]!), Math.max(pairs.left[i]!, pairs.right[i]!)];
    if (a === b) continue;
    if (centre[a] === -1 && centre[b] === -1) {
      centre[a] = a;
      centre[b] = a;
    } else if (centre[a] === a && centre[b] === -1) centre[b] = a;
    else if (centre[b] === b && centre[a] === -1) centre[a] = b;
  }
  return dense(centre.map((c, node) => (c === -1 ? node : c)));
}
