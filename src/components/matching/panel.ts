import {html, svg} from "htl";
import {badge} from "../badge.js";
import * as f from "../format.js";
import type {Measure, SideResult, StrategyRun} from "./lab-types.js";
import type {Which} from "./lab-state.js";
import {scoreText, strategyHow, strategyName} from "./names.js";

export interface Panel {
  node: HTMLElement;
  show(result: SideResult): void;
  /** Offers one more strategy, such as imported pairs. */
  offer(strategy: string): void;
}
export interface PanelOptions {
  which: Which;
  runs: readonly StrategyRun[];
  onstrategy: (strategy: string) => void;
  /** `null` is the strategy's own threshold. */
  onthreshold: (threshold: number | null) => void;
  /** The reader is about to use it: time to fetch. */
  onnear: () => void;
}

/** One strategy: which, its scores with the threshold among them, and what follows from it. */
export function panel({which, runs, onstrategy, onthreshold, onnear}: PanelOptions): Panel {
  const select = html`<select aria-label=${`Strategy on the ${which}`}></select>` as HTMLSelectElement;
  const offer = (strategy: string): void => {
    if ([...select.children].some((o) => (o as HTMLOptionElement).value === strategy)) return;
    select.append(html`<option value=${strategy}>${strategyName(strategy)}</option>`);
  };
  for (const {strategy} of runs) offer(strategy);
  const how = html`<p class="how"></p>`;
  const value = html`<output></output>`;
  const chart = html`<div class="scores"></div>`;
  const slider = html`<input type="range" step="any" />` as HTMLInputElement;
  const reset = html`<button class="link">As refreshed</button>`;
  const metrics = html`<dl class="metrics"></dl>`;
  const reach = html`<dl class="metrics"></dl>`;
  let own: number | null = null;
  let domain: [number, number] = [0, 1];
  select.onchange = () => onstrategy(select.value);
  slider.oninput = () => {
    const t = Number(slider.value);
    // A hand does not hit a number with seven digits: near the strategy's own threshold means there.
    const near = own !== null && Math.abs(t - own) < (domain[1] - domain[0]) / 250;
    onthreshold(near ? null : t);
  };
  reset.onclick = () => onthreshold(null);
  for (const control of [select, slider]) {
    control.onpointerenter = onnear;
    control.onfocus = onnear;
  }
  const node = html`<section class="strategy" aria-label=${`${which} strategy`}>
    <h2 class="choose">${select}<span class="mark"></span></h2>
    ${how}
    <div class="threshold">
      <span>Best candidate of each listing by score; linked from</span><span>${value} ${reset}</span>
    </div>
    <div>${chart}${slider}</div>
    ${metrics}${reach}
  </section>`;
  const mark = node.querySelector(".mark")!;

  function show(result: SideResult): void {
    const run = runs.find((d) => d.strategy === result.strategy);
    own = run?.threshold ?? result.domain[0];
    domain = result.domain;
    for (const option of select.children)
      option.toggleAttribute("selected", (option as HTMLOptionElement).value === result.strategy);
    if (typeof location !== "undefined") select.value = result.strategy;
    mark.replaceChildren(
      ...(run?.isActive ? [badge("live", "In use", "The strategy that the published figures rest on")] : []),
      ...(result.strategy === "poc" ? [badge("reject", "Arbitrary", "Publishes no link")] : [])
    );
    how.textContent = strategyHow(result.strategy);
    value.textContent = scoreText(result.strategy, result.threshold);
    reset.hidden = Math.abs(result.threshold - own) < 1e-9;
    slider.setAttribute("min", String(result.domain[0]));
    slider.setAttribute("max", String(result.domain[1]));
    slider.setAttribute("aria-label", `Threshold of ${strategyName(result.strategy)}`);
    slider.setAttribute("aria-valuetext", scoreText(result.strategy, result.threshold));
    if (slider !== (typeof document.activeElement === "undefined" ? null : document.activeElement))
      slider.value = String(result.threshold);
    slider.setAttribute("value", String(result.threshold));
    chart.replaceChildren(bars(result));
    const {truthful: t, kpis: k} = result;
    const links = `${f.count(t?.right ?? 0)} of ${f.counted(t?.found ?? 0, "link")} right`;
    metrics.replaceChildren(
      ...(t
        ? [
            metric("Precision", t.precision, links),
            metric("Recall", t.recall, `${f.count(t.right)} of ${f.count(t.truth)} found`),
            metric("F1", t.f1, "of both")
          ]
        : [
            plain(
              "Links",
              f.count(result.links),
              "No truth is known: only what is linked can be told, not what is right."
            )
          ])
    );
    reach.replaceChildren(
      plain(
        "Articles",
        f.percent(k.articlesLinked / (k.articlesSold || 1)),
        `${f.count(k.articlesLinked)} of ${f.count(k.articlesSold)} sold have a listing`
      ),
      plain(
        "Revenue",
        f.percent(k.revenueLinked / (k.revenue || 1)),
        `${f.compactPounds(k.revenueLinked)} of ${f.compactPounds(k.revenue)}`
      ),
      plain(
        "Listings",
        f.percent(k.listingsLinked / (k.listings || 1)),
        `${f.count(k.listingsLinked)} of ${f.count(k.listings)}; ${f.counted(k.clusters, "article")} with several`
      )
    );
  }
  return {node, show, offer};
}

const cell = (label: string, value: string, more: (Node | string)[]): HTMLElement =>
  html`<div class="metric">
    <dt>${label}</dt>
    <dd class="value">${value}</dd>
    ${more.map((m) => html`<dd>${m}</dd>`)}
  </div>`;
const plain = (label: string, value: string, note: string): HTMLElement => cell(label, value, [note]);

/** Left end of the rail of precision, recall and F1. */
const RAIL = 0.5;
function metric(label: string, {value, low, high}: Measure, note: string): HTMLElement {
  const from = low < RAIL ? 0 : RAIL;
  const at = (x: number): string => `${((100 * (x - from)) / (1 - from)).toFixed(2)}%`;
  const rail = html`<span class="whisker"
    >${from}<span class="rail" style=${`--lo: ${at(low)}; --hi: ${at(high)}; --at: ${at(value)}`}><i></i><b></b></span
    >1</span
  >`;
  return cell(label, f.ratio3(value), [rail, `${f.ratio3(low)}–${f.ratio3(high)}`, note]);
}

/** Listings by score, square-root heights; what is linked is coloured, the threshold is a line. */
function bars({histogram, domain: [low, high], threshold, strategy}: SideResult): SVGElement {
  const n = histogram.length;
  const top = Math.sqrt(Math.max(1, ...histogram));
  const at = (x: number): number => (n * (x - low)) / (high - low || 1);
  const cut = at(threshold);
  return svg`<svg viewBox=${`0 0 ${n} 22`} preserveAspectRatio="none" role="img" aria-label=${`Listings by score of their best candidate, linked from ${scoreText(strategy, threshold)}`}>
    ${histogram.map((c, i) => {
      const h = (20 * Math.sqrt(c)) / top;
      return svg`<rect x=${i + 0.06} width="0.88" y=${21 - h} height=${h} fill=${i + 0.5 >= cut ? "var(--accept)" : "var(--line-strong)"}></rect>`;
    })}
    <line x1="0" x2=${n} y1="21" y2="21" stroke="var(--line-strong)" vector-effect="non-scaling-stroke"></line>
    <line x1=${cut} x2=${cut} y1="0" y2="21" stroke="var(--action)" stroke-width="2" vector-effect="non-scaling-stroke"></line>
  </svg>` as SVGElement;
}
