import {readFileSync} from "node:fs";
import {dsvFormat} from "d3";
import {messageOf, SmartshopError} from "../../errors.ts";
import {literal, openDatabase} from "../../warehouse/database.ts";

/** A file's rows as text, as found. */
export interface TextTable {
  readonly file: string;
  readonly columns: readonly string[];
  /** Row by row, one text a column; short rows are filled with empty texts. */
  readonly rows: readonly (readonly string[])[];
  /** How the file was read: `utf-8, comma`, `latin-1, semicolon`, `parquet`. */
  readonly format: string;
}

const DELIMITERS: Record<string, string> = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"};

/** Bytes as UTF-8 when they are, else as Windows-1252, which latin-1 files of shops nearly always are. */
function decode(bytes: Buffer): {text: string; encoding: string} {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return {text: new TextDecoder("utf-16le").decode(bytes), encoding: "utf-16"};
  try {
    return {text: new TextDecoder("utf-8", {fatal: true}).decode(bytes), encoding: "utf-8"};
  } catch {
    return {text: new TextDecoder("windows-1252").decode(bytes), encoding: "latin-1"};
  }
}

/** The delimiter that the header line uses most, quoted parts left out. */
function sniff(text: string): string {
  const head = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r?\n/, 1)[0]!;
  const counted = Object.keys(DELIMITERS).map((d) => ({d, n: head.split(d).length}));
  return counted.sort((a, b) => b.n - a.n)[0]!.d;
}

/**
 * Reads a CSV (comma, semicolon, tab or bar; UTF-8, UTF-16 or latin-1; quoted line breaks) or Parquet file.
 * @param headerOnly whether a header without a row is a table too. Default false.
 * @throws SmartshopError "input" when the file is missing, empty or unreadable.
 */
export async function readTable(file: string, {headerOnly = false}: {headerOnly?: boolean} = {}): Promise<TextTable> {
  if (/\.parquet$/i.test(file)) return readParquet(file);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new SmartshopError("input", `unable to read file: ${file}: ${messageOf(cause)}`, {cause});
  }
  const {text, encoding} = decode(bytes);
  const body = text.replace(/^\uFEFF/, "");
  const delimiter = sniff(body);
  const [header, ...rest] = dsvFormat(delimiter).parseRows(body);
  if (!header || header.every((cell) => !cell.trim())) throw new SmartshopError("input", `file has no header: ${file}`);
  const columns = header.map((cell, i) => cell.trim() || `column${i + 1}`);
  const rows = rest
    .filter((row) => row.some((cell) => cell.trim() !== ""))
    .map((row) => columns.map((_, i) => row[i] ?? ""));
  if (!rows.length && !headerOnly) throw new SmartshopError("input", `file has no rows: ${file}`);
  return {file, columns, rows, format: `${encoding}, ${DELIMITERS[delimiter]}`};
}

async function readParquet(file: string): Promise<TextTable> {
  using db = await openDatabase();
  const found = await db
    .rows<Record<string, unknown>>(`select * from read_parquet(${literal(file)})`)
    .catch((cause) => {
      throw new SmartshopError("input", `unable to read file: ${file}`, {cause});
    });
  if (!found.length) throw new SmartshopError("input", `file has no rows: ${file}`);
  const columns = Object.keys(found[0]!);
  const text = (value: unknown): string =>
    value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
  return {file, columns, rows: found.map((row) => columns.map((c) => text(row[c]))), format: "parquet"};
}
