import {html} from "htl";
import {badge} from "../badge.js";
import * as f from "../format.js";
import {productLink} from "../product-link.js";
import {tokenDiff} from "../token-diff.js";
import {waterfall} from "../waterfall.js";
import type {Engine} from "./engine.js";
import {counterfactual} from "./counterfactual.js";
import {bitsOf, evidenceOf, steps, type LabEvidence, type PairEvidence} from "./evidence.js";
import type {StrategyRun} from "./lab-types.js";
import {IMPORTED} from "./lab-state.js";
import {scoreText, strategyName} from "./names.js";

/** A pair by positions. */
export interface Pair {
  article: number;
  listing: number;
}

/** A strategy's evidence, ready to be looked up, with the axis that all its pairs share. */
export interface Reasons {
  find: (article: number, listing: number) => PairEvidence | null;
  bits: (score: number) => number;
  domain: [number, number];
}

/** Prepares a strategy's evidence. */
export function reasons(engine: Engine, strategy: string, all: LabEvidence): Reasons {
  const find = evidenceOf(all);
  const side = [engine.sides.left, engine.sides.right].find((s) => s.ranked.strategy === strategy)!;
  const {left, right, score} = side.ranked;
  const [scores, sums, ends]: number[][] = [[], [], [0]];
  for (let i = 0; i < left.length; i++) {
    const items = find(left[i]!, right[i]!)?.items ?? [];
    if (!items.length) continue;
    let sum = 0;
    for (const {bits} of items) ends!.push((sum += bits));
    scores!.push(score[i]!);
    sums!.push(sum);
  }
  ends!.sort((a, b) => a - b);
  const at = (q: number): number => ends![Math.min(ends!.length - 1, Math.floor(q * ends!.length))]!;
  const round = (x: number): number => Math.sign(x) * Math.ceil(Math.abs(x) / 5) * 5;
  return {
    find,
    bits: bitsOf(strategy, scores!, sums!),
    domain: [Math.min(-5, round(at(0.002))), Math.max(5, round(at(0.998)))]
  };
}

/** Both records field by field: what differs is marked. */
export function recordsTable(
  {records, truth}: Engine,
  {article: a, listing: l}: Pair,
  description: string | null
): HTMLElement {
  const {articles, listings} = records;
  const [left, right] = tokenDiff(f.sentenceCase(articles.name[a]!), listings.title[l]!);
  const own = truth?.[l];
  const rows: [string, Node | string, Node | string][] = [
    ["Name", left, right],
    [
      "Code",
      html`<span class="code">${articles.code[a]!}</span>`,
      listings.code[l] ? html`<span class="code">${listings.code[l]}</span>` : "–"
    ],
    ["Price", f.pounds(articles.price[a]), f.pounds(listings.price[l])],
    ["Brand", "–", listings.brand[l] ?? "–"],
    ["Description", "–", description ?? "–"],
    ["Weight", `${f.wholePounds(articles.revenue[a])} sold`, f.counted(listings.reviews[l]!, "rated review")],
    ["Id", productLink(articles.code[a]!, articles.name[a]!), html`<span class="code">${listings.id[l]!}</span>`]
  ];
  const said =
    own === undefined
      ? null
      : own === a
        ? "the same article"
        : own < 0
          ? "the listing is no article of the shop"
          : `two articles: the listing is ${f.sentenceCase(articles.name[own]!)} (${articles.code[own]!})`;
  return html`<div>
    <div class="records">
      <span class="head"></span><span class="head">Article</span><span class="head">Listing</span>
      ${rows.map(([field, x, y]) => html.fragment`<span class="field">${field}</span><span>${x}</span><span>${y}</span>`)}
    </div>
    ${said === null ? null : html`<p class="truth"><b>Truth:</b> ${said}</p>`}
  </div>`;
}

/** Why one strategy decided as it did: zone, rule, waterfall, and what would have changed it. */
export function whyView(
  engine: Engine,
  run: StrategyRun | undefined,
  strategy: string,
  pair: Pair,
  known: Reasons | null
): HTMLElement {
  const side = [engine.sides.left, engine.sides.right].find((s) => s.ranked.strategy === strategy)!;
  const {ranked, pairOf, result} = side;
  let at = -1;
  for (let i = 0; i < ranked.left.length && at < 0; i++)
    if (ranked.left[i] === pair.article && ranked.right[i] === pair.listing) at = i;
  const name = strategyName(strategy);
  if (at < 0)
    return html`<div>
      <h3>${name}</h3>
      <p>
        It does not hold this pair: nothing brought the two together, or three others of the listing were nearer, or the
        pair was too far from any link.
      </p>
    </div>`;
  const linked = pairOf[pair.listing] === at;
  const score = ranked.score[at]!;
  const rival = pairOf[pair.listing]!;
  const state = linked
    ? badge("accept", "Linked")
    : ranked.zone[at] === 1
      ? badge("ask", "Asked")
      : badge("reject", "Not linked");
  const found = known?.find(pair.article, pair.listing) ?? null;
  const head = html`<h3>${name} ${state}</h3>`;
  const facts = html`<p class="remark">
    Score ${scoreText(strategy, score)}, linked from
    ${scoreText(strategy, result.threshold)}${run?.calibrated ? `; chance of being the same ${f.percent(ranked.probability[at])}` : ""}.
    ${!linked && rival >= 0 ? `The listing is linked with ${f.sentenceCase(engine.records.articles.name[ranked.left[rival]!]!)} (${scoreText(strategy, ranked.score[rival]!)}).` : ""}
  </p>`;
  if (!found || !known)
    return html`<div>
      ${head}${facts}
      <p>
        ${strategy === IMPORTED ? "Pairs scored elsewhere come without evidence." : "The evidence could not be loaded; choose the pair again."}
      </p>
    </div>`;
  const rule = html`<p><b>${found.bySteward ? "A steward decided" : "Rule that decided"}:</b> ${found.reason}</p>`;
  if (!found.items.length)
    return html`<div>
      ${head}${facts}${rule}
      <p class="remark">
        ${found.bySteward ? "The strategy had not proposed the pair; the steward’s word stands without its evidence." : "Nothing was compared, so nothing else would have changed it: ranks are linked whatever stands on them."}
      </p>
    </div>`;
  const cut = Number(known.bits(result.threshold).toFixed(2));
  const {start, steps: list} = steps(found.items);
  const [low, high] = known.domain;
  const chart = waterfall({
    start,
    steps: list,
    total: "Sum of evidence",
    unit: "bits",
    domain: [low, high],
    ticks: [low, 0, high / 2, high].map(Math.round),
    threshold: cut
  });
  return html`<div>
    ${head}${facts}${rule}${chart}
    <p class="counterfactual">
      <b>What would have changed it:</b>
      ${counterfactual(found, {
        strategy,
        method: run?.method ?? "",
        linked,
        threshold: result.threshold,
        score,
        rival:
          linked || rival < 0
            ? null
            : {name: f.sentenceCase(engine.records.articles.name[ranked.left[rival]!]!), score: ranked.score[rival]!},
        bits: known.bits
      })}
    </p>
  </div>`;
}
