import {html} from "htl";
import type {Choice} from "../../../pipeline/analytics/forecast/backtest.ts";
import {emptyState} from "../empty-state.js";
import {finding} from "../finding.js";
import * as f from "../format.js";
import {forecastChart, scoreChart} from "./charts.js";
import {monthAfter, type Series} from "./series.js";

/** Forecast and backtest of one history; or why there is none. */
export function panel(s: Series, choice: Choice | null, fewest: number): HTMLElement {
  if (!choice) return tooShort(s, fewest);
  return html`<div>
    ${idle(s)}
    <div class="columns single">${finding(forecastChart(s, choice))}</div>
    <div class="columns single">${finding(scoreChart(s, choice))}</div>
  </div>`;
}

const tooShort = (s: Series, fewest: number): HTMLElement =>
  emptyState(
    `Too short a history to forecast ${s.subject}`,
    `${f.counted(s.values.length, "full month")} since ${f.month(s.from)}; a backtest over a yearly season needs ${fewest}. A forecast without one would be a guess, so none is given.`,
    "Choose an article with a longer history below."
  );

/** An article that no longer sells is forecast from its noughts; that wants saying. */
function idle({values, from, subject}: Series): HTMLElement | null {
  const last = values.findLastIndex((v) => v > 0);
  const months = values.length - 1 - last;
  return months < 2
    ? null
    : html`<p class="figures-note">
        No sale of ${subject} since ${f.longMonth(monthAfter(from, last))}: the last ${months} full months are noughts
        in its history.
      </p>`;
}

/** Keeps the place while the browser computes, and says what went wrong if anything does. */
export function later(
  s: Series,
  fewest: number,
  answer: Promise<Choice | null>,
  retry: () => void,
  before?: Node
): HTMLElement {
  const host = html`<div aria-busy="true">
    <p role="status" class="figures-note">Computing the backtest of ${s.subject} in this browser …</p>
    <div class="waiting">${before ?? null}</div>
  </div>`;
  answer.then(
    (choice) => {
      host.removeAttribute("aria-busy");
      host.replaceChildren(panel(s, choice, fewest));
    },
    (cause: unknown) => {
      host.removeAttribute("aria-busy");
      const again = html`<button class="link" onclick=${retry}>Try again</button>`;
      const why = cause instanceof Error && cause.message ? cause.message : "the worker could not be started";
      host.replaceChildren(
        emptyState("The forecast could not be computed", `${why}. The rest of the page works.`, again)
      );
    }
  );
  return host;
}
