import {join} from "node:path";
import {env, pipeline, type Tensor} from "@xenova/transformers";
import {messageOf, SmartshopError} from "../../errors.ts";
import type {ModelSource} from "./model.ts";

/** Texts a forward pass. */
const BATCH = 32;

/** A model that is loaded. */
export interface Extractor {
  /** Texts a forward pass. */
  readonly batch: number;
  /** Tokens of a text. */
  readonly length: (text: string) => number;
  /**
   * One forward pass: unit vectors of up to `batch` texts of one length. Every pass has as many rows, filled up where
   * there are fewer texts, so that a text's vector is the same to the last bit in whatever company it is computed.
   */
  extract(texts: readonly string[]): Promise<{data: Float32Array; dimensions: number}>;
}

/**
 * Loads a model. Nothing is fetched unless the source is the hub; what the hub gives is kept below the cache folder.
 * @throws SmartshopError "model" when it cannot be loaded.
 */
export async function loadExtractor(source: ModelSource, cache: string): Promise<Extractor> {
  env.allowLocalModels = source.folder !== null;
  env.allowRemoteModels = source.folder === null;
  if (source.folder !== null) env.localModelPath = source.folder;
  env.cacheDir = join(cache, "models");
  try {
    const {tokenizer, model} = await pipeline("feature-extraction", source.id, {
      dtype: source.precision,
      device: "cpu",
      // One thread: strategies that run beside it have the other cores. Threads that wait would spin besides, which was a
      // third of all processor time, taken from whatever runs.
      session_options: {intraOpNumThreads: 1, extra: {session: {intra_op: {allow_spinning: "0"}}}}
    });
    return {
      batch: BATCH,
      length: (text) => tokenizer.encode(text).length,
      async extract(texts) {
        const rows = Array.from({length: BATCH}, (_, i) => texts[i] ?? texts[0]!);
        const inputs = tokenizer(rows, {padding: true, truncation: true}) as {attention_mask: Tensor};
        const outputs = (await model(inputs)) as Partial<Record<"last_hidden_state" | "token_embeddings", Tensor>>;
        const hidden = outputs.last_hidden_state ?? outputs.token_embeddings;
        if (!hidden) throw new Error("it gives no vector a token");
        return {data: pooled(hidden, inputs.attention_mask.data as BigInt64Array), dimensions: hidden.dims[2]!};
      }
    };
  } catch (cause) {
    throw new SmartshopError(
      "model",
      `unable to load embedding model: ${source.label}: ${messageOf(cause).split("\n")[0]}`,
      {
        cause
      }
    );
  }
}

/**
 * Mean vector of each text's own tokens, as a unit vector. (The library's pooling and norm take as long as a third of
 * the model itself.)
 * @param mask 1 by token of a text, 0 where it was padded.
 */
function pooled({data, dims}: Tensor, mask: BigInt64Array): Float32Array {
  const [texts, tokens, size] = dims as [number, number, number];
  const vectors = new Float32Array(texts * size);
  const sum = new Float64Array(size);
  for (let text = 0; text < texts; text++) {
    sum.fill(0);
    for (let token = 0; token < tokens; token++) {
      if (!mask[text * tokens + token]) continue;
      const from = (text * tokens + token) * size;
      for (let d = 0; d < size; d++) sum[d]! += (data as Float32Array)[from + d]!;
    }
    let squares = 0;
    for (let d = 0; d < size; d++) squares += sum[d]! * sum[d]!;
    const length = Math.sqrt(squares) || 1;
    for (let d = 0; d < size; d++) vectors[text * size + d] = sum[d]! / length;
  }
  return vectors;
}
