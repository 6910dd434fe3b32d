import {createHash} from "node:crypto";
import {existsSync, readFileSync} from "node:fs";
import {basename, dirname, join, resolve} from "node:path";
import type {Settings} from "../../config.ts";
import {SmartshopError} from "../../errors.ts";
import {ROOT} from "../../paths.ts";

/** The model that ships with the project. */
export const SHIPPED = join(ROOT, "data", "models", "use-lite-en");

/** A model of the hub that fits, when the user allows a download and names none. */
const HUB_DEFAULT = "Xenova/all-MiniLM-L6-v2";

/** Where a model's weights come from. */
export interface ModelSource {
  /** Folder of models and the model's name below it; or its name at the hub. */
  readonly folder: string | null;
  readonly id: string;
  readonly precision: "q8" | "fp32";
  /** Hash of the weights, for caches; null for the hub, whose name stands for them. */
  readonly hash: string | null;
  /** As it is recorded with a run. */
  readonly label: string;
}

/**
 * The folder of a model on disk.
 * @throws SmartshopError "model" when it holds no ONNX weights or tokenizer.
 */
export function localModel(folder: string, origin: string): ModelSource {
  const path = resolve(folder);
  const quantized = join(path, "onnx", "model_quantized.onnx");
  const full = join(path, "onnx", "model.onnx");
  const weights = [quantized, full].find((file) => existsSync(file));
  if (!weights || !existsSync(join(path, "tokenizer.json")) || !existsSync(join(path, "config.json")))
    throw new SmartshopError(
      "model",
      `embedding model needs config.json, tokenizer.json and onnx/model.onnx or onnx/model_quantized.onnx: ${folder}`
    );
  const hash = createHash("sha256").update(readFileSync(weights)).digest("hex").slice(0, 12);
  const precision = weights === quantized ? "q8" : "fp32";
  return {
    folder: dirname(path),
    id: basename(path),
    precision,
    hash,
    label: `${basename(path)} (${origin}, ${precision}, ${hash})`
  };
}

/**
 * The models to try, best first: the folder that the user names, else the hub if allowed, else the one that ships. A
 * named folder that does not work is an error and not silently replaced; where another one than was asked for is taken,
 * its label says why.
 */
export function modelSources(
  settings: Pick<Settings, "MODEL_PATH" | "MODEL_NAME" | "MODEL_ALLOW_DOWNLOAD">
): ModelSource[] {
  if (settings.MODEL_PATH) return [localModel(settings.MODEL_PATH, "local folder")];
  const id = settings.MODEL_NAME ?? HUB_DEFAULT;
  const hub: ModelSource = {folder: null, id, precision: "q8", hash: null, label: `${id} (hub, q8)`};
  const shipped = localModel(SHIPPED, "shipped");
  if (settings.MODEL_ALLOW_DOWNLOAD) return [hub, {...shipped, label: `${shipped.label}, as the hub gave no ${id}`}];
  const isIgnored = settings.MODEL_NAME !== undefined;
  return [isIgnored ? {...shipped, label: `${shipped.label}, as MODEL_ALLOW_DOWNLOAD is off for ${id}`} : shipped];
}
