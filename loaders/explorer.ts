import {about, type About} from "./about.ts";
import {once} from "./loader.ts";
import {packed} from "./lines.ts";
import {snapshots} from "./snapshots.ts";

/** What the explorer's shell shows before the lines are there. Money in GBP. */
export interface Explorer {
  about: About;
  lines: number;
  sold: number;
  returned: number;
  products: number;
  countries: number;
  gross: number;
  returns: number;
  net: number;
  /** Size of the file of lines. */
  bytes: number;
  sql: string;
}

const SQL = `SELECT sold_at, country_name, product_code, line_kind, quantity, unit_price, revenue
FROM v_sales
UNION ALL
SELECT returned_at, country_name, product_code, 'return', -quantity, unit_price, -value
FROM v_returns`;

/** Totals from the snapshots, not from the lines: the page's own sums are tested against them. */
export const explorer = once(async (): Promise<Explorer> => {
  const [db, facts, file] = await Promise.all([snapshots(), about(), packed()]);
  const totals = await db.one<Omit<Explorer, "about" | "bytes" | "sql" | "products" | "countries" | "lines">>(
    `WITH sold AS (SELECT count(*) AS sold, sum(revenue) AS gross FROM v_sales),
    back AS (SELECT count(*) AS returned, coalesce(sum(value), 0) AS returns FROM v_returns)
    SELECT sold, returned, gross::DOUBLE AS gross, returns::DOUBLE AS returns, (gross - returns)::DOUBLE AS net FROM sold, back`
  );
  const names = await db.one<{products: number; countries: number}>(
    `SELECT count(DISTINCT product_code) AS products, count(DISTINCT country_name) AS countries FROM (${SQL})`
  );
  return {about: facts, lines: totals.sold + totals.returned, ...totals, ...names, bytes: file.length, sql: SQL};
});
