import type {Database} from "../warehouse/database.ts";

/** What the warehouse's data dictionary says of tables and columns. */
export interface Dictionary {
  /** A relation's description; undefined where it says nothing. */
  table(relation: string): string | undefined;
  column(relation: string, column: string): string | undefined;
}

/** Reads `meta.dictionary` and `meta.model` of a warehouse; empty where there are none. */
export async function readDictionary(db: Database): Promise<Dictionary> {
  const [found] = await db.rows<{n: number}>(
    "select count(*) as n from duckdb_tables() where schema_name = 'meta' and table_name in ('dictionary', 'model')"
  );
  if (found?.n !== 2) return {table: () => undefined, column: () => undefined};
  const tables = await db.rows<{name: string; grain: string | null; description: string | null}>(
    "select name, grain, description from meta.model"
  );
  const columns = await db.rows<{
    relation: string;
    column_name: string;
    unit: string | null;
    description: string | null;
  }>("select relation, column_name, unit, description from meta.dictionary");
  const words = new Map(
    tables.map((t) => [t.name, [t.description, t.grain && `Grain: ${t.grain}`].filter(Boolean).join(". ")])
  );
  for (const {relation, column_name, unit, description} of columns)
    words.set(`${relation}.${column_name}`, [description, unit && `(${unit})`].filter(Boolean).join(" "));
  return {table: (relation) => words.get(relation), column: (relation, column) => words.get(`${relation}.${column}`)};
}
