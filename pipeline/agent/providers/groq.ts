import Groq from "groq-sdk";
import {type Message, type Provider, ProviderFault, statusFault} from "./provider.ts";

/** Groq through its own library; retries are ours, so that the reason of each is known. */
export function groq({
  model,
  baseUrl,
  key,
  timeout
}: {
  model: string;
  baseUrl?: string;
  key?: string;
  timeout: number;
}): Provider {
  return {
    name: `groq ${model}`,
    timeout,
    unavailable: async () => (key ? null : "no key"),
    async complete(messages: readonly Message[], {signal}) {
      const client = new Groq({
        apiKey: key ?? "",
        maxRetries: 0,
        timeout,
        logLevel: "off",
        ...(baseUrl ? {baseURL: baseUrl} : {})
      });
      try {
        const stream = await client.chat.completions.create(
          {model, messages: [...messages], temperature: 0, stream: true},
          {signal}
        );
        let text = "";
        let finished = false;
        for await (const chunk of stream) {
          text += chunk.choices[0]?.delta?.content ?? "";
          finished ||= Boolean(chunk.choices[0]?.finish_reason);
        }
        if (!finished) throw new ProviderFault("the stream was cut", true);
        return text;
      } catch (error) {
        if (error instanceof Groq.APIError && typeof error.status === "number") throw statusFault(error.status);
        if (error instanceof SyntaxError) throw new ProviderFault("malformed JSON in the stream", true, {cause: error});
        throw error;
      }
    }
  };
}
