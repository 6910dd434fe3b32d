import {SmartshopError} from "../../errors.ts";
import type {ObjectTable, RecordSource} from "../records.ts";
import type {MdmRecord} from "../types.ts";

const text = (value: unknown): string =>
  typeof value === "string" ? value : value === null || value === undefined ? "" : String(value);

/**
 * What dedupe needs of each row: id (the row's number where missing), name, code. Leaner than a match's records, for
 * a million of them.
 * @param seen ids of earlier rows; those of these rows are added.
 * @throws SmartshopError "input" when a row has no name property or an id comes twice.
 */
export function lightRecords(source: RecordSource, seen: Set<string>): MdmRecord[] {
  const rows = Array.isArray(source) ? (source as readonly object[]) : (source as ObjectTable).objects();
  return rows.map((row) => {
    const given = row as Record<string, unknown>;
    if (!("name" in given)) throw new SmartshopError("input", `row ${seen.size + 1} has no name property`);
    const id = text(given.id).trim() || String(seen.size + 1);
    if (seen.has(id)) throw new SmartshopError("input", `id comes twice: ${id}`);
    seen.add(id);
    const code = text(given.code);
    return code === "" ? {id, name: text(given.name)} : {id, name: text(given.name), code};
  });
}
