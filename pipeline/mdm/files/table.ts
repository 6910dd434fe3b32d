import {readFileSync} from "node:fs";
import {gunzipSync} from "node:zlib";
import {messageOf, SmartshopError} from "../../errors.ts";
import {isGzip} from "../../sources/byte-stream.ts";
import {literal, openDatabase} from "../../warehouse/database.ts";
import {parseCsv} from "./csv.ts";
import {decode} from "./decode.ts";

/** A file's rows as text, as found. */
export interface TextTable {
  readonly file: string;
  readonly columns: readonly string[];
  /** Row by row, one text a column; short rows are filled with empty texts. */
  readonly rows: readonly (readonly string[])[];
  /** How the file was read: `utf-8, comma`, `latin-1, semicolon`, `parquet`. */
  readonly format: string;
  /** What was odd about it, one phrase each; empty where nothing was. */
  readonly notes: readonly string[];
}

const DELIMITERS: Record<string, string> = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"};

/** The delimiter that the header line uses most, quoted parts left out. */
function sniff(text: string): string {
  const head = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r\n|\n|\r/, 1)[0]!;
  const counted = Object.keys(DELIMITERS).map((d) => ({d, n: head.split(d).length}));
  return counted.sort((a, b) => b.n - a.n)[0]!.d;
}

/**
 * Reads a CSV (comma, semicolon, tab or bar; UTF-8, UTF-16 or latin-1; quoted line breaks; Excel's `sep=` line; plain or
 * gzip) or Parquet file.
 * @param headerOnly whether a header without a row is a table too. Default false.
 * @throws SmartshopError "input" when the file is missing, empty, unreadable, a workbook or an archive.
 */
export async function readTable(file: string, {headerOnly = false}: {headerOnly?: boolean} = {}): Promise<TextTable> {
  if (/\.parquet$/i.test(file)) return readParquet(file);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new SmartshopError("input", `unable to read file: ${file}: ${messageOf(cause)}`, {cause});
  }
  const {text, encoding} = decode(unpacked(bytes, file));
  const told = /^\uFEFF?sep=([,;|\t])\s*?(?:\r\n|\n|\r)/i.exec(text);
  const body = text.slice(told?.[0].length ?? 0).replace(/^\uFEFF/, "");
  const delimiter = told?.[1] ?? sniff(body);
  const {header, rows, uneven, loose} = parseCsv(body, delimiter);
  if (header.every((cell) => !cell.trim())) throw new SmartshopError("input", `file has no header: ${file}`);
  if (!rows.length && !headerOnly) throw new SmartshopError("input", `file has no rows: ${file}`);
  const columns = header.map((cell, i) => cell.trim() || `column${i + 1}`);
  const notes = [
    ...(uneven ? [`${uneven} rows have more or fewer cells than the header`] : []),
    ...(loose ? [`${loose} rows have a quote that nothing closes`] : []),
    ...(isData(columns) ? ["the first line looks like data, not like names of columns"] : [])
  ];
  return {file, columns, rows, format: `${encoding}, ${DELIMITERS[delimiter]}`, notes};
}

/** How files begin that are no text: zip archives and workbooks, old workbooks. */
const NO_TEXT = ["504b0304", "d0cf11e0"];

/** A file's bytes, taken out of a gzip file where they are in one. */
function unpacked(bytes: Buffer, file: string): Buffer {
  if (NO_TEXT.includes(bytes.toString("hex", 0, 4)))
    throw new SmartshopError("input", `file is a workbook or an archive; save its table as CSV: ${file}`);
  if (!isGzip(bytes)) return bytes;
  try {
    return gunzipSync(bytes);
  } catch (cause) {
    throw new SmartshopError("input", `gzip file is damaged; pack it again: ${file}: ${messageOf(cause)}`, {cause});
  }
}

/** Names of columns are short and no amounts. */
const isData = (columns: readonly string[]): boolean =>
  columns.some((name) => /^[^\w]?\d+([.,]\d+)?$/.test(name)) || columns.some((name) => name.length > 80);

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
  return {file, columns, rows: found.map((row) => columns.map((c) => text(row[c]))), format: "parquet", notes: []};
}
