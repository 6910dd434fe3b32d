import {chooseForecast, type Choice} from "../../pipeline/analytics/forecast/backtest.ts";

/** What the page asks: a monthly history, oldest first, and how many months ahead. */
export interface ForecastRequest {
  id: number;
  values: number[];
  horizon: number;
}

/** What it hears: null when the history is too short for a backtest. */
export interface ForecastAnswer {
  id: number;
  choice: Choice | null;
}

// A fit takes up to half a second: beside the page, so that nothing stops while it runs.
addEventListener("message", ({data: {id, values, horizon}}: MessageEvent<ForecastRequest>) => {
  const answer: ForecastAnswer = {id, choice: chooseForecast(values, {horizon})};
  postMessage(answer);
});
