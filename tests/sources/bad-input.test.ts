import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {failure, HEADER, line, rejects, sales, withFolder, withLoaded} from "./workshop.ts";
import {discover, loadSources} from "../../pipeline/sources/index.ts";
import {openDatabase} from "../../pipeline/warehouse/database.ts";

const many = (n: number): string[] => Array.from({length: n}, (_, i) => line({invoice: String(490_000 + i)}));

describe("files that cannot be used say so in one line", () => {
  const cases: [what: string, files: Record<string, string | Uint8Array>, says: RegExp][] = [
    ["an empty folder", {}, /^no file has the columns of transactions .*found: no data file at all$/],
    ["an empty file", {"sales.csv": ""}, /^file is empty; export it again or remove it: sales\.csv$/],
    ["a header alone", {"sales.csv": sales()}, /^no transaction line could be read; .*: sales\.csv$/],
    [
      "a missing column",
      {"sales.csv": sales(line()).replace("Country", "Land")},
      /^looks like transactions but lacks column Country; it has: .*Land: sales\.csv$/
    ],
    [
      "a misspelt column",
      {"sales.csv": sales(line()).replace("Quantity", "Quantiy")},
      /lacks column Quantity \(there is "Quantiy": rename it\)/
    ],
    [
      "both spellings in one file",
      {"sales.csv": `${HEADER},UnitPrice\n${line()},1\n`},
      /^column given twice: Price and UnitPrice; keep one of them: sales\.csv$/
    ],
    [
      "a file that is two kinds at once",
      {"sales.csv": sales(line()), "x.csv": "listing_id,stock_code,unit_cost\nL1,1,2\n"},
      /^can be read as costs and as true matches; .*: x\.csv$/
    ],
    [
      "an unpacked and a packed copy",
      {"a.csv": sales(line()), "a.csv.gz": gzipSync(sales(line()))},
      /there twice; keep one/
    ],
    ["one export under two names", {"a.csv": sales(line()), "b.csv": sales(line())}, /there twice under two names/],
    [
      "a workbook called CSV",
      {"sales.csv": "PK\u0003\u0004rest"},
      /workbook or a zip archive, not text; save it as CSV/
    ],
    ["a workbook", {"sales.xlsx": "PK\u0003\u0004rest"}, /found: sales\.xlsx \(not read, .*save it as CSV\)$/],
    [
      "a truncated gzip",
      {"sales.csv.gz": gzipSync(sales(...many(5_000))).subarray(0, 4_000)},
      /^gzip file is cut short after \d+ unpacked bytes; copy or export it again: sales\.csv\.gz$/
    ],
    [
      "a gzip whose bytes were changed",
      {
        "sales.csv.gz": ((): Uint8Array => {
          const bytes = gzipSync(sales(...many(5_000)));
          bytes[bytes.length - 6]! ^= 0xff;
          return bytes;
        })()
      },
      /^gzip file is damaged \(.*\) after \d+ unpacked bytes/
    ],
    [
      "a Parquet file that is none",
      {"sales.parquet": "PAR1 no"},
      /^not a readable Parquet file; export it again: sales\.parquet$/
    ],
    [
      "JSON cut short",
      {"sales.csv": sales(line()), "r.json": '[\n{"review": "a", "sentimen": 1, "translate": "b"},\n{"review": "c"'},
      /^not JSON from line 3 on; was it copied in full\? r\.json$/
    ],
    [
      "lines of another delimiter than the header's",
      {"sales.csv": `${HEADER}\n${many(2_000).join("\n").replaceAll(",", ";")}\n`},
      /^most rows are unreadable; the first: sales\.csv line 2: too few fields: 1 for 8 columns; check the delimiter/
    ],
    [
      "dates of both orders",
      {"sales.csv": sales(line({date: "13/01/2010 8:26"}), line({date: "01/14/2010 8:26"}))},
      /^dates contradict each other: line 2 is day first, line 3 month first; give them in one order: sales\.csv$/
    ],
    [
      "more bad lines than good ones",
      {"sales.csv": sales(line({quantity: "a"}), line({quantity: "b"}), line())},
      /^most rows are unreadable; the first: sales\.csv line 2: quantity is not a number: "a"; check/
    ]
  ];
  it.each(cases)("%s", async (_, files, says) => {
    const message = await failure(files);
    expect(message).toMatch(says);
    expect(message).not.toContain("\n");
    expect(message).not.toContain("/tmp");
  });

  it("a folder that is not there", async () => {
    await expect(discover("no-such-folder")).rejects.toThrow(
      /^input folder is missing; .*SMARTSHOP_DATA: no-such-folder$/
    );
  });

  it("a file that vanished after it was found", async () => {
    await withFolder({"sales.csv": sales(line()), "z.csv": "listing_id,title\n"}, async (folder) => {
      const files = await discover(folder);
      using db = await openDatabase();
      const gone = files.map((f) => ({...f, path: `${f.path}.gone`}));
      await expect(loadSources(db, gone)).rejects.toThrow(/^file is missing or cannot be read; .*: sales\.csv$/);
    });
  });
});

