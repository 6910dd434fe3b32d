import {html, svg} from "htl";
import {download, toCsv} from "../csv.js";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import * as f from "../format.js";
import {polyline, segment, shareChart, type Place} from "../share-chart.js";
import type {Comparison, CurvePoint, SideResult} from "./lab-types.js";
import {IMPORTED} from "./lab-state.js";
import {scoreText, strategyName} from "./names.js";
import {curveSql} from "./queries.js";
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
  let shown: "chart" | "table" | "query" = "chart";
  const rows = (): Row[] =>
    now ? [now.left, now.right].flatMap((s) => s.curve.map((d) => ({...d, strategy: strategyName(s.strategy)}))) : [];
  const draw = (): void => {
    if (!now || !width) return;
    for (const node of [toggle, ask, save]) node.hidden = !now.left.truthful;
    if (!now.left.truthful) return stage.replaceChildren(noTruth());
    stage.replaceChildren(
      shown === "table"
        ? dataTable<Row>({
            rows: rows(),
            caption: "Precision and recall by threshold",
            controls: false,
            bare: true,
            columns: [
              {label: "Strategy", value: (d) => d.strategy},
              {label: "Threshold", value: (d) => d.threshold, format: f.ratio3},
              {label: "Precision", value: (d) => d.precision, format: f.ratio3},
              {label: "Recall", value: (d) => d.recall, format: f.ratio3}
            ]
          })
        : shown === "query"
          ? html`<pre class="query" tabindex="0" role="region" aria-label="Query"><code>${query(now)}</code></pre>`
          : chart(now, width)
    );
  };
  const choice = (what: "table" | "query", label: string): HTMLElement => {
    const button = html`<button class="link">${label}</button>`;
    button.onclick = () => {
      shown = shown === what ? "chart" : what;
      mark();
      draw();
    };
    return button;
  };
  const [toggle, ask] = [choice("table", "Show as table"), choice("query", "Query")];
  const mark = (): void => {
    for (const [button, what, label] of [
      [toggle, "table", "Show as table"],
      [ask, "query", "Query"]
    ] as const) {
      button.setAttribute("aria-pressed", String(shown === what));
      button.textContent = shown === what ? "Show as chart" : label;
    }
  };
  mark();
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
      <span>Source: ${about.source}, as of ${f.day(about.asOf)}</span
      ><span class="actions">${toggle}${ask}${save}</span>
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

/** The curves' query; pairs scored elsewhere are in no table. */
const query = ({left, right}: Comparison): string =>
  curveSql([left.strategy, right.strategy].filter((name) => name !== IMPORTED));

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
  const line = (s: SideResult, dashed: boolean, place: Place): Node =>
    polyline(
      s.curve
        .filter((d) => d.precision >= floor && d.recall >= floor)
        .map((d) => [place.x(d.recall), place.y(d.precision)] as const),
      {dashed}
    );
  return shareChart({
    label: "Precision against recall of both strategies",
    width,
    height: 320,
    from: floor,
    steps: 5,
    x: "recall",
    y: "precision",
    panels: [
      {
        marks: (place) => [
          line(left, true, place),
          line(right, false, place),
          ...points.flatMap((d) => [
            segment(
              place.x(d.recallLow),
              place.y(d.precision),
              place.x(d.recallHigh),
              place.y(d.precision),
              "var(--action)"
            ),
            segment(
              place.x(d.recall),
              place.y(d.precisionLow),
              place.x(d.recall),
              place.y(d.precisionHigh),
              "var(--action)"
            ),
            svg`<text x=${place.x(d.recall) - 10} y=${place.y(d.precision) + (d.i ? 18 : -9)} text-anchor="end" font-weight="600" fill="var(--ink)">${d.name}</text>`
          ])
        ],
        points: points.map((d) => ({
          x: d.recall,
          y: d.precision,
          r: 5,
          stroke: "var(--action)",
          fill: d.i ? "var(--action)" : "var(--paper)",
          tip: [
            `${d.name}, from ${d.text}`,
            `precision ${f.ratio3(d.precision)} (${f.ratio3(d.precisionLow)}–${f.ratio3(d.precisionHigh)})`,
            `recall ${f.ratio3(d.recall)} (${f.ratio3(d.recallLow)}–${f.ratio3(d.recallHigh)})`
          ]
        }))
      }
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
