import {ProviderFault} from "./provider.ts";

/**
 * The data of server-sent events, each parsed as JSON, until "[DONE]" or the end of the stream.
 * @throws ProviderFault when an event is not JSON.
 */
export async function* events(body: ReadableStream<Uint8Array>): AsyncGenerator<Record<string, unknown> | "done"> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    rest += decoder.decode(chunk, {stream: true});
    const lines = rest.split(/\r?\n/);
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (!line.startsWith("data:")) continue;
      const data = line.slice(5).trim();
      if (data === "[DONE]") {
        yield "done";
        return;
      }
      yield parseEvent(data);
    }
  }
}

function parseEvent(data: string): Record<string, unknown> {
  try {
    return JSON.parse(data) as Record<string, unknown>;
  } catch (cause) {
    throw new ProviderFault("malformed JSON in the stream", true, {cause});
  }
}
