import {about, type About} from "./about.ts";
import {once} from "./loader.ts";
import type {Counter} from "./quality.ts";
import {snapshots} from "./snapshots.ts";

/** One calendar month. Values in GBP; `returns` is positive. */
export interface Month {
  month: string;
  sales: number;
  service: number;
  returns: number;
  orders: number;
  customers: number;
}
/** Twelve full months, all countries. Orders and customers are distinct within the period. */
export interface Period {
  from: string;
  to: string;
  gross: number;
  returns: number;
  orders: number;
  customers: number;
}
/** One country over the last twelve full months and the twelve before; orders and customers of the former. */
export interface Country {
  country: string;
  now: number;
  before: number;
  orders: number;
  customers: number;
}
/** One article over the same two periods. */
export interface Article {
  code: string;
  name: string;
  now: number;
  before: number;
  units: number;
  returnRate: number;
  customers: number;
  rating: number | null;
  alert: string | null;
}
/** An article whose reputation is at odds with its sales. */
export interface Alert {
  code: string;
  name: string;
  status: string;
  rating: number;
  reviews: number;
  units: number;
  revenue: number;
}
/** A single returned line that makes up most of a month's returns. */
export interface Reversal {
  month: string;
  quantity: number;
  value: number;
}
/** Everything the overview shows. */
export interface Overview {
  about: About;
  now: Period;
  before: Period;
  orders: number;
  customers: number;
  months: Month[];
  countries: Country[];
  articles: Article[];
  alerts: Alert[];
  /** Articles by alert status. */
  rated: {critical: number; watch: number; ok: number};
  rating: {mean: number; reviews: number; listings: number} | null;
  reversals: Reversal[];
  /** What each cleaning rule and class counted. */
  counters: Counter[];
  sql: typeof SQL;
}

/** The queries behind the charts, as the page shows them. */
const SQL = {
  months: `SELECT month, article_revenue, service_revenue, returns_value, order_count, customer_count
FROM v_month_kpi
ORDER BY month`,
  countries: `SELECT country_name, gross_revenue_12m, gross_revenue_prior_12m
FROM v_country_kpi
ORDER BY gross_revenue_12m DESC`,
  articles: `SELECT product_code, product_name, gross_revenue_12m, gross_revenue_prior_12m, quantity_12m, return_rate, rating_mean
FROM v_product_kpi
WHERE kind = 'article' AND gross_revenue_12m > 0
ORDER BY gross_revenue_12m DESC, product_code
LIMIT 100`,
  alerts: `SELECT product_code, product_name, alert_status, rating_mean, review_count, gross_revenue
FROM v_alerts
WHERE alert_status IN ('CRITICAL', 'WATCH')
ORDER BY alert_status, gross_revenue DESC`,
  counters: `SELECT rule, kind, lines, value, meaning
FROM meta.rule_count
ORDER BY kind, lines DESC`
};

/** Everything the overview page shows. */
export const overview = once(async (): Promise<Overview> => {
  const [db, facts] = await Promise.all([snapshots(), about()]);
  const last = `DATE '${facts.lastFullMonth}'`;
  const months = await db.rows<Month>(
    `SELECT month, article_revenue AS sales, service_revenue AS service, returns_value AS returns,
      order_count AS orders, customer_count AS customers FROM (${SQL.months}) ORDER BY month`
  );
  const period = (back: number): Promise<Period> =>
    db.one<Period>(
      `WITH bound AS (SELECT ${last} - to_months(${back + 11}) AS first, ${last} + to_months(${1 - back}) AS stop)
      SELECT (SELECT first::DATE FROM bound) AS "from", (SELECT (stop - INTERVAL 1 MONTH)::DATE FROM bound) AS "to",
        coalesce(sum(revenue), 0)::DOUBLE AS gross, count(DISTINCT invoice) AS orders, count(DISTINCT customer_id) AS customers,
        (SELECT coalesce(sum(value), 0)::DOUBLE FROM v_returns, bound WHERE returned_on >= first AND returned_on < stop) AS returns
      FROM v_sales, bound WHERE sold_on >= first AND sold_on < stop`
    );
  const countries = await db.rows<Country>(
    `WITH recent AS (SELECT country_code, count(DISTINCT invoice) AS orders, count(DISTINCT customer_id) AS customers
      FROM v_sales WHERE sold_on >= ${last} - INTERVAL 11 MONTH AND sold_on < ${last} + INTERVAL 1 MONTH GROUP BY ALL)
    SELECT country_name AS country, gross_revenue_12m::DOUBLE AS now, gross_revenue_prior_12m::DOUBLE AS before,
      coalesce(orders, 0) AS orders, coalesce(customers, 0) AS customers
    FROM v_country_kpi LEFT JOIN recent USING (country_code)
    WHERE gross_revenue_12m > 0 OR gross_revenue_prior_12m > 0 ORDER BY now DESC, country`
  );
  const articles = await db.rows<Article>(
    `SELECT product_code AS code, product_name AS name, gross_revenue_12m::DOUBLE AS now,
      gross_revenue_prior_12m::DOUBLE AS before, quantity_12m AS units, return_rate AS "returnRate",
      customer_count AS customers, rating_mean AS rating, alert_status AS alert
    FROM v_product_kpi WHERE kind = 'article' AND gross_revenue_12m > 0 ORDER BY now DESC, code LIMIT 100`
  );
  const alerts = (await db.has("alerts"))
    ? await db.rows<Alert>(
        `SELECT product_code AS code, product_name AS name, alert_status AS status, rating_mean AS rating,
          review_count AS reviews, quantity_sold AS units, gross_revenue::DOUBLE AS revenue
        FROM v_alerts WHERE alert_status IN ('CRITICAL', 'WATCH')
        ORDER BY alert_status, revenue DESC, code LIMIT 12`
      )
    : [];
  const rated = await db.one<Overview["rated"]>(
    `SELECT count(*) FILTER (alert_status = 'CRITICAL') AS critical, count(*) FILTER (alert_status = 'WATCH') AS watch,
      count(*) FILTER (alert_status = 'OK') AS ok FROM v_product_kpi`
  );
  const reviews = (await db.has("reviews"))
    ? await db.one<{mean: number | null; reviews: number; listings: number}>(
        `SELECT avg(rating) AS mean, count(*) AS reviews, count(DISTINCT listing_id) AS listings
        FROM v_reviews WHERE product_code IS NOT NULL AND rating IS NOT NULL`
      )
    : null;
  const reversals = await db.rows<Reversal>(
    `SELECT date_trunc('month', returned_on)::DATE AS month, quantity, value::DOUBLE AS value FROM v_returns
    QUALIFY value > 0.5 * sum(value) OVER (PARTITION BY date_trunc('month', returned_on)) AND quantity > 1 ORDER BY month`
  );
  const [now, before] = [await period(0), await period(12)];
  return {
    about: facts,
    now,
    before,
    ...(await db.one<{orders: number; customers: number}>(
      "SELECT count(DISTINCT invoice) AS orders, count(DISTINCT customer_id) AS customers FROM v_sales"
    )),
    months,
    countries,
    articles,
    alerts,
    rated,
    rating: reviews?.mean == null ? null : {...reviews, mean: reviews.mean},
    reversals,
    counters: await db.rows<Counter>(
      `SELECT rule, kind, lines, value::DOUBLE AS value, meaning FROM (${SQL.counters})`
    ),
    sql: SQL
  };
});
