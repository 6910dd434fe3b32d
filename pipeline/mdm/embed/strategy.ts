import {pairsOf} from "../block/candidates.ts";
import {type Extend, matchClassic, CLASSIC_THRESHOLDS} from "../fuzzy/classic.ts";
import type {Embedder, MatchOptions, Strategy} from "../types.ts";
import {nearest} from "./nearest.ts";

const VERSION = "semantic-1";

/**
 * `fuzzy`, and where none of its stages links a record, its nearest neighbour by sentence embeddings from the threshold
 * up.
 * @param embedderOf gives the embedder when the options bring none.
 */
export function semanticStrategy(embedderOf: () => Embedder | Promise<Embedder>): Strategy {
  return {
    name: "semantic",
    version: VERSION,
    match: async (left, right, options) => {
      const embedder = options.embedder ?? (await embedderOf());
      return matchClassic("semantic", VERSION, left, right, options, byEmbedding(embedder, options));
    }
  };
}

function byEmbedding(embedder: Embedder, {thresholds, topK = 20, signal, onProgress}: MatchOptions): Extend {
  return async (left, right) => {
    const watch = {...(signal ? {signal} : {}), ...(onProgress ? {onProgress} : {})};
    const names = left.map((r) => r.name);
    const vectors = await embedder.embed([...names, ...right.map((r) => r.name)], watch);
    const size = vectors.length / Math.max(1, left.length + right.length);
    const a = vectors.subarray(0, left.length * size);
    const b = vectors.subarray(left.length * size);
    const [forward, back] = [await nearest(a, b, size, topK, {signal}), await nearest(b, a, size, topK, {signal})];
    return {
      embeddings: embedder.name,
      proposals: [
        ["embedding", pairsOf(forward)],
        ["embedding", pairsOf(back, {swap: true})]
      ],
      stage: (pairs) => ({
        name: "embedding",
        // Empty names have a vector too, that of nothing: it is near to no one.
        values: Float32Array.from(pairs.left, (l, i) => {
          const r = pairs.right[i]!;
          return left[l]!.name.trim() && right[r]!.name.trim() ? product(a, l, b, r, size) : 0;
        }),
        threshold: thresholds?.embedding ?? CLASSIC_THRESHOLDS.embedding,
        most: 1
      })
    };
  };
}

function product(a: Float32Array, i: number, b: Float32Array, j: number, size: number): number {
  let sum = 0;
  for (let d = 0; d < size; d++) sum += a[i * size + d]! * b[j * size + d]!;
  return Math.max(0, Math.min(1, sum));
}
