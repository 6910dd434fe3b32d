import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {csvFormatRows} from "d3";
import fc from "fast-check";
import {afterAll, describe, expect, it} from "vitest";
import {guessRoles} from "../../pipeline/mdm/files/columns.ts";
import {parseCsv} from "../../pipeline/mdm/files/csv.ts";
import {decode} from "../../pipeline/mdm/files/decode.ts";
import {matchFiles, sayRoles} from "../../pipeline/mdm/files/match-files.ts";
import {toMdmRecords} from "../../pipeline/mdm/files/records-of.ts";
import {readTable} from "../../pipeline/mdm/files/table.ts";
import {readTruth} from "../../pipeline/mdm/files/truth-file.ts";

const folder = mkdtempSync(join(tmpdir(), "mdm-odd-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const write = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

describe("CSV as it is met", () => {
  it("reads whatever a writer that keeps the rules wrote", () => {
    const cell = fc.string({unit: fc.constantFrom("a", "7", ",", '"', "\n", "\r\n", " ", "é"), maxLength: 6});
    fc.assert(
      fc.property(
        fc
          .integer({min: 2, max: 4})
          .chain((n) => fc.array(fc.array(cell, {minLength: n, maxLength: n}), {minLength: 1})),
        (rows) => {
          const header = rows[0]!.map((_, i) => `c${i}`);
          // The writer quotes cells with quotes, commas and breaks; a cell that begins with spaces and a quote is quoted too.
          const parsed = parseCsv(csvFormatRows([header, ...rows]), ",");
          expect(parsed.rows).toEqual(rows.filter((row) => row.some((c) => c.trim() !== "")));
          expect([parsed.uneven, parsed.loose]).toEqual([0, 0]);
        }
      )
    );
  });

  it("takes quotes that are letters as letters, and loses no row to a quote that is never closed", () => {
    const text = `id,name\n1,"Big" lamp\n2,19" screen\n3,"never closed\n4,"a, b"\n5,"two\nlines"\n6,"open again\n7,end`;
    expect(parseCsv(text, ",").rows).toEqual([
      ["1", '"Big" lamp'],
      ["2", '19" screen'],
      ["3", '"never closed'],
      ["4", "a, b"],
      ["5", "two\nlines"],
      ["6", '"open again'],
      ["7", "end"]
    ]);
  });

  it("reads gzip files as what is in them, and refuses workbooks and damaged archives by name", async () => {
    const text = "id;name\n1;Teller grün\n";
    const {rows, format} = await readTable(write("plain.csv.gz", gzipSync(text)));
    expect([rows, format]).toEqual([[["1", "Teller grün"]], "utf-8, semicolon"]);
    await expect(readTable(write("book.csv", "PK\u0003\u0004 sheet1.xml"))).rejects.toThrow(/workbook.*book\.csv/);
    const half = gzipSync(text).subarray(0, 15);
    await expect(readTable(write("half.csv.gz", half))).rejects.toThrow(/damaged.*half\.csv\.gz/);
  });

  it("says how many rows are uneven or have a loose quote, and when there is no header", async () => {
    const {notes, rows} = await readTable(write("odd.csv", 'id,name\n1,a,b\n2\n3,"x\n4,y\n'));
    expect(rows).toEqual([
      ["1", "a"],
      ["2", ""],
      ["3", '"x'],
      ["4", "y"]
    ]);
    expect(notes).toEqual([
      "2 rows have more or fewer cells than the header",
      "1 rows have a quote that nothing closes"
    ]);
    const bare = await readTable(write("bare.csv", "552,Turntable,$399.00\n553,Radio,$20.00\n"));
    expect(bare.notes).toEqual(["the first line looks like data, not like names of columns"]);
  });

  it("follows Excel's separator line", async () => {
    const table = await readTable(write("sep.csv", "\ufeffsep=;\r\nid;name, long\r\n1;a, b\r\n"));
    expect([table.columns, table.rows]).toEqual([["id", "name, long"], [["1", "a, b"]]]);
  });
});

describe("encodings", () => {
  const text = "id,name\n1,Café – 5€\n";
  const utf16be = Buffer.from(text, "utf16le").swap16();
  it.each([
    ["utf-8", Buffer.from(text)],
    ["utf-16", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")])],
    ["utf-16", Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be])],
    ["utf-16", utf16be],
    ["latin-1", Buffer.from("id,name\n1,Caf\xe9 \x96 5\x80\n", "latin1")]
  ])("%s", (encoding, bytes) => {
    expect(decode(bytes)).toEqual({text, encoding});
  });

  it("keeps UTF-8 with one broken letter UTF-8", () => {
    const bytes = Buffer.concat([Buffer.from("é".repeat(30)), Buffer.from([0xe9]), Buffer.from(" ok")]);
    expect(decode(bytes)).toEqual({text: `${"é".repeat(30)} ok`, encoding: "utf-8"});
  });
});

describe("columns of shops", () => {
  const roles = async (text: string): Promise<Record<string, unknown>> => {
    const table = await readTable(write("roles.csv", text));
    const {description, ...others} = guessRoles(table);
    const name = (i: number | null): string | null => (i === null ? null : table.columns[i]!);
    const found = Object.entries(others).flatMap(([role, i]) => (i === null ? [] : [[role, name(i)]]));
    return {...Object.fromEntries(found), description: description.map(name)};
  };
  const rows = (n: number, row: (i: number) => string): string => Array.from({length: n}, (_, i) => row(i)).join("\n");

  it("an id that comes twice is still the id, an amount never is", async () => {
    expect(
      await roles(
        `id,title,description,manufacturer,price\n${rows(40, (i) => `${i % 38},Lamp no ${i},"Text, about ${i}",ACME,${i}.5`)}`
      )
    ).toEqual({
      id: "id",
      name: "title",
      brand: "manufacturer",
      price: "price",
      description: ["description"]
    });
    expect(
      await roles(`Product,Cost,ASIN,Brand Name\n${rows(9, (i) => `Lamp no ${i},${i + 2}.50,B0${i},ACME`)}`)
    ).toEqual({
      id: "ASIN",
      name: "Product",
      brand: "Brand Name",
      price: "Cost",
      description: []
    });
  });

  it("takes names with numbers for names, and the plainest of like headers", async () => {
    expect(
      await roles(
        `Unnamed: 0,Product Id,Product Name,Brand Name,Type,Category,Selling Price,Model Number,About Product\n${rows(20, (i) => `${i},x${i}y,Toy car ${i} red,Hasbro,HardGood,Toys,$${i}.99,MN-${i},Make sure that this fits ${i}`)}`
      )
    ).toEqual({
      ...{id: "Product Id", name: "Product Name", brand: "Brand Name", category: "Category"},
      ...{price: "Selling Price", code: "Model Number", description: ["About Product"]}
    });
  });

  it("takes no long description for a name, whatever the columns are called", async () => {
    const long = (i: number): string => `"Lamp ${i}. ${"It shines where nothing else does. ".repeat(6)}"`;
    const strange = await roles(
      `sku;benaming kort;merk;omstandig\n${rows(20, (i) => `R${i};ACME lamp ${i} blue;ACME;${long(i)}`)}`
    );
    expect([strange.name, strange.description]).toEqual(["benaming kort", ["omstandig"]]);
    const german = await roles(
      `sku;titel;hersteller;beschreibung\n${rows(20, (i) => `R${i};ACME lamp ${i} blue;ACME;${long(i)}`)}`
    );
    expect([german.name, german.description]).toEqual(["titel", ["beschreibung"]]);
    // A text that is alone is the name, however long it is; what repeats all the time is not.
    const alone = await roles(`key,state,entry\n${rows(20, (i) => `k${i},in stock ${i % 4},${long(i)}`)}`);
    expect(alone.name).toBe("entry");
  });

  it("prices that are mostly 0, in ranges, or under a strange header are prices", async () => {
    const zero = `id,name,price\n${rows(20, (i) => `k${i},Blue lamp ${i},${i % 3 ? "0" : "9.99"}`)}`;
    expect((await roles(zero)).price).toBe("price");
    const range = `id,name,price\n${rows(20, (i) => `k${i},Blue lamp ${i},$${i + 1} – $${i + 5}`)}`;
    expect((await roles(range)).price).toBe("price");
    const strange = `id,name,betrag\n${rows(20, (i) => `k${i},Blue lamp ${i},"${i + 1},99 €"`)}`;
    expect((await roles(strange)).price).toBe("betrag");
  });

  it("reads the headers of other languages, and leaves links, dates and internal ids out of the text", async () => {
    expect(
      await roles(
        `Artikel-Nr;Bezeichnung;Hersteller;Beschreibung;Preis;image_url;crawl_date\n${rows(9, (i) => `A${i};Lampe blau ${i};ACME;Schöne Lampe ${i};${i},99;http://x/${i}.jpg;2011-12-0${i}`)}`
      )
    ).toEqual({
      id: "Artikel-Nr",
      name: "Bezeichnung",
      brand: "Hersteller",
      price: "Preis",
      description: ["Beschreibung"]
    });
  });

  it("takes null, N/A and - for nothing, and calls a row without an id by its number", async () => {
    const table = await readTable(
      write("null.csv", "id,name,brand,price\na,Lamp,null,0\n,Chair,N/A,-\nc,Table,ACME,3\n")
    );
    const {records} = toMdmRecords(table, guessRoles(table, {id: "id"}));
    expect(records).toEqual([
      {id: "a", name: "Lamp"},
      {id: "row 2", name: "Chair"},
      {id: "c", name: "Table", brand: "ACME", price: 3}
    ]);
  });
});

describe("truth files", () => {
  const ids = (n: number): Set<string> => new Set(Array.from({length: n}, (_, i) => String(i)));
  const sides = [
    {file: "shop/Amazon.csv", ids: ids(30)},
    {file: "shop/GoogleProducts.csv", ids: ids(300)}
  ] as const;
  const equal = [sides[0], {file: "GoogleProducts.csv", ids: ids(30)}] as const;
  const truth = async (text: string, of: Parameters<typeof readTruth>[1] = sides): Promise<string[]> => [
    ...readTruth(await readTable(write("truth.csv", text)), of).pairs
  ];

  it("tells sides by ids, where both fit by headers, else by order", async () => {
    expect(await truth("x,y\n250,1\n3,4")).toEqual(["1|250", "4|3"]);
    expect(await truth("rtable_id,ltable_id\n5,1\n3,4", equal)).toEqual(["1|5", "4|3"]);
    expect(await truth("idGoogleBase,idAmazon\n5,1\n3,4", equal)).toEqual(["1|5", "4|3"]);
    expect(await truth("id2,id1\n5,1\n3,4", equal)).toEqual(["1|5", "4|3"]);
    expect(await truth("p,q\n5,1\n3,4", equal)).toEqual(["5|1", "3|4"]);
  });

  it("uses rows labelled as matches only, whatever else stands in the file", async () => {
    expect(await truth("ltable_id,rtable_id,label\n1,5,1\n1,6,0\n0,1,0")).toEqual(["1|5"]);
    expect(await truth("_id,gold,rtable_id,ltable_id\n0,1,250,1\n1,0,260,1\n2,0,251,1")).toEqual(["1|250"]);
    expect(await truth("l,r,is_match,note\n1,5,true,a b\n1,6,false,c d")).toEqual(["1|5"]);
  });

  it("counts pairs of unknown ids as missed and says so; refuses what is no truth", async () => {
    const {pairs, said} = readTruth(await readTable(write("t.csv", "l,r\n1,5\n1,none\n,7\n")), sides);
    expect([...pairs]).toEqual(["1|5", "1|none"]);
    expect(said).toMatch(/2 true pairs, left l, right r; 1 name an id that its side does not have/);
    const none = await readTable(write("n.csv", "l,r\nx,y\n"));
    expect(() => readTruth(none, sides)).toThrow(/names an id of each side/);
  });
});

describe("small sides", () => {
  it("matches one row, says what it did not use, and refuses a side without rows", async () => {
    const one = write("one.csv", "id,name,url\n7,Sony Turntable PSLX350H,http://x\n");
    const {result, left} = await matchFiles(one, one);
    expect(result.pairs.map((d) => [d.leftId, d.rightId])).toEqual([["7", "7"]]);
    expect(sayRoles(left)).toMatch(/1 record .*not used: url/);
    await expect(matchFiles(one, write("none.csv", "id,name\n"))).rejects.toThrow(/file has no rows/);
  });
});
