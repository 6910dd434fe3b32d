import {html} from "htl";
import type {Reviews} from "../../../loaders/reviews.ts";
import {asOfLine} from "../as-of.js";
import {emptyState} from "../empty-state.js";
import {figures} from "../figure-card.js";
import {howCounted} from "../how-counted.js";
import * as f from "../format.js";
import {marks} from "../marks.js";
import {reputation} from "./falling.js";
import {reviewTable, unlinked} from "./links.js";
import {overTime, stars} from "./over-time.js";
import {sentiment} from "./sentiment.js";
import {cards, lede} from "./summary.js";
import {words} from "./words.js";

type Later = Partial<Record<"review-list" | "review-series", () => Promise<unknown>>>;

/** Reviews: ratings over time, reputations that fall, sentiment where stars lack, telling words, and what has no article. */
export function view(r: Reviews, later: Later = {}): DocumentFragment {
  const {about, shown} = r;
  if (!shown)
    return html.fragment`<h1>What do buyers say?</h1>
${asOfLine(about)}
${emptyState(
  "There are no reviews in these data",
  `The files hold sales up to ${f.day(about.asOf)}, and no review: no rating, alert or satisfaction can be computed, and none is made up.`,
  html`Put a reviews file and a listings file beside the sales (<a href="./about#files">their columns</a>), then
    refresh.`
)}`;
  return html.fragment`<h1>What do buyers say?</h1>
${lede(r)}
${figures(cards(r), "Reviews of all dates.")}
<div class="columns single">${reputation(r, later["review-series"])}</div>
<div class="columns">${overTime(r)}${stars(r)}</div>
<div class="columns">${words(r)}<div class="stacked">${sentiment(r)}${unlinked(r)}</div></div>
<h2 id="list">Reviews, newest first</h2>
${reviewTable(r, later["review-list"])}
<h2>How this is counted</h2>
${howCounted([
  [
    "Rating",
    "Stars from 1 to 5 as the reviewer gave them. A review without stars has none; none is made up from its text."
  ],
  [
    "Interval",
    "95%, Wilson's score interval on the mean brought to a share between one and five stars: never too narrow for values in bounds, whatever their spread."
  ],
  [
    "Falling",
    "Kendall's tau-b of single ratings with time, one-sided p with ties, adjusted over all articles tested (Benjamini-Hochberg), below 0.05. Earlier and later are the halves of an article's reviews by date."
  ],
  [
    "Sentiment",
    "Of a starred review: 4 and 5 positive, 3 neutral, 1 and 2 negative. Of a labelled one: its label. Of the others: by the method shown, never mixed into means of stars."
  ],
  [
    "Methods of sentiment",
    "Learnt from labels: naive Bayes on words and pairs of neighbours, each fold judged by what the others taught. Word list: AFINN with negation, which learns nothing; a text it calls neither counts as wrong. On starred reviews: 4 and 5 stars good, 1 and 2 bad, none of them learnt from."
  ],
  [
    "Left out",
    `Articles with fewer than eight dated ratings are not tested. ${f.counted(r.totals.reviews - r.totals.linked, "review")} without an article ${r.totals.reviews - r.totals.linked === 1 ? "is" : "are"} in no article's rating. Reviews with the number of an earlier one, or stars outside 1 to 5, were set aside when the files were read.`
  ],
  ["Marks", marks()],
  [
    "Source",
    html`${about.source}; sales of ${f.day(about.from)} to ${f.day(about.asOf)}. <a href="./quality">Audits</a>.`
  ]
])}`;
}
