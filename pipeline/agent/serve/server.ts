import {createServer, type IncomingMessage, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import {z} from "zod";
import type {Settings} from "../../config.ts";
import {messageOf} from "../../errors.ts";
import {ROOT} from "../../paths.ts";
import type {Query} from "../rules/query.ts";
import {type Agent, ask, openAgent} from "../run/ask.ts";
import {blockLog} from "../run/block-log.ts";
import {checkSql} from "../run/check-sql.ts";
import {asObjects} from "../rules/answer.ts";
import {answerChoice} from "../rules/choose.ts";
import {sendFile} from "./static-files.ts";

/** Longest body that is read, in bytes. */
const MAX_BODY = 64_000;

const ASK = z.object({
  question: z.string().trim().min(1).max(2_000),
  language: z.enum(["en", "fr"]).optional(),
  /** What the answer before held; the page keeps it, so that the server need not know one reader from another. */
  previous: z.custom<Query>((v) => typeof v === "object").nullish(),
  turns: z
    .array(z.object({question: z.string(), sql: z.string()}))
    .max(20)
    .optional(),
  /** One of the readings of "do you mean A or B?", to be answered as it is. */
  choice: z.custom<Query>((v) => typeof v === "object").optional()
});
const SQL = z.object({sql: z.string().max(8_000)});

export interface ServeOptions {
  port: number;
  /** Default loopback: nobody else on the network reaches it. */
  host?: string;
  engine?: "auto" | "postgres" | "duckdb";
  rulesOnly?: boolean;
}

export interface Server {
  url: string;
  /** Settles when the server has ended. */
  closed: Promise<void>;
  close(): Promise<void>;
}

/**
 * Serves the built site and `POST /api/ask` and `/api/sql` beside it. Answers are streamed as one JSON object a line:
 * `{step}` for each source that is asked, then `{answer}`. Only requests whose Host and Origin are this server's own
 * are answered, so that no other page that the reader has open can ask.
 */
export async function serve(
  settings: Settings,
  {port, host = "127.0.0.1", engine, rulesOnly}: ServeOptions
): Promise<Server> {
  const agent = await openAgent(settings, {engine, rulesOnly});
  const blocked = blockLog(settings);
  const http = createServer((request, response) => {
    handle(request, response, agent, blocked).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, {"content-type": "application/json"});
      response.end(`${JSON.stringify({error: messageOf(error).split("\n")[0]})}\n`);
    });
  });
  await new Promise<void>((resolve, reject) => http.once("error", reject).listen(port, host, resolve));
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${(http.address() as AddressInfo).port}`;
  const closed = new Promise<void>((resolve) => http.once("close", resolve)).then(() => agent.close());
  const close = async (): Promise<void> => {
    http.closeAllConnections();
    http.close();
    await closed;
  };
  process.once("SIGINT", () => void close());
  process.once("SIGTERM", () => void close());
  return {url, closed, close};
}

/** Loopback names, and the address that was asked for: anything else may be a name that was bent to this address. */
function isOwn(request: IncomingMessage): boolean {
  const host = request.headers.host ?? "";
  const local = request.socket.localAddress?.replace("::ffff:", "");
  const name = host.replace(/:\d+$/, "");
  const origin = request.headers.origin;
  return (
    (name === "localhost" || name === "127.0.0.1" || name === "[::1]" || name === local) &&
    (!origin || origin === `http://${host}`)
  );
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  agent: Agent,
  blocked: ReturnType<typeof blockLog>
): Promise<void> {
  const {pathname} = new URL(request.url ?? "/", "http://localhost");
  if (!isOwn(request)) return void response.writeHead(403).end();
  if (request.method === "GET" && pathname === "/api/health")
    return json(response, 200, {engine: agent.runner.label, models: agent.providers.map((p) => p.name)});
  if (request.method === "GET") return await sendFile(join(ROOT, "dist"), pathname, response);
  if (request.method !== "POST") return void response.writeHead(405).end();
  const body = await readBody(request);
  if (body === null) return json(response, 413, {error: "the request is too large"});
  if (pathname === "/api/ask") {
    const parsed = ASK.safeParse(body);
    if (!parsed.success) return json(response, 400, {error: "a question is missing or malformed"});
    const {question, language, previous, turns, choice} = parsed.data;
    response.writeHead(200, {"content-type": "application/x-ndjson", "cache-control": "no-store"});
    const line = (value: object): void => void response.write(`${JSON.stringify(value)}\n`);
    const answer = choice
      ? await answerChoice(question, choice, language ?? "en", {
          vocabulary: agent.vocabulary,
          run: (sql) => agent.runner.run(sql),
          guard: {engine: agent.runner.engine}
        })
      : await ask(question, {
          agent,
          language,
          previous: previous ?? undefined,
          turns,
          blocked,
          step: (step) => line({step})
        });
    line({answer});
    return void response.end();
  }
  if (pathname === "/api/sql") {
    const parsed = SQL.safeParse(body);
    if (!parsed.success) return json(response, 400, {error: "a statement is missing or too long"});
    return json(response, 200, await runStatement(parsed.data.sql, agent, blocked));
  }
  response.writeHead(404).end();
}

async function runStatement(sql: string, agent: Agent, blocked: ReturnType<typeof blockLog>): Promise<object> {
  const verdict = await checkSql(sql, agent.runner.engine, agent.runner);
  if (!verdict.allowed) {
    blocked(sql, verdict.reason ?? "", "reader");
    return verdict;
  }
  try {
    const result = await agent.runner.run(verdict.sql!);
    return {...verdict, columns: result.columns, rows: asObjects(result), truncated: result.truncated};
  } catch (error) {
    return {...verdict, error: messageOf(error).split("\n")[0]};
  }
}

function json(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, {"content-type": "application/json", "cache-control": "no-store"});
  response.end(JSON.stringify(value));
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) return null;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8")) as unknown;
  } catch {
    return undefined;
  }
}
