import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {averageLinkage} from "../../pipeline/mdm/cluster/average.ts";
import {centreClusters} from "../../pipeline/mdm/cluster/centre.ts";
import {compareClusters} from "../../pipeline/mdm/cluster/compare.ts";
import {connectedComponents, dense} from "../../pipeline/mdm/cluster/components.ts";
import {constrainedComponents} from "../../pipeline/mdm/cluster/unmerge.ts";
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

const scored = fc.integer({min: 1, max: 14}).chain((nodes) =>
  fc.tuple(
    fc.constant(nodes),
    fc.array(
      fc.tuple(
        fc.nat(nodes - 1),
        fc.nat(nodes - 1),
        fc.integer({min: 0, max: 8}).map((n) => n / 8)
      ),
      {maxLength: 30}
    )
  )
);
const columnsOf = (links: [number, number, number][]) => ({
  left: Int32Array.from(links, (l) => l[0]),
  right: Int32Array.from(links, (l) => l[1]),
  score: Float64Array.from(links, (l) => l[2])
});
const isFiner = (fine: Int32Array, coarse: Int32Array): boolean =>
  fine.every((a, i) => fine.every((b, j) => a !== b || coarse[i] === coarse[j]));

describe("centre and average linkage", () => {
  it("never join what no chain of links joins, and do not depend on the order of links", () => {
    fc.assert(
      fc.property(scored, ([nodes, links]) => {
        const pairs = columnsOf(links);
        const turned = columnsOf([...links].reverse().map(([a, b, s]) => [b, a, s]));
        const whole = connectedComponents(nodes, pairs);
        for (const method of [
          (p: typeof pairs) => centreClusters(nodes, p),
          (p: typeof pairs) => averageLinkage(nodes, p, 0.3)
        ]) {
          expect(isFiner(method(pairs), whole)).toBe(true);
          expect(method(turned)).toEqual(method(pairs));
        }
      })
    );
  });

  it("links every member of a cluster to its centre directly", () => {
    fc.assert(
      fc.property(scored, ([nodes, links]) => {
        const label = centreClusters(nodes, columnsOf(links));
        for (let c = 0; c <= Math.max(...label); c++) {
          const members = [...label.keys()].filter((n) => label[n] === c);
          const isCentre = (n: number): boolean =>
            members.every((m) => m === n || links.some(([a, b]) => (a === n && b === m) || (a === m && b === n)));
          expect(members.some(isCentre)).toBe(true);
        }
      })
    );
  });

  it.each([
    ["all pairs of records", false],
    ["the pairs across two catalogues", true]
  ])("average linkage equals the textbook's, by means over %s", (_, isAcross) => {
    fc.assert(
      fc.property(scored, ([nodes, all]) => {
        const lefts = isAcross ? Math.ceil(nodes / 2) : undefined;
        const counts = (a: number, b: number): boolean => lefts === undefined || a < lefts !== b < lefts;
        const links = all.filter(([a, b]) => a === b || counts(a, b));
        const alike = Array.from({length: nodes}, () => new Array<number>(nodes).fill(0));
        for (const [a, b, s] of links) if (a !== b) alike[a]![b] = alike[b]![a] = Math.max(alike[a]![b]!, s);
        let clusters = Array.from({length: nodes}, (_, i) => [i]);
        for (;;) {
          let best = {mean: -1, i: -1, j: -1};
          for (let i = 0; i < clusters.length; i++)
            for (let j = i + 1; j < clusters.length; j++) {
              let [sum, n] = [0, 0];
              for (const a of clusters[i]!)
                for (const b of clusters[j]!) {
                  sum += alike[a]![b]!;
                  n += counts(a, b) ? 1 : 0;
                }
              const mean = n ? sum / n : -1;
              if (mean > best.mean) best = {mean, i, j};
            }
          if (best.mean < 0.3) break;
          clusters[best.i] = [...clusters[best.i]!, ...clusters[best.j]!];
          clusters = clusters.filter((_, c) => c !== best.j);
        }
        const want = new Int32Array(nodes);
        clusters.forEach((members) => members.forEach((n) => (want[n] = Math.min(...members))));
        expect(averageLinkage(nodes, columnsOf(links), 0.3, lefts)).toEqual(dense(want));
      })
    );
  });

  it("average linkage keeps an article's sure listings with it, though no listing was compared with another", () => {
    const links: [number, number, number][] = [2, 3, 4].map((listing) => [0, listing, 0.9]);
    expect([...averageLinkage(5, columnsOf(links), 0.5, 2)]).toEqual([0, 1, 0, 0, 0]);
  });

  it("do not let one link in the middle of a chain make everything one", () => {
    // Two close groups of three and one good link between them.
    const links: [number, number, number][] = [
      [0, 1, 0.9],
      [1, 2, 0.9],
      [0, 2, 0.9],
      [3, 4, 0.9],
      [4, 5, 0.9],
      [3, 5, 0.9],
      [2, 3, 0.85]
    ];
    expect([...connectedComponents(6, columnsOf(links))]).toEqual([0, 0, 0, 0, 0, 0]);
    expect([...averageLinkage(6, columnsOf(links), 0.5)]).toEqual([0, 0, 0, 1, 1, 1]);
    const {firstOnly, secondOnly, adjustedRand} = compareClusters(
      connectedComponents(6, columnsOf(links)),
      averageLinkage(6, columnsOf(links), 0.5)
    );
    expect([firstOnly, secondOnly, adjustedRand]).toEqual([9, 0, 0]);
  });
});

describe("unmerge", () => {
  it("keeps apart what must be, at the weakest link, and is plain components where nothing must", () => {
    const links: [number, number, number][] = [
      [0, 1, 0.9],
      [1, 2, 0.6],
      [2, 3, 0.9]
    ];
    const {clusterOf, refused} = constrainedComponents(4, columnsOf(links), [[0, 3]]);
    expect([...clusterOf]).toEqual([0, 0, 1, 1]);
    expect(refused).toEqual([1]);
    fc.assert(
      fc.property(scored, fc.array(fc.tuple(fc.nat(13), fc.nat(13)), {maxLength: 5}), ([nodes, some], said) => {
        const different = said.filter(([a, b]) => a < nodes && b < nodes && a !== b);
        const parts = constrainedComponents(nodes, columnsOf(some), different).clusterOf;
        for (const [a, b] of different) expect(parts[a]).not.toBe(parts[b]);
        const whole = connectedComponents(nodes, columnsOf(some));
        expect(isFiner(parts, whole)).toBe(true);
        if (!different.length) expect(parts).toEqual(whole);
      })
    );
  });
});
