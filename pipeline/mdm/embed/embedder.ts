import {join} from "node:path";
import type {Settings} from "../../config.ts";
import {breathe} from "../block/slices.ts";
import type {Embedder} from "../types.ts";
import type {Extractor} from "./extractor.ts";
import {type ModelSource, modelSources} from "./model.ts";
import {VectorCache} from "./vector-cache.ts";

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
  let extractor: Extractor | undefined;
  const open = (source: ModelSource): VectorCache => {
    const file = `${source.id}-${source.hash ?? "hub"}-${source.precision}.bin`.replaceAll("/", "-");
    return new VectorCache(join(settings.paths.cache, "embeddings", file));
  };

  /** The first source that loads; only the last one's failure is an error. */
  const load = async (): Promise<Extractor> => {
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
      const missing = (): string[] => [...new Set(plain)].filter((text) => !cache!.get(VectorCache.key(text)));
      if (missing().length) extractor ??= await load();
      // Asked again: another model may have been taken, with another cache.
      const todo = missing();
      try {
        let done = 0;
        for (const batch of extractor ? batches(todo, extractor) : []) {
          await breathe(signal);
          const {data, dimensions} = await extractor!.extract(batch);
          batch.forEach((text, i) =>
            cache!.set(VectorCache.key(text), data.slice(i * dimensions, (i + 1) * dimensions))
          );
          done += batch.length;
          onProgress?.("embed", done / todo.length);
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

/** Texts of one length together, as many as a forward pass takes. */
function batches(texts: readonly string[], {batch: size, length}: Extractor): string[][] {
  const byLength = new Map<number, string[]>();
  for (const text of texts) {
    const tokens = length(text);
    const known = byLength.get(tokens);
    if (known) known.push(text);
    else byLength.set(tokens, [text]);
  }
  return [...byLength.values()].flatMap((alike) =>
    Array.from({length: Math.ceil(alike.length / size)}, (_, i) => alike.slice(i * size, (i + 1) * size))
  );
}
