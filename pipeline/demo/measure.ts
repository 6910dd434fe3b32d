import {existsSync} from "node:fs";
import {SmartshopError} from "../errors.ts";
import {literal, openDatabase} from "../warehouse/database.ts";

/**
 * The rates by which the demo shop was set, each as one query that gives one number. Columns as in the public file.
 * `line` is every line; `sale` those with quantity and price above nought and no C before the number; `article` lines
 * have a code of five digits and perhaps letters.
 */
const RATES: readonly (readonly [name: string, sql: string])[] = [
  ["lines", "select count(*) from line"],
  ["customers", "select count(distinct customer) from line"],
  ["invoices", "select count(distinct invoice) from line"],
  ["articles", "select count(distinct upper(code)) from line where is_article"],
  ["share of lines returned (C invoices)", "select avg(is_return::int) from line"],
  [
    "share of invoices that are C",
    "select count(distinct invoice) filter (is_return) / count(distinct invoice) from line"
  ],
  ["lines of a C invoice", "select count(*) / count(distinct invoice) from line where is_return"],
  [
    "units returned / units sold, articles, known customers",
    "select -sum(quantity) filter (is_return) / sum(quantity) filter (not is_return and quantity > 0) from line where is_article and customer is not null"
  ],
  ["share of lines of services", "select avg((not is_article)::int) from line"],
  ["share of lines with no customer", "select avg((customer is null)::int) from line"],
  ["share of lines with no description", "select avg((name is null)::int) from line"],
  ["share of lines with price 0", "select avg((price = 0)::int) from line"],
  ["share of lines with a remark for a name", "select avg((name = lower(name))::int) from line where is_article"],
  ["stock adjustments out (quantity below 0, not C)", "select avg((quantity < 0 and not is_return)::int) from line"],
  [
    "lines repeated exactly, first year",
    "select 1 - (select count(*) from (select distinct * from line where sold_at < (select min(sold_at) + interval 1 year from line))) / count(*) from line where sold_at < (select min(sold_at) + interval 1 year from line)"
  ],
  ["lines of articles with a code in lower case", "select avg((code <> upper(code))::int) from line where is_article"],
  [
    "share of articles with a letter after the digits",
    "select avg(regexp_matches(c, '[A-Z]$')::int) from (select distinct upper(code) c from line where is_article)"
  ],
  [
    "share of articles with more than one name",
    "select avg((n > 1)::int) from (select count(distinct trim(name)) n from line where is_article and price > 0 group by upper(code))"
  ],
  [
    "names with blanks at an end",
    "select avg((n <> trim(n))::int) from (select distinct name n from line where is_article and price > 0)"
  ],
  [
    "mean length of a name",
    "select avg(length(n)) from (select distinct trim(name) n from line where is_article and price > 0)"
  ],
  [
    "lines of a basket, known customer: median",
    "select median(n) from (select count(*) n from sale where customer is not null group by invoice)"
  ],
  [
    "lines of a basket, known customer: mean",
    "select avg(n) from (select count(*) n from sale where customer is not null group by invoice)"
  ],
  [
    "lines of a basket: spread of the logarithm",
    "select stddev(ln(n)) from (select count(*) n from sale where customer is not null group by invoice)"
  ],
  [
    "lines of a basket with no customer: mean",
    "select avg(n) from (select count(*) n from sale where customer is null group by invoice)"
  ],
  ["quantity: median", "select median(quantity) from sale where is_article and customer is not null"],
  ["quantity: mean", "select avg(quantity) from sale where is_article and customer is not null"],
  ["quantity: 90 %", "select quantile_cont(quantity, 0.9) from sale where is_article and customer is not null"],
  ["quantity: 99 %", "select quantile_cont(quantity, 0.99) from sale where is_article and customer is not null"],
  ["price of an article, GBP: 10 %", "select quantile_cont(p, 0.1) from price"],
  ["price of an article, GBP: median", "select median(p) from price"],
  ["price of an article, GBP: 90 %", "select quantile_cont(p, 0.9) from price"],
  ["price of an article, GBP: 99 %", "select quantile_cont(p, 0.99) from price"],
  [
    "price with no customer / with one",
    "select median(s.price / p) from sale s join price using (code) where customer is null and is_article"
  ],
  [
    "different prices of an article",
    "select avg(n) from (select count(distinct price) n from sale where is_article and customer is not null group by code)"
  ],
  [
    "share of lines of the best fifth of articles",
    "select sum(n) filter (k <= c * 0.2) / sum(n) from (select n, row_number() over (order by n desc) k, count(*) over () c from (select count(*) n from sale where is_article group by code))"
  ],
  ["orders of a customer: median", "select median(n) from orders"],
  ["orders of a customer: mean", "select avg(n) from orders"],
  ["orders of a customer: most", "select max(n) from orders"],
  ["share of customers with one order", "select avg((n = 1)::int) from orders"],
  [
    "days between orders: median",
    "select median(g) from (select date_diff('day', lag(d) over (partition by customer order by d), d) g from (select distinct customer, sold_at::date d from sale where customer is not null))"
  ],
  [
    "United Kingdom: share of customers",
    "select count(distinct customer) filter (country = 'United Kingdom') / count(distinct customer) from line"
  ],
  [
    "United Kingdom: share of value",
    "select sum(quantity * price) filter (country = 'United Kingdom') / sum(quantity * price) from sale"
  ],
  ["countries", "select count(distinct country) from line"],
  [
    "share of orders on Thursday",
    "select count(distinct invoice) filter (isodow(sold_at) = 4) / count(distinct invoice) from sale"
  ],
  [
    "share of orders from 12 to 13 o'clock",
    "select count(distinct invoice) filter (hour(sold_at) = 12) / count(distinct invoice) from sale"
  ],
  ["share of lines in November", "select avg((month(sold_at) = 11)::int) from sale"],
  ["days with trade", "select count(distinct sold_at::date) from line"],
  [
    "value of the second year / first",
    "with y as (select *, sold_at < (select date_trunc('day', min(sold_at)) + interval 1 year from line) a from (select distinct * from sale)) select sum(quantity * price) filter (not a and sold_at < (select date_trunc('day', min(sold_at)) + interval 2 year from line)) / sum(quantity * price) filter (a) from y"
  ]
];

