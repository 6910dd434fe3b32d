import {html} from "htl";
import type {QueueRow} from "../../../loaders/lab-queue.ts";
import type {Lab} from "../../../loaders/lab.ts";
import * as f from "../format.js";
import {browserStore} from "../kept.js";
import type {LabClusters} from "./cluster.js";
import {disagreements} from "./disagreements.js";
import {effectTable, flipTable, topTable} from "./effect.js";
import {Engine, type Files} from "./engine.js";
import {importBox} from "./import-box.js";
import {judge} from "./judge.js";
import {IMPORTED, readLab, writeLab, type LabState, type Which} from "./lab-state.js";
import type {Comparison} from "./lab-types.js";
import {strategyName} from "./names.js";
import {pairPane, type PairPane} from "./pair-pane.js";
import {panel} from "./panel.js";
import {prChart} from "./pr-chart.js";
import {queueView} from "./queue.js";
import {verdictEffect} from "./verdict-effect.js";
import {Verdicts} from "./verdicts.js";

/** Files beside those of the engine. */
export interface More {
  queue: () => Promise<readonly QueueRow[]>;
  clusters: () => Promise<LabClusters>;
  /** Descriptions by listing. */
  texts: () => Promise<readonly (string | null)[]>;
}

const SIDES = ["left", "right"] as const;

