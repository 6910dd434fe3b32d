import {join} from "node:path";
import {env, pipeline} from "@xenova/transformers";
import {messageOf, SmartshopError} from "../../errors.ts";
import type {ModelSource} from "./model.ts";

/** One forward pass: unit vectors of a batch of texts. */
export type Extract = (texts: string[]) => Promise<{data: Float32Array; dimensions: number}>;

/**
 * Loads a model. Nothing is fetched unless the source is the hub; what the hub gives is kept below the cache folder.
 * @throws SmartshopError "model" when it cannot be loaded.
 */
export async function loadExtractor(source: ModelSource, cache: string): Promise<Extract> {
  env.allowLocalModels = source.folder !== null;
  env.allowRemoteModels = source.folder === null;
  if (source.folder !== null) env.localModelPath = source.folder;
  env.cacheDir = join(cache, "models");
  try {
    const extractor = await pipeline("feature-extraction", source.id, {
      dtype: source.precision,
      device: "cpu",
      // Threads that wait for work would spin: a third of all processor time, taken from whatever runs beside.
      session_options: {extra: {session: {intra_op: {allow_spinning: "0"}}}}
    });
    return async (texts) => {
      const output = await extractor(texts, {pooling: "mean", normalize: true});
      return {data: output.data as Float32Array, dimensions: output.dims[1]!};
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
