import {InferenceSession, Tensor} from "onnxruntime-node";
import type {TopK} from "../block/top-k.ts";
import {breathe, type Patience} from "../block/slices.ts";
import {nearestModel} from "./onnx-graph.ts";

/** Products held at a time: 4 million floats are 16 MB, which the engine holds several times over. */
const HELD = 4 * 2 ** 20;

let session: Promise<InferenceSession> | undefined;

/**
 * Exact nearest rows by dot product (cosine, for unit rows), as one matrix product cut into slices of queries.
 * Equal scores are ordered by row.
 * @param queries n rows of `dimensions` floats.
 * @param base m rows of as many.
 * @param k results a query; free places hold −1 where there are fewer rows.
 */
export async function nearest(
  queries: Float32Array,
  base: Float32Array,
  dimensions: number,
  k: number,
  {signal, onProgress}: Patience = {}
): Promise<TopK> {
  const [n, m] = [queries.length / dimensions, base.length / dimensions];
  const ids = new Int32Array(n * k).fill(-1);
  const scores = new Float32Array(n * k);
  const found = Math.min(k, m);
  if (!n || !m) return {k, ids, scores, read: 0, skipped: 0};
  session ??= InferenceSession.create(nearestModel(), {logSeverityLevel: 3});
  const engine = await session;
  const inputs = {
    base: new Tensor("float32", base, [m, dimensions]),
    k: new Tensor("int64", BigInt64Array.of(BigInt(found)), [1])
  };
  const slice = Math.max(1, Math.floor(HELD / m));
  for (let from = 0; from < n; from += slice) {
    await breathe(signal);
    const to = Math.min(n, from + slice);
    const part = new Tensor("float32", queries.subarray(from * dimensions, to * dimensions), [to - from, dimensions]);
    const result = await engine.run({queries: part, ...inputs});
    const rows = result.rows!.data as Int32Array;
    const values = result.scores!.data as Float32Array;
    for (let i = 0; i < to - from; i++) {
      ids.set(rows.subarray(i * found, (i + 1) * found), (from + i) * k);
      scores.set(values.subarray(i * found, (i + 1) * found), (from + i) * k);
    }
    onProgress?.(to / n);
  }
  return {k, ids, scores, read: n * m, skipped: 0};
}
