import {type Database, identifier} from "../warehouse/database.ts";

/** One column of a published table. */
export interface Column {
  name: string;
  /** DuckDB's type, such as `DECIMAL(18,2)`. */
  type: string;
}

/** How a DuckDB type goes to PostgreSQL. */
export interface Mapping {
  /** PostgreSQL's type. */
  postgres: string;
  /** How the column is selected in DuckDB for COPY, when not as it is. */
  select?: (column: string) => string;
}

const TYPES: Record<string, string> = {
  BOOLEAN: "boolean",
  TINYINT: "smallint",
  UTINYINT: "smallint",
  SMALLINT: "smallint",
  USMALLINT: "integer",
  INTEGER: "integer",
  UINTEGER: "bigint",
  BIGINT: "bigint",
  UBIGINT: "numeric(20)",
  HUGEINT: "numeric(39)",
  FLOAT: "real",
  DOUBLE: "double precision",
  VARCHAR: "text",
  UUID: "uuid",
  DATE: "date",
  TIME: "time",
  TIMESTAMP: "timestamp",
  "TIMESTAMP WITH TIME ZONE": "timestamptz"
};

/** PostgreSQL's type for a DuckDB type. Decimals keep their scale; lists, structs and maps become json. */
export function mapType(type: string): Mapping {
  const known = TYPES[type];
  if (known !== undefined) return {postgres: known};
  const decimal = /^DECIMAL\((\d+),(\d+)\)$/.exec(type);
  if (decimal) return {postgres: `numeric(${decimal[1]},${decimal[2]})`};
  if (type.startsWith("ENUM")) return {postgres: "text"};
  return {postgres: "json", select: (column) => `to_json(${column})::varchar`};
}

/** Columns of a relation, in order. */
export async function columnsOf(db: Database, relation: string): Promise<Column[]> {
  const rows = await db.rows<{column_name: string; column_type: string}>(`describe select * from ${relation}`);
  return rows.map(({column_name, column_type}) => ({name: column_name, type: column_type}));
}

/** The select list that makes a relation fit for COPY. */
export const copyList = (columns: readonly Column[]): string =>
  columns
    .map(({name, type}) => {
      const column = identifier(name);
      return `${mapType(type).select?.(column) ?? column} as ${column}`;
    })
    .join(", ");
