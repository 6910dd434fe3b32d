import {identifier} from "../warehouse/database.ts";
import {type Column, mapType} from "./columns.ts";

/** Rows and their checksum, equal in both engines for equal content whatever the order of rows. */
export interface Checksum {
  rows: number;
  /** Sum over the rows of the first 60 bits of each row's MD5, in decimal. */
  checksum: string;
}

/** Above this a number's floor is no longer exact in both engines; such values count as one and the same. */
const LARGEST = "9e15";

/**
 * One column as text that both engines write alike. Text is told from null by a mark, floating-point numbers (which the
 * engines print differently) are taken to six decimals by the same steps of IEEE arithmetic.
 */
function asText({name, type}: Column, engine: "duckdb" | "postgres"): string {
  const column = identifier(name);
  const mapped = mapType(type);
  if (mapped.postgres === "boolean") return `${column}::int`;
  if (mapped.postgres === "text" || mapped.postgres === "json") {
    const text = engine === "duckdb" && mapped.select ? mapped.select(column) : `${column}::text`;
    return `coalesce(${text}, chr(30))`;
  }
  if (mapped.postgres === "real" || mapped.postgres === "double precision") {
    const value = `${column}::${engine === "duckdb" ? "double" : "double precision"}`;
    return (
      `case when abs(${value}) < 1e6 then floor(${value} * 1e6)::bigint::text ` +
      `when abs(${value}) < ${LARGEST} then floor(${value})::bigint::text when ${value} is not null then 'large' end`
    );
  }
  return column;
}

/** A row's text, for MD5; no value contains the unit separator that is put between. */
const rowText = (columns: readonly Column[], engine: "duckdb" | "postgres"): string =>
  `concat(${columns.map((column) => asText(column, engine)).join(", chr(31), ")})`;

/** Query in DuckDB that gives `row_count` and `checksum` (text) of a relation. */
export const duckdbChecksum = (relation: string, columns: readonly Column[]): string =>
  `select count(*) as row_count, coalesce(sum(('0x' || md5(${rowText(columns, "duckdb")})[:15])::bigint), 0)::varchar ` +
  `as checksum from ${relation}`;

/** The same query in PostgreSQL. */
export const postgresChecksum = (relation: string, columns: readonly Column[]): string =>
  `select count(*)::int as row_count, ` +
  `coalesce(sum(('x0' || left(md5(${rowText(columns, "postgres")}), 15))::bit(64)::bigint), 0)::text as checksum ` +
  `from ${relation}`;
