import {once} from "./loader.ts";
import {snapshots} from "./snapshots.ts";

/** Customers in one field of revenue by rating: its place from the left, from below, and how many are in it. */
export type Field = [across: number, up: number, customers: number];
/** Where the fields lie: bounds of the mean rating, and of gross revenue in GBP, which the fields share out by its logarithm. */
export interface Grid {
  rating: [from: number, to: number];
  gross: [from: number, to: number];
  across: number;
  up: number;
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
  grid: Grid;
  quadrants: Quadrant[];
  medians: {rating: number; gross: number};
  customers: number;
  /** Customers none of whose articles is rated. */
  unrated: number;
}

export const SATISFACTION = `WITH rated AS (
  SELECT customer_id, gross_revenue, rating_of_articles
  FROM v_customer_kpi
  WHERE order_count > 0 AND rating_of_articles IS NOT NULL
),
middle AS (
  SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY CAST(gross_revenue AS DOUBLE PRECISION)) AS gross,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY CAST(rating_of_articles AS DOUBLE PRECISION)) AS rating
  FROM rated
)
SELECT customer_id, gross_revenue, rating_of_articles,
  gross_revenue >= gross AS spends_more, rating_of_articles >= rating AS rated_better
FROM rated CROSS JOIN middle`;

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
  const cells = await db.rows<{
    i: number;
    j: number;
    customers: number;
    x0: number;
    x1: number;
    y0: number;
    y1: number;
  }>(
    `WITH d AS (SELECT rating_of_articles AS x, ln(greatest(gross_revenue::DOUBLE, 1)) AS y FROM (${SATISFACTION})),
    b AS (SELECT quantile_cont(x, 0.01) AS x0, greatest(quantile_cont(x, 0.99) - quantile_cont(x, 0.01), 0.01) / ${ACROSS} AS dx,
      min(y) AS y0, greatest(max(y) - min(y), 0.01) / ${UP} AS dy FROM d),
    cell AS (SELECT least(${ACROSS} - 1, greatest(0, floor((x - x0) / dx))) AS i, least(${UP} - 1, floor((y - y0) / dy)) AS j,
      count(*) AS customers FROM d, b GROUP BY ALL)
    SELECT i::INTEGER AS i, j::INTEGER AS j, customers, x0, x0 + ${ACROSS} * dx AS x1, exp(y0) AS y0, exp(y0 + ${UP} * dy) AS y1
    FROM cell, b ORDER BY i, j`
  );
  const {x0, x1, y0, y1} = cells[0]!;
  const quadrants = await db.rows<Quadrant>(
    `SELECT spends_more AS "spendsMore", rated_better AS "ratedBetter", count(*) AS customers,
      sum(gross_revenue)::DOUBLE AS gross FROM (${SATISFACTION}) GROUP BY ALL ORDER BY spends_more DESC, rated_better DESC`
  );
  return {
    fields: cells.map((d) => [d.i, d.j, d.customers]),
    grid: {rating: [x0, x1], gross: [y0, y1], across: ACROSS, up: UP},
    quadrants,
    medians: {rating: head.rating, gross: head.gross},
    customers: head.customers,
    unrated: head.unrated
  };
});
