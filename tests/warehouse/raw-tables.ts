import {type Database} from "../../pipeline/warehouse/database.ts";
import {createRawTables} from "../../pipeline/sources/tables.ts";

/** A transaction line of a test; what is not given is an ordinary sale. */
export interface RawLine {
  invoice?: string;
  stock_code?: string;
  description?: string | null;
  quantity?: number;
  sold_at?: string;
  price?: number;
  customer_id?: string | null;
  country?: string | null;
  file?: string;
}

/** Makes every raw table and fills the transactions with the given lines, as the reader would. */
export async function fillRaw(db: Database, lines: readonly RawLine[]): Promise<void> {
  await db.run(createRawTables());
  const rows = lines.map((line, i) => ({
    file: line.file ?? "a.csv",
    line: i + 2,
    invoice: line.invoice ?? "500001",
    stock_code: line.stock_code ?? "10001",
    description: line.description === undefined ? "RED MUG" : line.description,
    quantity: String(line.quantity ?? 1),
    invoice_date: line.sold_at ?? "2010-01-04 10:00:00",
    price: String(line.price ?? 2.5),
    customer_id: line.customer_id === undefined ? "13085" : line.customer_id,
    country: line.country === undefined ? "United Kingdom" : line.country
  }));
  await db.run(
    `insert into raw.transaction
     select r.file, r.line, r.invoice, r.stock_code, r.description, r.quantity, r.invoice_date, r.price, r.customer_id,
       r.country, try_cast(r.quantity as integer), try_cast(r.invoice_date as timestamp), try_cast(r.price as decimal(18, 4))
     from (select unnest(from_json(cast(? as json), '[{"file":"VARCHAR","line":"BIGINT","invoice":"VARCHAR",
       "stock_code":"VARCHAR","description":"VARCHAR","quantity":"VARCHAR","invoice_date":"VARCHAR","price":"VARCHAR",
       "customer_id":"VARCHAR","country":"VARCHAR"}]')) as r)`,
    [JSON.stringify(rows)]
  );
  await db.run(
    `insert into raw.source by name
     select 'transaction' as source, file, 'none' as sha256, 0 as bytes, count(*) as row_count, 0 as reject_count,
       count(*) as record_count, 0 as sampled_out, 'line' as line_unit, false as is_demo
     from raw.transaction group by file`
  );
}
