import {createServer, type IncomingMessage, type ServerResponse} from "node:http";
import {type AddressInfo} from "node:net";
import {afterEach, describe, expect, it} from "vitest";
import {anthropic} from "../../pipeline/agent/providers/anthropic.ts";
import {providers} from "../../pipeline/agent/providers/chain.ts";
import {groq} from "../../pipeline/agent/providers/groq.ts";
import {ollama} from "../../pipeline/agent/providers/ollama.ts";
import {openaiCompatible} from "../../pipeline/agent/providers/openai-compatible.ts";
import {askTwice, type Message, type Provider} from "../../pipeline/agent/providers/provider.ts";
import {readReply} from "../../pipeline/agent/providers/reply.ts";
import {loadSettings} from "../../pipeline/config.ts";

/** One request as the fake server saw it. */
interface Seen {
  path: string;
  headers: IncomingMessage["headers"];
  body: Record<string, unknown>;
}

type Handler = (seen: Seen, response: ServerResponse, call: number) => void;

const open: {close: () => void}[] = [];
afterEach(() => open.splice(0).forEach((s) => s.close()));

async function fake(handler: Handler): Promise<{url: string; seen: Seen[]}> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (c: Buffer) => chunks.push(c));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString();
      const one = {
        path: request.url ?? "",
        headers: request.headers,
        body: text ? (JSON.parse(text) as Record<string, unknown>) : {}
      };
      seen.push(one);
      handler(one, response, seen.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push({close: () => (server.closeAllConnections(), server.close())});
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen};
}

const messages: Message[] = [
  {role: "system", content: "schema"},
  {role: "user", content: "how much?"}
];
const words = ['{"sql": "select ', "1 as", ' one"}'];
const sse = (response: ServerResponse, events: unknown[]): void => {
  response.writeHead(200, {"content-type": "text/event-stream"});
  for (const e of events) response.write(`data: ${typeof e === "string" ? e : JSON.stringify(e)}\n\n`);
};
const chunk = (content: string | null, finish: string | null = null): object => ({
  id: "c1",
  object: "chat.completion.chunk",
  created: 1,
  model: "m",
  choices: [{index: 0, delta: content === null ? {} : {content}, finish_reason: finish}]
});

/** What each protocol's server sends for a whole answer and for one that is cut. */
const openaiWhole = (r: ServerResponse): void => {
  sse(r, [...words.map((w) => chunk(w)), chunk(null, "stop"), "[DONE]"]);
  r.end();
};
const openaiCut = (r: ServerResponse): void => {
  sse(r, [chunk(words[0]!)]);
  r.end();
};
const anthropicEvents = (parts: string[], end: boolean): object[] => [
  {type: "message_start", message: {id: "m", role: "assistant", content: []}},
  {type: "content_block_start", index: 0, content_block: {type: "text", text: ""}},
  {type: "ping"},
  ...parts.map((text) => ({type: "content_block_delta", index: 0, delta: {type: "text_delta", text}})),
  ...(end
    ? [
        {type: "content_block_stop", index: 0},
        {type: "message_delta", delta: {stop_reason: "end_turn"}},
        {type: "message_stop"}
      ]
    : [])
];
const anthropicSend = (r: ServerResponse, parts: string[], end: boolean): void => {
  r.writeHead(200, {"content-type": "text/event-stream"});
  for (const e of anthropicEvents(parts, end))
    r.write(`event: ${(e as {type: string}).type}\ndata: ${JSON.stringify(e)}\n\n`);
  r.end();
};

interface Protocol {
  name: string;
  make: (url: string, timeout: number) => Provider;
  whole: (r: ServerResponse) => void;
  cut: (r: ServerResponse) => void;
  path: string;
  key: (headers: IncomingMessage["headers"]) => unknown;
}

const protocols: Protocol[] = [
  {
    name: "openai",
    make: (baseUrl, timeout) => openaiCompatible({name: "openai", model: "m", baseUrl, key: "k-1", timeout}),
    whole: openaiWhole,
    cut: openaiCut,
    path: "/v1/chat/completions",
    key: (h) => h.authorization?.replace("Bearer ", "")
  },
  {
    name: "groq",
    make: (baseUrl, timeout) => groq({model: "m", baseUrl, key: "k-1", timeout}),
    whole: openaiWhole,
    cut: openaiCut,
    path: "/openai/v1/chat/completions",
    key: (h) => h.authorization?.replace("Bearer ", "")
  },
  {
    name: "anthropic",
    make: (baseUrl, timeout) => anthropic({model: "m", baseUrl, key: "k-1", timeout}),
    whole: (r) => anthropicSend(r, words, true),
    cut: (r) => anthropicSend(r, words.slice(0, 1), false),
    path: "/v1/messages",
    key: (h) => h["x-api-key"]
  }
];

