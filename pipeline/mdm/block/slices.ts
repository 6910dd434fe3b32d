import {setImmediate} from "node:timers/promises";
import type {SparseIndex} from "./index.ts";
import type {SparseRows} from "./space.ts";
import {topK, type TopK, type TopKOptions} from "./top-k.ts";

export interface Patience {
  /** Stops at the next slice with an AbortError. */
  readonly signal?: AbortSignal | undefined;
  /** Told how far the work is, 0–1. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** Lets waiting events in (a cancellation, a progress line), then goes on unless cancelled. */
export async function breathe(signal?: AbortSignal): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}

/** `topK` in slices of queries, so that a long search can be watched and cancelled. Equal to one call. */
export async function searchTopK(
  queries: SparseRows,
  index: SparseIndex,
  options: Omit<TopKOptions, "from" | "to"> = {},
  {signal, onProgress, slice = 1000}: Patience & {slice?: number} = {}
): Promise<TopK> {
  const k = options.k ?? 20;
  const ids = new Int32Array(queries.rows * k).fill(-1);
  const scores = new Float32Array(queries.rows * k);
  let read = 0;
  let skipped = 0;
  for (let from = 0; from < queries.rows; from += slice) {
    await breathe(signal);
    const part = topK(queries, index, {...options, from, to: Math.min(queries.rows, from + slice)});
    ids.set(part.ids, from * k);
    scores.set(part.scores, from * k);
    read += part.read;
    skipped += part.skipped;
    onProgress?.(Math.min(1, (from + slice) / queries.rows));
  }
  return {k, ids, scores, read, skipped};
}
