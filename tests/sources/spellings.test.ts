import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {openDatabase} from "../../pipeline/warehouse/database.ts";
import {discover, loadSources} from "../../pipeline/sources/index.ts";
import {HEADER, line, sales, withFolder, withLoaded} from "./workshop.ts";

const times = (dates: string[]): string => sales(...dates.map((date) => line({date})));
const soldAt = async (files: Record<string, string | Uint8Array>) =>
  withLoaded(files, async (db, [report]) => ({
    at: (
      await db.rows<{at: string}>(
        "select strftime(sold_at, '%Y-%m-%d %H:%M:%S') as at from raw.transaction order by line"
      )
    ).map((r) => r.at),
    order: report!.dateOrder,
    notes: report!.notes
  }));

describe("dates are read one way for the whole file, from what the file shows", () => {
  it("US dates as the one-year file has them", async () => {
    const {at, order, notes} = await soldAt({"s.csv": times(["12/1/2010 8:26", "1/4/2011 10:00", "12/13/2010 17:59"])});
    expect(at).toEqual(["2010-12-01 08:26:00", "2011-01-04 10:00:00", "2010-12-13 17:59:00"]);
    expect(order).toBe("mdy");
    expect(notes).toEqual(["dates are read month first: 1 say so, the first on line 4"]);
  });

  it("UK dates, two-digit years, dots, seconds, AM and PM, names of months, no time", async () => {
    const dates = [
      "01/12/2010 08:26",
      "13/12/10 8:26",
      "13.12.2010 08:26:11",
      "13-12-2010 8:26 PM",
      "13-Dec-2010 08:26",
      "13/12/2010"
    ];
    const {at, order} = await soldAt({"s.csv": times(dates)});
    expect(order).toBe("dmy");
    expect(at).toEqual([
      "2010-12-01 08:26:00",
      "2010-12-13 08:26:00",
      "2010-12-13 08:26:11",
      "2010-12-13 20:26:00",
      "2010-12-13 08:26:00",
      "2010-12-13 00:00:00"
    ]);
  });

  it("the one telling day may stand below the rows of a first look", async () => {
    const dates = [...Array.from({length: 3_000}, () => "2/3/2010 8:00"), "3/31/2010 8:00"];
    const {at, order} = await soldAt({"s.csv": times(dates)});
    expect(order).toBe("mdy");
    expect(at[0]).toBe("2010-02-03 08:00:00");
  });

  it("ISO dates", async () => {
    const {at, order, notes} = await soldAt({"s.csv": times(["2010-12-01T08:26:00", "2010-12-01 8:26", "2010/12/1"])});
    expect(order).toBe("iso");
    expect(notes).toEqual([]);
    expect(at).toEqual(["2010-12-01 08:26:00", "2010-12-01 08:26:00", "2010-12-01 00:00:00"]);
  });

  it("where no day is above 12, the order of the lines decides", async () => {
    const {order, notes} = await soldAt({"s.csv": times(["5/1/2010 8:00", "6/1/2010 8:00", "1/2/2010 8:00"])});
    expect(order).toBe("dmy");
    expect(notes[0]).toMatch(/only so do the lines run forward in time/);
  });

  it("where nothing decides, day first is taken and said", async () => {
    const {at, notes} = await soldAt({"s.csv": times(["1/2/2010 8:00", "1/2/2010 9:00"])});
    expect(at[0]).toBe("2010-02-01 08:00:00");
    expect(notes).toEqual(["warning: dates read both ways, nothing in the file decides; day first is taken"]);
  });

  it("one contradiction among many is set aside", async () => {
    const dates = [...Array.from({length: 200}, () => "12/13/2010 8:00"), "13/12/2010 8:00"];
    await withLoaded({"s.csv": times(dates)}, async (db, [report]) => {
      expect(report).toMatchObject({rowsRejected: 1, dateOrder: "mdy"});
      expect(report!.notes[0]).toMatch(
        /200 say so, the first on line 2; 1 contradict, the first on line 202, and are set aside/
      );
      expect(await db.rows("select line, reason from raw.reject")).toEqual([
        {line: 202, reason: 'invoice_date is no date from 1900 to 2100, month first: "13/12/2010 8:00"'}
      ]);
    });
  });
});

