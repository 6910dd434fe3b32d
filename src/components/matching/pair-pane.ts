import {html} from "htl";
import * as f from "../format.js";
import {browserStore} from "../kept.js";
import {clusterView, type LabClusters} from "./cluster.js";
import type {Engine} from "./engine.js";
import {GoldenValues} from "./golden-values.js";
import type {StrategyRun} from "./lab-types.js";
import {IMPORTED, type Which} from "./lab-state.js";
import {reasons, recordsTable, whyView, type Pair, type Reasons} from "./pair-view.js";

export interface PairPane {
  node: HTMLElement;
  chosen(): Pair | null;
  /** Shows a listing's pair; without an article the one that the sides link it with, or its best candidate. */
  select(listing: number, article?: number): Promise<void>;
  /** Draws the chosen pair anew, after a threshold moved. */
  refresh(): Promise<void>;
}

/** The pair in full: both records, why each strategy decided, the cluster; other candidates of the listing to choose from. */
export function pairPane(
  engine: Engine,
  {
    runs,
    clusters,
    texts,
    judging,
    onchange,
    start
  }: {
    runs: readonly StrategyRun[];
    clusters: () => Promise<LabClusters>;
    /** Descriptions by listing. */
    texts: () => Promise<readonly (string | null)[]>;
    judging: Node;
    onchange: () => void;
    /** Begins with the first pair of the queue. */
    start: () => void;
  }
): PairPane {
  let pair: Pair | null = null;
  let opened = false;
  const golden = new GoldenValues(browserStore());
  const known = new Map<string, Promise<Reasons | null>>();
  const begin = html`<button class="push">Start with the first of the queue</button>`;
  begin.onclick = start;
  const content = html`<div>
    <p>Choose a row of a table to see both records, the evidence and what would have changed the decision. ${begin}</p>
  </div>`;
  const node = html`<section class="pair-pane" tabindex="0" role="region" aria-label="The pair in full">
    <h2>The pair in full</h2>
    ${content}
  </section>`;
  (judging as HTMLElement).hidden = true;

  const reasonsOf = (strategy: string): Promise<Reasons | null> => {
    if (strategy === IMPORTED) return Promise.resolve(null);
    let found = known.get(strategy);
    if (!found) {
      found = engine.evidence(strategy).then((all) => reasons(engine, strategy, all));
      found.catch(() => known.delete(strategy));
      known.set(strategy, found);
    }
    return found;
  };

  /** Articles that either side has as candidates of a listing, best first. */
  function candidates(listing: number): number[] {
    const out = new Map<number, number>();
    for (const {ranked, pairOf} of [engine.sides.right, engine.sides.left]) {
      if (pairOf[listing]! >= 0) out.set(ranked.left[pairOf[listing]!]!, -1);
      for (let i = 0; i < ranked.right.length; i++)
        if (ranked.right[i] === listing && !out.has(ranked.left[i]!)) out.set(ranked.left[i]!, i);
    }
    return [...out].sort((a, b) => a[1] - b[1]).map(([article]) => article);
  }

  async function draw(): Promise<void> {
    if (!pair) return;
    const now = pair;
    const names = [...new Set([engine.sides.left.ranked.strategy, engine.sides.right.ranked.strategy])];
    const [description, ...whys] = await Promise.all([
      texts().then(
        (all) => all[now.listing] ?? null,
        () => "could not be loaded"
      ),
      ...names.map(async (name) => ({name, known: await reasonsOf(name).catch(() => null)}))
    ]);
    if (pair !== now) return;
    const others = candidates(now.listing).slice(0, 6);
    const chips = others.map((article) => {
      const button = html`<button class="push chip-button" aria-pressed=${String(article === now.article)}>
        ${f.sentenceCase(engine.records.articles.name[article]!)}
      </button>`;
      button.onclick = () => void choose({listing: now.listing, article});
      return button;
    });
    const cluster = html`<div></div>`;
    const open = html`<button class="link">${opened ? "Hide the cluster" : "Show the cluster"}</button>`;
    const showCluster = async (): Promise<void> => {
      open.textContent = opened ? "Hide the cluster" : "Show the cluster";
      if (!opened) return cluster.replaceChildren();
      const which: Which =
        engine.sides.right.articleOf[now.listing] === now.article || names.length === 1 ? "right" : "left";
      try {
        cluster.replaceChildren(clusterView(engine, which, now.article, await clusters(), golden));
      } catch {
        cluster.replaceChildren(html`<p>The cluster could not be loaded. The rest of the page works; try again.</p>`);
        opened = false;
      }
    };
    open.onclick = () => {
      opened = !opened;
      void showCluster();
    };
    content.replaceChildren(
      html`<div class="filter" role="group" aria-label="Candidates of the listing">
        <span class="filter-label">Candidates of the listing</span>${chips}
      </div>`,
      html`<div class="pair">
        <div>${recordsTable(engine, now, description)}${judging}</div>
        <div>
          ${whys.map(({name, known: k}) =>
            whyView(
              engine,
              runs.find((d) => d.strategy === name),
              name,
              now,
              k
            )
          )}
        </div>
      </div>`,
      html`<p>${open}</p>`,
      cluster
    );
    (judging as HTMLElement).hidden = false;
    if (opened) await showCluster();
  }

  async function choose(next: Pair): Promise<void> {
    pair = next;
    content.replaceChildren(html`<p role="status">Loading the evidence …</p>`);
    await draw();
    onchange();
  }

  return {
    node,
    chosen: () => pair,
    refresh: draw,
    async select(listing, article) {
      const linked = (which: Which): number => engine.sides[which].articleOf[listing]!;
      const own = article ?? [linked("right"), linked("left"), candidates(listing)[0] ?? -1].find((a) => a >= 0);
      if (own === undefined || own < 0) return;
      await choose({listing, article: own});
    }
  };
}
