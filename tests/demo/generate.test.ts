import {createHash} from "node:crypto";
import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type DemoReport, generateDemo, sizes} from "../../pipeline/demo/generate.ts";
import {MARKET, NOISE} from "../../pipeline/demo/noise-settings.ts";
import {SHOP} from "../../pipeline/demo/settings.ts";
import {type Database, openDatabase} from "../../pipeline/warehouse/database.ts";

const FILES = ["DEMO.json", "labelled_reviews.json", "listings.csv", "reviews.csv", "transactions.csv", "truth.csv"];
const folder = mkdtempSync(join(tmpdir(), "smartshop-demo-"));
const at = (name: string): string => join(folder, name);
const hashes = (dir: string): string[] =>
  FILES.map((name) =>
    createHash("sha256")
      .update(readFileSync(join(dir, name)))
      .digest("hex")
  );

let report: DemoReport;
let db: Database;

beforeAll(async () => {
  report = await generateDemo({out: at("shop"), lines: 60_000, seed: 5});
  db = await openDatabase();
  for (const name of ["transactions", "listings", "reviews", "truth"])
    await db.run(
      `create table ${name} as select * from read_csv('${at(`shop/${name}.csv`)}', all_varchar = true, header = true, strict_mode = true)`
    );
  await db.run(`create view line as select Invoice as invoice, StockCode as code, Description as name, Quantity::int as quantity,
    InvoiceDate::timestamp as sold_at, Price::decimal(18, 2) as price, "Customer ID" as customer, Country as country,
    regexp_matches(StockCode, '^[0-9]{5}') as is_article, Invoice like 'C%' as is_return from transactions`);
});

afterAll(() => {
  db.close();
  rmSync(folder, {recursive: true, force: true});
});

/** The only value of the only row. */
async function value(sql: string): Promise<number> {
  const [row] = await db.rows<Record<string, number>>(sql);
  return Object.values(row!)[0]!;
}

/** Within a share of what was wanted. */
const near = async (sql: string, wanted: number, share: number): Promise<void> => {
  const got = await value(sql);
  expect(Math.abs(got / wanted - 1), `${got} is not within ${share} of ${wanted}: ${sql}`).toBeLessThanOrEqual(share);
};

describe("bytes", () => {
  it("are the same for the same seed, others for another", async () => {
    await generateDemo({out: at("a"), lines: 3000, seed: 1});
    await generateDemo({out: at("b"), lines: 3000, seed: 1});
    await generateDemo({out: at("c"), lines: 3000, seed: 2});
    expect(hashes(at("a"))).toEqual(hashes(at("b")));
    hashes(at("c")).forEach((hash, i) => expect(hash, FILES[i]).not.toBe(hashes(at("a"))[i]));
  });

  it("are whole files, labelled as made up, in UTF-8 with accents", () => {
    expect(readdirSync(at("shop")).sort()).toEqual(FILES);
    const mark = JSON.parse(readFileSync(at("shop/DEMO.json"), "utf8")) as Record<string, unknown>;
    expect(mark).toMatchObject({demo: true, seed: 5, lines: 60_000});
    const text = new TextDecoder("utf-8", {fatal: true}).decode(readFileSync(at("shop/transactions.csv")));
    expect(text).toMatch(/CAFÉ|CRÈME|NOËL|FIANCÉE/);
  });
});

describe("sizes", () => {
  it("holds about the wanted lines, and the report counts them", async () => {
    await near("select count(*) from transactions", 60_000, 0.03);
    expect(await value("select count(*) from transactions")).toBe(report.rows.transactions);
    expect(Object.values(report.lines).reduce((a, b) => a + b, 0)).toBe(report.rows.transactions);
    for (const name of ["listings", "reviews", "truth"] as const)
      expect(await value(`select count(*) from ${name}`)).toBe(report.rows[name]);
  });

  it("grows as measured, to the real shop's at its size", () => {
    expect(sizes(120_000)).toEqual({articles: 1500, customers: 3000});
    const {articles, customers} = sizes(SHOP.measuredLines);
    expect(articles / 4900).toBeCloseTo(1, 1);
    expect(customers / 5878).toBeCloseTo(1, 1);
  });

  it("stays usable when tiny", async () => {
    const tiny = await generateDemo({out: at("tiny"), lines: 500, seed: 3});
    expect(tiny.rows.transactions).toBeGreaterThan(300);
    expect(tiny.rows.listings).toBeGreaterThan(10);
  });

  it("names 5,600 articles apart", async () => {
    const wide = await generateDemo({out: at("wide"), lines: 2000, articles: 5600});
    expect(wide.articles).toBeGreaterThanOrEqual(5600);
  });
});

