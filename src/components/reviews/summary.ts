import {html} from "htl";
import type {Reviews} from "../../../loaders/reviews.ts";
import {asOfLine} from "../as-of.js";
import {badge} from "../badge.js";
import type {FigureCard} from "../figure-card.js";
import * as f from "../format.js";

type Shown = NonNullable<Reviews["shown"]>;

/** Articles whose reputation falls. */
export const falling = ({trends}: Shown): Shown["trends"] => trends.filter((d) => d.falling);

/** The sentence under the title, computed from what is shown. */
export function lede({about, totals, shown}: Reviews): DocumentFragment {
  const n = falling(shown!).length;
  const rated = totals.rated
    ? html`, <b>${f.fixed2(totals.mean)}</b> stars on average`
    : html`, none with stars: only a label good or bad`;
  const fall = shown!.tested
    ? html` Of ${f.counted(shown!.tested, "article")} with enough dated ratings,
        <b>${f.count(n)}</b> ${n === 1 ? "has" : "have"} a falling reputation.`
    : null;
  const belong = totals.linked
    ? `${f.percent(totals.linked / totals.reviews)} belong to an article of the shop.`
    : "None belongs to an article of the shop.";
  return html.fragment`<p class="lede"><b>${f.count(totals.reviews)}</b> reviews${rated}. ${belong}${fall}</p>${asOfLine(about)}`;
}

/** The first row: reviews, mean, linked, falling, without stars. */
export function cards({totals, shown}: Reviews): FigureCard[] {
  const {sentiment, tested} = shown!;
  const {unrated, measured, method} = sentiment;
  const without = unrated.positive + unrated.negative + unrated.neutral;
  const accuracy = measured?.[method];
  return [
    {
      label: "Reviews",
      value: f.count(totals.reviews),
      note: `${f.count(totals.rated)} with stars, ${f.count(totals.labelled)} with a label, ${f.count(without)} with neither`
    },
    totals.mean === null
      ? {label: "Mean rating", value: f.MISSING, note: "no review has stars"}
      : {
          label: "Mean rating",
          value: f.fixed2(totals.mean),
          exact: `${totals.mean.toFixed(4)} of 5`,
          note: `of 5; ${f.counted(totals.rated, "rating")}`
        },
    {
      label: "Linked to an article",
      value: f.percent(totals.linked / totals.reviews),
      note: `${f.counted(totals.linked, "review")} of ${f.counted(totals.articles, "article")}`
    },
    tested
      ? {
          label: "Falling reputation",
          value: f.count(falling(shown!).length),
          note: `of ${f.counted(tested, "article")} with 8 dated ratings or more; at most 5% false among them`
        }
      : {label: "Falling reputation", value: f.MISSING, note: "no article has 8 dated ratings"},
    accuracy
      ? {
          label: "Sentiment told right",
          value: f.percent(accuracy.value),
          note: `of ${f.counted(accuracy.n, "labelled review")}; interval ${f.percent(accuracy.lower)} to ${f.percent(accuracy.upper)}`,
          badge: badge("derived", "Derived", "By words, where stars are missing")
        }
      : {label: "Sentiment told right", value: f.MISSING, note: "too few labelled reviews to measure"}
  ];
}
