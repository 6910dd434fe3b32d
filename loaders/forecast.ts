import {chooseForecast, type Choice} from "../pipeline/analytics/forecast/backtest.ts";
import {FEWEST, HORIZON, lineOf} from "../src/components/forecast/lines.ts";
import {about, type About} from "./about.ts";
import {once} from "./loader.ts";
import {snapshots} from "./snapshots.ts";

/** An article that sold in a full month, with its history from its first such month on; months without a sale are 0. */
export interface ArticleHistory {
  code: string;
  name: string;
  /** First month of the history, ISO. */
  from: string;
  /** Gross revenue, £, a month. */
  revenue: number[];
  /** Pieces sold a month. */
  quantity: number[];
}

/** What the table lists of an article before its history is fetched. */
export interface ArticleLine {
  code: string;
  name: string;
  months: number;
  /** The last twelve full months. */
  revenue: number;
  quantity: number;
  /** Full months since the last sale. */
  idle: number;
}

/** Everything the forecast page shows at first. */
export interface Forecasts {
  about: About;
  /** Full months, oldest first, ISO. */
  months: string[];
  revenue: number[];
  quantity: number[];
  /** The forecasts that the page opens with, from the same functions as the browser's; null: too short a history. */
  first: {revenue: Choice | null; quantity: Choice | null};
  orders: number;
  articles: ArticleLine[];
  total: number;
  /** Articles whose history is too short. */
  short: number;
  sql: typeof SQL;
}

const SQL = {
  total: `SELECT month, gross_revenue, quantity_sold
FROM v_month_kpi
WHERE is_complete
ORDER BY month`,
  article: (code: string): string => `SELECT month, gross_revenue, quantity_sold
FROM v_product_month
WHERE product_code = '${code.replaceAll("'", "''")}' AND month IN (SELECT month FROM v_month_kpi WHERE is_complete)
ORDER BY month`
};

/** Monthly histories of all articles. */
export const articleHistories = once(async (): Promise<ArticleHistory[]> => {
  const db = await snapshots();
  return db.rows<ArticleHistory>(
    `WITH full_month AS (SELECT month FROM v_month_kpi WHERE is_complete),
    sold AS (SELECT m.* FROM v_product_month AS m JOIN full_month USING (month) WHERE quantity_sold > 0),
    article AS (SELECT product_code, product_name, gross_revenue FROM v_product_kpi WHERE kind = 'article'),
    first AS (SELECT product_code, min(month) AS first FROM sold GROUP BY ALL),
    grid AS (SELECT product_code, month FROM first, full_month WHERE month >= first)
    SELECT product_code AS code, any_value(product_name) AS name, min(month)::DATE AS "from",
      list(coalesce(round(s.gross_revenue::DOUBLE, 2), 0) ORDER BY month) AS revenue,
      list(coalesce(s.quantity_sold, 0)::DOUBLE ORDER BY month) AS quantity
    FROM grid JOIN article USING (product_code) LEFT JOIN sold AS s USING (product_code, month)
    GROUP BY product_code ORDER BY any_value(article.gross_revenue) DESC, code`
  );
});

/** Everything the forecast page shows at first. */
export const forecasts = once(async (): Promise<Forecasts> => {
  const [db, facts, histories] = await Promise.all([snapshots(), about(), articleHistories()]);
  const rows = await db.rows<{month: string; revenue: number; quantity: number}>(
    `SELECT month, round(gross_revenue::DOUBLE, 2) AS revenue, quantity_sold::DOUBLE AS quantity FROM (${SQL.total}) ORDER BY month`
  );
  const [revenue, quantity] = [rows.map((d) => d.revenue), rows.map((d) => d.quantity)];
  const choose = (values: number[]): Choice | null => chooseForecast(values, {horizon: HORIZON});
  const lines = histories.map(lineOf).sort((a, b) => b.revenue - a.revenue || (a.code < b.code ? -1 : 1));
  return {
    about: facts,
    months: rows.map((d) => d.month),
    revenue,
    quantity,
    first: {revenue: choose(revenue), quantity: choose(quantity)},
    orders: (await db.one<{n: number}>("SELECT count(DISTINCT invoice) AS n FROM v_sales")).n,
    articles: lines.slice(0, 50),
    total: lines.length,
    short: lines.filter((d) => d.months < FEWEST).length,
    sql: SQL
  };
});