/** The lab's working part: everything that moves with a threshold. Keys A, R, U, Z work while focus is inside it. */
export function lab(data: Lab, first: Comparison, files: Files, more: More): HTMLElement {
  const inBrowser = typeof location !== "undefined";
  const names = data.runs.map((d) => d.strategy);
  const start: [string, string] = [first.left.strategy, first.right.strategy];
  const read = (): LabState => readLab(inBrowser ? location.search : "", names, start);
  let state = read();
  const engine = new Engine(files);
  const verdicts = new Verdicts(browserStore());
  let comparison = first;
  let isReady = false;
  let loading: Promise<void> | undefined;

  const status = html`<p class="lab-status remark" role="status"></p>`;
  const near = (): void => void ensure().catch(() => {});
  const panels = Object.fromEntries(
    SIDES.map((which) => [
      which,
      panel({
        which,
        runs: data.runs,
        onnear: near,
        onstrategy: (strategy) => {
          state = {strategy: {...state.strategy, [which]: strategy}, threshold: {...state.threshold, [which]: null}};
          write("pushState");
          void apply();
        },
        onthreshold: (threshold) => {
          state = {...state, threshold: {...state.threshold, [which]: threshold}};
          write("replaceState");
          if (isReady) move(which);
          else void apply();
        }
      })
    ])
  ) as Record<Which, ReturnType<typeof panel>>;
  const curve = prChart(data.about);
  const effect = effectTable(data.bands);
  /** The comparison in full; the page holds the first rows of each table only. */
  const whole = async (): Promise<Comparison> => {
    await ensure();
    return comparison;
  };
  const flips = flipTable(first, async () => (await whole()).flips);
  const top = topTable();
  // Tables ask which row is chosen while they are drawn, before the pane exists.
  const shown: {pane?: PairPane} = {};
  const ids = (): {left: string; right: string} | null => {
    const now = shown.pane?.chosen();
    if (!now) return null;
    return {left: engine.records.articles.code[now.article]!, right: engine.records.listings.id[now.listing]!};
  };
  const isChosen = (row: QueueRow): boolean => {
    const now = isReady ? ids() : null;
    return now !== null && now.left === row.left && now.right === row.right;
  };
  const pairs = disagreements(first, {
    all: async () => (await whole()).disagreements,
    onnear: near,
    chosen: () => shown.pane?.chosen()?.listing ?? -1,
    onselect: (listing) => void select("pairs", () => pane.select(listing))
  });
  const queue = queueView(data, {
    all: more.queue,
    verdict: (row) => verdicts.of(row.left, row.right),
    chosen: (row) => isChosen(row),
    onselect: (row) => void select("queue", () => selectRow(row))
  });
  /** Which table the reader works through. */
  let through: "queue" | "pairs" = "queue";
  const judging = judge(verdicts, {
    pair: ids,
    effect: () => verdictEffect(engine, isReady, verdicts.all()),
    onjudged: (next) => {
      if (next) void goOn();
      queue.refresh();
      root.dataset.judged = String(verdicts.all().length);
    }
  });
  const pane = pairPane(engine, {
    runs: data.runs,
    clusters: more.clusters,
    texts: more.texts,
    judging: judging.node,
    onchange: () => judging.show(),
    start: () => void select("queue", goOn)
  });
  shown.pane = pane;
  const imported = importBox({
    records: async () => {
      await ensure();
      return engine.records;
    },
    onpairs: (found) => {
      engine.add(found);
      for (const which of SIDES) panels[which].offer(IMPORTED);
      state = {strategy: {...state.strategy, left: IMPORTED}, threshold: {...state.threshold, left: null}};
      void apply();
    }
  });

  function write(how: "pushState" | "replaceState"): void {
    const next = `${location.pathname}${writeLab(location.search, state, start)}${location.hash}`;
    history[how](null, "", next);
  }
  /** Fetches what the chosen sides need; says so, and what to do when it fails. */
  function ensure(): Promise<void> {
    loading ??= (async () => {
      status.textContent = `Loading ${f.bytes(bytes())} of candidates …`;
      try {
        comparison = await engine.apply(state);
        isReady = true;
        status.textContent = "";
        draw();
      } catch (error) {
        loading = undefined;
        const again = html`<button class="link">Try again</button>`;
        again.onclick = near;
        status.replaceChildren("The candidates could not be loaded; what is shown is as at the refresh. ", again);
        throw error;
      }
    })();
    return loading;
  }
  const bytes = (): number =>
    data.bytes.records + SIDES.reduce((sum, s) => sum + (data.bytes.pairs[state.strategy[s]] ?? 0), 0);
  async function apply(): Promise<void> {
    loading = undefined;
    await ensure().catch(() => {});
  }
  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  /** Milliseconds without a move after which a slider rests. */
  const REST = 250;
  /** Links anew at a threshold and draws, at most once a frame; the full intervals follow when the slider rests. */
  function move(which: Which): void {
    cancelAnimationFrame(frame);
    clearTimeout(rest);
    frame = requestAnimationFrame(() => {
      const began = performance.now();
      comparison = engine.move(which, state.threshold[which], true);
      const counted = performance.now();
      draw();
      root.dataset.engineMs = (counted - began).toFixed(1);
      root.dataset.moveMs = (performance.now() - began).toFixed(1);
      rest = setTimeout(() => {
        comparison = engine.move(which, state.threshold[which], false);
        panels[which].show(comparison[which]);
        curve.show(comparison);
      }, REST);
    });
  }
  function draw(): void {
    panels.left.show(comparison.left);
    panels.right.show(comparison.right);
    for (const part of [curve, effect, flips, top, pairs]) part.show(comparison);
    if (isReady) void pane.refresh();
  }
  async function select(from: typeof through, choose: () => Promise<void>): Promise<void> {
    through = from;
    try {
      await ensure();
    } catch {
      return;
    }
    await choose();
    pane.node.focus();
  }
  async function selectRow(row: QueueRow): Promise<void> {
    const {articles, listings} = engine.records;
    await pane.select(listings.id.indexOf(row.right), articles.code.indexOf(row.left));
  }
  /** On to the next pair without a verdict, in the table that the reader works through. */
  async function goOn(): Promise<void> {
    if (through === "pairs") {
      const at = comparison.disagreements.findIndex((d) => d.listing === pane.chosen()?.listing);
      const next = comparison.disagreements[at + 1];
      if (next) await pane.select(next.listing);
    } else {
      const next = (await queue.rows()).find((row) => verdicts.of(row.left, row.right) === null);
      if (next) await selectRow(next);
    }
    pane.node.focus();
  }

  const root = html`<div class="lab">
    <div class="strategies">${panels.left.node}${panels.right.node}</div>
    ${status}
    <div class="columns">${curve.node}${flips.node}</div>
    ${effect.node}${pairs.node}${pane.node}${queue.node}${top.node}${imported}
  </div>`;
  root.addEventListener("keydown", (event) => judging.key(event));
  draw();
  if (inBrowser) {
    addEventListener("popstate", () => {
      state = read();
      void apply();
    });
    const isMoved = SIDES.some((s, i) => state.strategy[s] !== start[i] || state.threshold[s] !== null);
    if (isMoved) void apply();
  }
  root.setAttribute("aria-label", `${strategyName(start[0])} and ${strategyName(start[1])} compared`);
  root.setAttribute("role", "region");
  return root;
}
