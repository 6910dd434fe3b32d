import {FileAttachment} from "observablehq:stdlib";
import type {SemanticDocument} from "../../../pipeline/agent/semantic/document.ts";
import type {AskPage} from "../../../loaders/ask.ts";
import type {AskName, AskReply, AskRequest, Asks} from "../../workers/ask-protocol.ts";
import type {Backend, Progress} from "./backend.js";
import {bytes} from "../format.js";

/** Milliseconds after which a statement is ended with its worker. */
const TIMEOUT = 10_000;

/*
 * Imported only when the first question is asked: it needs the browser, and the engine is megabytes that nobody who
 * only reads has to pay for. Files are kept, so that an engine that had to be ended starts anew without the network.
 */
let files: Promise<Asks["start"][0]> | undefined;
let started: {worker: Worker; ready: Promise<null>} | undefined;
let asked = 0;

/** Answers in this page, with the rules, on DuckDB-WASM over the published views. */
export const pageBackend = (sizes: AskPage["sizes"]): Backend => ({
  label: "in this page",
  async ask(question, turns, progress) {
    await start(sizes, progress);
    const previous = turns.findLast((t) => t.query)?.query;
    return await call("ask", {question, ...(previous ? {previous} : {})}, TIMEOUT);
  },
  async choose(question, query, language, progress) {
    await start(sizes, progress);
    return await call("choose", {question, query, language}, TIMEOUT);
  },
  async sql(sql, progress) {
    await start(sizes, progress);
    return await call("sql", {sql}, TIMEOUT);
  }
});

/** Whether a question now would load nothing. */
export const isStarted = (): boolean => files !== undefined;

/** Loads what is missing, opens the engine, and locks it; at once when it is open. A failure may be tried again. */
async function start(sizes: AskPage["sizes"], progress: Progress): Promise<void> {
  files ??= load(sizes, progress);
  const loaded = await files.catch((cause: unknown) => {
    files = undefined;
    throw cause;
  });
  if (!started) {
    progress("Starting the engine …");
    const worker = new Worker(await FileAttachment("../../data/ask-worker.js").url());
    started = {worker, ready: Promise.resolve(null)};
    started.ready = call("start", loaded);
  }
  await started.ready.catch((cause: unknown) => {
    end();
    throw cause;
  });
  progress("Asking …");
}

async function load(sizes: AskPage["sizes"], progress: Progress): Promise<Asks["start"][0]> {
  const total = sizes.engine + sizes.parser + sizes.data;
  let there = 0;
  const count = (n: number): void => {
    there = Math.min(total, there + n);
    progress(`Loading the query engine and the data: ${bytes(there)} of ${bytes(total)} …`, there / total);
  };
  count(0);
  const [engine, parser, data, document] = await Promise.all([
    FileAttachment("../../data/ask-engine.bin.gz")
      .url()
      .then((url) => fetched(url, count)),
    FileAttachment("../../data/ask-parser.bin.gz")
      .url()
      .then((url) => fetched(url, count)),
    FileAttachment("../../data/ask-data.bin.gz")
      .url()
      .then((url) => fetched(url, count)),
    FileAttachment("../../data/ask-views.json").json<SemanticDocument>()
  ]);
  return {engine, parser, data, document};
}

async function fetched(url: string, count: (bytes: number) => void): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`a file could not be loaded (status ${response.status})`);
  const parts: BlobPart[] = [];
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    count(next.value.byteLength);
  }
  return new Blob(parts);
}

/** Ends the worker, and with it whatever runs in it. */
function end(): void {
  started?.worker.terminate();
  started = undefined;
}

/** Asks the worker. A statement that takes longer than the limit is ended with it; the next question starts another. */
function call<Name extends AskName>(name: Name, value: Asks[Name][0], limit?: number): Promise<Asks[Name][1]> {
  const {worker} = started!;
  const request: AskRequest<Name> = {id: ++asked, name, value};
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const settle = (act: () => void): void => {
      done.abort();
      clearTimeout(timer);
      act();
    };
    const late = (): void => {
      end();
      reject(new Error(`stopped after ${TIMEOUT / 1000} seconds; the engine starts anew with the next question`));
    };
    const timer = limit ? setTimeout(() => settle(late), limit) : undefined;
    const hear = ({data}: MessageEvent<AskReply>): void => {
      if (data.id !== request.id) return;
      settle(() => ("error" in data ? reject(new Error(data.error)) : resolve(data.value as Asks[Name][1])));
    };
    const fail = (event: ErrorEvent): void =>
      settle(() => {
        end();
        reject(new Error(event.message || "the engine ended"));
      });
    worker.addEventListener("message", hear, done);
    worker.addEventListener("error", fail, done);
    worker.postMessage(request);
  });
}
