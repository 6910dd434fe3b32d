import {type Database} from "../warehouse/database.ts";

/** What the warehouse's data dictionary says of tables and columns. */
export interface Dictionary {
  /** A relation's description; undefined where it says nothing. */
  table(relation: string): string | undefined;
  column(relation: string, column: string): string | undefined;
}

/** Reads `meta.dictionary` of a warehouse; empty where there is none. */
export async function readDictionary(db: Database): Promise<Dictionary> {
  const found = await db.rows<{n: number}>(
    "select count(*) as n from duckdb_tables() where schema_name = 'meta' and table_name = 'dictionary'"
  );
  if (!found[0]?.n) return {table: () => undefined, column: () => undefined};
  const rows = await db.rows<{model: string; column_name: string | null; unit: string | null; description: string}>(
    "select model, column_name, unit, description from meta.dictionary"
  );
  const key = (relation: string, column: string | null): string => `${relation}\n${column ?? ""}`;
  const words = new Map(
    rows.map((row) => [
      key(row.model, row.column_name),
      row.unit ? `${row.description} (${row.unit})` : row.description
    ])
  );
  return {
    table: (relation) => words.get(key(relation, null)),
    column: (relation, column) => words.get(key(relation, column))
  };
}