describe("numbers are read one way for the whole file", () => {
  const prices = async (delimiter: string, ...price: string[]) => {
    const rows = [HEADER, ...price.map((p) => line({price: "@"}).replace("@", `"${p}"`))];
    const text = rows.map((r) => r.replaceAll(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, delimiter)).join("\n");
    return withLoaded({"s.csv": text}, async (db, [report]) => ({
      read: (await db.rows<{p: number}>("select unit_price as p from raw.transaction order by line")).map((r) => r.p),
      mark: report!.decimalMark,
      notes: report!.notes,
      delimiter: report!.delimiter
    }));
  };
  it("decimal commas, with thousands", async () => {
    const found = await prices(";", "2,55", "1.234,50", "1 234,5", "1.500", "7");
    expect(found).toMatchObject({read: [2.55, 1234.5, 1234.5, 1500, 7], mark: ",", delimiter: ";"});
    expect(found.notes[0]).toMatch(/^numbers have a decimal comma: 3 say so, the first on line 2/);
  });
  it("decimal points, with thousands", async () => {
    expect(await prices(",", "2.55", "1,234.50", "1,500", "7")).toMatchObject({
      read: [2.55, 1234.5, 1500, 7],
      mark: "."
    });
  });
  it("where nothing decides, the delimiter does, and it is said", async () => {
    const semicolon = await prices(";", "1,234");
    expect(semicolon).toMatchObject({read: [1.234], mark: ","});
    expect(semicolon.notes).toEqual(["warning: numbers such as 1,234 read both ways; decimal comma is taken"]);
    expect((await prices(",", "1,234")).read).toEqual([1234]);
  });
  it("with a sign of money before or after them", async () => {
    expect(await prices(",", "£3.20", "3.20", "-£1,234.50", "$ 7")).toMatchObject({
      read: [3.2, 3.2, -1234.5, 7],
      mark: "."
    });
    expect(await prices(";", "3,20 €", "€ 1.234,50", "0,5€")).toMatchObject({read: [3.2, 1234.5, 0.5], mark: ","});
  });
  it("more than four decimals are rounded to four", async () => {
    expect((await prices(",", "2.5499999999999998")).read).toEqual([2.55]);
  });
});

