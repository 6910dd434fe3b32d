import {SmartshopError} from "../errors.ts";
import type {MdmRecord} from "./types.ts";

/** A table that can give its rows as plain objects, such as an arquero table. */
export interface ObjectTable {
  objects(): object[];
}

/** What `match` takes: an array of plain objects or an arquero table. */
export type RecordSource = readonly object[] | ObjectTable;

/** An amount with what may stand around it: signs and short words of currency or tax. */
const AMOUNT = /^[^\d]{0,8}?(\d[\d.,\s']*)[^\d]{0,12}$/;
/** Two amounts: the ends of a range, or a price and the one before it. */
const FIRST_OF_TWO = /^(.*?\d.*?)\s*(?:-|–|—|~|\(|\bto\b|\bbis\b|\bwas\b)[^\d]{0,8}\d[\d.,\s']*[^\d]{0,4}$/i;

/**
 * A price as a number from what catalogues write: `$399.00`, `1,299.95`, `1.299,95 €`, `ca. 12`; of a range
 * (`$12 – $15`) the lower end, of `12.99 (was 15.99)` the first. Undefined when there is none, when it is zero (shops
 * write 0 for unknown), or when the text holds more words than a price has.
 */
export function parsePrice(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) && value > 0 ? value : undefined;
  if (typeof value !== "string" || value.length > 60) return undefined;
  const whole = value.trim();
  const found = AMOUNT.exec(whole) ?? AMOUNT.exec(FIRST_OF_TWO.exec(whole)?.[1] ?? "");
  if (!found) return undefined;
  let digits = found[1]!.replace(/[\s']/g, "");
  const decimal = /[.,](\d{1,2})$/.exec(digits) ?? /^0[.,](\d+)$/.exec(digits);
  digits = decimal
    ? `${digits.slice(0, -decimal[0].length || undefined).replace(/[.,]/g, "") || "0"}.${decimal[1]}`
    : digits.replace(/[.,](?=\d{3}(?:\D|$))/g, "").replace(",", ".");
  const price = Number(digits);
  return Number.isFinite(price) && price > 0 ? price : undefined;
}

const text = (value: unknown): string => (value === null || value === undefined ? "" : String(value).trim());

function rowsOf(source: RecordSource, side: string): readonly object[] {
  if (Array.isArray(source)) return source as readonly object[];
  const table = source as Partial<ObjectTable> | null | undefined;
  if (typeof table?.objects === "function") return table.objects();
  throw new SmartshopError("input", `${side} records are neither an array of objects nor a table with objects()`);
}

/**
 * Checks and completes records from outside: `id` becomes text (the row's number where missing), prices become
 * numbers, empty texts are left out.
 * @throws SmartshopError "input" when the source is no list of objects, a row has no name property, or an id comes twice.
 */
export function toRecords(source: RecordSource, side: string): MdmRecord[] {
  const rows = rowsOf(source, side);
  const seen = new Set<string>();
  return rows.map((row, i) => {
    if (typeof row !== "object" || row === null) throw new SmartshopError("input", `${side} row ${i + 1} is no object`);
    const given = row as Record<string, unknown>;
    if (!("name" in given))
      throw new SmartshopError(
        "input",
        `${side} row ${i + 1} has no name property; it has: ${Object.keys(given).join(", ") || "none"}`
      );
    const id = text(given.id) || String(i + 1);
    if (seen.has(id)) throw new SmartshopError("input", `${side} id comes twice: ${id}`);
    seen.add(id);
    const price = parsePrice(given.price);
    const weight = typeof given.weight === "number" ? given.weight : undefined;
    const optional = Object.fromEntries(
      ["description", "brand", "code", "category"]
        .map((key) => [key, text(given[key])])
        .filter(([, value]) => value !== "")
    ) as Partial<MdmRecord>;
    const attributes = Object.fromEntries(
      Object.entries((given.attributes ?? {}) as object)
        .map(([key, value]) => [key, text(value)])
        .filter(([, value]) => value !== "")
    ) as Record<string, string>;
    return {
      id,
      name: text(given.name),
      ...optional,
      ...(Object.keys(attributes).length ? {attributes} : {}),
      ...(price === undefined ? {} : {price}),
      ...(weight === undefined ? {} : {weight})
    };
  });
}