describe.each(protocols)("$name", ({make, whole, cut, path, key}) => {
  it("is asked at its own path with its own key, and its stream is put together", async () => {
    const {url, seen} = await fake((_, r) => whole(r));
    expect(await askTwice(make(url, 2_000), messages, 1)).toBe('{"sql": "select 1 as one"}');
    expect(seen).toHaveLength(1);
    expect(seen[0]!.path).toBe(path);
    expect(key(seen[0]!.headers)).toBe("k-1");
    expect(seen[0]!.body).toMatchObject({model: "m", stream: true, temperature: 0});
  });

  it.each([429, 500, 503])("is asked once more after %i", async (status) => {
    const {url, seen} = await fake((_, r, call) => (call === 1 ? void r.writeHead(status).end("{}") : whole(r)));
    expect(await askTwice(make(url, 2_000), messages, 1)).toContain("select 1");
    expect(seen).toHaveLength(2);
  });

  it("is given up after a second 429, with the reason", async () => {
    const {url, seen} = await fake((_, r) => void r.writeHead(429).end("{}"));
    await expect(askTwice(make(url, 2_000), messages, 1)).rejects.toThrow("429");
    expect(seen).toHaveLength(2);
  });

  it("is not asked again when the key is refused", async () => {
    const {url, seen} = await fake((_, r) => void r.writeHead(401).end('{"error": {"message": "bad key k-1"}}'));
    const fault = await askTwice(make(url, 2_000), messages, 1).catch((e: unknown) => String(e));
    expect(fault).toContain("key refused");
    expect(fault).not.toContain("k-1");
    expect(seen).toHaveLength(1);
  });

  it("is asked once more after a stream that was cut", async () => {
    const {url, seen} = await fake((_, r, call) => (call === 1 ? cut(r) : whole(r)));
    expect(await askTwice(make(url, 2_000), messages, 1)).toContain("select 1");
    expect(seen).toHaveLength(2);
  });

  it("is given up after malformed JSON twice", async () => {
    const {url, seen} = await fake((_, r) => {
      sse(r, ['{"choices": [{"delta": {"content": "se']);
      r.end();
    });
    await expect(askTwice(make(url, 2_000), messages, 1)).rejects.toThrow();
    expect(seen).toHaveLength(2);
  });

  it("is given up when it does not answer in time", async () => {
    const {url} = await fake(() => undefined);
    const start = performance.now();
    await expect(askTwice(make(url, 150), messages, 1)).rejects.toThrow();
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it("is given up when nobody listens", async () => {
    const {url} = await fake(() => undefined);
    open.splice(0).forEach((s) => s.close());
    await expect(askTwice(make(url, 2_000), messages, 1)).rejects.toThrow();
  });
});

describe("ollama", () => {
  it("is there when it answers with the model, and speaks the compatible path", async () => {
    const {url, seen} = await fake((s, r) =>
      s.path === "/api/tags" ? void r.end(JSON.stringify({models: [{name: "llama3.2:latest"}]})) : openaiWhole(r)
    );
    const provider = ollama({host: url, model: "llama3.2", timeout: 2_000});
    expect(await provider.unavailable()).toBeNull();
    expect(await askTwice(provider, messages, 1)).toContain("select 1");
    expect(seen.map((s) => s.path)).toEqual(["/api/tags", "/v1/chat/completions"]);
  });

  it("is passed over without the model, when silent for a second, and when not running", async () => {
    const other = await fake((_, r) => void r.end(JSON.stringify({models: [{name: "other"}]})));
    expect(await ollama({host: other.url, model: "llama3.2", timeout: 1}).unavailable()).toContain("has no model");
    const silent = await fake(() => undefined);
    expect(await ollama({host: silent.url, model: "llama3.2", timeout: 1}).unavailable()).toContain("within a second");
    silent.seen.length = 0;
    expect(await ollama({host: "http://127.0.0.1:9", model: "llama3.2", timeout: 1}).unavailable()).toBe("not running");
  });
});

describe("the chain", () => {
  it("goes from the local model to those with keys, in the order promised", async () => {
    const chain = providers(loadSettings({GROQ_API_KEY: "a", OPENAI_API_KEY: "b", OLLAMA_HOST: "http://127.0.0.1:9"}));
    expect(chain.map((p) => p.name.split(" ")[0])).toEqual(["ollama", "groq", "mistral", "openai", "anthropic"]);
    const reasons = await Promise.all(chain.map((p) => p.unavailable()));
    expect(reasons).toEqual(["not running", null, "no key", null, "no key"]);
  });
});

describe("a model's answer", () => {
  it.each([
    ['{"sql": "select 1;"}', {sql: "select 1"}],
    ['```json\n{"sql": "select 1"}\n```', {sql: "select 1"}],
    ["Here it is:\n```sql\nselect 1\n```\nI hope it helps.", {sql: "select 1"}],
    ["Sure! The query is: SELECT a FROM v_sales WHERE b = 1; it lists …", {sql: "SELECT a FROM v_sales WHERE b = 1"}],
    ['I think {"sql": "select 2"} does it', {sql: "select 2"}],
    ['{"sql": null, "reason": "no stock"}', {refusal: "no stock"}],
    ["I cannot help with that.", {fault: "no statement in the answer"}]
  ])("%s", (text, expected) => {
    expect(readReply(text)).toEqual(expected);
  });
});
