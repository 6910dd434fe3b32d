import type {MdmRecord} from "../types.ts";
import {type Bar, setBar} from "./review-bar.ts";
import {nameFinder} from "./review-names.ts";

/** A review's text; `article` is the code of its listing's article where it has a listing that is linked. */
export interface ReviewText {
  readonly id: string;
  readonly text: string;
  readonly article?: string;
}

/** What was made of one review without a product. */
export interface ReviewLink {
  readonly reviewId: string;
  readonly article: string | null;
  /** Estimated chance that the link is right; 0 without one. */
  readonly probability: number;
  readonly reason: string;
}

/**
 * Links reviews that name no product by what they say: to the one article most of whose name stands in the text, from a
 * bar up that is set without knowing what these reviews are about; see `setBar`. A review is never given to an article
 * for being popular; where several articles are named alike, to none.
 * @param sure lowest estimated share of right links. Default 0.9.
 */
export function linkReviews(
  articles: readonly MdmRecord[],
  reviews: readonly ReviewText[],
  sure = 0.9
): {links: ReviewLink[]; bar: Bar} {
  const known = reviews.flatMap(({text, article}) => (article === undefined ? [] : [{text, article}]));
  const unknown = reviews.filter((r) => r.article === undefined);
  if (!unknown.length) return {links: [], bar: {from: 2, probability: 0, how: "no bar: every review has a product"}};
  const find = nameFinder(articles);
  const found = find(unknown.map(({text}) => text))();
  const bar = setBar({articles, find, known, unknown: found, sure});
  const links = unknown.map((review, i): ReviewLink => {
    const {article, share, rival} = found[i]!;
    const say = (reason: string): ReviewLink => ({reviewId: review.id, article: null, probability: 0, reason});
    const shown = `${Math.round(100 * share)} % of the name of ${article}`;
    if (article === null) return say("no product: no article is named");
    if (rival !== null) return say(`no product: ${article} and ${rival} are named alike`);
    if (share < bar.from) return say(`no product: ${shown} at best; ${bar.how}`);
    return {reviewId: review.id, article, probability: bar.probability, reason: `${shown}; ${bar.how}`};
  });
  return {links, bar};
}
