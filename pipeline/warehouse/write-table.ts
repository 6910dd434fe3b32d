import type {Database} from "./database.ts";

export type Cell = string | number | boolean | null;

/**
 * Makes a table anew and fills it from rows held in the order of its columns.
 * @param name `schema.table`; @param columns as SQL writes them: varchar, integer, double and boolean are known.
 */
export async function writeTable(
  db: Database,
  name: string,
  columns: string,
  rows: Iterable<readonly Cell[]>
): Promise<void> {
  await db.run(`create or replace table ${name} (${columns})`);
  const types = columns.split(",").map((column) => column.trim().split(/\s+/)[1]!);
  const [schema, table] = name.split(".") as [string, string];
  const appender = await db.connection.createAppender(table, schema);
  try {
    for (const row of rows) {
      row.forEach((cell, i) => {
        if (cell === null) appender.appendNull();
        else if (typeof cell === "string") appender.appendVarchar(cell);
        else if (typeof cell === "boolean") appender.appendBoolean(cell);
        else if (types[i] === "integer") appender.appendInteger(cell);
        else appender.appendDouble(cell);
      });
      appender.endRow();
    }
  } finally {
    appender.closeSync();
  }
}