/** One measured rate. */
export interface Rate {
  name: string;
  value: number;
}

/**
 * Measures the rates on a file of transactions (CSV, plain or gzip), with the public file's columns.
 * @throws SmartshopError "input" when there is no such file, or it has other columns.
 */
export async function measure(path: string): Promise<Rate[]> {
  if (!existsSync(path)) throw new SmartshopError("input", `no such file: ${path}`);
  using db = await openDatabase();
  const loaded =
    db.run(`create table line as select Invoice as invoice, StockCode as code, Description as name, Quantity::int as quantity,
      InvoiceDate::timestamp as sold_at, Price::double as price, "Customer ID" as customer, Country as country,
      Invoice like 'C%' as is_return, regexp_matches(StockCode, '^[0-9]{5}') as is_article
    from read_csv(${literal(path)}, all_varchar = true, header = true);
    create view sale as select * from line where not is_return and quantity > 0 and price > 0;
    create table price as select code, median(price) p from sale where is_article group by code;
    create table orders as select customer, count(distinct invoice) n from sale where customer is not null group by customer`);
  await loaded.catch((cause: unknown) => {
    throw new SmartshopError(
      "input",
      `not a CSV with Invoice, StockCode, Description, Quantity, InvoiceDate, Price, Customer ID, Country, or a value in it is none: ${path}`,
      {cause}
    );
  });
  const out: Rate[] = [];
  for (const [name, sql] of RATES) {
    const [row] = await db.rows<Record<string, number>>(sql);
    out.push({name, value: Object.values(row!)[0]!});
  }
  return out;
}
