import type {Answer} from "../../../pipeline/agent/rules/answer.ts";
import type {SqlResult} from "../../workers/ask-protocol.ts";
import type {Backend, Progress} from "./backend.js";

/**
 * The answering server, if it was `smartshop serve` that sent this page: it says so in the page's own headers, so that
 * a static host is never asked for what it has not.
 */
export async function serverBackend(): Promise<Backend | null> {
  if (!isServed()) return null;
  const health = await fetch("./api/health").catch(() => null);
  if (!health?.ok) return null;
  const {models} = (await health.json()) as {models: string[]};
  return {
    label: models.length ? `on this computer, by ${models.join(", ")} or rules` : "on this computer, by rules",
    ask: (question, turns, progress) =>
      streamed(
        {
          question,
          previous: turns.findLast((t) => t.query)?.query ?? null,
          turns: turns.flatMap(({question: q, sql}) => (sql ? [{question: q, sql}] : [])).slice(-20)
        },
        progress
      ),
    choose: (question, query, language, progress) => streamed({question, language, choice: query}, progress),
    async sql(sql) {
      const response = await post("./api/sql", {sql});
      if (!response.ok) throw new Error(await fault(response));
      return (await response.json()) as SqlResult;
    }
  };
}

/** Whether `smartshop serve` sent this page. */
export function isServed(): boolean {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return entry?.serverTiming?.some(({name}) => name === "smartshop") ?? false;
}

const post = (url: string, body: object): Promise<Response> =>
  fetch(url, {method: "POST", headers: {"content-type": "application/json"}, body: JSON.stringify(body)});

const fault = async (response: Response): Promise<string> =>
  ((await response.json().catch(() => ({}))) as {error?: string}).error ?? `the server answered ${response.status}`;

/** One JSON object a line: `{step}` for each source that is asked, then `{answer}`. */
async function streamed(body: object, progress: Progress): Promise<Answer> {
  const response = await post("./api/ask", body);
  if (!response.ok || !response.body) throw new Error(await fault(response));
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = (rest + next.value).split("\n");
    rest = lines.pop()!;
    for (const line of lines) {
      const said = JSON.parse(line) as {step?: string; answer?: Answer; error?: string};
      if (said.answer) return said.answer;
      if (said.error) throw new Error(said.error);
      if (said.step) progress(`Asking ${said.step} …`);
    }
  }
  throw new Error("the server ended before it answered");
}
