import {about, type About, sourceOf} from "./about.ts";
import {once} from "./loader.ts";
import {
  BY_MONTH,
  BY_QUARTER,
  ratingsByArticle,
  ratingsByMonth,
  TRENDS,
  trends,
  type RatingPoint,
  type TrendRow
} from "./review-trends.ts";
import {sentimentReport, words, type SentimentReport, type Words} from "./review-texts.ts";
import {snapshots} from "./snapshots.ts";

/** One review in the table. */
export interface ReviewRow {
  id: string;
  on: string | null;
  rating: number | null;
  sentiment: string | null;
  /** "stars", "label" or null where neither is there. */
  by: string | null;
  code: string | null;
  name: string | null;
  link: string;
  text: string;
}
/** Why reviews have an article, or none. */
export interface LinkRow {
  link: string;
  reviews: number;
  rated: number;
  listings: number;
  mean: number | null;
}
/** Reviews by number of stars. */
export interface StarRow {
  rating: number;
  linked: number;
  unlinked: number;
}
export interface Reviews {
  about: About;
  totals: {
    reviews: number;
    rated: number;
    dated: number;
    linked: number;
    labelled: number;
    mean: number | null;
    articles: number;
  };
  /** Null where there is no review at all. */
  shown: {
    stars: StarRow[];
    links: LinkRow[];
    months: RatingPoint[];
    trends: TrendRow[];
    tested: number;
    /** Ratings by quarter of the articles drawn at first. */
    series: Record<string, RatingPoint[]>;
    words: Words | null;
    sentiment: SentimentReport;
    first: ReviewRow[];
  } | null;
  sql: typeof SQL;
}

/** Why a review has an article or none, in the reader's words. */
const LINK = `CASE WHEN r.product_code IS NOT NULL THEN 'linked to an article'
    WHEN r.listing_id IS NULL THEN 'names no product'
    WHEN l.zone = 'ask' THEN 'listing waits for a steward'
    WHEN l.listing_id IS NULL THEN 'listing is not in the files'
    ELSE 'listing matches no article' END`;

const SQL = {
  months: BY_MONTH,
  quarters: BY_QUARTER,
  trends: TRENDS,
  stars: `SELECT rating, count(product_code) AS linked, count(*) - count(product_code) AS unlinked
FROM v_reviews
WHERE rating IS NOT NULL
GROUP BY rating
ORDER BY rating`,
  list: `SELECT review_on, rating, sentiment, sentiment_source, product_code, product_name, title, body
FROM v_reviews
ORDER BY review_on DESC, rating`,
  labelled: `SELECT sentiment, title, body
FROM v_reviews
WHERE sentiment_source = 'label'`,
  links: `SELECT ${LINK} AS link,
  count(*) AS reviews, count(r.rating) AS rated, count(DISTINCT r.listing_id) AS listings, avg(r.rating) AS mean_rating
FROM v_reviews AS r LEFT JOIN v_listings AS l ON l.listing_id = r.listing_id
GROUP BY link
ORDER BY reviews DESC`
};

const FIRST = 12;
/** Tested articles in the page itself; the others come when asked for. */
const TRENDS_SHOWN = 30;
/** Letters of a text that the table holds. */
const CUT = 240;

/** All reviews for the table, newest first, worst before best. */
export const reviewList = once(async (): Promise<ReviewRow[]> => {
  const db = await snapshots();
  if (!(await db.has("reviews"))) return [];
  return db.rows<ReviewRow>(
    `SELECT review_id AS id, review_on AS "on", rating, sentiment, CASE WHEN rating IS NOT NULL THEN 'stars'
        WHEN sentiment IS NOT NULL THEN 'label' END AS by,
      r.product_code AS code, r.product_name AS name, ${LINK} AS link,
      left(trim(coalesce(r.title || '. ', '') || coalesce(body, '')), ${CUT}) AS text
    FROM v_reviews AS r LEFT JOIN v_listings AS l ON l.listing_id = r.listing_id
    ORDER BY "on" DESC NULLS LAST, rating, id`
  );
});

/** Everything the reviews page shows at first. */
export const reviews = once(async (): Promise<Reviews> => {
  const [db, facts] = await Promise.all([snapshots(), about()]);
  const none = {reviews: 0, rated: 0, dated: 0, linked: 0, labelled: 0, mean: null, articles: 0};
  if (!(await db.has("reviews"))) return {about: facts, totals: none, shown: null, sql: SQL};
  const tested = await trends();
  const series = await ratingsByArticle();
  const drawn = tested.slice(0, Math.max(6, tested.filter((d) => d.falling).length)).slice(0, 12);
  return {
    // The charts are drawn from the reviews, not from the sales.
    about: {...facts, source: await sourceOf(["review", "labelled_review"])},
    totals: await db.one<Reviews["totals"]>(
      `SELECT count(*) AS reviews, count(rating) AS rated, count(review_on) AS dated, count(product_code) AS linked,
        count(*) FILTER (sentiment_source = 'label') AS labelled, avg(rating) AS mean,
        count(DISTINCT product_code) AS articles FROM v_reviews`
    ),
    shown: {
      stars: await db.rows<StarRow>(SQL.stars),
      links: await db.rows<LinkRow>(
        `SELECT * RENAME (mean_rating AS mean) FROM (${SQL.links}) ORDER BY reviews DESC, link`
      ),
      months: await ratingsByMonth(),
      trends: tested.slice(0, TRENDS_SHOWN),
      tested: tested.length,
      series: Object.fromEntries(drawn.map(({code}) => [code, series[code] ?? []])),
      words: await words(),
      sentiment: await sentimentReport(),
      first: (await reviewList()).slice(0, FIRST)
    },
    sql: SQL
  };
});
