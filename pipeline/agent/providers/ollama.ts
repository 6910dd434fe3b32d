import {z} from "zod";
import {openaiCompatible} from "./openai-compatible.ts";
import type {Provider} from "./provider.ts";

const TAGS = z.object({models: z.array(z.object({name: z.string()}))});

/** How long Ollama may take to say that it is there (ms). */
const PROBE = 1_000;

/** A local Ollama, by its OpenAI-compatible path, when it answers `GET /api/tags` within a second and has the model. */
export function ollama({host, model, timeout}: {host: string; model: string; timeout: number}): Provider {
  const baseUrl = /^https?:\/\//.test(host) ? host : `http://${host}`;
  let probed: Promise<string | null> | undefined;
  return openaiCompatible({
    name: "ollama",
    model,
    baseUrl,
    timeout,
    unavailable: () => (probed ??= probe(baseUrl.replace(/\/$/, ""), model))
  });
}

async function probe(baseUrl: string, model: string): Promise<string | null> {
  try {
    const response = await fetch(`${baseUrl}/api/tags`, {signal: AbortSignal.timeout(PROBE)});
    if (!response.ok) return `answered ${response.status}`;
    const {models} = TAGS.parse(await response.json());
    return models.some(({name}) => name === model || name.split(":")[0] === model) ? null : `has no model ${model}`;
  } catch (error) {
    return error instanceof Error && error.name === "TimeoutError" ? "no answer within a second" : "not running";
  }
}
