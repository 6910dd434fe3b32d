import type {Settings} from "../../config.ts";
import {anthropic} from "./anthropic.ts";
import {groq} from "./groq.ts";
import {ollama} from "./ollama.ts";
import {openaiCompatible} from "./openai-compatible.ts";
import type {Provider} from "./provider.ts";

/** How long one answer may take (ms): a model of one's own machine is slower. */
const REMOTE = 30_000;
const LOCAL = 120_000;

/** The models to ask, in order: a local Ollama, then Groq, Mistral, OpenAI and Anthropic, each when its key is set. */
export function providers(
  settings: Settings,
  {remote = REMOTE, local = LOCAL}: {remote?: number; local?: number} = {}
): Provider[] {
  const s = settings;
  return [
    ollama({host: s.OLLAMA_HOST, model: s.OLLAMA_MODEL, timeout: local}),
    groq({model: s.GROQ_MODEL, baseUrl: s.GROQ_BASE_URL, key: s.GROQ_API_KEY, timeout: remote}),
    openaiCompatible({
      name: "mistral",
      model: s.MISTRAL_MODEL,
      baseUrl: s.MISTRAL_BASE_URL,
      key: s.MISTRAL_API_KEY,
      timeout: remote
    }),
    openaiCompatible({
      name: "openai",
      model: s.OPENAI_MODEL,
      baseUrl: s.OPENAI_BASE_URL,
      key: s.OPENAI_API_KEY,
      timeout: remote
    }),
    anthropic({model: s.ANTHROPIC_MODEL, baseUrl: s.ANTHROPIC_BASE_URL, key: s.ANTHROPIC_API_KEY, timeout: remote})
  ];
}
