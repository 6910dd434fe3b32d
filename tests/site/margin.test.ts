import {afterAll, beforeAll, expect, test} from "vitest";
import type {ProductRow, Products} from "../../loaders/products.ts";
import type {Sheet} from "../../loaders/sheets.ts";
import {generateDemo} from "../../pipeline/demo/generate.ts";
import type {Database} from "../../pipeline/warehouse/database.ts";
import {useStaticDocument} from "../../src/build/static.ts";
import {columns} from "../../src/components/products/table.ts";
import {cards} from "../../src/components/sheet/summary.ts";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {publishShop} from "./shop.ts";

let db: Database;
let all: ProductRow[];
let page: Products;
let sheets: Sheet[];
let code: string;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "smartshop-margin-"));
  await generateDemo({out: folder, lines: 3000, seed: 11});
  // A line sold by somebody known: its code has revenue.
  const line = readFileSync(join(folder, "transactions.csv"), "utf8")
    .split("\n")
    .map((row) => row.split(","))
    .find((cells) => cells.length === 8 && /^\d{5}$/.test(cells[1]!) && cells[6] && Number(cells[5]) > 0)!;
  rmSync(folder, {recursive: true});
  code = line[1]!;
  db = await publishShop(3000, {costs: `stock_code,unit_cost\n${code},0.25\nNOWHERE,1\n`});
  const loaded = await import("../../loaders/products.ts");
  [all, page] = [await loaded.articles(), await loaded.products()];
  sheets = await (await import("../../loaders/sheets.ts")).sheets();
  useStaticDocument();
});
afterAll(() => db?.close());

test("where a cost table is given, the table and the sheet of an article show its margin", async () => {
  const [fact] = await db.rows<{gross: number; pieces: number}>(
    "select sum(revenue)::double as gross, sum(quantity)::double as pieces from facts.fct_sale_line where product_code = ?",
    [code]
  );
  const margin = fact!.gross - 0.25 * fact!.pieces;
  expect(all.find((d) => d.code === code)!.marginRate).toBeCloseTo(margin / fact!.gross, 4);
  expect(page.costed).toBe(1);
  expect(page.sql.articles).toContain("v_margin");
  expect(columns(page.first, true).map((c) => c.label)).toContain("Margin");
  const sheet = sheets.find((s) => s.code === code)!;
  expect(sheet.margin).toBeCloseTo(margin, 4);
  expect(cards(sheet).find((card) => card.label === "Gross margin")?.note).toContain("£0.25 a piece");
});

test("where the cost is not known, no margin stands", () => {
  const other = sheets.find((s) => s.code !== code && s.gross > 0)!;
  expect(all.find((d) => d.code === other.code)!.marginRate).toBeNull();
  expect(cards(other).map((card) => card.label)).not.toContain("Gross margin");
  expect(columns(page.first, false).map((c) => c.label)).not.toContain("Margin");
});
