import {join} from "node:path";
import type {Settings} from "../../config.ts";
import {breathe} from "../block/slices.ts";
import type {Embedder} from "../types.ts";
import type {Extract} from "./extractor.ts";
import {type ModelSource, modelSources} from "./model.ts";
import {VectorCache} from "./vector-cache.ts";

/** Texts a forward pass; of like length, so that little is padded. */
const BATCH = 32;

/** The settings that choose a model and its cache. */
export type EmbedSettings = Pick<Settings, "MODEL_PATH" | "MODEL_NAME" | "MODEL_ALLOW_DOWNLOAD" | "paths">;

/**
 * The embedding model that the settings lead to. Texts are lower-cased and their spacing made single before anything
 * else, equal ones are embedded once, and vectors are kept by content, so that an unchanged catalogue loads no model.
 * `name` says which model was used and where it came from; it is final once `embed` was called, because the hub may
 * turn out not to be reachable.
 * @throws SmartshopError "model" when a named folder holds no model.
 */
export function createEmbedder(settings: EmbedSettings): Embedder {
  const sources = modelSources(settings);
  let current = sources[0]!;
  let cache: VectorCache | undefined;
  let extract: Extract | undefined;
  const open = (source: ModelSource): VectorCache => {
    const file = `${source.id}-${source.hash ?? "hub"}-${source.precision}.bin`.replaceAll("/", "-");
    return new VectorCache(join(settings.paths.cache, "embeddings", file));
  };

  /** The first source that loads; only the last one's failure is an error. */
  const load = async (): Promise<Extract> => {
    // A second of processor time by itself, and not needed where all vectors are kept.
    const {loadExtractor} = await import("./extractor.ts");
    for (const source of sources.slice(sources.indexOf(current))) {
      try {
        const loaded = await loadExtractor(source, settings.paths.cache);
        if (source !== current) {
          current = source;
          cache = open(source);
        }
        return loaded;
      } catch (error) {
        if (source === sources.at(-1)) throw error;
      }
    }
    throw new Error("no embedding model to try");
  };

  const embedder: Embedder = {
    get name() {
      return current.label;
    },
    get dimensions() {
      return cache?.dimensions ?? 0;
    },
    async embed(texts, {signal, onProgress} = {}) {
      const plain = texts.map((text) => text.toLowerCase().replace(/\s+/g, " ").trim());
      cache ??= open(current);
      const missing = (): string[] =>
        [...new Set(plain)]
          .filter((text) => !cache!.get(VectorCache.key(text)))
          .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
      if (missing().length) extract ??= await load();
      // Asked again: another model may have been taken, with another cache.
      const todo = missing();
      try {
        for (let from = 0; from < todo.length; from += BATCH) {
          await breathe(signal);
          const batch = todo.slice(from, from + BATCH);
          const {data, dimensions} = await extract!(batch);
          batch.forEach((text, i) =>
            cache!.set(VectorCache.key(text), data.slice(i * dimensions, (i + 1) * dimensions))
          );
          onProgress?.("embed", Math.min(1, (from + BATCH) / todo.length));
        }
      } finally {
        cache.save();
      }
      const vectors = new Float32Array(texts.length * cache.dimensions);
      plain.forEach((text, i) => vectors.set(cache!.get(VectorCache.key(text))!, i * cache!.dimensions));
      return vectors;
    }
  };
  return embedder;
}
