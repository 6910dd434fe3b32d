import {writeFileSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {discover, loadSources, type SourceReport} from "../../pipeline/sources/index.ts";
import {openDatabase} from "../../pipeline/warehouse/database.ts";
import {HEADER, line, sales, withFolder} from "./workshop.ts";

const TABLES = ["transaction", "listing", "reject", "source"];

interface Loaded {
  reports: SourceReport[] | string;
  tables: object[][];
}

/** Loads a folder, optionally into a warehouse that may hold an earlier load, and tells all that came of it. */
async function load(folder: string, warehouse?: string): Promise<Loaded> {
  using db = await openDatabase(warehouse);
  try {
    const reports = await loadSources(db, await discover(folder));
    const tables: object[][] = [];
    for (const table of TABLES) tables.push(await db.rows(`select * from raw.${table} order by all`));
    return {reports, tables};
  } catch (error) {
    return {reports: (error as Error).message, tables: []};
  }
}

/** What comes of the second state of a file after its first, and of the second alone. */
async function bothWays(first: Uint8Array | string, second: Uint8Array | string): Promise<[Loaded, Loaded]> {
  return await withFolder({"in/listings.csv": "listing_id,title\nL1,mug\n"}, async (folder) => {
    const input = join(folder, "in");
    const warehouse = join(folder, "earlier.duckdb");
    writeFileSync(join(input, "sales.csv"), first);
    await load(input, warehouse);
    writeFileSync(join(input, "sales.csv"), second);
    return [await load(input, warehouse), await load(input)];
  });
}

// Sound lines for the most part, and everything that makes what stands above them read otherwise.
const anyLine = fc.oneof(
  {
    weight: 30,
    arbitrary: fc
      .record({
        invoice: fc.constantFrom("1", "2", "C3"),
        name: fc.constantFrom("MUG", '"TWO\nLINES"', '"A ""QUOTE"""', "", "CAFÉ"),
        quantity: fc.constantFrom("1", "-2", "12"),
        date: fc.constantFrom("2011-12-09 10:00:00", "2010-01-31 08:15:00"),
        price: fc.constantFrom("1.25", "0", "3")
      })
      .map(line)
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      line({date: "13/01/2011 10:00"}),
      line({date: "01/13/2011 10:00"}),
      line({date: "02/03/2011"}),
      line({price: '"1,5"'}),
      line({price: '"1,250.00"'}),
      line({quantity: "many"}),
      line({name: '"OPEN'}),
      line({name: 'INCH 3"'}),
      "1,2,3",
      ""
    )
  }
);

describe("a file that was read before", () => {
  it("gives what reading all of it gives, wherever it grew", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyLine, {minLength: 1, maxLength: 14}),
        fc.nat(14),
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        async (lines, at, end, isCut) => {
          const text = [HEADER, ...lines].map((one) => one + end).join("");
          const start = [HEADER, ...lines.slice(0, at)].map((one) => one + end).join("");
          const [after, alone] = await bothWays(isCut ? start.slice(0, -3) : start, text);
          expect(after).toEqual(alone);
        }
      ),
      {numRuns: 30}
    );
  });

  const lines = Array.from({length: 60}, (_, i) => line({invoice: String(i), price: `${i}.5`}));

  it("reads only what was added, and finds the same lines", async () => {
    const [after, alone] = await bothWays(sales(...lines.slice(0, 50)), sales(...lines));
    expect(after).toEqual(alone);
    expect(after.tables[0]).toHaveLength(60);
  });

  it.each([
    ["other bytes above", sales(...lines.slice(0, 50)), sales(line({price: "9"}), ...lines.slice(1))],
    ["fewer lines", sales(...lines), sales(...lines.slice(0, 50))],
    ["letters in another encoding", sales(...lines), Buffer.from(sales(...lines, line({name: "CAF\xe9"})), "latin1")],
    [
      "a date that turns all others",
      sales(line({date: "02/03/2011"})),
      sales(line({date: "02/03/2011"}), line({date: "02/13/2011"}))
    ],
    [
      "a quote that was open",
      `${sales()}${line({name: '"OPEN'})}\n`,
      `${sales()}${line({name: '"OPEN'})}\n${line({name: 'SHUT"'})}\n`
    ]
  ])("is read whole where it has %s", async (_, first, second) => {
    const [after, alone] = await bothWays(first, second);
    expect(after).toEqual(alone);
  });
});
