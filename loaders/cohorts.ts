import {once} from "./loader.ts";
import {snapshots} from "./snapshots.ts";

/** Customers by the month of their first purchase. */
export interface Cohort {
  /** First day of the month, ISO. */
  cohort: string;
  /** Customers who first bought in it. */
  customers: number;
  /** How many of them bought in each month after it, the next one first, up to the last month in the data. */
  later: number[];
}

/** Retention as the page shows it. */
export const COHORTS = `WITH first AS (
  SELECT customer_id, date_trunc('month', min(sold_on)) AS cohort FROM v_sales GROUP BY customer_id
), active AS (
  SELECT DISTINCT customer_id, date_trunc('month', sold_on) AS month FROM v_sales
)
SELECT cohort, month, count(*) AS customers
FROM first JOIN active USING (customer_id)
GROUP BY cohort, month
ORDER BY cohort, month`;

/** Who came back, by month of first purchase. A month without anybody counts 0, so that the triangle has no holes. */
export const cohorts = once(async (): Promise<Cohort[]> => {
  const db = await snapshots();
  return db.rows<Cohort>(
    `WITH cell AS (${COHORTS}), grid AS (
      SELECT f.cohort, f.customers AS of, m.month, coalesce(c.customers, 0) AS customers
      FROM cell AS f JOIN v_month_kpi AS m ON f.month = f.cohort AND m.month >= f.cohort
      LEFT JOIN cell AS c ON c.cohort = f.cohort AND c.month = m.month)
    SELECT cohort::DATE AS cohort, max(of) AS customers,
      coalesce(list(customers ORDER BY month) FILTER (month > cohort), []) AS later
    FROM grid GROUP BY cohort ORDER BY cohort`
  );
});
