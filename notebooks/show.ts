import {display} from "tslab";
import * as Plot from "@observablehq/plot";
import {parseHTML} from "linkedom";

const {document} = parseHTML("<!doctype html><html><body></body></html>");

/** Draws an Observable Plot chart into the notebook. */
export function plot(options: Plot.PlotOptions): void {
  const figure = Plot.plot({...options, document: document as unknown as Document});
  if (figure.tagName.toLowerCase() !== "svg") return display.html(figure.outerHTML);
  figure.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  display.svg(figure.outerHTML);
}

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const written = (value: unknown): string => {
  if (value === null || value === undefined) return "–";
  if (typeof value !== "number") return escaped(String(value));
  return Number.isInteger(value)
    ? value.toLocaleString("en-GB")
    : value.toLocaleString("en-GB", {maximumFractionDigits: 3});
};

/** Shows rows, or an arquero table, as a table: the first `limit` rows, numbers to the right. */
export function table(rows: readonly object[] | {objects(): object[]}, limit: number = 12): void {
  const all = ("objects" in rows ? rows.objects() : rows) as Record<string, unknown>[];
  const names = Object.keys(all[0] ?? {});
  const cell = (v: unknown): string =>
    `<td${typeof v === "number" ? ' style="text-align: right"' : ""}>${written(v)}</td>`;
  const body = all.slice(0, limit).map((row) => `<tr>${names.map((n) => cell(row[n])).join("")}</tr>`);
  const more = all.length > limit ? `<p>${limit} of ${all.length.toLocaleString("en-GB")} rows</p>` : "";
  display.html(
    `<table><thead><tr>${names.map((n) => `<th>${escaped(n)}</th>`).join("")}</tr></thead><tbody>${body.join("")}</tbody></table>${more}`
  );
}

/** Says how far a long step is, on one line that is replaced. */
export function progress(): (stage: string, done: number) => void {
  let last = "";
  return (stage, done) => {
    const text = `${stage} ${Math.round(100 * done)} %`;
    if (text !== last) process.stderr.write(`${text}\n`);
    last = text;
  };
}
