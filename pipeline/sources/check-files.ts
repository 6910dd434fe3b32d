import {SmartshopError} from "../errors.ts";
import {KIND_LABEL} from "./kinds.ts";
import type {SourceFile} from "./source-file.ts";
import {LOADED, type LoadedKind} from "./tables.ts";

/**
 * The files that loadSources loads, after making sure that none of ours is broken and that there are transactions.
 * @throws SmartshopError "input", naming every problem at once.
 */
export function checkFiles(files: readonly SourceFile[]): SourceFile[] {
  const problems = files.flatMap((f) => f.problem ?? []);
  if (problems.length) throw new SmartshopError("input", problems.join("; also: "));
  const readable = files.filter((f) => f.kind && LOADED.includes(f.kind as LoadedKind));
  if (!readable.some((f) => f.kind === "transaction")) {
    const seen =
      files.map((f) => `${f.name} (${f.kind ? KIND_LABEL[f.kind] : f.notes[0]})`).join(", ") || "no data file at all";
    throw new SmartshopError(
      "input",
      `no file has the columns of transactions (Invoice, StockCode, Description, Quantity, InvoiceDate, Price, Customer ID, Country); found: ${seen}`
    );
  }
  return readable;
}
