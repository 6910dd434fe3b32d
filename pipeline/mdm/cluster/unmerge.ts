import {dense} from "./components.ts";
import {bestFirst, type ScoredPairs} from "./scored.ts";

/**
 * Connected components in which no two records said to be different stay together: links are taken from the best down,
 * and one that would bring two such records into one cluster is not taken. So a steward's "different" undoes a merge at
 * its weakest place, and everything else stays as it was.
 * @param different pairs of nodes that must not share a cluster.
 * @returns cluster number by node (dense, by smallest node), and the links that were refused.
 */
export function constrainedComponents(
  nodes: number,
  pairs: ScoredPairs,
  different: readonly (readonly [number, number])[]
): {clusterOf: Int32Array; refused: number[]} {
  const parent = Int32Array.from({length: nodes}, (_, i) => i);
  const find = (node: number): number => {
    let at = node;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  const enemies = new Map<number, Set<number>>();
  const enemiesOf = (root: number): Set<number> => {
    let known = enemies.get(root);
    if (!known) enemies.set(root, (known = new Set()));
    return known;
  };
  for (const [a, b] of different) {
    if (a === b) continue;
    enemiesOf(a).add(b);
    enemiesOf(b).add(a);
  }
  const refused: number[] = [];
  for (const i of bestFirst(pairs)) {
    const [a, b] = [find(pairs.left[i]!), find(pairs.right[i]!)];
    if (a === b) continue;
    if (enemies.get(a)?.has(b)) {
      refused.push(i);
      continue;
    }
    const [root, other] = a < b ? [a, b] : [b, a];
    parent[other] = root;
    // Whoever must not be with the one must not be with the other either; both keep each other by their roots.
    for (const enemy of enemies.get(other) ?? []) {
      const back = enemiesOf(enemy);
      back.delete(other);
      back.add(root);
      enemiesOf(root).add(enemy);
    }
    enemies.delete(other);
  }
  return {clusterOf: dense(Int32Array.from({length: nodes}, (_, i) => find(i))), refused};
}
