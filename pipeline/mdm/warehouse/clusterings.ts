import {averageLinkage} from "../cluster/average.ts";
import {centreClusters} from "../cluster/centre.ts";
import {compareClusters} from "../cluster/compare.ts";
import {connectedComponents} from "../cluster/components.ts";
import type {ScoredPairs} from "../cluster/scored.ts";
import type {Decision} from "../types.ts";

/** One way to cluster, set beside connected components of the accepted links. */
export interface Clustering {
  readonly method: string;
  readonly clusters: number;
  readonly largest: number;
  /** Pairs of records that only components, and only this method, put together. */
  readonly componentsOnly: number;
  readonly methodOnly: number;
  readonly adjustedRand: number;
}

/** Average probability of their pairs of article and listing from which average linkage joins two groups. */
const JOIN = 0.5;

/**
 * Clusters the same pairs in several ways. The others may also use pairs that a steward is still to be asked about,
 * which is where they differ: components would join everything that one doubtful pair connects.
 */
export function compareMethods(lefts: number, rights: number, decisions: readonly Decision[]): Clustering[] {
  const nodes = lefts + rights;
  const pairsOf = (kept: readonly Decision[]): ScoredPairs => ({
    left: Int32Array.from(kept, (d) => d.left),
    right: Int32Array.from(kept, (d) => lefts + d.right),
    score: Float64Array.from(kept, (d) => d.probability)
  });
  const accepted = pairsOf(decisions.filter((d) => d.zone === "accept"));
  const possible = pairsOf(decisions.filter((d) => d.zone !== "reject"));
  const base = connectedComponents(nodes, accepted);
  const methods: [string, Int32Array][] = [
    ["components", base],
    ["components with questions", connectedComponents(nodes, possible)],
    ["centre", centreClusters(nodes, possible)],
    ["average linkage", averageLinkage(nodes, possible, JOIN, lefts)]
  ];
  return methods.map(([method, labels]) => {
    const {clusters, largest, firstOnly, secondOnly, adjustedRand} = compareClusters(base, labels);
    return {
      method,
      clusters: clusters[1],
      largest: largest[1],
      componentsOnly: firstOnly,
      methodOnly: secondOnly,
      adjustedRand
    };
  });
}
