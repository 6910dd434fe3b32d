import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Database, openDatabase} from "../../pipeline/warehouse/database.ts";
import {runSteps, stepsFor} from "./build-only.ts";
import {fillRaw} from "./raw-tables.ts";

const EXPECTED: [name: string, category: string][] = [
  ["BLUE CUP", "Kitchen and dining"],
  ["SET OF 6 BLUE CUPS", "Kitchen and dining"],
  // The word CUP is in none of these.
  ["CUPID WINGS", "Other"],
  ["HICCUPS", "Other"],
  ["CUPBOARD, OAK", "Storage"],
  ["WOODEN BOXES", "Storage"],
  ["3 KNIVES", "Kitchen and dining"],
  ["TEA-LIGHT HOLDER", "Candles"],
  ["CHRISTMAS TEA TOWEL", "Christmas"],
  // What a thing is counts before what is painted on it.
  ["DOORMAT FAIRY CAKE", "Textiles"],
  ["LUNCH BAG VINTAGE DOILY", "Bags"],
  ["xyzzy", "Other"]
];

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
  await fillRaw(
    db,
    EXPECTED.map(([description], i) => ({stock_code: String(20001 + i), description, invoice: String(i)}))
  );
  await runSteps(db, await stepsFor(db, ["dimensions.dim_product"]));
});
afterAll(() => db.close());

describe("categories", () => {
  it.each(EXPECTED)("%s is of %s", async (name, category) => {
    expect(await db.rows("select category from dimensions.dim_product where product_name = ?", [name])).toEqual([
      {category}
    ]);
  });

  it("have one rule for each word", async () => {
    expect(await db.rows("select phrase from reference.category_rule group by phrase having count(*) > 1")).toEqual([]);
  });
});
