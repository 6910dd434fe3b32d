import {about, type About} from "./about.ts";
import {once} from "./loader.ts";
import {snapshots} from "./snapshots.ts";

/** One article. Money in GBP; `now` and `before` are the last twelve full months and the twelve before. */
export interface ProductRow {
  code: string;
  name: string;
  category: string;
  now: number;
  before: number;
  gross: number;
  units: number;
  returnRate: number | null;
  price: number | null;
  customers: number;
  lastSold: string | null;
  listings: number;
  rating: number | null;
  reviews: number;
  /** CRITICAL, WATCH, OK, or null where no review is linked. */
  status: string | null;
  /** Gross margin of each pound of revenue, all dates; null where the cost is not known. Only where a cost table is given. */
  marginRate?: number | null;
}
/** One category over the two periods. */
export interface Category {
  category: string;
  now: number;
  before: number;
  articles: number;
}
/** Share of revenue that the best-selling articles bring, by their share of all articles. */
export interface Point {
  articles: number;
  revenue: number;
}
export interface Products {
  about: About;
  /** The best-selling articles; the rest comes when asked for. */
  first: ProductRow[];
  total: number;
  categories: Category[];
  statuses: [status: string, articles: number][];
  curve: Point[];
  /** Articles sold in the last twelve full months, how many of them make 80 % of revenue, and the revenue. */
  sold: {articles: number; eighty: number; revenue: number};
  /** Articles whose cost is known; null without a cost table: then no margin is shown. */
  costed: number | null;
  sql: typeof SQL & {articles: string};
}

/** The rate of each article whose cost is known; its other columns would stand twice. */
const MARGINS = `
LEFT JOIN (SELECT product_code, margin_rate FROM v_margin) AS m USING (product_code)`;

/** The query of the table, with margins where a cost table is given. */
const articlesSql = (costs: boolean): string =>
  `SELECT product_code, product_name, category, gross_revenue_12m, gross_revenue_prior_12m, quantity_sold, average_price,
  return_rate, last_sold_on, rating_mean, review_count, alert_status${costs ? ", margin_rate" : ""}
FROM v_product_kpi${costs ? MARGINS : ""}
WHERE kind = 'article'
ORDER BY gross_revenue_12m DESC`;

const SQL = {
  categories: `SELECT category, sum(gross_revenue_12m) AS last_12m, sum(gross_revenue_prior_12m) AS prior_12m, count(*) AS articles
FROM v_product_kpi
WHERE kind = 'article'
GROUP BY category
ORDER BY last_12m DESC`,
  curve: `SELECT product_code, gross_revenue_12m,
  sum(gross_revenue_12m) OVER (ORDER BY gross_revenue_12m DESC, product_code) / sum(gross_revenue_12m) OVER () AS revenue_share
FROM v_product_kpi
WHERE kind = 'article' AND gross_revenue_12m > 0
ORDER BY gross_revenue_12m DESC, product_code`
};

/** Rows in the page itself; enough for the first screen. */
const FIRST = 40;

/** All articles, best-selling first. */
export const articles = once(async (): Promise<ProductRow[]> => {
  const db = await snapshots();
  const costs = await db.has("margin");
  return db.rows<ProductRow>(
    `SELECT product_code AS code, product_name AS name, category, coalesce(gross_revenue_12m, 0)::DOUBLE AS now,
      coalesce(gross_revenue_prior_12m, 0)::DOUBLE AS before, gross_revenue::DOUBLE AS gross, quantity_sold AS units,
      round(return_rate, 4) AS "returnRate", round(average_price, 3) AS price, customer_count AS customers,
      last_sold_on AS "lastSold", listing_count AS listings, round(rating_mean, 3) AS rating, review_count AS reviews,
      alert_status AS status${costs ? `, round(margin_rate, 4) AS "marginRate"` : ""}
    FROM v_product_kpi${costs ? MARGINS : ""} WHERE kind = 'article' ORDER BY now DESC, gross DESC, code`
  );
});

/** What the products page shows at first. */
export const products = once(async (): Promise<Products> => {
  const [db, all, facts] = await Promise.all([snapshots(), articles(), about()]);
  const costs = await db.has("margin");
  const sold = all.filter((d) => d.now > 0);
  const revenue = sold.reduce((sum, d) => sum + d.now, 0);
  let running = 0;
  const shares = sold.map((d) => (running += d.now) / revenue);
  const step = Math.max(1, Math.floor(sold.length / 120));
  const curve = shares
    .map((share, i) => ({articles: i + 1, revenue: Number(share.toFixed(4))}))
    .filter((_, i) => i % step === 0 || i === sold.length - 1);
  const counts = new Map<string, number>();
  for (const {status} of all) counts.set(status ?? "Not rated", (counts.get(status ?? "Not rated") ?? 0) + 1);
  return {
    about: facts,
    first: all.slice(0, FIRST),
    total: all.length,
    categories: await db.rows<Category>(
      `SELECT category, coalesce(last_12m, 0)::DOUBLE AS now, coalesce(prior_12m, 0)::DOUBLE AS before, articles FROM (${SQL.categories})
      ORDER BY now DESC, category`
    ),
    statuses: ["CRITICAL", "WATCH", "OK", "Not rated"].flatMap((s) =>
      counts.has(s) ? [[s, counts.get(s)!] as [string, number]] : []
    ),
    curve,
    sold: {articles: sold.length, eighty: shares.findIndex((s) => s >= 0.8) + 1, revenue},
    costed: costs ? all.filter((d) => d.marginRate != null).length : null,
    sql: {...SQL, articles: articlesSql(costs)}
  };
});
