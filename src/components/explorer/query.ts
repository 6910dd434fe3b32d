import {dateOf, PRICE, QUANTITY} from "./cuts.js";
import {KIND_CODES, type Header} from "./lines.js";
import type {Selection} from "./selection.js";

/** Every line of the explorer, from the published views; returns have negative pieces and value. */
export const LINES = `SELECT sold_at AS moment, country_code, country_name, product_code, product_name, line_kind AS kind,
  quantity, unit_price, revenue AS value
FROM v_sales
UNION ALL
SELECT returned_at, country_code, country_name, product_code, product_name, 'return',
  -quantity, unit_price, -value
FROM v_returns`;

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const oneOf = (column: string, values: readonly string[]): string => `${column} IN (${values.map(text).join(", ")})`;

/** The query behind what is chosen; runs as it is in PostgreSQL and in DuckDB, and gives the totals line of the page. */
export function selectionSql(h: Header, s: Selection): string {
  const where: string[] = [];
  if (s.day) {
    const [from, to] = s.day.map((day) => dateOf(h.start, day));
    where.push(`moment >= DATE '${from}'`, `moment < DATE '${to}'`);
  }
  if (s.price) {
    const [from, to] = s.price;
    if (from > 0) where.push(`unit_price >= ${from * PRICE.step}`);
    if (to < PRICE.bins) where.push(`unit_price < ${to * PRICE.step}`);
  }
  if (s.quantity) {
    const [from, to] = s.quantity;
    if (from > 0) where.push(`quantity >= ${from + QUANTITY.first}`);
    if (to < QUANTITY.bins) where.push(`quantity <= ${to - 1 + QUANTITY.first}`);
  }
  if (s.time) {
    const [from, to, first, last] = s.time;
    where.push(
      `extract(hour FROM moment) BETWEEN ${from} AND ${to - 1}`,
      `extract(isodow FROM moment) BETWEEN ${first + 1} AND ${last}`
    );
  }
  const codes = (all: readonly [string, string][], chosen: readonly number[]): string[] =>
    chosen.map((i) => all[i]![0]);
  if (s.country) where.push(oneOf("country_code", codes(h.countries, s.country)));
  if (s.product) where.push(oneOf("product_code", codes(h.products, s.product)));
  if (s.kind)
    where.push(
      oneOf(
        "kind",
        s.kind.map((i) => KIND_CODES[i]!)
      )
    );
  return `WITH line AS (
${LINES.replace(/^/gm, "  ")}
)
SELECT count(*) AS lines, sum(value) FILTER (WHERE kind <> 'return') AS sold,
  -sum(value) FILTER (WHERE kind = 'return') AS returned, sum(value) AS net
FROM line${where.length ? `\nWHERE ${where.join("\n  AND ")}` : ""}`;
}
