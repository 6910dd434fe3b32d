import {describe, expect, it} from "vitest";
import {readFigures, sayFigures} from "../../pipeline/runs/figures.ts";
import {remarksOnSources, saySources} from "../../pipeline/runs/say-sources.ts";
import {discover, loadSources} from "../../pipeline/sources/index.ts";
import {openDatabase} from "../../pipeline/warehouse/database.ts";
import {withFolder} from "../sources/workshop.ts";
import {buildSmall, LINES} from "../warehouse/small-shop.ts";

const HEADER = "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country";
const line = (invoice: number, quantity: string): string =>
  `${invoice},A1,CUP,${quantity},3/4/2024 10:00,1.50,12345,France`;

describe("what a refresh says of its input", () => {
  it("names what was decided, what was set aside and what is not read", async () => {
    const files = {
      "sales.csv": [HEADER, line(1, "2"), line(2, "many"), line(3, "4"), line(4, "10000000000")].join("\n"),
      "notes.csv": "a,b\n1,2\n",
      "stewards.csv": "left_id,right_id,verdict,who,decided_at,why\nA1,L1,same,Ann,2026-01-05,seen\n"
    };
    await withFolder(files, async (folder) => {
      using db = await openDatabase();
      const found = await discover(folder);
      const reports = await loadSources(db, found);
      expect(saySources(reports)).toBe("2 rows of 1 files, 2 set aside");
      expect(await remarksOnSources(db, found, reports)).toEqual([
        "notes.csv: not read, its columns are none of ours: a, b",
        "stewards.csv: not read here, it holds stewards' decisions: lay it down in data/",
        "sales.csv: warning: dates read both ways, nothing in the file decides; day first is taken",
        'sales.csv: 2 rows are set aside; the first, line 3: quantity is not a number: "many"'
      ]);
    });
  });

  it("gives what was sold, without exact duplicates and with them", async () => {
    const sale = LINES.find((one) => one.customer_id && !one.invoice?.startsWith("C"))!;
    const {db} = await buildSmall([...LINES, sale]);
    using warehouse = db;
    const {sales, beforeDuplicates} = await readFigures(warehouse);
    const [fact] = await warehouse.rows("select count(*) as lines, sum(revenue) as revenue from facts.fct_sale_line");
    expect(sales).toMatchObject(fact!);
    expect(beforeDuplicates.lines).toBeGreaterThan(sales.lines);
    expect(
      sayFigures({
        sales,
        beforeDuplicates: {lines: 805_548, orders: 36_969, customers: 5_878, revenue: 17_743_411.178}
      })[1]
    ).toBe("           with exact duplicates 805,548 lines, 36,969 orders, 5,878 customers, £17,743,411.18");
  });
});
