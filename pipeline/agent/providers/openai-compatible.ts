import {z} from "zod";
import {events} from "./events.ts";
import {type Message, type Provider, ProviderFault, statusFault} from "./provider.ts";

const CHUNK = z.object({
  choices: z
    .array(z.object({delta: z.object({content: z.string().nullish()}).optional(), finish_reason: z.string().nullish()}))
    .optional(),
  error: z.object({message: z.string().optional()}).optional()
});

export interface CompatibleOptions {
  name: string;
  model: string;
  /** Base address without /v1. */
  baseUrl: string;
  key?: string;
  timeout: number;
  unavailable?: () => Promise<string | null>;
}

/**
 * A provider that speaks OpenAI's chat completions, streamed: POST `/v1/chat/completions`. Spoken by OpenAI, Mistral
 * and Ollama's compatible path.
 */
export function openaiCompatible({name, model, baseUrl, key, timeout, unavailable}: CompatibleOptions): Provider {
  return {
    name: `${name} ${model}`,
    timeout,
    unavailable: unavailable ?? (async () => (key ? null : "no key")),
    async complete(messages: readonly Message[], {signal}) {
      const response = await fetch(`${baseUrl.replace(/\/$/, "")}/v1/chat/completions`, {
        method: "POST",
        headers: {"content-type": "application/json", ...(key ? {authorization: `Bearer ${key}`} : {})},
        body: JSON.stringify({model, messages, temperature: 0, stream: true}),
        signal
      });
      if (!response.ok) throw statusFault(response.status);
      if (!response.body) throw new ProviderFault("empty answer", true);
      let text = "";
      let finished = false;
      for await (const event of events(response.body)) {
        if (event === "done") return text;
        const chunk = CHUNK.safeParse(event);
        if (!chunk.success) throw new ProviderFault("an event of unknown shape", true);
        if (chunk.data.error) throw new ProviderFault("error in the stream", true);
        const [choice] = chunk.data.choices ?? [];
        text += choice?.delta?.content ?? "";
        finished ||= Boolean(choice?.finish_reason);
      }
      if (!finished) throw new ProviderFault("the stream was cut", true);
      return text;
    }
  };
}