describe("rates are those of the settings", () => {
  it("of returns, duplicates, adjustments", async () => {
    await near("select avg(is_return::int) from line where is_article", SHOP.returnLineShare, 0.3);
    await near(
      "select 1 - (select count(*) from (select distinct * from transactions)) / count(*) from transactions",
      SHOP.duplicateShare,
      0.2
    );
    await near("select avg((name is null)::int) from line", SHOP.missingDescriptionShare, 0.3);
    await near("select avg((name = lower(name) and is_article)::int) from line", SHOP.remarkShare, 0.4);
    expect(await value("select count(*) from line where quantity < 0 and not is_return and price > 0")).toBe(0);
  });

  it("of lines and invoices with no customer, whose prices are higher", async () => {
    await near("select avg((customer is null)::int) from line", 0.2277, 0.15);
    await near(
      "with m as (select code, median(price) p from line where price > 0 and customer is not null group by 1) select median(price / p) from line join m using (code) where customer is null and price > 0 and is_article",
      SHOP.anonymousPriceRatio,
      0.1
    );
  });

  it("of months, weekdays, hours", async () => {
    const sale = "(select * from line where not is_return and price > 0 and sold_at < '2025-12-01')";
    for (const month of [2, 6, 10, 11])
      await near(
        `select count(distinct invoice) filter (month(sold_at) = ${month}) / count(distinct invoice) from ${sale}`,
        SHOP.monthShare[month - 1]!,
        0.2
      );
    await near(
      `select count(distinct invoice) filter (isodow(sold_at) = 4) / count(distinct invoice) from ${sale}`,
      SHOP.weekdayShare[3]!,
      0.15
    );
    await near(
      `select count(distinct invoice) filter (hour(sold_at) = 12) / count(distinct invoice) from ${sale}`,
      SHOP.hourShare[6]!,
      0.15
    );
    expect(await value("select max(sold_at::date) - min(sold_at::date) from line")).toBeGreaterThan(730);
  });

  it("of quantities and prices: median and tail as measured", async () => {
    const sale = "(select * from line where is_article and quantity > 0 and price > 0 and customer is not null)";
    await near(`select median(quantity) from ${sale}`, 5, 0.25);
    await near(`select quantile_cont(quantity, 0.99) from ${sale}`, 128, 0.35);
    await near(
      "select median(p) from (select code, median(price) p from line where price > 0 and customer is not null and is_article group by 1)",
      2.12,
      0.45
    );
  });

  it("of countries, renamed articles, codes in mixed case", async () => {
    await near(
      "select avg((country = 'United Kingdom')::int) from (select distinct customer, country from line where customer is not null)",
      0.91,
      0.05
    );
    expect(await value("select count(distinct country) from line")).toBeGreaterThan(20);
    await near(
      "select avg((n > 1)::int) from (select upper(code) c, count(distinct trim(name)) n from line where is_article and price > 0 group by 1)",
      SHOP.renamedShare,
      0.5
    );
    await near("select avg((code <> upper(code))::int) from line where is_article", 0.0032, 0.6);
  });

  it("of repeat buying: orders per customer are heavy-tailed and a third order once", async () => {
    const orders =
      "(select customer, count(distinct invoice) n from line where not is_return and price > 0 and customer is not null group by 1)";
    expect(await value(`select avg((n = 1)::int) from ${orders}`)).toBeGreaterThan(0.2);
    expect(await value(`select avg((n = 1)::int) from ${orders}`)).toBeLessThan(0.5);
    expect(await value(`select max(n) / median(n) from ${orders}`)).toBeGreaterThan(8);
  });

  it("of baskets: some pairs are bought together far more often than chance", async () => {
    const lift =
      await value(`with b as (select distinct invoice, code from line where is_article and quantity > 0 and not is_return and customer is not null),
      n as (select count(distinct invoice) n from b), c as (select code, count(*) k from b group by 1),
      p as (select x.code a, y.code b, count(*) k from b x join b y on x.invoice = y.invoice and x.code < y.code group by 1, 2 having count(*) >= 15)
      select count(*) from p join c ca on ca.code = a join c cb on cb.code = b, n where p.k * n.n / (ca.k * cb.k) > 3`);
    expect(lift).toBeGreaterThan(10);
  });
});

describe("marketplace", () => {
  it("has a truth that points at listings and articles that are there, once each listing", async () => {
    expect(await value("select count(*) from truth where listing_id not in (select listing_id from listings)")).toBe(0);
    expect(await value("select count(*) - count(distinct listing_id) from truth")).toBe(0);
    expect(await value("select count(*) from truth where stock_code not in (select upper(code) from line)")).toBe(0);
  });

  it("lists as the settings say", async () => {
    await near("select 1 - (select count(*) from truth) / count(*) from listings", MARKET.foreignShare, 0.2);
    await near("select avg((brand is null)::int) from listings", NOISE.missingBrand, 0.15);
    await near("select avg((description is null)::int) from listings", 1 - NOISE.description, 0.15);
    const sold = await value("select count(distinct upper(code)) from line where is_article and price > 0");
    await near("select count(distinct stock_code) from truth", sold * MARKET.listedShare, 0.1);
  });
});

describe("best-sellers whose reputation falls", () => {
  it("are there to be found, beside others that stay good", async () => {
    const fallen =
      await value(`select count(*) from (select stock_code, avg(rating::int) filter (review_date < '2024-06-01') a,
      avg(rating::int) filter (review_date >= '2025-06-01') b, count(*) n from reviews join truth using (listing_id) group by 1)
      where n >= 10 and a > 3.2 and b < 2.6`);
    expect(fallen).toBeGreaterThanOrEqual(3);
    await near("select avg(rating::int) from reviews", 4.15, 0.06);
    await near("select avg((rating is null)::int) from reviews", SHOP.reviewMissingRating, 0.4);
  });
});
