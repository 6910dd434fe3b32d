import {FileAttachment} from "observablehq:stdlib";
import type {Choice} from "../../../pipeline/analytics/forecast/backtest.ts";
import type {ForecastAnswer, ForecastRequest} from "../../workers/forecast.ts";

/*
 * Imported only after the reader has asked for another forecast: it needs the browser, and the worker is bytes that
 * nobody who only reads has to pay for.
 */
let started: Promise<Worker> | undefined;
let asked = 0;
const known = new Map<string, Promise<Choice | null>>();

const worker = (): Promise<Worker> =>
  (started ??= FileAttachment("../../data/forecast-worker.js")
    .url()
    .then((url) => new Worker(url)));

/** Chooses a method and forecasts, beside the page; the same question is answered once. Rejects if the worker fails. */
export function compute(values: number[], horizon: number): Promise<Choice | null> {
  const question = `${horizon} ${values.join(" ")}`;
  let answer = known.get(question);
  if (!answer) {
    answer = ask(values, horizon);
    answer.catch(() => known.delete(question));
    known.set(question, answer);
  }
  return answer;
}

async function ask(values: number[], horizon: number): Promise<Choice | null> {
  const to = await worker();
  const request: ForecastRequest = {id: ++asked, values, horizon};
  return new Promise((resolve, reject) => {
    const stop = new AbortController();
    to.addEventListener(
      "message",
      ({data}: MessageEvent<ForecastAnswer>) => {
        if (data.id !== request.id) return;
        stop.abort();
        resolve(data.choice);
      },
      stop
    );
    to.addEventListener(
      "error",
      (event) => {
        stop.abort();
        reject(new Error(event.message));
      },
      stop
    );
    to.postMessage(request);
  });
}
