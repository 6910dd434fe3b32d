import {about, type About} from "./about.ts";
import {once} from "./loader.ts";
import {snapshots} from "./snapshots.ts";
import {world, type Shape} from "./world.ts";

/** One country by the country written on each line. Money in GBP, all dates unless said. */
export interface CountryRow {
  code: string;
  name: string;
  gross: number;
  returns: number;
  orders: number;
  customers: number;
  /** Last twelve full months, and the twelve before. */
  now: number;
  before: number;
  /** Gross revenue of its largest customer. */
  largest: number;
}

/** Everything the countries page shows. */
export interface Countries {
  about: About;
  /** Countries with a sale or a return, most revenue first. The first is the home market. */
  rows: CountryRow[];
  orders: number;
  customers: number;
  shapes: Shape[];
  sql: typeof SQL;
}

const SQL = {
  countries: `SELECT country_name, gross_revenue, returns_value, order_count, customer_count, average_order_value,
  revenue_share, gross_revenue_12m, gross_revenue_prior_12m, growth_12m
FROM v_country_kpi
WHERE gross_revenue > 0 OR returns_value > 0
ORDER BY gross_revenue DESC`,
  largest: `SELECT country_name, max(gross_revenue) / sum(gross_revenue) AS share_of_largest_customer, count(*) AS customers
FROM (SELECT country_name, customer_id, sum(revenue) AS gross_revenue FROM v_sales GROUP BY 1, 2) AS c
GROUP BY country_name
ORDER BY sum(gross_revenue) DESC`
};

/** Everything the countries page shows, counted from the published snapshots. */
export const countries = once(async (): Promise<Countries> => {
  const [db, facts] = await Promise.all([snapshots(), about()]);
  const rows = await db.rows<CountryRow>(
    `WITH customer AS (SELECT country_code, sum(revenue) AS gross FROM v_sales GROUP BY country_code, customer_id),
    largest AS (SELECT country_code, max(gross) AS gross FROM customer GROUP BY ALL)
    SELECT country_code AS code, country_name AS name, round(gross_revenue::DOUBLE, 2) AS gross,
      round(returns_value::DOUBLE, 2) AS returns, order_count AS orders, customer_count AS customers,
      coalesce(round(gross_revenue_12m::DOUBLE, 2), 0) AS now, coalesce(round(gross_revenue_prior_12m::DOUBLE, 2), 0) AS before,
      coalesce(round(largest.gross::DOUBLE, 2), 0) AS largest
    FROM v_country_kpi LEFT JOIN largest USING (country_code)
    WHERE gross_revenue > 0 OR returns_value > 0 ORDER BY gross_revenue DESC, code`
  );
  return {
    about: facts,
    rows,
    ...(await db.one<{orders: number; customers: number}>(
      "SELECT count(DISTINCT invoice) AS orders, count(DISTINCT customer_id) AS customers FROM v_sales"
    )),
    shapes: world(rows.map((d) => d.code)),
    sql: SQL
  };
});
