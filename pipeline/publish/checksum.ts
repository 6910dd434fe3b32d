import {identifier} from "../warehouse/database.ts";
import {type Column, mapType} from "./columns.ts";

/** Rows and a text that is equal in both engines for equal content, whatever the order of rows. */
export interface Checksum {
  rows: number;
  checksum: string;
}

type Engine = "duckdb" | "postgres";

/** A number that both engines cut to the same integer: six decimals up to a million, none above. */
const whole = (value: string): string =>
  `case when abs(${value}) < 1e6 then floor(${value} * 1e6)::bigint when abs(${value}) < 9e15 then floor(${value})::bigint ` +
  `when ${value} is not null then 4611686018427387904 end`;

/**
 * What is summed of a column that is no text, or undefined for one that goes into the text. Sums of integers and of
 * decimals are exact in both engines and cost a tenth of what printing and hashing each value does.
 */
function summand({name, type}: Column, engine: Engine): string | undefined {
  const column = identifier(name);
  const kind = mapType(type).postgres;
  if (/^(small|big)?int(eger)?$|^numeric/.test(kind)) return column;
  if (kind === "boolean") return `${column}::int`;
  if (kind === "real" || kind === "double precision")
    return whole(`${column}::${engine === "duckdb" ? "double" : "double precision"}`);
  if (kind === "date") return `case when isfinite(${column}) then ${column} - date '2000-01-01' end`;
  if (kind !== "timestamp") return undefined;
  const micros = engine === "duckdb" ? `epoch_us(${column})` : `(date_part('epoch', ${column}) * 1e6)::bigint`;
  return `case when isfinite(${column}) then ${micros} end`;
}

/** A column in the text that is hashed. Null is told from empty by a mark. */
function asText({name, type}: Column, engine: Engine): string {
  const column = identifier(name);
  const select = engine === "duckdb" ? mapType(type).select : undefined;
  return `coalesce(${select?.(column) ?? `${column}::text`}, chr(30))`;
}

/** The first 32 bits of the MD5 of a row's texts, as a signed integer. */
function textHash(texts: readonly Column[], engine: Engine): string {
  // Joined by operators: PostgreSQL's concat() looks up each value's output function and takes twice as long.
  const text = `md5(${texts.map((column) => asText(column, engine)).join(" || chr(31) || ")})`;
  if (engine === "postgres") return `('x' || left(${text}, 8))::bit(32)::int`;
  // DuckDB reads hexadecimal unsigned, PostgreSQL's cast is signed.
  return `((('0x' || ${text}[:8])::bigint + 2147483648) % 4294967296 - 2147483648)`;
}

/**
 * The parts of the checksum: of each column the sum and how many are not null, of all texts together the sum of a hash.
 * So a changed, lost or doubled value shows; two rows that exchange a number with one another do not.
 */
function parts(columns: readonly Column[], engine: Engine): string {
  const summands = columns.map((column) => summand(column, engine));
  const texts = columns.filter((_, i) => summands[i] === undefined);
  const sums = summands.flatMap((of, i) =>
    of === undefined ? [] : [`coalesce(sum(${of})::text, '')`, `count(${identifier(columns[i]!.name)})::text`]
  );
  if (texts.length) sums.push(`coalesce(sum(${textHash(texts, engine)})::text, '')`);
  return `concat_ws('/', ${sums.join(", ")})`;
}

/** Query in DuckDB that gives `row_count` and `checksum` of a relation. */
export const duckdbChecksum = (relation: string, columns: readonly Column[]): string =>
  `select count(*) as row_count, ${parts(columns, "duckdb")} as checksum from ${relation}`;

/** The same query in PostgreSQL. */
export const postgresChecksum = (relation: string, columns: readonly Column[]): string =>
  `select count(*)::int as row_count, ${parts(columns, "postgres")} as checksum from ${relation}`;