describe("rows that cannot be used are set aside with file, line, reason and content", () => {
  const cases: [what: string, bad: string, reason: string][] = [
    ["text in a number", line({quantity: "twelve"}), 'quantity is not a number: "twelve"'],
    [
      "a quantity of a thousand million",
      line({quantity: "1000000000"}),
      'quantity is out of range (±1000000): "1000000000"'
    ],
    [
      "a quantity beyond any integer",
      line({quantity: "99999999999999999999"}),
      'quantity is out of range (±1000000): "99999999999999999999"'
    ],
    ["half a piece", line({quantity: "1.5"}), 'quantity is not whole: "1.5"'],
    ["an absurd price", line({price: "1e12"}), 'price is out of range (±10000000): "1e12"'],
    ["no price", line({price: ""}), "price is empty"],
    [
      "a date that does not exist",
      line({date: "2010-02-30 10:00"}),
      'invoice_date is no date from 1900 to 2100: "2010-02-30 10:00"'
    ],
    ["a date of another age", line({date: "0210-02-03"}), 'invoice_date is no date from 1900 to 2100: "0210-02-03"'],
    [
      "two faults in a row",
      line({quantity: "x", price: "y"}),
      'quantity is not a number: "x"; price is not a number: "y"'
    ],
    ["no invoice", line({invoice: " "}), "invoice is empty"],
    ["too few fields", "489434,85048,BALL", "too few fields: 3 for 8 columns"],
    ["too many fields", `${line()},more`, "too many fields: 9 for 8 columns"],
    ["text after a closing quote", line({name: '"BALL" RED'}), "text after a closing quote"],
    ["a quote never closed", line({name: '"BALL RED'}), "a quote opened in this line is not closed properly"],
    ["a NUL character", line({name: "A\0B"}), "holds a NUL character"]
  ];
  it.each(cases)("%s", async (_, bad, reason) => {
    const good = many(40);
    const content = sales(...good.slice(0, 20), bad, ...good.slice(20));
    await withLoaded({"sales.csv": content}, async (db, [report]) => {
      const [set, ...others] = await rejects(db);
      expect(others).toEqual([]);
      expect(set).toMatchObject({file: "sales.csv", line: 22, reason});
      expect(set!.content).toBe(bad.replace("\0", "\ufffd"));
      expect(report).toMatchObject({rowsRead: 41, rowsLoaded: 40, rowsRejected: 1});
      const [seen] = await db.rows<{n: number; last: number}>(
        "select count(*) as n, max(line) as last from raw.transaction"
      );
      expect(seen).toEqual({n: 40, last: 42});
    });
  });

  it("a quote that an inch mark far below would close swallows nothing", async () => {
    const lines = many(30);
    lines[3] = line({name: '"BALL'});
    lines[20] = line({name: 'FRAME 7"'});
    await withLoaded({"sales.csv": sales(...lines)}, async (db) => {
      expect(await rejects(db)).toMatchObject([
        {line: 5, reason: "a quote opened in this line is not closed properly"}
      ]);
      const [frame] = await db.rows("select line, description from raw.transaction where contains(description, '\"')");
      expect(frame).toEqual({line: 22, description: 'FRAME 7"'});
    });
  });

  it("a quote never closed at the end of a large file, and one longer than any record", async () => {
    const lines = many(40_000);
    lines[100] = line({name: '"OPEN'});
    lines[39_999] = line({name: '"LAST'});
    await withLoaded({"sales.csv": sales(...lines)}, async (db, [report]) => {
      expect((await rejects(db)).map((r) => r.line)).toEqual([102, 40_001]);
      expect(report).toMatchObject({rowsRead: 40_000, rowsLoaded: 39_998});
    });
  });

  it("a text of nearly a megabyte over many lines is no open quote", async () => {
    const long = '"' + 'a line, with ""marks""\n'.repeat(40_000) + '"';
    await withLoaded({"sales.csv": sales(line(), line({name: long}), line())}, async (db, [report]) => {
      expect(report).toMatchObject({rowsRead: 3, rowsLoaded: 3});
      const rows = await db.rows("select line, length(description) as n from raw.transaction order by line");
      expect(rows).toEqual([
        {line: 2, n: 10},
        {line: 3, n: 840_000},
        {line: 40_004, n: 10}
      ]);
    });
  });

  it("bytes that are not UTF-8 in a file that otherwise is", async () => {
    const text = Buffer.from(sales(line({name: "CAFÉ"}), line({name: "CRÊPE"}), line({name: "@"}), line()));
    text[text.indexOf("@")] = 0xe9;
    await withLoaded({"sales.csv": text}, async (db, [report]) => {
      expect(await rejects(db)).toMatchObject([{line: 4, reason: "holds bytes that are not UTF-8"}]);
      expect(report!.encoding).toBe("utf-8");
    });
  });

  it("rows of other kinds", async () => {
    const files = {
      "sales.csv": sales(line()),
      "listings.csv": "listing_id,title,price\nL1,Ball,2.5\nL2,,3\nL3,Frame,dear\nL4,Cup,\nL5,Mug,1\n",
      "reviews.csv":
        "review_id,listing_id,rating,review_date,body\nR1,L1,5,2024-01-31,fine\nR2,L1,6,2024-01-31,x\nR3,L1,,,y\n",
      "labelled.json":
        '[{"review":"a\\nb","sentimen":1,"translate":"c"},{"review":"d","sentimen":2},7,{"review":"e","sentimen":0},{"review":"f","sentimen":"1"}]'
    };
    await withLoaded(files, async (db) => {
      expect(await rejects(db)).toMatchObject([
        {file: "labelled.json", line: 2, reason: 'sentiment is neither 0 nor 1: "2"'},
        {file: "labelled.json", line: 3, reason: "is not an object"},
        {file: "listings.csv", line: 3, reason: "title is empty"},
        {file: "listings.csv", line: 4, reason: 'price is not a number: "dear"'},
        {file: "reviews.csv", line: 3, reason: 'rating is not from 1 to 5: "6"'}
      ]);
      expect(await db.rows("select review, sentiment_int, translation from raw.labelled_review order by line")).toEqual(
        [
          {review: "a\nb", sentiment_int: 1, translation: "c"},
          {review: "e", sentiment_int: 0, translation: null},
          {review: "f", sentiment_int: 1, translation: null}
        ]
      );
      expect(await db.rows("select rating_value, reviewed_on from raw.review order by line")).toEqual([
        {rating_value: 5, reviewed_on: "2024-01-31"},
        {rating_value: null, reviewed_on: null}
      ]);
    });
  });
});
