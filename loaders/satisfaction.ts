import {once} from "./loader.ts";
import {snapshots} from "./snapshots.ts";

/** Customers in one field of revenue by rating. */
export interface Field {
  /** Bounds of the mean rating of the articles bought. */
  x1: number;
  x2: number;
  /** Bounds of gross revenue, GBP. */
  y1: number;
  y2: number;
  customers: number;
}
/** One of the four quarters, split at the medians. */
export interface Quadrant {
  spendsMore: boolean;
  ratedBetter: boolean;
  customers: number;
  gross: number;
}
/** Customers by what they spent and how the articles they bought are rated. */
export interface Satisfaction {
  fields: Field[];
  quadrants: Quadrant[];
  medians: {rating: number; gross: number};
  customers: number;
  /** Customers none of whose articles is rated. */
  unrated: number;
}

export const SATISFACTION = `SELECT customer_id, gross_revenue, rating_of_articles,
  gross_revenue >= median(gross_revenue) OVER () AS spends_more,
  rating_of_articles >= median(rating_of_articles) OVER () AS rated_better
FROM v_customer_kpi
WHERE order_count > 0 AND rating_of_articles IS NOT NULL`;

/** Fields across the middle 98 % of ratings, and up the logarithm of revenue. */
const ACROSS = 24;
const UP = 22;

/** Revenue by derived satisfaction; null where no article is rated. */
export const satisfaction = once(async (): Promise<Satisfaction | null> => {
  const db = await snapshots();
  const head = await db.one<{customers: number; unrated: number; rating: number | null; gross: number | null}>(
    `SELECT count(rating_of_articles) AS customers, count(*) - count(rating_of_articles) AS unrated,
      median(rating_of_articles) AS rating,
      (median(gross_revenue) FILTER (rating_of_articles IS NOT NULL))::DOUBLE AS gross
    FROM v_customer_kpi WHERE order_count > 0`
  );
  if (head.rating === null || head.gross === null) return null;
  const fields = await db.rows<Field>(
    `WITH d AS (SELECT rating_of_articles AS x, ln(greatest(gross_revenue::DOUBLE, 1)) AS y FROM (${SATISFACTION})),
    b AS (SELECT quantile_cont(x, 0.01) AS x0, greatest(quantile_cont(x, 0.99) - quantile_cont(x, 0.01), 0.01) / ${ACROSS} AS dx,
      min(y) AS y0, greatest(max(y) - min(y), 0.01) / ${UP} AS dy FROM d),
    cell AS (SELECT least(${ACROSS} - 1, greatest(0, floor((x - x0) / dx))) AS i, least(${UP} - 1, floor((y - y0) / dy)) AS j,
      count(*) AS customers FROM d, b GROUP BY ALL)
    SELECT round(x0 + i * dx, 4) AS x1, round(x0 + (i + 1) * dx, 4) AS x2, round(exp(y0 + j * dy), 2) AS y1,
      round(exp(y0 + (j + 1) * dy), 2) AS y2, customers FROM cell, b ORDER BY i, j`
  );
  const quadrants = await db.rows<Quadrant>(
    `SELECT spends_more AS "spendsMore", rated_better AS "ratedBetter", count(*) AS customers,
      sum(gross_revenue)::DOUBLE AS gross FROM (${SATISFACTION}) GROUP BY ALL ORDER BY spends_more DESC, rated_better DESC`
  );
  return {
    fields,
    quadrants,
    medians: {rating: head.rating, gross: head.gross},
    customers: head.customers,
    unrated: head.unrated
  };
});
