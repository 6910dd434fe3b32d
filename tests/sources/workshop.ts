import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {discover, type LoadOptions, loadSources, type SourceReport} from "../../pipeline/sources/index.ts";
import {type Database, openDatabase} from "../../pipeline/warehouse/database.ts";

/** The usual header of transactions. */
export const HEADER = "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country";

/** A sound line of transactions, parts of which can be set. */
export function line(
  part: Partial<Record<"invoice" | "code" | "name" | "quantity" | "date" | "price" | "customer", string>> = {}
): string {
  const {invoice = "489434", code = "85048", name = "GLASS BALL", quantity = "12"} = part;
  const {date = "2009-12-01 07:45:00", price = "6.95", customer = "13085"} = part;
  return [invoice, code, name, quantity, date, price, customer, "United Kingdom"].join(",");
}

/** A file of transactions of these lines. */
export const sales = (...lines: string[]): string => `${[HEADER, ...lines].join("\n")}\n`;

/** Runs with a temporary folder holding these files, and removes it. */
export async function withFolder<T>(
  files: Record<string, string | Uint8Array>,
  run: (folder: string) => Promise<T>
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "smartshop-sources-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), {recursive: true});
      writeFileSync(join(folder, name), content);
    }
    return await run(folder);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** Loads a folder of these files into a database in memory and hands both over. */
export async function withLoaded<T>(
  files: Record<string, string | Uint8Array>,
  run: (db: Database, reports: SourceReport[]) => Promise<T>,
  options: LoadOptions = {}
): Promise<T> {
  return withFolder(files, async (folder) => {
    using db = await openDatabase();
    return await run(db, await loadSources(db, await discover(folder), options));
  });
}

/** The message with which loading these files fails. */
export const failure = async (files: Record<string, string | Uint8Array>): Promise<string> =>
  withLoaded(files, async () => "loaded").catch((error: Error & {code?: string}) => {
    if (error.name !== "SmartshopError" || error.code !== "input") throw error;
    return error.message;
  });

/** Rejects of all files, in order. */
export const rejects = (db: Database): Promise<{file: string; line: number; reason: string; content: string}[]> =>
  db.rows("select file, line, reason, content from raw.reject order by file, line");
