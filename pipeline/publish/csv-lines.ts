import {createReadStream, rmSync} from "node:fs";
import {type Database, literal} from "../warehouse/database.ts";
import {type Column, copyList} from "./columns.ts";
import {ROW_GROUP} from "./snapshots.ts";

/** What the lines are made of. */
export interface LineSource {
  /** A Parquet file. */
  path: string;
  columns: readonly Column[];
  /** Rows of the file. */
  rows: number;
  /** Begins the names of the files for lines on their way; removed after. */
  temporary: string;
  /** Rows that are written at a time. Default two row groups. */
  part?: number;
}

/**
 * The rows of a Parquet file as lines of CSV, in their order, as PostgreSQL's COPY reads them. DuckDB writes them part by
 * part into files, which is faster than making them in JavaScript: while one part is read the next one is written. Who
 * stops early must await `return()` before closing the database.
 * @throws SmartshopError "sql".
 */
export async function* csvLines(
  db: Database,
  {path, columns, rows, temporary, part = 2 * ROW_GROUP}: LineSource
): AsyncGenerator<Buffer, void> {
  const parts = Math.ceil(rows / part);
  const fileOf = (i: number): string => `${temporary}.${i}`;
  const write = (i: number): Promise<void> => {
    const written = db.run(
      `copy (select ${copyList(columns)} from read_parquet(${literal(path)}, file_row_number = true)
         where file_row_number >= ${i * part} and file_row_number < ${(i + 1) * part})
       to ${literal(fileOf(i))} (format csv, header false, nullstr '')`
    );
    // It is awaited in its turn.
    written.catch(() => undefined);
    return written;
  };
  let next = parts ? write(0) : Promise.resolve();
  try {
    for (let i = 0; i < parts; i++) {
      await next;
      if (i + 1 < parts) next = write(i + 1);
      yield* createReadStream(fileOf(i), {highWaterMark: 1 << 18}) as AsyncIterable<Buffer>;
      rmSync(fileOf(i));
    }
  } finally {
    await next.catch(() => undefined);
    for (let i = 0; i < parts; i++) rmSync(fileOf(i), {force: true});
  }
}
