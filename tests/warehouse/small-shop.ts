import {loadSettings, type Settings} from "../../pipeline/config.ts";
import {buildWarehouse, type BuildOptions, type BuildReport} from "../../pipeline/warehouse/build.ts";
import {type Database, openDatabase} from "../../pipeline/warehouse/database.ts";
import {fillRaw, type RawLine} from "./raw-tables.ts";

/** One line for each cleaning rule, and a few for what follows from them. Values are worked out by hand in the tests. */
export const LINES: RawLine[] = [
  {
    invoice: "1",
    stock_code: "85123A",
    description: "WHITE HEART",
    quantity: 10,
    price: 2.5,
    sold_at: "2010-01-04 10:00:00"
  },
  // An exact repetition of the line above.
  {
    invoice: "1",
    stock_code: "85123A",
    description: "WHITE HEART",
    quantity: 10,
    price: 2.5,
    sold_at: "2010-01-04 10:00:00"
  },
  // The same article in small letters; a price of a tenth of a penny.
  {
    invoice: "1",
    stock_code: "85123a",
    description: "WHITE HEART",
    quantity: 3,
    price: 0.001,
    sold_at: "2010-01-04 10:00:00"
  },
  // Another letter is another article.
  {
    invoice: "2",
    stock_code: "85123B",
    description: "RED CUP",
    quantity: 2,
    price: 4,
    customer_id: "13085",
    sold_at: "2010-02-01 09:00:00",
    country: "EIRE"
  },
  // Postage is a service.
  {
    invoice: "2",
    stock_code: "POST",
    description: "POSTAGE",
    quantity: 1,
    price: 18,
    customer_id: "12400",
    sold_at: "2010-02-01 09:00:00",
    country: "France"
  },
  {
    invoice: "C3",
    stock_code: "85123A",
    description: "WHITE HEART",
    quantity: -4,
    price: 2.5,
    sold_at: "2010-02-10 09:00:00"
  },
  {
    invoice: "C3",
    stock_code: "POST",
    description: "POSTAGE",
    quantity: -1,
    price: 18,
    customer_id: "12400",
    sold_at: "2010-02-10 09:00:00"
  },
  {invoice: "4", stock_code: "85123A", description: "damaged", quantity: -6, price: 0, customer_id: null},
  {invoice: "5", stock_code: "85123A", description: null, quantity: 1, price: 0},
  {invoice: "6", stock_code: "85123A", description: "WHITE HEART", quantity: 5, price: 3, customer_id: null},
  // Renamed; its first day under the new name is the first of March.
  {
    invoice: "7",
    stock_code: "85123A",
    description: "CREAM  HEART",
    quantity: 1,
    price: 3,
    sold_at: "2010-03-01 08:30:00",
    country: "Unspecified"
  },
  {
    invoice: "8",
    stock_code: "85123A",
    description: "CREAM HEART",
    quantity: 1,
    price: 3,
    sold_at: "2010-03-31 08:30:00",
    country: "Atlantis"
  }
];

/** Builds a warehouse in memory from the given lines. */
export async function buildSmall(
  lines: readonly RawLine[] = LINES,
  {
    env = {},
    before,
    ...options
  }: Partial<BuildOptions> & {
    env?: Record<string, string>;
    before?: (db: Database) => Promise<void>;
  } = {}
): Promise<{db: Database; report: BuildReport; settings: Settings}> {
  const db = await openDatabase();
  const settings = loadSettings({MDM_STRATEGY: "fuzzy", ...env});
  await fillRaw(db, lines);
  await before?.(db);
  const report = await buildWarehouse({
    db,
    settings,
    runId: "test",
    now: new Date("2026-01-01T00:00:00Z"),
    ...options
  });
  return {db, report, settings};
}
