import {html} from "htl";
import type {Compare} from "../../../loaders/compare.ts";
import {asOfLine} from "../as-of.js";
import {emptyState} from "../empty-state.js";
import {figures, type FigureCard} from "../figure-card.js";
import * as f from "../format.js";
import {howCounted} from "../how-counted.js";
import {marks} from "../marks.js";
import {lab} from "./lab.js";

type Later = Partial<Record<"compare-all" | "compare-months", () => Promise<unknown>>>;

/** The first row: best score, who is scored, and how firm the ranking is. */
function cards({total, rated, scores, stability: s, first}: Compare): FigureCard[] {
  const absent = {value: f.MISSING, note: "needs reviews linked to articles"};
  const best = scores?.[0];
  return [
    {
      label: "Highest score",
      ...(best ? {value: f.ratio3(best.score), note: f.sentenceCase(first[0]!.name)} : absent)
    },
    {
      label: "Second",
      ...(scores?.[1] ? {value: f.ratio3(scores[1].score), note: f.sentenceCase(first[1]!.name)} : absent)
    },
    {label: "Scored", value: f.count(rated), note: `rated articles of ${f.count(total)}`},
    {
      label: "First ten that stay",
      ...(s
        ? {value: f.fixed1(10 * s.topKept), note: `of 10, mean of ${f.count(s.draws)} draws of moved weights`}
        : absent)
    },
    {
      label: "Rank correlation",
      ...(s ? {value: f.ratio3(s.rankCorrelation), note: "with the ranking by moved weights"} : absent)
    }
  ];
}

/** Two to four articles abreast, and the composite score with weights that the reader moves. */
export function view(c: Compare, later: Later = {}): DocumentFragment {
  const {about, total, rated, stability: s, first, scores} = c;
  if (!first.length)
    return html.fragment`<h1>How do articles compare?</h1>
${asOfLine(about)}
${emptyState("There is no article", "These data hold no sale of an article.", "Load sales, then refresh.")}`;
  const best = scores?.[0];
  const lede = best
    ? html`<p class="lede">
        <b>${f.sentenceCase(first[0]!.name)}</b> scores highest of ${f.counted(rated, "rated article")} by the weights
        40, 30, 20, 10: <b>${f.ratio3(best.score)}</b> of 1. When every weight moves by up to half,
        <b>${f.fixed1(10 * s!.topKept)}</b> of the first ten stay among them on average.
      </p>`
    : html`<p class="lede">
        ${f.count(total)} articles can be compared by what they sold. None is rated, so there is no composite score: it
        would need reviews linked to articles.
      </p>`;
  return html.fragment`<h1>How do articles compare?</h1>
${lede}
${asOfLine(about)}
${figures(cards(c), "All dates. The weights move below; these figures are those of 40, 30, 20, 10.")}
${lab(c, later)}
<h2>How this is counted</h2>
${howCounted([
  [
    "Composite score",
    "Weights over their sum times each measure, brought to 0–1 between the least and the greatest of all rated articles: gross revenue 0.40, mean rating 0.30, pieces sold 0.20, 1 − share of negative reviews 0.10 unless moved. Min-max lets one outlier press all others together, and a mean of two reviews counts like one of two hundred: a ranking aid, no measurement."
  ],
  [
    "Stability",
    s
      ? `${f.count(s.draws)} draws; each multiplies every weight by a factor between 0.5 and 1.5, drawn evenly and independently. Rank correlation is Spearman's, over all rated articles. “When weights move” holds the places of nine tenths of the draws.`
      : "Needs at least two rated articles."
  ],
  [
    "Left out",
    `${f.count(total - rated)} of ${f.count(total)} articles have no rating and no score: none is made up for them. Service lines are no articles.`
  ],
  ["Best of a line", "Set in bold where more is better; price, returns and negative reviews carry no judgement."],
  ["Marks", marks()],
  ["Source", html`${about.source}; ${f.day(about.from)} to ${f.day(about.asOf)}. <a href="./quality">Audits</a>.`]
])}`;
}
