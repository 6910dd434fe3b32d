import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {fromColumns, toColumns} from "../../src/components/columns.ts";
import {toCsv} from "../../src/components/csv.ts";
import {fold, keyOf, select, type Column, type Filter, type TableState} from "../../src/components/table-model.ts";
import {readState, writeState} from "../../src/components/table-url.ts";

interface Row {
  name: string;
  units: number | null;
}
const columns: Column<Row>[] = [
  {label: "Name", value: (d) => d.name},
  {label: "Units sold", value: (d) => d.units}
];
const filters: Filter<Row>[] = [{label: "First letter", key: "letter", value: (d) => d.name[0] ?? null, options: []}];
const plain: TableState = {query: "", sort: null, down: false, chosen: {letter: []}};
const texts = (rows: readonly Row[]): string[] => rows.map((d) => fold(d.name));
const row = fc.record({name: fc.string({minLength: 1}), units: fc.option(fc.integer())});

describe("select", () => {
  test("finds without case and accents, and every word must be there", () => {
    const rows = [
      {name: "Café au lait", units: 1},
      {name: "CAFE noir", units: 2}
    ];
    const found = (query: string): string[] =>
      select(rows, texts(rows), columns, filters, {...plain, query}).map((d) => d.name);
    expect(found("cafe")).toHaveLength(2);
    expect(found("lait CAFÉ")).toEqual(["Café au lait"]);
    expect(found("lait noir")).toEqual([]);
  });

  test("sorts in both directions with missing values last, and loses no row", () => {
    fc.assert(
      fc.property(fc.array(row), fc.boolean(), (rows, down) => {
        const sorted = select(rows, texts(rows), columns, filters, {...plain, sort: "units-sold", down}).map(
          (d) => d.units
        );
        const known = sorted.filter((v) => v !== null);
        expect(sorted).toHaveLength(rows.length);
        expect(sorted.slice(known.length).every((v) => v === null)).toBe(true);
        expect(known).toEqual([...known].sort((a, b) => (down ? b - a : a - b)));
      })
    );
  });

  test("a chip keeps the rows with its value only", () => {
    const rows = [
      {name: "apple", units: 1},
      {name: "pear", units: 2}
    ];
    expect(select(rows, texts(rows), columns, filters, {...plain, chosen: {letter: ["p"]}})).toEqual([rows[1]]);
  });
});

test("a column's name in the URL is plain", () => expect(keyOf(columns[1]!)).toBe("units-sold"));

test("a table's state comes back from the URL as it went in", () => {
  const state = fc.record({
    query: fc.string().map((q) => q.trim()),
    sort: fc.constantFrom("name", "units-sold"),
    down: fc.boolean(),
    chosen: fc.record({letter: fc.uniqueArray(fc.string({minLength: 1}))})
  });
  fc.assert(
    fc.property(state, fc.constantFrom("", "audit-"), (asked, prefix) => {
      const url = writeState("?other=1", prefix, asked, plain);
      expect(readState(url, prefix, filters, plain)).toEqual(asked);
      expect(new URLSearchParams(url).get("other")).toBe("1");
    })
  );
  expect(writeState("", "", plain, plain)).toBe("");
});

test("columns turn back into the same rows", () => {
  fc.assert(fc.property(fc.array(row), (rows) => void expect(fromColumns(toColumns(rows))).toEqual(rows)));
});

test("CSV: no text starts a formula, and quotes and lines are kept", () => {
  expect(toCsv(["a"], [["=1+1"], ["@x"], ['say "no", twice\nor'], [-1.5]])).toBe(
    `a\r\n'=1+1\r\n'@x\r\n"say ""no"", twice\nor"\r\n-1.5`
  );
});
