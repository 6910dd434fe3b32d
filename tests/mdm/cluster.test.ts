import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {connectedComponents} from "../../pipeline/mdm/cluster/components.ts";
import {stableIds} from "../../pipeline/mdm/cluster/ids.ts";

const graph = fc
  .integer({min: 1, max: 30})
  .chain((nodes) =>
    fc.tuple(
      fc.constant(nodes),
      fc.array(fc.tuple(fc.integer({min: 0, max: nodes - 1}), fc.integer({min: 0, max: nodes - 1})), {maxLength: 40})
    )
  );
const pairsOf = (edges: [number, number][]) => ({
  left: Int32Array.from(edges, (e) => e[0]),
  right: Int32Array.from(edges, (e) => e[1])
});

/** The judge: breadth-first search over an adjacency list. */
function byBreadth(nodes: number, edges: [number, number][]): number[] {
  const label = new Array<number>(nodes).fill(-1);
  let next = 0;
  for (let start = 0; start < nodes; start++) {
    if (label[start]! >= 0) continue;
    const queue = [start];
    label[start] = next;
    for (const at of queue)
      for (const [a, b] of edges)
        for (const [from, to] of [
          [a, b],
          [b, a]
        ] as const)
          if (from === at && label[to]! < 0) {
            label[to] = next;
            queue.push(to);
          }
    next++;
  }
  return label;
}

describe("connected components", () => {
  it("equal a breadth-first search's on random graphs", () => {
    fc.assert(
      fc.property(graph, ([nodes, edges]) => {
        expect([...connectedComponents(nodes, pairsOf(edges))]).toEqual(byBreadth(nodes, edges));
      })
    );
  });
  it("do not depend on the order of links", () => {
    fc.assert(
      fc.property(graph, ([nodes, edges]) => {
        const back = edges.map(([a, b]): [number, number] => [b, a]).reverse();
        expect(connectedComponents(nodes, pairsOf(back))).toEqual(connectedComponents(nodes, pairsOf(edges)));
      })
    );
  });
});

describe("golden ids", () => {
  const ids = (clusters: string[][], known: [string, string][] = []): string[] => stableIds(clusters, new Map(known));
  it("follow from the records where nothing is known, and are unique", () => {
    const [a, b] = ids([["erp:1", "marketplace:9"], ["erp:2"]]);
    expect(a).toMatch(/^G[0-9a-f]{12}$/);
    expect(a).not.toBe(b);
    expect(ids([["erp:2"], ["marketplace:9", "erp:1"]])).toEqual([b, a]);
  });
  it("stay when a cluster grows, goes to the larger part when it splits, and to one of two when they merge", () => {
    const known: [string, string][] = [
      ["erp:1", "GA"],
      ["marketplace:1", "GA"],
      ["marketplace:2", "GA"],
      ["erp:2", "GB"]
    ];
    expect(ids([["erp:1", "marketplace:1", "marketplace:2", "marketplace:7"], ["erp:2"]], known)).toEqual(["GA", "GB"]);
    const split = ids([["marketplace:1", "marketplace:2"], ["erp:1"], ["erp:2"]], known);
    expect([split[0], split[2]]).toEqual(["GA", "GB"]);
    expect(["GA", "GB"]).not.toContain(split[1]);
    expect(ids([["erp:1", "marketplace:1", "marketplace:2", "erp:2"]], known)).toEqual(["GA"]);
  });
  it("depend on neither the order of clusters nor of records, and are never given twice", () => {
    const key = fc.constantFrom(..."abcdefghijkl");
    fc.assert(
      fc.property(
        fc.uniqueArray(key, {minLength: 1, maxLength: 12}),
        fc.array(fc.integer({min: 0, max: 4}), {minLength: 12, maxLength: 12}),
        fc.dictionary(key, fc.constantFrom("G1", "G2", "G3")),
        (keys, cuts, known) => {
          const groups = new Map<number, string[]>();
          keys.forEach((k, i) => groups.set(cuts[i]!, [...(groups.get(cuts[i]!) ?? []), k]));
          const clusters = [...groups.values()];
          const named = stableIds(clusters, new Map(Object.entries(known)));
          expect(new Set(named).size).toBe(clusters.length);
          const turned = clusters.map((c) => [...c].reverse()).reverse();
          expect(stableIds(turned, new Map(Object.entries(known)))).toEqual([...named].reverse());
        }
      )
    );
  });
});