describe("files of one kind in any dress give the same table", () => {
  const plain = sales(
    line({name: "CAFÉ ‘7’", customer: "13085.0"}),
    line({name: " PADDED ", customer: ""}),
    line({quantity: "-3"})
  );
  const table = async (files: Record<string, string | Uint8Array>) =>
    withLoaded(files, (db) =>
      db.rows(
        "select line, description, quantity_int, sold_at, unit_price, customer_id from raw.transaction order by file, line"
      )
    );
  const utf16be = (text: string): Buffer => Buffer.from(`\ufeff${text}`, "utf16le").swap16();
  // é and the two curly quotes, as windows-1252 has them
  const cp1252 = Buffer.from(plain.replace("é", "é").replace("‘", "\u0091").replace("’", "\u0092"), "latin1");
  it.each<[string, string, string | Uint8Array]>([
    ["gzip", "s.csv.gz", gzipSync(plain)],
    ["gzip without its ending", "s.csv", gzipSync(plain)],
    ["several gzip members", "s.csv.gz", Buffer.concat([gzipSync(plain.slice(0, 90)), gzipSync(plain.slice(90))])],
    ["byte-order mark", "s.csv", `\ufeff${plain}`],
    ["windows-1252", "s.csv", cp1252],
    ["UTF-16 with a mark", "s.csv", Buffer.from(`\ufeff${plain}`, "utf16le")],
    ["UTF-16, big end first", "s.csv", utf16be(plain)],
    ["UTF-16 without a mark", "s.csv", Buffer.from(plain, "utf16le")],
    ["Windows line ends", "s.csv", plain.replaceAll("\n", "\r\n")],
    ["old Mac line ends", "s.csv", plain.replaceAll("\n", "\r")],
    ["no line end at the end", "s.csv", plain.slice(0, -1)],
    ["semicolons", "s.csv", plain.replaceAll(",", ";")],
    ["tabs", "s.tsv", plain.replaceAll(",", "\t")],
    ["bars", "s.txt", plain.replaceAll(",", "|")],
    [
      "the other spelling",
      "s.csv",
      plain.replace(HEADER, "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country")
    ]
  ])("%s", async (_, name, content) => {
    expect(await table({[name]: content})).toEqual(await table({"s.csv": plain}));
  });

  it("customers and padding", async () => {
    expect(await table({"s.csv": plain})).toMatchObject([
      {line: 2, description: "CAFÉ ‘7’", customer_id: "13085"},
      {line: 3, description: " PADDED ", customer_id: null},
      {line: 4, quantity_int: -3}
    ]);
  });

  it("Excel's sep line and empty lines, with true line numbers", async () => {
    const content = `sep=;\n${plain.replaceAll(",", ";").replace("\n", "\n\n")}`;
    expect((await table({"s.csv": content})).map((r) => (r as {line: number}).line)).toEqual([4, 5, 6]);
    await withLoaded({"s.csv": content}, async (_, [report]) =>
      expect(report!.notes).toEqual(["1 empty lines are passed over"])
    );
  });

  it("Parquet, typed or text", async () => {
    await withFolder({"s.csv": plain}, async (folder) => {
      using db = await openDatabase();
      await loadSources(db, await discover(folder));
      const wanted = await db.rows(
        "select description, quantity_int, sold_at, unit_price, customer_id from raw.transaction order by line"
      );
      await withFolder({"sub/x.txt": ""}, async (target) => {
        await db.run(
          `copy (select invoice as "InvoiceNo", stock_code as "StockCode", description as "Description", quantity_int as "Quantity",
             sold_at as "InvoiceDate", unit_price::double as "UnitPrice", customer_id::double as "Customer ID", country as "Country"
           from raw.transaction order by line) to '${target}/sub/s.parquet' (format parquet)`
        );
        using again = await openDatabase();
        const files = (await discover(target)).filter((f) => f.kind);
        const [report] = await loadSources(again, files);
        expect(report).toMatchObject({
          file: "sub/s.parquet",
          rowsRead: 3,
          rowsLoaded: 3,
          lineUnit: "record",
          encoding: null
        });
        expect(
          await again.rows(
            "select description, quantity_int, sold_at, unit_price, customer_id from raw.transaction order by line"
          )
        ).toEqual(wanted);
      });
    });
  });

  it("several files are joined in the order of their names, either spelling", async () => {
    const second = sales(line({invoice: "2"}))
      .replace("Invoice,", "InvoiceNo,")
      .replace("Price", "UnitPrice");
    await withLoaded({"b.csv": second, "a.csv": sales(line({invoice: "1"}))}, async (db) => {
      expect(await db.rows("select file, invoice from raw.transaction order by file")).toEqual([
        {file: "a.csv", invoice: "1"},
        {file: "b.csv", invoice: "2"}
      ]);
      expect(
        await db.rows(
          "select file, row_count, reject_count, record_count, encoding, delimiter, is_demo from raw.source order by file"
        )
      ).toMatchObject([
        {
          file: "a.csv",
          row_count: 1,
          reject_count: 0,
          record_count: 1,
          encoding: "utf-8",
          delimiter: ",",
          is_demo: false
        },
        {file: "b.csv"}
      ]);
    });
  });
});
