import {once} from "./loader.ts";
import {snapshots} from "./snapshots.ts";

/** One customer with what the models expect. Money in GBP, chances from 0 to 1. */
export interface CustomerRow {
  id: string;
  country: string;
  segment: string;
  /** "likely to buy": more likely than not to buy in the next 90 days; "at risk": less, but still a customer; "probably gone". */
  standing: string;
  orders: number;
  gross: number;
  /** Days since the last order. */
  recency: number;
  /** Fifths, 5 is best. */
  r: number;
  f: number;
  m: number;
  /** Activity index of the retail-scoring system; no probability. */
  index: number;
  /** Chance that the customer has not left for good (BG/NBD). */
  alive: number | null;
  /** Chance of no purchase in the next 90 days (logistic regression). */
  churn: number | null;
  /** Expected purchases and their expected value over twelve months, discounted. */
  value: number | null;
  /** Chance to stay away times what a customer who has not left brings in 90 days. */
  stake: number | null;
}

/** How standing and stake are made of the published scores; the page shows it as it is. */
export const SCORES = `SELECT customer_id, country_name, segment, order_count, s.gross_revenue, s.recency_days,
  recency_fifth, frequency_fifth, monetary_fifth, activity_index, alive_probability, churn_probability, lifetime_value_12m,
  CASE WHEN alive_probability < 0.5 THEN 'probably gone' WHEN churn_probability >= 0.5 THEN 'at risk'
    WHEN churn_probability < 0.5 THEN 'likely to buy' ELSE 'no estimate' END AS standing,
  churn_probability * expected_purchase_days / nullif(alive_probability, 0) * expected_value AS stake
FROM v_customer_scores AS s
JOIN (SELECT customer_id, order_count FROM v_customer_kpi) AS k USING (customer_id)`;

/** Whether scores were published: they need the analysis step of the refresh. */
export const hasScores = async (): Promise<boolean> => (await snapshots()).has("customer_scores");

/** All customers with a purchase, most at stake first. Empty where no scores were published. */
export const customerScores = once(async (): Promise<CustomerRow[]> => {
  const db = await snapshots();
  if (!(await hasScores())) return [];
  return db.rows<CustomerRow>(
    `SELECT customer_id AS id, country_name AS country, segment, standing, order_count AS orders,
      round(gross_revenue::DOUBLE, 2) AS gross, recency_days AS recency, recency_fifth AS r, frequency_fifth AS f,
      monetary_fifth AS m, round(activity_index, 3) AS "index", round(alive_probability, 3) AS alive,
      round(churn_probability, 3) AS churn, round(lifetime_value_12m, 2) AS value, round(stake, 2) AS stake
    FROM (${SCORES}) ORDER BY standing = 'at risk' DESC, stake DESC NULLS LAST, id`
  );
});
