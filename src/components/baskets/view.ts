import {html} from "htl";
import type {Baskets, PairRow} from "../../../loaders/baskets.ts";
import {asOfLine} from "../as-of.js";
import {fromColumns, type Columns} from "../columns.js";
import {emptyState} from "../empty-state.js";
import {figures, type FigureCard} from "../figure-card.js";
import {finding} from "../finding.js";
import * as f from "../format.js";
import {howCounted} from "../how-counted.js";
import {marks} from "../marks.js";
import {pairMap, sizes} from "./charts.js";
import {pairTable, tripleTable} from "./tables.js";

type Later = {"basket-pairs"?: () => Promise<unknown>};

function cards({totals, levels, level, pairs}: Baskets): FigureCard[] {
  const at = levels[level]!;
  const strong = pairs.filter((d) => d.lift > 2).length;
  return [
    {
      label: "Baskets",
      value: f.count(totals.baskets),
      note: `invoices with two articles or more, of ${f.count(totals.invoices)}`
    },
    {
      label: "Articles in a basket",
      value: f.count(totals.median),
      note: "median, of different articles, single ones included"
    },
    {
      label: "Pairs",
      value: f.count(at.pairs),
      note: `in ${f.percent(at.share)} of baskets or more, among ${f.counted(at.items, "article")}`
    },
    {
      label: "Pairs above lift 2",
      value: f.percent(strong / pairs.length),
      note: `${f.count(strong)} of ${f.count(pairs.length)} go together twice as often as by chance`
    },
    {label: "Triples", value: f.count(at.triples), note: "at the same support"}
  ];
}

/** What is bought together: pairs at a support that the reader chooses, and triples. */
export function view(b: Baskets, later: Later = {}): DocumentFragment {
  const {totals, about, levels} = b;
  if (!levels.length || !b.pairs.length)
    return html.fragment`<h1>What is bought together?</h1>
${asOfLine(about)}
${emptyState("Too few baskets", `A pair must be in at least 30 baskets to be shown; there are ${f.counted(totals.baskets, "basket")} with two articles or more.`, "Load more sales, then refresh.")}`;
  const top = b.pairs[0]!;
  return html.fragment`<h1>What is bought together?</h1>
<p class="lede"><b>${f.sentenceCase(top.nameA)}</b> and <b>${f.sentenceCase(top.nameB).toLowerCase()}</b> share ${f.count(top.count)} of ${f.count(totals.baskets)} baskets, <b>${f.fixed1(top.lift)}</b> times as many as by chance; ${f.percent(top.count / top.ofA)} of the baskets with the first hold the second.</p>
${asOfLine(about)}
${figures(cards(b), "Invoices of all dates. Exact: every pair and triple at the support is counted, none is estimated.")}
${chooser(b, later)}
<h2 id="triples">Three together</h2>
${b.triples.length ? tripleTable(b) : emptyState("No triple", "No three articles reach the least support together.")}
<h2>How this is counted</h2>
${howCounted([
  ["Basket", "An invoice with at least two different articles; how many pieces of each plays no part."],
  [
    "Support",
    "Share of the baskets that hold all the articles named. The least support can be chosen; the lowest offered still rests on 30 baskets or more."
  ],
  ["First → second", "Confidence: share of the baskets with the first article that hold the second too."],
  [
    "Lift",
    "Baskets with both over what independent buying would give. For triples: over what a pair and the third give by chance, for the pair where that is least, so that a strong pair alone makes no triple."
  ],
  [
    "Adjusted p",
    "One-sided Fisher exact test, adjusted for all pairs (triples) at the support chosen (Benjamini-Hochberg). With so many baskets nearly every pair passes: judge by lift."
  ],
  ["Variants", "Names that are equal but for colour, size and pack words: siblings, which shops order as a range."],
  [
    "Left out",
    `${f.counted(totals.single, "invoice")} with one article only; ${f.counted(totals.serviceLines, "service line")} (postage, fees, entries by hand); returns; lines without a customer; exact duplicates.`
  ],
  ["Marks", marks()],
  ["Source", html`${about.source}; ${f.day(about.from)} to ${f.day(about.asOf)}. <a href="./quality">Audits</a>.`]
])}`;
}

/** Buttons for the least support, with what it shows below; the choice stands in the URL. */
function chooser(b: Baskets, later: Later): HTMLElement {
  const {levels} = b;
  const stage = html`<div></div>`;
  const status = html`<span role="status"></span>`;
  let all: Promise<PairRow[]> | undefined;
  const everything = (): Promise<PairRow[]> =>
    (all ??= later["basket-pairs"]!().then((data) => fromColumns<PairRow>(data as Columns)));
  const buttons = levels.map((d, i) => {
    const button = html`<button class="push chip-button" aria-pressed=${String(i === b.level)}>
      ${f.percent(d.share)} <span class="n">${f.count(d.pairs)}</span>
    </button>`;
    button.onclick = () => void choose(i, true);
    return button;
  });
  const draw = (i: number, pairs: readonly PairRow[]): void => {
    const level = levels[i]!;
    stage.replaceChildren(
      html`<div>
        <div class="columns">${finding(pairMap(b, pairs, level))}${finding(sizes(b))}</div>
        <h2 id="pairs">Pairs, by lift</h2>
        ${pairTable(b, pairs, level, i)}
      </div>`
    );
    buttons.forEach((button, k) => button.setAttribute("aria-pressed", String(k === i)));
  };
  async function choose(i: number, asked: boolean): Promise<void> {
    if (asked) {
      const query = new URLSearchParams(location.search);
      if (i === b.level) query.delete("support");
      else query.set("support", String(100 * levels[i]!.share));
      const text = query.toString();
      history.replaceState(null, "", `${location.pathname}${text ? `?${text}` : ""}${location.hash}`);
    }
    const level = levels[i]!;
    if (b.pairs.length >= level.pairs || (b.pairs.length && i >= b.level)) {
      draw(
        i,
        b.pairs.filter((d) => d.count >= level.baskets)
      );
      status.textContent = "";
      return;
    }
    status.textContent = `Loading ${f.counted(level.pairs, "pair")} …`;
    try {
      const rows = await everything();
      draw(
        i,
        rows.filter((d) => d.count >= level.baskets)
      );
      status.textContent = "";
    } catch {
      all = undefined;
      status.textContent = "The further pairs could not be loaded; those shown still hold. Choose again to retry.";
    }
  }
  draw(b.level, b.pairs);
  if (typeof location !== "undefined") {
    const wish = new URLSearchParams(location.search).get("support");
    const i = levels.findIndex((d) => wish !== null && Math.abs(100 * d.share - Number(wish)) < 1e-6);
    if (i >= 0 && i !== b.level) void choose(i, false);
  }
  return html`<div>
    <div class="filters spaced" role="group" aria-label="Least support">
      <span class="filter-label">Least share of baskets, with its pairs</span>${buttons}${status}
    </div>
    ${stage}
  </div>`;
}
