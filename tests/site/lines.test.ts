import {afterAll, beforeAll, expect, test} from "vitest";
import type {Database} from "../../pipeline/warehouse/database.ts";
import {crossFilter, CUTS} from "../../src/components/explorer/cuts.ts";
import {keptBy, type Selection} from "../../src/components/explorer/selection.ts";
import {selectionSql} from "../../src/components/explorer/query.ts";
import {totalsOf} from "../../src/components/explorer/totals.ts";
import {publishShop} from "./shop.ts";

let db: Database;
beforeAll(async () => {
  db = await publishShop();
});
afterAll(() => db?.close());

/** Money as the text of a decimal, so that nothing is rounded on the way. */
interface Sums {
  n: number;
  gross: string;
  returns: string;
}
const sums = async (where: string, returned = where): Promise<Sums> => {
  const [found] = await db.rows<Sums>(
    `SELECT (SELECT count(*) FROM facts.fct_sale_line WHERE ${where}) + (SELECT count(*) FROM facts.fct_return_line WHERE ${returned}) AS n,
      (SELECT coalesce(sum(revenue), 0)::DECIMAL(18, 4)::VARCHAR FROM facts.fct_sale_line WHERE ${where}) AS gross,
      (SELECT coalesce(sum(value), 0)::DECIMAL(18, 4)::VARCHAR FROM facts.fct_return_line WHERE ${returned}) AS returns`
  );
  return found!;
};

test("totals of the lines equal the warehouse's to the last digit, with and without filters", async () => {
  const l = await (await import("../../loaders/lines.ts")).lines();
  const engine = crossFilter(l);
  const check = async (s: Selection, expected: Sums): Promise<void> => {
    CUTS.forEach((cut, k) => engine.filter(k, keptBy(l, s, cut)));
    const t = totalsOf({engine, lines: l, selection: () => s});
    expect([t.lines, t.gross.toFixed(4), t.returns.toFixed(4)]).toEqual([expected.n, expected.gross, expected.returns]);
    const [asked] = await db.rows<{lines: number; sold: number | null; returned: number | null}>(
      `SELECT lines, sold::DOUBLE AS sold, returned::DOUBLE AS returned FROM (${selectionSql(l, s)})`
    );
    expect([asked!.lines, (asked!.sold ?? 0).toFixed(4), (asked!.returned ?? 0).toFixed(4)]).toEqual([
      expected.n,
      expected.gross,
      expected.returns
    ]);
  };
  await check({}, await sums("true"));
  const [country, product] = [l.countries[1] ?? l.countries[0]!, l.products[0]!];
  const place = l.countries.indexOf(country);
  await check({country: [place]}, await sums(`country_code = '${country[0]}'`));
  await check(
    {product: [0], kind: [0, 2]},
    await sums(`product_code = '${product[0]}' AND line_kind = 'article'`, `product_code = '${product[0]}'`)
  );
  const hours = (column: string): string => `hour(${column}) BETWEEN 9 AND 11 AND isodow(${column}) <= 5`;
  await check({time: [9, 12, 0, 5]}, await sums(hours("sold_at"), hours("returned_at")));
  const days = (column: string): string => `${column} >= DATE '${l.start}' + 30 AND ${column} < DATE '${l.start}' + 60`;
  await check(
    {day: [30, Math.min(l.days, 60)], price: [4, 12]},
    await sums(
      `${days("sold_on")} AND unit_price >= 1 AND unit_price < 3`,
      `${days("returned_on")} AND unit_price >= 1 AND unit_price < 3`
    )
  );
  await check({}, await sums("true"));
});

test("with what is left out, the lines are those of the files", async () => {
  const e = await (await import("../../loaders/explorer.ts")).explorer();
  expect(e.left.reduce((sum, d) => sum + d.lines, e.lines)).toBe(e.read);
  const [raw] = await db.rows<{n: number}>(
    "SELECT (SELECT count(*) FROM raw.transaction) + (SELECT count(*) FROM raw.reject WHERE source = 'transaction') AS n"
  );
  expect(e.read).toBe(raw!.n);
});
