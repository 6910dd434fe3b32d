import * as Plot from "@observablehq/plot";
import {html} from "htl";
import {download, toCsv} from "../csv.js";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import * as f from "../format.js";
import {colour, gridY, plot, tip} from "../plot-defaults.js";
import type {Comparison, CurvePoint, SideResult} from "./lab-types.js";
import {scoreText, strategyName} from "./names.js";
import type {About} from "../../../loaders/about.ts";

interface Row extends CurvePoint {
  strategy: string;
}

/** Precision against recall of both strategies, with each threshold marked by its intervals. Redrawn when one moves. */
export function prChart(about: About): {node: HTMLElement; show(c: Comparison): void} {
  const title = html`<h2></h2>`;
  const subtitle = html`<div class="subtitle"></div>`;
  const stage = html`<div class="stage" style="--stage: 320px"></div>`;
  let now: Comparison | undefined;
  let width = 0;
  let asTable = false;
  const rows = (): Row[] =>
    now ? [now.left, now.right].flatMap((s) => s.curve.map((d) => ({...d, strategy: strategyName(s.strategy)}))) : [];
  const draw = (): void => {
    if (!now || !width) return;
    toggle.hidden = save.hidden = !now.left.truthful;
    if (!now.left.truthful) return stage.replaceChildren(noTruth());
    stage.replaceChildren(
      asTable
        ? dataTable<Row>({
            rows: rows(),
            caption: "Precision and recall by threshold",
            controls: false,
            columns: [
              {label: "Strategy", value: (d) => d.strategy},
              {label: "Threshold", value: (d) => d.threshold, format: f.ratio3},
              {label: "Precision", value: (d) => d.precision, format: f.ratio3},
              {label: "Recall", value: (d) => d.recall, format: f.ratio3}
            ]
          })
        : chart(now, width)
    );
  };
  const toggle = html`<button class="link" aria-pressed="false">Show as table</button>`;
  toggle.onclick = () => {
    asTable = !asTable;
    toggle.setAttribute("aria-pressed", String(asTable));
    toggle.textContent = asTable ? "Show as chart" : "Show as table";
    draw();
  };
  const save = html`<button class="link">CSV</button>`;
  save.onclick = () =>
    download(
      "precision-recall.csv",
      toCsv(
        ["strategy", "threshold", "precision", "recall"],
        rows().map((d) => [d.strategy, d.threshold, d.precision, d.recall])
      )
    );
  new ResizeObserver(([entry]) => {
    const next = Math.floor(entry!.contentRect.width);
    if (next === width || !next) return;
    width = next;
    draw();
  }).observe(stage);
  const node = html`<figure class="finding">
    ${title}${subtitle}${stage}
    <figcaption class="foot">
      <span>Source: ${about.source}, as of ${f.day(about.asOf)}</span><span class="actions">${toggle}${save}</span>
    </figcaption>
  </figure>`;
  return {
    node,
    show(c) {
      now = c;
      title.textContent = finding(c);
      subtitle.textContent = !c.left.truthful
        ? `${f.counted(c.listings, "listing")}`
        : `Precision against recall over all thresholds; crosses are 95% intervals. ${f.counted(c.listings, "listing")}, ${f.count(c.left.truthful?.truth ?? 0)} of them with an article`;
      draw();
    }
  };
}

const noTruth = (): HTMLElement =>
  emptyState(
    "No truth is known for these data",
    "What is linked can be told, not what is right: precision, recall and their curve need known pairs.",
    "A file with the columns listing_id and stock_code beside the others is read as truth at the next refresh. To compare strategies without one: smartshop mdm simulate lists your own articles under the demo's noise, where the truth is known."
  );

