import {constants, copyFileSync, existsSync, rmSync} from "node:fs";
import {type Database, literal, openDatabase} from "../warehouse/database.ts";
import {duckdbEngine} from "../warehouse/duckdb-engine.ts";

/** What DuckDB may take of the 2 GB that a refresh is to stay below; beyond it, it works on disk. */
const MEMORY = "1GB";

export interface NextWarehouse {
  /** Where it is built. Nothing is there yet. */
  path: string;
  /** A warehouse of the same code, which it begins as a copy of: of that only the loaded sources stay. Default none. */
  earlier?: string;
  /** Where DuckDB puts what does not fit into memory: with the rest of the build, not beside a file that is renamed. */
  temporary: string;
}

/** Opens the warehouse that is to be built. @throws SmartshopError "sql" when it cannot be made. */
export async function openNext({path, earlier, temporary}: NextWarehouse): Promise<Database> {
  const db = (earlier && (await openCopy(path, earlier))) || (await openDatabase(path, {memory: MEMORY}));
  // The order of rows in a table says nothing: what is published is sorted. Keeping it, and saving what is half built
  // again and again, took a sixth of the time of the warehouse.
  await db.run("set preserve_insertion_order = false; set wal_autocheckpoint = '1TB'");
  await db.run(`set temp_directory = ${literal(temporary)}`);
  return db;
}

/** A copy that is emptied but for the sources; undefined where that cannot be: it costs time, never a refresh. */
async function openCopy(path: string, earlier: string): Promise<Database | undefined> {
  // With a log beside it, the file alone is not the whole warehouse.
  if (!existsSync(earlier) || existsSync(`${earlier}.wal`)) return undefined;
  let db: Database | undefined;
  try {
    copyFileSync(earlier, path, constants.COPYFILE_FICLONE);
    db = await openDatabase(path, {memory: MEMORY});
    await duckdbEngine(db).prepare();
    // The room of what was dropped is free once that is saved; else the file would grow with each refresh.
    await db.run("checkpoint");
    return db;
  } catch {
    db?.close();
    for (const file of [path, `${path}.wal`]) rmSync(file, {force: true});
    return undefined;
  }
}
