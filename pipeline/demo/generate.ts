import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {drawCatalogue} from "./catalogue.ts";
import {LineFile, record} from "./csv.ts";
import {simulateMarketplace} from "./marketplace.ts";
import {Random} from "./random.ts";
import {labelledReviews, putUp, writeReviews} from "./reviews.ts";
import {writeSales} from "./sales.ts";
import {SHOP} from "./settings.ts";
import {markFalling} from "./shelf.ts";
import type {Article, CatalogueArticle} from "./types.ts";

/** Raised when the same seed gives other bytes than before. */
export const DEMO_VERSION = 1;

export interface DemoOptions {
  /** Folder the files are written to; made if missing. */
  out: string;
  /** Invoice lines wanted, met within a few percent. Default 120,000. */
  lines?: number;
  /** Same seed, same bytes. Default 42. */
  seed?: number;
  /** Articles; default grows with the lines as measured: 1,500 at 120,000, some 4,900 at a million. */
  articles?: number;
  /** Customers; default grows with the lines as measured: 3,000 at 120,000, some 5,800 at a million. */
  customers?: number;
}

/** What was made, rows by file. */
export interface DemoReport {
  out: string;
  seed: number;
  version: number;
  articles: number;
  customers: number;
  invoices: number;
  rows: {transactions: number; listings: number; reviews: number; labelled_reviews: number; truth: number};
  /** Invoice lines by what they are. */
  lines: {sale: number; anonymous: number; returned: number; service: number; adjustment: number; duplicate: number};
  seconds: number;
}

/** Articles and customers of a shop with so many lines: 1,500 and 3,000 at 120,000, with the real file's at its size. */
export function sizes(lines: number): {articles: number; customers: number} {
  const scale = lines / 120_000;
  return {
    articles: Math.max(40, Math.min(Math.round(1500 * scale ** 0.54), Math.round(lines / 8))),
    customers: Math.max(10, Math.min(Math.round(3000 * scale ** 0.31), Math.round(lines / 12)))
  };
}

/**
 * Writes a demo shop: transactions.csv, listings.csv, reviews.csv, labelled_reviews.json, truth.csv, and DEMO.json,
 * which says that all this is made up. Each file appears under its name when it is whole, DEMO.json last.
 * Streams: memory does not grow with the lines, but for the days on which customers order.
 */
export async function generateDemo(options: DemoOptions): Promise<DemoReport> {
  const start = performance.now();
  const {out, lines = 120_000, seed = 42} = options;
  const {articles: articleCount, customers} = {
    ...sizes(lines),
    ...defined({articles: options.articles, customers: options.customers})
  };
  mkdirSync(out, {recursive: true});
  rmSync(join(out, "DEMO.json"), {force: true});

  const articles = drawCatalogue(new Random(seed, "catalogue"), articleCount);
  markFalling(
    new Random(seed, "falling"),
    articles,
    Math.min(SHOP.fallingBestSellers, Math.ceil(articles.length / 60))
  );
  const file = new LineFile(
    join(out, "transactions.csv"),
    "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country"
  );
  const sales = writeSales(seed, articles, customers, lines, file);
  file.close();

  // What never sold stands in none of the shop's files: a listing of it is one of an article that the shop has not.
  const inFiles = articles.filter((_, i) => sales.sold[i]! > 0);
  const {listings, truth} = simulateMarketplace(inFiles.map(asListed), {
    seed,
    foreign: strangers(seed, articles),
    otherNames: articles.flatMap((a) => a.names.map((n) => n.name))
  });
  writeRows(out, "listings.csv", ["listing_id", "title", "brand", "price", "code", "description"], listings);
  writeRows(out, "truth.csv", ["listing_id", "stock_code"], truth);

  const byCode = new Map(articles.map((article, i) => [article.code, {article, sold: sales.sold[i]!}]));
  const isArticle = new Map(truth.map((t) => [t.listing_id, byCode.get(t.stock_code)]));
  const listed = putUp(
    seed,
    listings.map((listing) => ({listing, article: undefined, sold: 0, ...isArticle.get(listing.listing_id)}))
  );
  const reviews = new LineFile(join(out, "reviews.csv"), REVIEW_COLUMNS.join(","));
  writeReviews(seed, listed, Math.round(SHOP.reviewShare * lines), (r) =>
    reviews.write(record(REVIEW_COLUMNS.map((c) => r[c])))
  );
  reviews.close();
  const labelled = labelledReviews(seed, articles, Math.max(50, Math.min(2000, Math.round(lines / 200))));
  writeFileSync(join(out, "labelled_reviews.json"), `${JSON.stringify(labelled, null, 1)}\n`);

  const rows = {
    transactions: file.count,
    listings: listings.length,
    reviews: reviews.count,
    labelled_reviews: labelled.length,
    truth: truth.length
  };
  writeFileSync(
    join(out, "DEMO.json"),
    `${JSON.stringify({demo: true, seed, lines, articles: articles.length, customers: sales.customers, version: DEMO_VERSION, rows}, null, 2)}\n`
  );
  return {
    out,
    seed,
    version: DEMO_VERSION,
    articles: articles.length,
    customers: sales.customers,
    invoices: sales.invoices,
    rows,
    lines: sales.counts,
    seconds: (performance.now() - start) / 1000
  };
}

const REVIEW_COLUMNS = ["review_id", "listing_id", "rating", "review_date", "reviewer", "title", "body"] as const;

/** What a marketplace sees of an article: one of its names, more often an old one than the shop itself. */
function asListed({code, names, prices}: Article, i: number): CatalogueArticle {
  return {code, name: names[i % names.length]!.name, price: prices[prices.length - 1]!.price};
}

/** Articles of the same trade that this shop does not sell. */
function strangers(seed: number, articles: readonly Article[]): CatalogueArticle[] {
  const ours = new Set(articles.flatMap((a) => a.names.map((n) => n.name)));
  const count = Math.ceil(articles.length / 3);
  return drawCatalogue(new Random(seed, "strangers"), count)
    .map((a) => ({code: `9${a.code}`, name: a.names[0]!.name, price: a.prices[0]!.price}))
    .filter((a) => !ours.has(a.name));
}

function writeRows<Row extends object>(
  out: string,
  name: string,
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[]
): void {
  const file = new LineFile(join(out, name), columns.join(","));
  for (const row of rows) file.write(record(columns.map((c) => String(row[c]))));
  file.close();
}

const defined = <T extends object>(given: T): {[K in keyof T]: NonNullable<T[K]>} =>
  Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined)) as {[K in keyof T]: NonNullable<T[K]>};
