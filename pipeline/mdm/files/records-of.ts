import type {MdmRecord} from "../types.ts";
import {parsePrice} from "../records.ts";
import type {Roles} from "./columns.ts";
import {valueOf} from "./profile.ts";
import type {TextTable} from "./table.ts";

/** Records of a file with what was done about their ids. */
export interface NamedRecords {
  readonly records: MdmRecord[];
  /** Rows left out because their id had been seen; the first one stays. */
  readonly repeated: number;
}

/**
 * A table's rows as records by the roles of its columns. Without an id column rows are numbered from 1; a row whose id
 * is empty is called by its number too. Cells that say there is nothing (`null`, `N/A`, `-`) are empty.
 */
export function toMdmRecords(table: TextTable, roles: Roles): NamedRecords {
  const seen = new Set<string>();
  const repeating = roles.description.filter((column) => isRepeating(table, column));
  const records: MdmRecord[] = [];
  table.rows.forEach((row, i) => {
    const at = (column: number | null): string => (column === null ? "" : valueOf(row[column]!));
    const id = roles.id === null ? String(i + 1) : row[roles.id]!.trim() || `row ${i + 1}`;
    if (seen.has(id)) return;
    seen.add(id);
    const [brand, code, category] = [at(roles.brand), at(roles.code), at(roles.category)];
    const description = [...new Set(roles.description.map((column) => at(column)))]
      .filter((part) => part !== "")
      .join(" ; ");
    const price = parsePrice(at(roles.price));
    const attributes = Object.fromEntries(
      repeating.map((column) => [plainHeader(table.columns[column]!), at(column)]).filter(([, value]) => value !== "")
    ) as Record<string, string>;
    records.push({
      id,
      name: at(roles.name),
      ...(brand ? {brand} : {}),
      ...(code ? {code} : {}),
      ...(category ? {category} : {}),
      ...(description ? {description} : {}),
      ...(price === undefined ? {} : {price}),
      ...(Object.keys(attributes).length ? {attributes} : {})
    });
  });
  return {records, repeated: table.rows.length - records.length};
}

const plainHeader = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Values longer than this in the mean are text, not a property; one journal's long name does not make venues texts. */
const LONG = 60;

/** Whether a column holds a property of few values, such as a year or a venue, rather than a text of each row's own. */
function isRepeating(table: TextTable, column: number): boolean {
  const values = table.rows.map((row) => valueOf(row[column]!)).filter((value) => value !== "");
  const letters = values.reduce((sum, {length}) => sum + length, 0);
  return letters <= LONG * values.length && new Set(values).size < values.length / 3;
}
