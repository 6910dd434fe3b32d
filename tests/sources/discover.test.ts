import {utimesSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {loadSettings} from "../../pipeline/config.ts";
import {discover, fingerprint, inputFolder, loadSources} from "../../pipeline/sources/index.ts";
import {openDatabase} from "../../pipeline/warehouse/database.ts";
import {line, sales, withFolder, withLoaded} from "./workshop.ts";

const ALL = {
  "z.csv": sales(line()),
  "market/a.csv": "listing_id,title,brand,price,code,description\nL1,Ball,,1,,\n",
  "market/b.csv": "review_id,listing_id,rating,review_date,reviewer,title,body\nR1,L1,5,2024-01-01,Ann,Nice,Fine\n",
  "market/c.csv": "listing_id,stock_code\nL1,85048\n",
  "costs.csv": "stock_code,unit_cost\n85048,1.20\n",
  "words.json": '[{"review":"bagus","sentimen":1,"translate":"good"}]',
  "decisions.csv": "left_id,right_id,verdict,who,decided_at,why\nL1,85048,same,me,2024-01-01,\n",
  "golden.csv": "product_code,field,value\n85048,name,Ball\n",
  "strikes.csv": "token,decided_at\nred,2024-01-01\n",
  "README.md": "# about",
  "notes.csv": "when,what\n1,2\n",
  "deep/er/x.csv": sales(line()),
  "DEMO.json": '{"demo": true, "seed": 42}'
};

describe("discover", () => {
  it("tells files by their columns, in the folder and the folders in it", async () => {
    await withFolder(ALL, async (folder) => {
      const files = await discover(folder);
      expect(files.map((f) => [f.name, f.kind, f.isDemo])).toEqual([
        ["costs.csv", "cost", true],
        ["decisions.csv", "decision", true],
        ["golden.csv", "golden", true],
        ["market/a.csv", "listing", false],
        ["market/b.csv", "review", false],
        ["market/c.csv", "truth", false],
        ["notes.csv", null, true],
        ["strikes.csv", "strike", true],
        ["words.json", "labelled_review", true],
        ["z.csv", "transaction", true]
      ]);
      expect(files.find((f) => f.name === "notes.csv")!.notes).toEqual([
        "not read, its columns are none of ours: when, what"
      ]);
    });
  });

  it("takes one file as well, and columns in any order with others between", async () => {
    const odd =
      "note,Country,customer id,PRICE,invoice_date,Quantity,description,Stock Code,INVOICE\nx,UK,1,2,2010-01-01,3,Ball,S1,I1\n";
    await withFolder({"odd.csv": odd}, async (folder) => {
      using db = await openDatabase();
      await loadSources(db, await discover(join(folder, "odd.csv")));
      expect(
        await db.rows("select invoice, stock_code, quantity_int, unit_price, customer_id, country from raw.transaction")
      ).toEqual([{invoice: "I1", stock_code: "S1", quantity_int: 3, unit_price: 2, customer_id: "1", country: "UK"}]);
    });
  });

  it("asks about an optional column that seems misspelt", async () => {
    await withFolder({"l.csv": "listing_id,title,pricee\nL1,Ball,2\n"}, async (folder) => {
      const [file] = await discover(folder);
      expect(file).toMatchObject({
        kind: "listing",
        problem: null,
        notes: ["column pricee is not read; do you mean price?"]
      });
    });
  });

  it("makes every raw table, empty where no file holds its rows, and loads every kind", async () => {
    const tables = ["transaction", "listing", "review", "labelled_review", "cost", "truth", "reject", "source"];
    const counts = async (files: Record<string, string>) =>
      withLoaded(files, async (db) =>
        (await Promise.all(tables.map((t) => db.rows<{n: number}>(`select count(*) as n from raw.${t}`)))).map(
          (r) => r[0]!.n
        )
      );
    expect(await counts({"z.csv": sales(line())})).toEqual([1, 0, 0, 0, 0, 0, 0, 1]);
    expect(await counts(ALL)).toEqual([1, 1, 1, 1, 1, 1, 0, 6]);
  });

  it("a listing file with a header alone is a warning, not a fault", async () => {
    await withLoaded({"z.csv": sales(line()), "l.csv": "listing_id,title\n"}, async (_, reports) => {
      expect(reports[0]).toMatchObject({file: "l.csv", rowsRead: 0, notes: ["warning: has a header and no row"]});
    });
  });
});

describe("inputFolder", () => {
  it("prefers the setting", () => {
    expect(inputFolder(loadSettings({SMARTSHOP_DATA: "somewhere"}))).toEqual({path: "somewhere", from: "setting"});
    expect(["raw", "demo"]).toContain(inputFolder(loadSettings({})).from);
  });
});

describe("fingerprint", () => {
  it("follows names and contents, not dates", async () => {
    await withFolder({"a.csv": sales(line())}, async (folder) => {
      const path = join(folder, "a.csv");
      const now = async () => fingerprint(await discover(folder), join(folder, ".cache", "hashes.json"));
      const first = await now();
      utimesSync(path, new Date(0), new Date(0));
      expect(await now()).toBe(first);
      writeFileSync(path, sales(line({quantity: "13"})));
      utimesSync(path, new Date(0), new Date(0));
      const changed = await now();
      expect(changed).not.toBe(first);
      writeFileSync(path, sales(line()));
      expect(await now()).toBe(first);
      writeFileSync(join(folder, "b.csv"), sales(line({invoice: "7"})));
      expect(await now()).not.toBe(first);
    });
  });
});
