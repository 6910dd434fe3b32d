import {existsSync} from "node:fs";
import {basename} from "node:path";
import {readTable} from "../files/table.ts";
import {fold, type SourceValue} from "../golden/rules.ts";
import {PRODUCT_POLICY} from "../golden/survive.ts";
import {isAmount} from "./amount.ts";
import {unguarded} from "./cell.ts";
import type {Conflict} from "./decisions.ts";
import {GOLDEN} from "./files.ts";
import {refuseLacking} from "./lacking.ts";

/** One row of `data/golden.csv`: a value that a steward sets for an article. */
export interface StewardValue {
  readonly productCode: string;
  /** One of the fields of `PRODUCT_POLICY`. */
  readonly field: string;
  readonly value: string;
  readonly who: string;
  /** ISO time. */
  readonly decidedAt: string;
  readonly why: string;
  /** How golden values name the row: `golden.csv row 3`, counted without the header. */
  readonly row: string;
}

/**
 * Reads the values that stewards set, as they stand; none where there is no file. A header alone is a file too.
 * @throws SmartshopError "input" when a column is missing.
 */
export async function readGoldenValues(file: string): Promise<StewardValue[]> {
  if (!existsSync(file)) return [];
  const {columns, rows} = await readTable(file, {headerOnly: true});
  refuseLacking(GOLDEN, columns, file);
  return rows.map((cells, i) => {
    const text = (name: string): string => unguarded(cells[columns.indexOf(name)] ?? "");
    return {
      productCode: text("product_code"),
      field: text("field").toLowerCase(),
      value: text("value"),
      who: text("who"),
      decidedAt: text("decided_at"),
      why: text("why"),
      row: `${basename(file)} row ${i + 1}`
    };
  });
}

/**
 * Settles what stewards set: of several words on one field of an article the latest counts, of equally late ones the one
 * further down. Rows that are not whole or whose price is no amount, and rows that name an article or a field that is
 * not there, are set aside. Everything of that kind is reported, under article and field.
 */
export function settleGoldenValues(
  values: readonly StewardValue[],
  isArticle: (code: string) => boolean
): {byArticle: Map<string, Map<string, SourceValue>>; conflicts: Conflict[]} {
  const conflicts: Conflict[] = [];
  const report = (v: StewardValue, kind: Conflict["kind"], resolution: string): void =>
    void conflicts.push({
      leftId: v.productCode,
      rightId: v.field,
      kind,
      who: v.who,
      resolution: `${resolution}; ${v.row}`
    });
  const latest = new Map<string, StewardValue>();
  const ordered = values.map((v, i) => ({v, i})).sort((a, b) => compare(a.v.decidedAt, b.v.decidedAt) || a.i - b.i);
  for (const {v} of ordered) {
    const fault = faultOf(v);
    if (fault) report(v, "unreadable row", `set aside: ${fault}`);
    else if (!isArticle(v.productCode)) report(v, "unknown record", "set aside");
    else if (!Object.hasOwn(PRODUCT_POLICY, v.field))
      report(v, "unknown field", `set aside: fields are ${Object.keys(PRODUCT_POLICY).join(", ")}`);
    else {
      const key = `${v.productCode}\n${v.field}`;
      const earlier = latest.get(key);
      if (earlier && fold(earlier.value) !== fold(v.value))
        report(earlier, "contradiction", `the later word counts: ${v.value}, ${v.row}, over ${earlier.value}`);
      latest.set(key, v);
    }
  }
  const byArticle = new Map<string, Map<string, SourceValue>>();
  for (const {productCode, field, value, decidedAt, row} of latest.values()) {
    const fields = byArticle.get(productCode) ?? new Map<string, SourceValue>();
    byArticle.set(productCode, fields.set(field, {source: "steward", recordId: row, value, at: decidedAt}));
  }
  return {byArticle, conflicts};
}

function faultOf({productCode, field, value}: StewardValue): string | null {
  const empty = [productCode ? "" : "product_code", field ? "" : "field", value ? "" : "value"].filter((name) => name);
  if (empty.length) return `no ${empty.join(", no ")}`;
  if (field === "price" && !isAmount(value)) return `the price is no amount: ${value}`;
  return null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
