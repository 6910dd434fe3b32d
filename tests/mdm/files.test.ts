import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {guessRoles, type RoleNames} from "../../pipeline/mdm/files/columns.ts";
import {matchFiles} from "../../pipeline/mdm/files/match-files.ts";
import {toMdmRecords} from "../../pipeline/mdm/files/records-of.ts";
import {pairsCsv} from "../../pipeline/mdm/files/pairs-csv.ts";
import {readTable} from "../../pipeline/mdm/files/table.ts";
import {parsePrice, toRecords} from "../../pipeline/mdm/records.ts";

const folder = mkdtempSync(join(tmpdir(), "mdm-files-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const write = (name: string, content: string | Buffer): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

async function guess(name: string, content: string, given: RoleNames = {}): Promise<Record<string, unknown>> {
  const table = await readTable(write(name, content));
  const roles = guessRoles(table, given);
  const header = (column: number | null): string | null => (column === null ? null : table.columns[column]!);
  return {
    id: header(roles.id),
    name: header(roles.name),
    brand: header(roles.brand),
    price: header(roles.price),
    code: header(roles.code),
    description: roles.description.map(header)
  };
}

describe("prices", () => {
  it.each([
    ["$399.00", 399],
    ["1,299.95", 1299.95],
    ["1.299,95 €", 1299.95],
    ["1.299", 1299],
    ["12,5", 12.5],
    ["24.99 gbp", 24.99],
    ["$12 – $15", 12],
    ["£1,299.00-£1,499.00", 1299],
    ["12.99 (was 15.99)", 12.99],
    ["from 9.99 to 19.99 EUR", 9.99],
    ["0.999", 0.999],
    ["1 299,00 €", 1299],
    ["Rs. 1,299/-", 1299],
    ["12.990000", 12.99],
    ["3-in-1 thing", undefined],
    ["0", undefined],
    ["", undefined],
    ["call us", undefined],
    ["2 for the price of 3 and more", undefined]
  ])("%s → %s", (text, price) => {
    expect(parsePrice(text)).toBe(price);
  });
});

describe("reading a file", () => {
  it("reads latin-1, quoted line breaks and semicolons", async () => {
    const table = await readTable(write("l1.csv", Buffer.from('id;name\n1;"Caf\xe9\nnoir"\n2;x\n', "latin1")));
    expect(table.format).toBe("latin-1, semicolon");
    expect(table.rows).toEqual([
      ["1", "Café\nnoir"],
      ["2", "x"]
    ]);
  });

  it("refuses a missing and an empty file in one line", async () => {
    await expect(readTable(join(folder, "none.csv"))).rejects.toThrow(/unable to read file/);
    await expect(readTable(write("empty.csv", "id,name\n"))).rejects.toThrow(/file has no rows/);
  });
});

describe("guessing columns", () => {
  it("tells the parts of a shop's export", async () => {
    const rows = Array.from(
      {length: 20},
      (_, i) => `${i},http://x/${i},Lamp number ${i},ACME,$${i + 1}.00,AB-${i},Long text about lamp ${i}`
    );
    expect(
      await guess("a.csv", `custom_id,url,title,manufacturer,list price,modelno,longdescr\n${rows.join("\n")}\n`)
    ).toEqual({
      id: "custom_id",
      name: "title",
      brand: "manufacturer",
      price: "list price",
      code: "modelno",
      description: ["longdescr"]
    });
  });

  it("takes ids that are links, and a name without a telling header", async () => {
    const rows = Array.from({length: 20}, (_, i) => `http://x.example/item/${i},Blue garden lantern ${i},${i}`);
    expect(await guess("b.csv", `id,what,n\n${rows.join("\n")}\n`)).toMatchObject({
      id: "id",
      name: "what"
    });
  });

  it("lets the user name columns and says which there are when one is missing", async () => {
    const body = `a,b,c\n${Array.from({length: 5}, (_, i) => `${i},lamp ${i},x ${i} y`).join("\n")}\n`;
    expect(await guess("c.csv", body, {name: "c"})).toMatchObject({name: "c"});
    await expect(guess("c.csv", body, {name: "title"})).rejects.toThrow(/no column title in .*it has: a, b, c/);
  });
});

describe("matching files", () => {
  it("takes a column of few values for a property, though one of them is long", async () => {
    const venues = [
      "VLDB",
      "SIGMOD",
      "The Journal of the Theory, the Practice and the History of Very Large Data Bases"
    ];
    const rows = Array.from(
      {length: 30},
      (_, i) => `${i},paper number ${i} about queries,${venues[i % 3]!.replace(/,/g, " ")}`
    );
    const table = await readTable(write("papers.csv", ["id,title,venue", ...rows].join("\n")));
    const {records} = toMdmRecords(table, guessRoles(table));
    expect(new Set(records.map(({attributes}) => attributes?.venue)).size).toBe(3);
  });

  it("matches, scores against a mapping whose columns are in either order, and writes clean CSV", async () => {
    const things = "lamp chair table mirror clock candle basket teapot kettle ladder".split(" ");
    const name = (i: number): string => `${things[i % 10]} ${things[(i * 7 + 3) % 10]} QX${100 + i}B`;
    const n = 60;
    const range = Array.from({length: n}, (_, i) => i);
    const left = write("left.csv", `id,name\n${range.map((i) => `L${i},"${name(i)}"`).join("\n")}\n`);
    const right = write(
      "right.csv",
      `key,title\n${range.map((i) => `${1000 + i},"The ${name(i)}, boxed"`).join("\n")}\n`
    );
    const truth = write("truth.csv", `r,l\n${range.map((i) => `${1000 + i},L${i}`).join("\n")}\n`);
    const found = await matchFiles(left, right, {truth});
    const links = new Set(found.result.pairs.map((pair) => `${pair.leftId}|${pair.rightId}`));
    expect(found.truth!.pairs).toEqual(new Set(range.map((i) => `L${i}|${1000 + i}`)));
    expect([...links].filter((pair) => found.truth!.pairs.has(pair)).length).toBe(n);
    const lines = pairsCsv(found.result.pairs).trimEnd().split("\n");
    expect(lines[0]).toBe("left_id,right_id,score,probability,zone,reason");
    expect(lines.length).toBe(found.result.pairs.length + 1);
  });
});

describe("records from outside", () => {
  it("takes objects and tables that give objects", () => {
    const rows = [{id: 7, name: "Lamp", price: "$3.50"}, {name: "Chair"}];
    const expected = [
      {id: "7", name: "Lamp", price: 3.5},
      {id: "2", name: "Chair"}
    ];
    expect(toRecords(rows, "left")).toEqual(expected);
    expect(toRecords({objects: () => rows}, "left")).toEqual(expected);
  });

  it("refuses what is no list of objects, rows without a name and ids that come twice", () => {
    for (const odd of [undefined, null, "abc", 7, {}])
      expect(() => toRecords(odd as never, "left")).toThrow(/left records are neither an array of objects nor a table/);
    expect(() => toRecords([null as never], "left")).toThrow(/left row 1 is no object/);
    expect(() => toRecords([{id: 1, title: "x"}], "left")).toThrow(
      /left row 1 has no name property; it has: id, title/
    );
    expect(() =>
      toRecords(
        [
          {id: 1, name: "a"},
          {id: 1, name: "b"}
        ],
        "right"
      )
    ).toThrow(/right id comes twice: 1/);
  });
});
