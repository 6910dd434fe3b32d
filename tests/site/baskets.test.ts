import {afterAll, beforeAll, describe, expect, test} from "vitest";
import type {Baskets, PairRow} from "../../loaders/baskets.ts";
import type {Database} from "../../pipeline/warehouse/database.ts";
import {useStaticDocument} from "../../src/build/static.ts";
import {publishShop} from "./shop.ts";

let db: Database;
let data: Baskets;
let pairs: PairRow[];

beforeAll(async () => {
  db = await publishShop(30_000);
  const loaded = await import("../../loaders/baskets.ts");
  data = await loaded.baskets();
  pairs = await loaded.basketPairs();
  useStaticDocument();
});
afterAll(() => db?.close());

const one = async <Row extends object>(sql: string): Promise<Row> => (await db.rows<Row>(sql))[0]!;

describe("figures are the facts'", () => {
  test("invoices with articles, with one only, and the others", async () => {
    const {invoices, single} = await one<{invoices: number; single: number}>(
      `select count(*) as invoices, count(*) filter (n = 1) as single from (
        select invoice, count(distinct product_code) as n from facts.fct_sale_line where line_kind = 'article' group by 1)`
    );
    expect(data.totals).toMatchObject({invoices, single, baskets: invoices - single});
    expect(data.sizes.reduce((sum, d) => sum + d.baskets, 0)).toBe(invoices);
  });

  test("every pair that SQL finds by joining lines with themselves, with the same count", async () => {
    const counted = await db.rows<{a: string; b: string; n: number}>(
      `with item as (select distinct invoice, product_code as code from facts.fct_sale_line where line_kind = 'article')
      select l.code as a, r.code as b, count(*) as n from item as l join item as r using (invoice) where l.code < r.code
      group by all having n >= ${data.levels[0]!.baskets} order by a, b`
    );
    const found = pairs.map(({a, b, count}) => (a < b ? {a, b, n: count} : {a: b, b: a, n: count}));
    const order = (x: {a: string; b: string}, y: {a: string; b: string}): number =>
      x.a < y.a || (x.a === y.a && x.b < y.b) ? -1 : 1;
    expect(found.sort(order)).toEqual(counted.sort(order));
    expect(counted.length).toBe(data.levels[0]!.pairs);
  });

  test("each pair has a p-value for each level that it reaches", () => {
    for (const d of pairs) expect(d.p).toHaveLength(data.levels.filter((level) => d.count >= level.baskets).length);
  });
});

test("levels are not lower than 30 baskets, and not costlier than a large shop allows", async () => {
  const {levelsOf} = await import("../../loaders/baskets.ts");
  expect(levelsOf([200, 100, 40], 1000)[0]).toBe(0.03);
  expect(levelsOf([10], 100)).toEqual([]);
  const many = Array.from({length: 5000}, (_, i) => Math.floor(6000 / (1 + i / 50)));
  expect(levelsOf(many, 40_000)[0]).toBeGreaterThan(0.003);
});

describe("the page", () => {
  test("holds its first numbers as HTML", async () => {
    const {view} = await import("../../src/components/baskets/view.ts");
    const host = document.createElement("div");
    host.append(view(data));
    expect(host.textContent).toContain(data.totals.baskets.toLocaleString("en-GB"));
    expect(host.textContent).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  test("says that there are too few baskets instead of an empty table", async () => {
    const {view} = await import("../../src/components/baskets/view.ts");
    const host = document.createElement("div");
    host.append(view({...data, levels: [], pairs: [], triples: []}));
    expect(host.textContent).toContain("Too few baskets");
    expect(host.querySelector("table")).toBeNull();
  });
});
