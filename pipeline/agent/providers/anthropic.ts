import {events} from "./events.ts";
import {type Message, type Provider, ProviderFault, statusFault} from "./provider.ts";

/** Longest answer, in tokens; a statement and a word about it need far fewer. */
const MAX_TOKENS = 1_000;

/** Anthropic's messages, streamed: POST `/v1/messages`; the system prompt stands apart from the messages. */
export function anthropic({
  model,
  baseUrl,
  key,
  timeout
}: {
  model: string;
  baseUrl: string;
  key?: string;
  timeout: number;
}): Provider {
  return {
    name: `anthropic ${model}`,
    timeout,
    unavailable: async () => (key ? null : "no key"),
    async complete(messages: readonly Message[], {signal}) {
      const system = messages
        .filter((m) => m.role === "system")
        .map((m) => m.content)
        .join("\n\n");
      const response = await fetch(`${baseUrl.replace(/\/$/, "")}/v1/messages`, {
        method: "POST",
        headers: {"content-type": "application/json", "x-api-key": key ?? "", "anthropic-version": "2023-06-01"},
        body: JSON.stringify({
          model,
          system,
          messages: messages.filter((m) => m.role !== "system"),
          max_tokens: MAX_TOKENS,
          temperature: 0,
          stream: true
        }),
        signal
      });
      if (!response.ok) throw statusFault(response.status);
      if (!response.body) throw new ProviderFault("empty answer", true);
      let text = "";
      for await (const event of events(response.body)) {
        if (event === "done" || event["type"] === "message_stop") return text;
        if (event["type"] === "error") throw new ProviderFault("error in the stream", true);
        if (event["type"] === "content_block_delta")
          text += String((event["delta"] as {text?: string} | undefined)?.text ?? "");
      }
      throw new ProviderFault("the stream was cut", true);
    }
  };
}