/** Which is better at these thresholds, as a sentence; the truth decides. */
export function finding({left, right}: Comparison): string {
  const [a, b] = [left.truthful, right.truthful];
  const [l, r] = [strategyName(left.strategy), strategyName(right.strategy)];
  if (!a || !b) return `${l} links ${f.count(left.links)} listings, ${r.toLowerCase()} ${f.count(right.links)}`;
  if (left.strategy === right.strategy && left.threshold === right.threshold)
    return `Both sides are ${l.toLowerCase()}: F1 ${f.ratio3(a.f1.value)}`;
  const [best, other] = a.f1.value >= b.f1.value ? [a, b] : [b, a];
  const name = best === a ? l : r;
  if (f.ratio3(a.f1.value) === f.ratio3(b.f1.value)) return `At these thresholds both reach F1 ${f.ratio3(a.f1.value)}`;
  const overlap = best.f1.low <= other.f1.high;
  return `At these thresholds ${name.toLowerCase()} is better: F1 ${f.ratio3(best.f1.value)} against ${f.ratio3(other.f1.value)}${overlap ? ", within the intervals" : ""}`;
}

function chart({left, right}: Comparison, width: number): Node {
  const sides = [left, right].filter((s) => s.truthful);
  const points = sides.map((s, i) => ({
    ...at(s),
    i,
    name: strategyName(s.strategy),
    text: scoreText(s.strategy, s.threshold)
  }));
  const low = Math.max(
    0,
    Math.min(0.9, ...sides.flatMap((s) => [s.truthful!.precision.low, s.truthful!.recall.low])) - 0.06
  );
  const floor = low < 0.4 ? 0 : Math.floor(low * 20) / 20;
  const line = (s: SideResult, dash: boolean): Plot.Markish =>
    Plot.line(
      s.curve.filter((d) => d.precision >= floor && d.recall >= floor),
      {x: "recall", y: "precision", stroke: colour.ink, strokeWidth: 1.5, ...(dash ? {strokeDasharray: "4 3"} : {})}
    );
  return plot("Precision against recall of both strategies", {
    width,
    height: 320,
    marginTop: 24,
    marginBottom: 40,
    marginRight: 16,
    x: {domain: [floor, 1], label: null},
    y: {domain: [floor, 1], label: null},
    marks: [
      gridY({ticks: 5, tickFormat: "%" as never}),
      Plot.axisX({ticks: 5, tickSize: 0, tickFormat: "%"}),
      Plot.text(["recall →"], {frameAnchor: "bottom-right", dy: 34, fill: colour.ink2}),
      Plot.text(["↑ precision"], {frameAnchor: "top-left", dy: -16, dx: -40, fill: colour.ink2}),
      line(left, true),
      line(right, false),
      Plot.link(points, {
        x1: "recallLow",
        x2: "recallHigh",
        y1: "precision",
        y2: "precision",
        stroke: "var(--action)",
        strokeWidth: 1.5
      }),
      Plot.link(points, {
        x1: "recall",
        x2: "recall",
        y1: "precisionLow",
        y2: "precisionHigh",
        stroke: "var(--action)",
        strokeWidth: 1.5
      }),
      Plot.dot(points, {
        x: "recall",
        y: "precision",
        r: 5,
        stroke: "var(--action)",
        strokeWidth: 1.5,
        fill: (d: {i: number}) => (d.i ? "var(--action)" : "var(--paper)")
      }),
      ...points.map((d) =>
        Plot.text([d], {
          x: "recall",
          y: "precision",
          text: "name",
          fill: colour.ink,
          fontWeight: 600,
          textAnchor: "end",
          dx: -10,
          dy: d.i ? 14 : -12
        })
      ),
      Plot.tip(
        points,
        Plot.pointer({
          ...tip,
          x: "recall",
          y: "precision",
          title: (d: (typeof points)[number]) =>
            `${d.name}, from ${d.text}\nprecision ${f.ratio3(d.precision)} (${f.ratio3(d.precisionLow)}–${f.ratio3(d.precisionHigh)})\nrecall ${f.ratio3(d.recall)} (${f.ratio3(d.recallLow)}–${f.ratio3(d.recallHigh)})`
        })
      )
    ]
  });
}

const at = ({truthful}: SideResult) => ({
  precision: truthful!.precision.value,
  precisionLow: truthful!.precision.low,
  precisionHigh: truthful!.precision.high,
  recall: truthful!.recall.value,
  recallLow: truthful!.recall.low,
  recallHigh: truthful!.recall.high
});
