/** How two clusterings of the same nodes differ, by pairs of nodes that share a cluster. */
export interface ClusterDifference {
  /** Clusters of each, and the largest one's size. */
  readonly clusters: readonly [number, number];
  readonly largest: readonly [number, number];
  /** Pairs together in both, in the first only, in the second only. */
  readonly both: number;
  readonly firstOnly: number;
  readonly secondOnly: number;
  /** Adjusted Rand index: 1 for equal clusterings, 0 for what chance would give. (Hubert and Arabie 1985.) */
  readonly adjustedRand: number;
}

const pairsIn = (n: number): number => (n * (n - 1)) / 2;

/** Compares two clusterings, such as connected components and average linkage, or a clustering and the truth. */
export function compareClusters(first: Int32Array, second: Int32Array): ClusterDifference {
  const [a, b] = [sizes(first), sizes(second)];
  const joint = new Map<string, number>();
  first.forEach((cluster, node) => {
    const key = `${cluster} ${second[node]}`;
    joint.set(key, (joint.get(key) ?? 0) + 1);
  });
  const sum = (counts: Iterable<number>): number => [...counts].reduce((total, n) => total + pairsIn(n), 0);
  const [both, inFirst, inSecond] = [sum(joint.values()), sum(a.values()), sum(b.values())];
  const all = pairsIn(first.length);
  const expected = all ? (inFirst * inSecond) / all : 0;
  const most = (inFirst + inSecond) / 2;
  return {
    clusters: [a.size, b.size],
    largest: [Math.max(0, ...a.values()), Math.max(0, ...b.values())],
    both,
    firstOnly: inFirst - both,
    secondOnly: inSecond - both,
    adjustedRand: most === expected ? 1 : (both - expected) / (most - expected)
  };
}

function sizes(clusterOf: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const cluster of clusterOf) counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  return counts;
}
