import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Answer} from "../../../pipeline/agent/rules/answer.ts";
import type {AskMeasure} from "../../../loaders/ask-words.ts";
import * as f from "../format.js";
import {baseline, colour, gridY, plot, tip} from "../plot-defaults.js";
import {heading, type Row, unitOf, written} from "./cells.js";

/**
 * The answer's chart where one helps: a line along time, dashed to a month that is not complete, or bars for up to
 * thirty groups; null where it does not.
 */
export function answerChart(
  {chart, rows, question}: Answer,
  measures: readonly AskMeasure[],
  lastFullMonth: string
): HTMLElement | null {
  if (!chart) return null;
  const shown = rows.filter((row) => typeof row[chart.y] === "number");
  if (shown.length < 2) return null;
  const {x, y, type} = chart;
  const label = `${heading(y)} by ${heading(x).toLowerCase()}: ${question}`;
  const unit = unitOf(y, measures);
  const value = (row: Row): number => Number(row[y]);
  const xUnit = unitOf(x, measures);
  const partial = x === "month" ? shown.findIndex((row) => String(row[x]) > lastFullMonth) : -1;
  const whole = partial < 0 ? shown : shown.slice(0, partial);
  const rest = partial < 0 ? [] : shown.slice(Math.max(0, partial - 1));
  const said = (row: Row): string => `${written(row[x] ?? null, xUnit)}\n${written(row[y] ?? null, unit)}`;
  const axis = unit === "gbp" ? f.axisPounds : unit === "share" ? (v: number) => f.percent(v) : undefined;
  const line = (width: number): Node => {
    const isDay = shown.every((row) => /^\d{4}-\d{2}-\d{2}/.test(String(row[x])));
    const at = (row: Row): Date | string => (isDay ? new Date(String(row[x])) : written(row[x] ?? null, xUnit));
    return plot(label, {
      width,
      height: 260,
      x: {label: null, ...(isDay ? {type: "utc" as const} : {type: "point" as const})},
      y: {label: null, zero: true},
      marks: [
        ...gridY({ticks: 5, ...(axis ? {tickFormat: axis} : {})}),
        baseline(),
        Plot.axisX({tickSize: 0, ...(isDay ? {ticks: Math.max(2, Math.floor(width / 90))} : {})}),
        Plot.lineY(whole, {x: at, y: value, stroke: colour.sales, strokeWidth: 1.75}),
        Plot.lineY(rest, {x: at, y: value, stroke: colour.sales, strokeWidth: 1.75, strokeDasharray: "3 3"}),
        Plot.tip(shown, Plot.pointerX({x: at, y: value, title: said, ...tip}))
      ]
    });
  };
  const bars = (width: number): Node => {
    const left = Math.min(260, Math.floor(width * 0.4));
    const letters = Math.floor(left / 7);
    const short = (v: string): string => (v.length > letters ? `${v.slice(0, letters - 1)}…` : v);
    const names = shown.map((row) => written(row[x] ?? null, xUnit));
    return plot(label, {
      width,
      height: 20 + shown.length * 24,
      marginTop: 4,
      marginBottom: 4,
      marginLeft: left,
      marginRight: 76,
      x: {axis: null, zero: true},
      y: {label: null, domain: shown.map((_, i) => i), tickFormat: (i: number) => short(names[i]!), tickSize: 0},
      marks: [
        Plot.barX(shown, {y: (_, i) => i, x: value, fill: colour.sales, insetTop: 4, insetBottom: 4}),
        Plot.text(shown, {
          y: (_, i) => i,
          x: (row: Row) => Math.max(0, value(row)),
          text: (row: Row) => written(row[y] ?? null, unit),
          textAnchor: "start",
          dx: 6,
          fill: colour.ink
        }),
        Plot.tip(shown, Plot.pointerY({y: (_, i) => i, x: value, title: said, ...tip}))
      ]
    });
  };
  const height = type === "line" ? 260 : 20 + shown.length * 24;
  const stage = html`<div class="stage" style=${`min-height: ${height}px`}></div>`;
  let last = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry!.contentRect.width);
    if (!width || width === last) return;
    last = width;
    stage.replaceChildren(type === "line" ? line(width) : bars(width));
  }).observe(stage);
  const unitText = {gbp: "pounds", share: "share", stars: "stars, 1–5", days: "days"}[unit as string];
  return html`<figure class="answer-chart">
    <figcaption class="figures-note">
      ${heading(y)}${unitText ? `, ${unitText}` : ""}, by
      ${heading(x).toLowerCase()}${rest.length ? "; dashed: a month that is not complete" : ""}
    </figcaption>
    ${stage}
  </figure>`;
}
