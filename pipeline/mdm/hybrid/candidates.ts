import {type CandidateSet, pairsOf, unite} from "../block/candidates.ts";
import {codePairs, type Pairs} from "../block/codes.ts";
import {buildIndex} from "../block/index.ts";
import {topK} from "../block/top-k.ts";
import {nearest} from "../embed/nearest.ts";
import type {Blocker, Embedder, OnProgress} from "../types.ts";
import type {Prepared, Side} from "./prepare.ts";

/** Fewest candidates that any record asks for. */
const LEAST = 6;

/** The side with many more rows asks for fewer: most of its rows have no partner, and the other side asks for them too. */
const few = (k: number, own: Side, other: Side): number =>
  Math.min(k, Math.max(LEAST, Math.round((k * other.records.length) / Math.max(1, own.records.length))));

/** Pairs near each other by sentence embeddings, both ways; for `hybrid` one more blocker, measured not to pay as evidence. */
export async function embeddingPairs(
  {left, right}: Prepared,
  k: number,
  embedder: Embedder,
  watch: {signal?: AbortSignal; onProgress?: OnProgress}
): Promise<[Blocker, Pairs][]> {
  const names = [...left.records, ...right.records].map(({name}) => name);
  const vectors = await embedder.embed(names, watch);
  const size = vectors.length / Math.max(1, names.length);
  const [a, b] = [vectors.subarray(0, left.records.length * size), vectors.subarray(left.records.length * size)];
  const there = await nearest(a, b, size, few(k, left, right), {signal: watch.signal});
  const back = await nearest(b, a, size, few(k, right, left), {signal: watch.signal});
  return [
    ["embedding", pairsOf(there)],
    ["embedding", pairsOf(back, {swap: true})]
  ];
}

/**
 * Candidates from equal codes and from the nearest k of each record by text, words and character trigrams, both ways.
 * @param more Proposals of other blockers.
 */
export function findCandidates(
  {left, right}: Prepared,
  k: number,
  isOn: (rule: string) => boolean,
  more: readonly [Blocker, Pairs][] = []
): CandidateSet {
  const proposals: [Blocker, Pairs][] = [
    ...more,
    [
      "code",
      codePairs(
        left.records.map(({code}) => code),
        right.records.map(({code}) => code)
      )
    ]
  ];
  for (const [blocker, field] of [
    ["words", "text"],
    ["words", "words"],
    ["characters", "grams"]
  ] as const) {
    if (!isOn(`block ${blocker}`)) continue;
    proposals.push([blocker, pairsOf(topK(left[field], buildIndex(right[field]), {k: few(k, left, right)}))]);
    proposals.push([
      blocker,
      pairsOf(topK(right[field], buildIndex(left[field]), {k: few(k, right, left)}), {swap: true})
    ]);
  }
  return unite(proposals);
}
