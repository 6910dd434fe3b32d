import {gzipSync} from "node:zlib";
import {SmartshopError} from "../pipeline/errors.ts";
import {COLUMNS, pack, type Lines} from "../src/components/explorer/lines.ts";
import {once} from "./loader.ts";
import {snapshots} from "./snapshots.ts";

/** Every line that counts: sold, charged as a service, or returned (with negative pieces). */
const ALL = `SELECT product_code, product_name, country_code, country_name, sold_at AS at, quantity, unit_price,
  CASE line_kind WHEN 'article' THEN 0 ELSE 1 END AS kind FROM v_sales
UNION ALL
SELECT product_code, product_name, country_code, country_name, returned_at, -quantity, unit_price, 2 FROM v_returns`;

const LARGEST = 2 ** 31;

/**
 * All lines as typed arrays, for the explorer.
 * @throws SmartshopError "input" when there are more articles, countries or days than their arrays can name, or a price
 * that no array holds exactly.
 */
export const lines = once(async (): Promise<Lines> => {
  const db = await snapshots();
  const names = (what: "product" | "country"): Promise<{code: string; name: string}[]> =>
    db.rows(
      `SELECT ${what}_code AS code, any_value(${what}_name) AS name FROM (${ALL}) GROUP BY 1 ORDER BY count(*) DESC, 1`
    );
  const [products, countries] = [await names("product"), await names("country")];
  const facts = await db.one<{start: string; days: number; top: number; pence: number; thousandths: number}>(
    `SELECT min("at")::DATE AS start, date_diff('day', min("at")::DATE, max("at")::DATE) + 1 AS days, max(unit_price)::DOUBLE AS top,
      count(*) FILTER (unit_price * 100 <> trunc(unit_price * 100)) AS pence,
      count(*) FILTER (unit_price * 1000 <> trunc(unit_price * 1000)) AS thousandths FROM (${ALL})`
  );
  // Prices have four decimals at most; the smallest unit that all of them are whole numbers of.
  const scale = !facts.pence ? 100 : !facts.thousandths ? 1000 : 10_000;
  const room = (what: string, count: number, most: number): void => {
    if (count > most) throw new SmartshopError("input", `too many ${what} for the explorer: ${count}, at most ${most}`);
  };
  room("articles", products.length, 2 ** 16);
  room("days", facts.days, 2 ** 16);
  room("countries", countries.length, 2 ** 8);
  room(`1/${scale} pounds in a price`, facts.top * scale, LARGEST);
  const place = (what: string): string =>
    `SELECT ${what}_code, row_number() OVER (ORDER BY count(*) DESC, ${what}_code) - 1 AS ${what} FROM line GROUP BY ${what}_code`;
  const columns = await db.numbers(
    `WITH line AS (${ALL}), product AS (${place("product")}), country AS (${place("country")})
    SELECT (unit_price * ${scale})::INTEGER AS price, quantity::INTEGER AS quantity, product::INTEGER AS product,
      ("at"::DATE - DATE '${facts.start}')::INTEGER AS day, hour("at")::INTEGER AS hour, country::INTEGER AS country, kind::INTEGER AS kind
    FROM line JOIN product USING (product_code) JOIN country USING (country_code)
    ORDER BY day, hour, country, product, kind, price, quantity`,
    COLUMNS
  );
  const pair = (d: {code: string; name: string}): [string, string] => [d.code, d.name];
  return {
    lines: columns.price.length,
    start: facts.start,
    days: facts.days,
    scale,
    countries: countries.map(pair),
    products: products.map(pair),
    ...columns
  };
});

/** The file of all lines. Gzip at level 6: level 9 takes four times as long for 4 % fewer bytes. */
export const packed = once(async (): Promise<Uint8Array> => gzipSync(pack(await lines()), {level: 6}));
