import {once} from "./loader.ts";
import {snapshots} from "./snapshots.ts";

/** An article tested for a falling reputation. */
export interface TrendRow {
  code: string;
  name: string;
  category: string;
  reviews: number;
  /** Mean stars of the earlier and the later half of its reviews. */
  earlier: number;
  later: number;
  /** Kendall's tau-b of rating and time. */
  tau: number;
  adjustedP: number;
  falling: boolean;
  gross: number;
}
/** Dated ratings of one article, or of all, in one period. */
export interface RatingPoint {
  /** First day of the period, ISO. */
  from: string;
  n: number;
  mean: number;
}

export const TRENDS = `SELECT product_code, product_name, rating_count, rating_earlier, rating_later, tau, adjusted_p, is_falling
FROM v_rating_trends
ORDER BY p_value`;

export const BY_MONTH = `SELECT date_trunc('month', review_on) AS month, count(*) AS ratings, avg(rating) AS mean_rating
FROM v_reviews
WHERE rating IS NOT NULL AND review_on IS NOT NULL
GROUP BY month
ORDER BY month`;

export const BY_QUARTER = `SELECT product_code, date_trunc('quarter', review_on) AS quarter, count(*) AS ratings, avg(rating) AS mean_rating
FROM v_reviews
WHERE rating IS NOT NULL AND review_on IS NOT NULL AND product_code IN (SELECT product_code FROM v_rating_trends)
GROUP BY product_code, quarter
ORDER BY product_code, quarter`;

/** Every article that was tested, the surest fall first; empty where none had enough dated ratings. */
export const trends = once(async (): Promise<TrendRow[]> => {
  const db = await snapshots();
  if (!(await db.has("rating_trends"))) return [];
  return db.rows<TrendRow>(
    `SELECT product_code AS code, product_name AS name, category, rating_count AS reviews, round(rating_earlier, 3) AS earlier,
      round(rating_later, 3) AS later, round(tau, 3) AS tau, adjusted_p AS "adjustedP", is_falling AS falling,
      gross_revenue::DOUBLE AS gross
    FROM v_rating_trends ORDER BY p_value, tau, code`
  );
});

/** Mean rating of all reviews by month. */
export const ratingsByMonth = once(async (): Promise<RatingPoint[]> => {
  const db = await snapshots();
  return db.rows<RatingPoint>(
    `SELECT month::DATE AS "from", ratings AS n, round(mean_rating, 4) AS mean FROM (${BY_MONTH}) ORDER BY month`
  );
});

/** Ratings by quarter of every article that was tested, by code. */
export const ratingsByArticle = once(async (): Promise<Record<string, RatingPoint[]>> => {
  const db = await snapshots();
  if (!(await db.has("rating_trends"))) return {};
  const rows = await db.rows<RatingPoint & {code: string}>(
    `SELECT product_code AS code, quarter::DATE AS "from", ratings AS n, round(mean_rating, 3) AS mean
    FROM (${BY_QUARTER}) ORDER BY code, "from"`
  );
  const byCode: Record<string, RatingPoint[]> = {};
  for (const {code, ...point} of rows) (byCode[code] ??= []).push(point);
  return byCode;
});
