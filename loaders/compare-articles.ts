import {once} from "./loader.ts";
import {snapshots} from "./snapshots.ts";

/** One article as it is compared and scored. Money in GBP, all dates unless named otherwise. */
export interface CompareRow {
  code: string;
  name: string;
  category: string;
  gross: number;
  /** Last twelve full months, and the twelve before. */
  now: number;
  before: number;
  units: number;
  price: number | null;
  returnRate: number | null;
  orders: number;
  customers: number;
  rating: number | null;
  reviews: number;
  /** Share of its reviews that are negative; null without reviews. */
  negativeShare: number | null;
  status: string | null;
}

export const ARTICLES = `SELECT product_code, product_name, gross_revenue, quantity_sold, rating_mean, review_count,
  CASE WHEN review_count > 0 THEN CAST(negative_reviews AS DOUBLE PRECISION) / review_count END AS negative_share
FROM v_product_kpi
WHERE kind = 'article'`;

/** All articles, best-selling first. */
export const compareArticles = once(async (): Promise<CompareRow[]> => {
  const db = await snapshots();
  return db.rows<CompareRow>(
    `SELECT product_code AS code, product_name AS name, category, round(gross_revenue::DOUBLE, 2) AS gross,
      round(coalesce(gross_revenue_12m, 0)::DOUBLE, 2) AS now, round(coalesce(gross_revenue_prior_12m, 0)::DOUBLE, 2) AS before,
      quantity_sold AS units, round(average_price, 3) AS price, round(return_rate, 4) AS "returnRate", order_count AS orders,
      customer_count AS customers, round(rating_mean, 4) AS rating, review_count AS reviews,
      round(negative_share, 4) AS "negativeShare", alert_status AS status
    FROM v_product_kpi JOIN (SELECT product_code, negative_share FROM (${ARTICLES})) USING (product_code)
    WHERE kind = 'article' ORDER BY gross DESC, code`
  );
});

/** Gross revenue of each article in each month of the data, GBP, whole pounds; months as in `compareMonths`. */
export const monthlyRevenue = once(async (): Promise<{months: string[]; revenue: Record<string, number[]>}> => {
  const db = await snapshots();
  const months = (await db.rows<{month: string}>("SELECT month FROM v_month_kpi ORDER BY month")).map((d) => d.month);
  const rows = await db.rows<{code: string; values: number[]}>(
    `WITH m AS (SELECT month FROM v_month_kpi), p AS (SELECT product_code FROM v_product_kpi WHERE kind = 'article')
    SELECT p.product_code AS code, list(coalesce(round(s.gross_revenue::DOUBLE), 0) ORDER BY m.month) AS values
    FROM p CROSS JOIN m LEFT JOIN v_product_month AS s ON s.product_code = p.product_code AND s.month = m.month
    GROUP BY p.product_code`
  );
  return {months, revenue: Object.fromEntries(rows.map((d) => [d.code, d.values]))};
});
