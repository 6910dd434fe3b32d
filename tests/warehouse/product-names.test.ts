import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {loadAudits} from "../../pipeline/quality/audit-files.ts";
import {type Database, openDatabase} from "../../pipeline/warehouse/database.ts";
import {type Step} from "../../pipeline/warehouse/graph.ts";
import {runSteps, stepsFor} from "./build-only.ts";
import {fillRaw, type RawLine} from "./raw-tables.ts";

let db: Database;
let steps: Step[];
beforeAll(async () => {
  db = await openDatabase();
  steps = await stepsFor(db, ["facts.fct_sale_line", "facts.fct_return_line"]);
});
afterAll(() => db.close());

const day = fc.date({min: new Date("2010-01-01"), max: new Date("2011-06-30"), noInvalidDate: true});
const line: fc.Arbitrary<RawLine> = fc.record({
  invoice: fc.constantFrom("1", "2", "3", "C4", "C5"),
  stock_code: fc.constantFrom("10001", "10001A", "10001a", "10002", "POST"),
  description: fc.constantFrom("RED MUG", "RED  MUG", "BLUE MUG", "GREEN MUG", "damaged", "?", null),
  quantity: fc.integer({min: -5, max: 20}),
  price: fc.constantFrom(0, 0.001, 1.25, 9),
  customer_id: fc.constantFrom("13085", "12400", null),
  sold_at: day.map((d) => d.toISOString().slice(0, 19).replace("T", " "))
});

describe("versions of names (SCD2)", () => {
  it("neither overlap nor leave a gap, and every sale and return finds exactly the one of its day", async () => {
    const audits = loadAudits().filter((audit) =>
      ["names_touch", "sales_find_their_version", "lines_reconcile", "value_reconciles"].includes(audit.name)
    );
    expect(audits).toHaveLength(4);
    await fc.assert(
      fc.asyncProperty(fc.array(line, {minLength: 1, maxLength: 60}), async (lines) => {
        await fillRaw(db, lines);
        await runSteps(db, steps);
        for (const audit of audits)
          expect({audit: audit.name, rows: await db.rows(audit.sql)}).toEqual({audit: audit.name, rows: []});
        // Said once more, day by day, without the audits' own words.
        const lost = await db.rows(
          `select l.line_id, count(p.product_key) as versions
           from cleaned.cln_line as l
           left join dimensions.dim_product as p on p.product_code = l.product_code
             and cast(l.sold_at as date) >= p.valid_from and (p.valid_to is null or cast(l.sold_at as date) < p.valid_to)
           group by l.line_id having count(p.product_key) <> 1`
        );
        expect(lost).toEqual([]);
        const names = await db.rows<{product_name: string}>("select product_name from dimensions.dim_product");
        for (const {product_name} of names) expect(["damaged", "?", "RED  MUG"]).not.toContain(product_name);
      }),
      {numRuns: 25, seed: 42}
    );
  });

  it("begin a new name on its own first day in the month in which it is written most", async () => {
    await fillRaw(db, [
      {description: "OLD NAME", sold_at: "2010-01-05 10:00:00"},
      {description: "OLD NAME", sold_at: "2010-02-03 10:00:00", invoice: "2"},
      // One slip in February is no renaming.
      {description: "NEW NAME", sold_at: "2010-02-20 10:00:00", invoice: "9", quantity: 5},
      {description: "OLD NAME", sold_at: "2010-02-21 10:00:00", invoice: "3"},
      {description: "NEW NAME", sold_at: "2010-03-15 10:00:00", invoice: "4"},
      {description: "NEW NAME", sold_at: "2010-04-15 10:00:00", invoice: "5"}
    ]);
    await runSteps(db, steps);
    expect(
      await db.rows("select product_name, valid_from, valid_to from dimensions.dim_product order by valid_from")
    ).toEqual([
      {product_name: "OLD NAME", valid_from: "2010-01-05", valid_to: "2010-03-15"},
      {product_name: "NEW NAME", valid_from: "2010-03-15", valid_to: null}
    ]);
  });

  it("do not take a month that is taken back for a renaming, and call the nameless by its code", async () => {
    await fillRaw(db, [
      {description: "MUG", sold_at: "2010-01-05 10:00:00"},
      {description: "MUGG", sold_at: "2010-02-05 10:00:00", invoice: "2"},
      {description: "MUG", sold_at: "2010-03-05 10:00:00", invoice: "3"},
      {stock_code: "10009", description: "?", price: 0, quantity: -1, customer_id: null}
    ]);
    await runSteps(db, steps);
    expect(await db.rows("select product_code, product_name from dimensions.dim_product order by product_key")).toEqual(
      [
        {product_code: "10001", product_name: "MUG"},
        {product_code: "10009", product_name: "10009"}
      ]
    );
  });
});
