import {random} from "../../lib/random.js";
import type {Kpis, LabRecords, TopArticle} from "./lab-types.js";

/** What a matching makes of each article. */
export interface Rated {
  listings: Int32Array;
  reviews: Int32Array;
  stars: Float64Array;
}

/** Brings listings' reviews to their articles. */
export function rate({articles, listings}: LabRecords, articleOf: Int32Array): Rated {
  const n = articles.code.length;
  const rated = {listings: new Int32Array(n), reviews: new Int32Array(n), stars: new Float64Array(n)};
  for (let i = 0; i < articleOf.length; i++) {
    const a = articleOf[i]!;
    if (a < 0) continue;
    rated.listings[a]!++;
    rated.reviews[a]! += listings.reviews[i]!;
    rated.stars[a]! += listings.stars[i]!;
  }
  return rated;
}

/** CRITICAL, WATCH or OK by rating and quantity, as the warehouse sets it; null when unrated. */
export function statusOf(records: LabRecords, rated: Rated, article: number): string | null {
  const n = rated.reviews[article]!;
  if (!n) return null;
  const mean = rated.stars[article]! / n;
  const {critical, watch, minQuantity} = records.alerts;
  if (mean < critical && records.articles.quantity[article]! > minQuantity) return "CRITICAL";
  return mean < watch ? "WATCH" : "OK";
}

/** The figures under one matching. */
export function kpis(records: LabRecords, articleOf: Int32Array, rated: Rated = rate(records, articleOf)): Kpis {
  const {articles, listings} = records;
  const out: Kpis = {
    ...{articlesSold: 0, articlesLinked: 0, revenueLinked: 0, revenue: 0, listings: articleOf.length},
    ...{listingsLinked: 0, reviews: 0, reviewsLinked: 0, rating: null, rated: 0, critical: 0, watch: 0, clusters: 0}
  };
  let means = 0;
  for (let a = 0; a < articles.code.length; a++) {
    const sold = articles.quantity[a]! > 0;
    if (sold) {
      out.articlesSold++;
      out.revenue += articles.revenue[a]!;
    }
    if (!rated.listings[a]) continue;
    if (sold) {
      out.articlesLinked++;
      out.revenueLinked += articles.revenue[a]!;
    }
    if (rated.listings[a]! > 1) out.clusters++;
    if (!rated.reviews[a]) continue;
    means += rated.stars[a]! / rated.reviews[a]!;
    out.rated++;
    const status = statusOf(records, rated, a);
    if (status === "CRITICAL") out.critical++;
    else if (status === "WATCH") out.watch++;
  }
  for (let i = 0; i < articleOf.length; i++) {
    out.reviews += listings.reviews[i]!;
    if (articleOf[i]! < 0) continue;
    out.listingsLinked++;
    out.reviewsLinked += listings.reviews[i]!;
  }
  if (out.rated) out.rating = means / out.rated;
  return out;
}

/** Least reviews of an article among the best rated: one five-star review is no reputation. */
export const TOP_REVIEWS = 5;

/** The best-rated articles with enough reviews; ties by revenue. */
export function topRated({articles}: LabRecords, rated: Rated, limit = 10): TopArticle[] {
  return articles.code
    .flatMap((code, a) =>
      rated.reviews[a]! >= TOP_REVIEWS
        ? [{a, code, name: articles.name[a]!, rating: rated.stars[a]! / rated.reviews[a]!, reviews: rated.reviews[a]!}]
        : []
    )
    .sort((p, q) => q.rating - p.rating || articles.revenue[q.a]! - articles.revenue[p.a]!)
    .slice(0, limit)
    .map(({code, name, rating, reviews}) => ({code, name, rating, reviews}));
}

/** Bands of a figure: 80 % and 95 % of the drawn matchings lie in them. */
export interface Band {
  low95: number;
  low80: number;
  high80: number;
  high95: number;
}

/**
 * Bands of every figure from matchings drawn by the pairs' probabilities: each listing takes one of its candidates, or
 * none with what is left of 1 (all shares shrunk where they sum to more).
 * @param pairs by column: article, listing, probability.
 */
export function bands(
  records: LabRecords,
  pairs: {left: ArrayLike<number>; right: ArrayLike<number>; probability: ArrayLike<number>},
  {draws = 400, seed = 42}: {draws?: number; seed?: number} = {}
): Record<keyof Kpis, Band> {
  const listings = records.listings.id.length;
  const ofListing: number[][] = Array.from({length: listings}, () => []);
  const total = new Float64Array(listings);
  for (let i = 0; i < pairs.left.length; i++) {
    if (pairs.probability[i]! <= 0) continue;
    ofListing[pairs.right[i]!]!.push(i);
    total[pairs.right[i]!]! += pairs.probability[i]!;
  }
  const next = random(seed);
  const articleOf = new Int32Array(listings);
  const drawn: Kpis[] = [];
  for (let d = 0; d < draws; d++) {
    for (let l = 0; l < listings; l++) {
      let x = next() * Math.max(1, total[l]!);
      articleOf[l] = -1;
      for (const i of ofListing[l]!) {
        x -= pairs.probability[i]!;
        if (x >= 0) continue;
        articleOf[l] = pairs.left[i]!;
        break;
      }
    }
    drawn.push(kpis(records, articleOf));
  }
  const band = (name: keyof Kpis): Band => {
    const values = Float64Array.from(drawn, (k) => k[name] ?? NaN).filter((v) => !Number.isNaN(v));
    values.sort();
    const at = (q: number): number => values[Math.min(values.length - 1, Math.floor(q * values.length))] ?? NaN;
    return {low95: at(0.025), low80: at(0.1), high80: at(0.9), high95: at(0.975)};
  };
  return Object.fromEntries((Object.keys(drawn[0]!) as (keyof Kpis)[]).map((k) => [k, band(k)])) as Record<
    keyof Kpis,
    Band
  >;
}
