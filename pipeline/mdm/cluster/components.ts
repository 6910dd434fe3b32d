import type {Pairs} from "../block/codes.ts";

/**
 * Connected components: everything that links join, however long the chain. Union by size with path halving, near
 * constant time a link.
 * @returns cluster number by node: dense, in the order of each cluster's smallest node.
 */
export function connectedComponents(nodes: number, {left, right}: Pairs): Int32Array {
  const parent = Int32Array.from({length: nodes}, (_, i) => i);
  const size = new Int32Array(nodes).fill(1);
  const find = (node: number): number => {
    let at = node;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  for (let i = 0; i < left.length; i++) {
    let [a, b] = [find(left[i]!), find(right[i]!)];
    if (a === b) continue;
    if (size[a]! < size[b]!) [a, b] = [b, a];
    parent[b] = a;
    size[a]! += size[b]!;
  }
  return dense(Int32Array.from({length: nodes}, (_, i) => find(i)));
}

/** Renumbers clusters 0, 1, 2 … in the order of their smallest node. */
export function dense(labels: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return labels.map((label) => {
    const known = numbers.get(label);
    if (known !== undefined) return known;
    numbers.set(label, numbers.size);
    return numbers.size - 1;
  });
}
