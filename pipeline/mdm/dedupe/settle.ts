import type {Pairs} from "../block/codes.ts";
import {connectedComponents} from "../cluster/components.ts";
import {constrainedComponents} from "../cluster/unmerge.ts";
import type {Decision, DedupeResult, MdmRecord, StewardVerdict} from "../types.ts";
import {type Found, ratiosOf} from "./links.ts";

/** A link between two records, by position. */
interface Link {
  readonly left: number;
  readonly right: number;
  readonly score: number;
  readonly reason: string;
  readonly decidedBy: "rule" | "steward";
}

/**
 * Clusters from links. A steward's "same" is a link before all others; records said to be different never share a
 * cluster.
 */
export function settle(
  records: readonly MdmRecord[],
  found: Found,
  verdicts: readonly StewardVerdict[]
): Pick<DedupeResult, "clusterOf" | "clusters" | "pairs"> {
  const ratios = ratiosOf(records, found.left, found.right);
  const links = found.left.map((left, i): Link => {
    const [a, b] = [Math.min(left, found.right[i]!), Math.max(left, found.right[i]!)];
    return {left: a, right: b, score: ratios[i]! / 100, reason: found.reason[i]!, decidedBy: "rule"};
  });
  if (!verdicts.length) return named(records, connectedComponents(records.length, columns(links)), links);
  const position = new Map(records.map((r, i) => [r.id, i]));
  const different: [number, number][] = [];
  for (const {leftId, rightId, verdict} of verdicts) {
    const [a, b] = [position.get(leftId), position.get(rightId)];
    if (a === undefined || b === undefined || a === b) continue;
    if (verdict === "different") different.push([a, b]);
    if (verdict === "same")
      links.push({
        left: Math.min(a, b),
        right: Math.max(a, b),
        score: 1,
        reason: "a steward said: same",
        decidedBy: "steward"
      });
  }
  const score = links.map((l) => (l.decidedBy === "steward" ? 2 : l.score));
  const {clusterOf, refused} = constrainedComponents(records.length, {...columns(links), score}, different);
  const out = new Set(refused);
  return named(
    records,
    clusterOf,
    links.filter((_, i) => !out.has(i))
  );
}

const columns = (links: readonly Link[]): Pairs => ({
  left: Int32Array.from(links, (l) => l.left),
  right: Int32Array.from(links, (l) => l.right)
});

/** Numbers clusters in the order of their smallest record id, and writes the links out. */
function named(
  records: readonly MdmRecord[],
  labels: Int32Array,
  links: readonly Link[]
): Pick<DedupeResult, "clusterOf" | "clusters" | "pairs"> {
  const smallest: string[] = [];
  labels.forEach((label, row) => {
    const id = records[row]!.id;
    if (smallest[label] === undefined || id < smallest[label]) smallest[label] = id;
  });
  const order = Int32Array.from(smallest.keys()).sort((a, b) => (smallest[a]! < smallest[b]! ? -1 : 1));
  const number = new Int32Array(smallest.length);
  order.forEach((label, i) => (number[label] = i));
  const pairs = links.map(({left, right, score, reason, decidedBy}): Decision => ({
    left,
    right,
    leftId: records[left]!.id,
    rightId: records[right]!.id,
    score,
    // The likeness of the names as written, which is not calibrated.
    probability: score,
    blockers: [reason === "the same code" ? "code" : "exact"],
    evidence: [],
    zone: "accept",
    reason,
    decidedBy
  }));
  return {clusterOf: labels.map((label) => number[label]!), clusters: smallest.length, pairs};
}
