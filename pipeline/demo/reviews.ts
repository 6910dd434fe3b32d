import {Calendar} from "./calendar.ts";
import {AliasTable, Random} from "./random.ts";
import {reviewer, reviewText, sloppy} from "./review-text.ts";
import {SHOP} from "./settings.ts";
import type {Article, Listing, Review} from "./types.ts";

/** Days over which a reputation falls to its end. */
const FALL_DAYS = 100;

/** The mean rating that an article earns on a day. */
export function qualityOn({quality, fall}: Article, day: number): number {
  if (!fall || day <= fall.day) return quality;
  return quality + (fall.to - quality) * Math.min(1, (day - fall.day) / FALL_DAYS);
}

/** A rating round a mean: mostly the extremes, as marketplaces have them. */
export function drawRating(random: Random, mean: number): number {
  // A mean near the end leaves little room; the spread is that of a Beta, doubled up at both ends.
  const x = (mean - 1) / 4;
  const a = random.gamma(Math.max(0.05, x * 2.6));
  const b = random.gamma(Math.max(0.05, (1 - x) * 2.6));
  return 1 + Math.min(4, Math.floor((a / (a + b)) * 4 + 0.5));
}

/** Where a listing leads: the article it is, where the shop sells it, and the day it was put up. */
export interface Listed {
  listing: Listing;
  article: Article | undefined;
  /** Pieces the shop sold of it, which says how sought it is. */
  sold: number;
  day: number;
}

/** Draws the day on which each listing is put up: any in the first half of its article's life. */
export function putUp(seed: number, listings: readonly Omit<Listed, "day">[]): Listed[] {
  const random = new Random(seed, "listed");
  return listings.map((l) => {
    const from = l.article?.firstDay ?? 0;
    const to = l.article?.lastDay ?? SHOP.days;
    return {...l, day: Math.min(SHOP.days - 3, from + Math.floor(((to - from) / 2) * random.next() ** 2))};
  });
}

/**
 * Writes reviews of listings, in the order of time. Sought articles get more; fallen best-sellers enough that the
 * fall shows. Rating, title and text agree; the date is after the listing's.
 * @param count reviews wanted.
 */
export function writeReviews(
  seed: number,
  listed: readonly Listed[],
  count: number,
  take: (review: Review) => void
): void {
  if (!listed.length) return;
  const random = new Random(seed, "reviews");
  const calendar = new Calendar();
  const typical = 1 + listed.reduce((sum, l) => sum + l.sold, 0) / listed.length;
  const table = new AliasTable(
    listed.map(({article, sold}) => (0.15 + Math.sqrt(sold / typical)) * (article?.fall ? 2.5 : 1))
  );
  const drawn = Array.from({length: count}, () => {
    const l = listed[table.draw(random)]!;
    // A listing given up gets its last reviews some weeks after.
    const end = Math.min(SHOP.days, (l.article?.lastDay ?? SHOP.days) + 30);
    return {l, day: Math.max(l.day + 1, calendar.draw(random, l.day + 1, Math.max(end, l.day + 3)))};
  }).sort((a, b) => a.day - b.day);
  for (const [i, {l, day}] of drawn.entries()) {
    const mean = l.article ? qualityOn(l.article, day) : 4;
    const rating = drawRating(random, mean);
    const thing = l.article?.object.toLowerCase() ?? "piece";
    const {title, body} = reviewText(random, rating, thing, mean < (l.article?.quality ?? mean) - 0.5);
    take({
      review_id: `R${String(i + 1).padStart(7, "0")}`,
      listing_id: l.listing.listing_id,
      rating: random.chance(SHOP.reviewMissingRating) ? "" : String(rating),
      review_date: calendar.dates[Math.min(day, SHOP.days - 1)]!,
      reviewer: reviewer(random),
      title: random.chance(SHOP.reviewMissingTitle) ? "" : title,
      body
    });
  }
}

/** A review with a sentiment and no product, in the format of the public data set: original and tidy text. */
export interface LabelledReview {
  review: string;
  sentimen: 0 | 1;
  translate: string;
}

/** Reviews labelled 1 (good) or 0 (bad), half each on average; many do not even say what they are about. */
export function labelledReviews(seed: number, articles: readonly Article[], count: number): LabelledReview[] {
  const random = new Random(seed, "labelled");
  return Array.from({length: count}, () => {
    const good = random.chance(0.5);
    const article = random.pick(articles);
    const thing = random.chance(0.25)
      ? article.names[0]!.name.toLowerCase()
      : random.chance(0.6)
        ? article.object.toLowerCase()
        : "parcel";
    const {body} = reviewText(random, good ? random.between(4, 5) : random.between(1, 2), thing, false);
    return {review: sloppy(random, body), sentimen: good ? 1 : 0, translate: body};
  });
}
