import {existsSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {ROOT} from "../../pipeline/paths.ts";
import {discover, loadSources} from "../../pipeline/sources/index.ts";
import {type Database, literal, openDatabase} from "../../pipeline/warehouse/database.ts";
import {withFolder} from "./workshop.ts";

const REAL = join(ROOT, "..", "shared", "data", "online-retail-ii");
const there = existsSync(REAL);
if (!there) process.stderr.write("skipped: the public file Online Retail II is not laid down beside the project\n");

/** Lines with a customer, positive quantity and price, no cancellation. */
const SALES = `select count(*) as lines, count(distinct invoice) as invoices, count(distinct customer_id) as customers,
    round(sum(quantity_int * unit_price), 2) as revenue
  from raw.transaction
  where customer_id is not null and quantity_int > 0 and unit_price > 0 and not starts_with(invoice, 'C')`;

const salesOf = async (db: Database) => (await db.rows(SALES))[0];

describe.skipIf(!there)("Online Retail II", () => {
  it("gives its known figures, and so does its second year in the dress in which it circulates", async () => {
    using db = await openDatabase();
    const start = performance.now();
    const [report] = await loadSources(db, await discover(REAL));
    const seconds = (performance.now() - start) / 1000;
    process.stderr.write(`Online Retail II: ${report!.rowsLoaded} lines in ${seconds.toFixed(1)} s\n`);
    expect(report).toMatchObject({
      rowsRead: 1_067_370,
      rowsLoaded: 1_067_370,
      rowsRejected: 0,
      dateOrder: "iso",
      decimalMark: "."
    });
    // UCI data set 502 by the rules that the literature uses; design figures of this project.
    expect(await salesOf(db)).toEqual({lines: 805_548, invoices: 36_969, customers: 5_878, revenue: 17_743_411.18});

    await withFolder({}, async (folder) => {
      const file = join(folder, "data.csv");
      // The single-year file: other names, US dates without padding, customers without decimals, latin-1.
      await db.run(
        `copy (select invoice as "InvoiceNo", stock_code as "StockCode", description as "Description", quantity as "Quantity",
             strftime(sold_at, '%-m/%-d/%Y %-H:%M') as "InvoiceDate", price as "UnitPrice", customer_id as "CustomerID",
             -- The file has no letter beyond ASCII; one country gets some, so that the encoding matters.
             replace(country, 'EIRE', 'ÉIRE') as "Country"
           from raw.transaction where line > 525462 order by line) to ${literal(`${file}.utf8`)} (header, delimiter ',')`
      );
      writeFileSync(file, Buffer.from(readFileSync(`${file}.utf8`, "utf8"), "latin1"));
      rmSync(`${file}.utf8`);
      using year = await openDatabase();
      const [told] = await loadSources(year, await discover(folder));
      expect(told).toMatchObject({rowsRead: 541_909, rowsRejected: 0, dateOrder: "mdy", encoding: "windows-1252"});
      expect(await salesOf(year)).toEqual({lines: 397_884, invoices: 18_532, customers: 4_338, revenue: 8_911_407.9});
      expect(await year.rows("select distinct country from raw.transaction where country like '%IRE'")).toEqual([
        {country: "ÉIRE"}
      ]);
      const total =
        "select sum(epoch(sold_at))::bigint as t, max(sold_at) as last, sum(quantity_int) as q from raw.transaction";
      expect((await year.rows(total))[0]).toEqual((await db.rows(`${total} where line > 525462`))[0]);
    });
  });
});
