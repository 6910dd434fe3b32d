import {createGunzip} from "node:zlib";
import {SmartshopError} from "../errors.ts";
import {firstBytes, isGzip} from "./byte-stream.ts";
import {type Encoding, fromWindows1252, guessEncoding} from "./encoding.ts";
import {KINDS, normalName} from "./kinds.ts";

/** Enough bytes for a header, packed or not. */
const HEAD = 1 << 16;

/** How a text file is written, from its first bytes. */
export interface TextHead {
  encoding: Encoding;
  /** Bytes of byte-order mark. */
  skip: number;
  /** The first 64 KB as text. */
  text: string;
}

/** How a CSV file is written. */
export interface CsvHead {
  delimiter: string;
  /** Whether lines end by a lone carriage return. */
  cr: boolean;
  header: string[];
  /** Lines before the header: 1 where Excel's `sep=;` stands there, else 0. */
  preamble: number;
}

export const DELIMITERS = [",", ";", "\t", "|"] as const;

/** Reads the first bytes of a plain or gzip file as text. @throws SmartshopError "input" when they are not text. */
export async function readHead(path: string, name: string): Promise<TextHead> {
  const raw = firstBytes(path, HEAD, name);
  if (raw.length === 0) throw new SmartshopError("input", `file is empty; export it again or remove it: ${name}`);
  if (raw.subarray(0, 4).toString("latin1") === "PK\u0003\u0004")
    throw new SmartshopError("input", `file is a workbook or a zip archive, not text; save it as CSV: ${name}`);
  const head = isGzip(raw) ? await unpackHead(raw, name) : raw;
  if (head.length === 0) throw new SmartshopError("input", `file is empty; export it again or remove it: ${name}`);
  const {encoding, skip} = guessEncoding(head);
  const body = head.subarray(skip);
  if (encoding.startsWith("utf-16"))
    return {encoding, skip, text: new TextDecoder(encoding).decode(body.subarray(0, body.length & ~1))};
  const text = body.toString("utf8");
  // A letter cut at the end of the head reads as one replacement character; more mean another encoding.
  const broken = text.slice(0, -4).includes("\ufffd");
  return {encoding, skip, text: broken ? fromWindows1252(body).toString("utf8") : text};
}

/** Unpacks as much as the first bytes yield; a file cut short is reported when it is read in full. */
async function unpackHead(raw: Buffer, name: string): Promise<Buffer> {
  const unpacker = createGunzip();
  const parts: Buffer[] = [];
  unpacker.end(raw);
  try {
    for await (const part of unpacker as AsyncIterable<Buffer>) {
      parts.push(part);
      if (parts.reduce((sum, p) => sum + p.length, 0) >= HEAD) break;
    }
  } catch (cause) {
    if (parts.length === 0)
      throw new SmartshopError("input", `gzip file is damaged or cut short; copy or export it again: ${name}`, {cause});
  }
  return Buffer.concat(parts).subarray(0, HEAD);
}

/** Finds delimiter, line ends and header. The delimiter is the one that yields most names of columns that we know. */
export function sniffCsv(text: string): CsvHead {
  const cr = !text.includes("\n") && text.includes("\r");
  const sep = /^sep=(.)\r?\n?/i.exec(text);
  const body = sep ? text.slice(sep[0].length) : text;
  const known = new Set(Object.values(KINDS).flatMap((cs) => cs.flatMap((c) => c.spellings.map(normalName))));
  const tried = (sep ? [sep[1]!] : [...DELIMITERS]).map((delimiter) => {
    const header = headerOf(body, delimiter, cr);
    return {delimiter, header, hits: header.filter((h) => known.has(normalName(h))).length};
  });
  const best = tried.sort((a, b) => b.hits - a.hits || b.header.length - a.header.length)[0]!;
  return {delimiter: best.delimiter, cr, header: best.header, preamble: sep ? 1 : 0};
}

/** The fields of the first record. */
function headerOf(text: string, delimiter: string, cr: boolean): string[] {
  const fields: string[] = [];
  let field = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') field += text[++i]!;
      else quoted = false;
    } else if (c === '"' && field === "") quoted = true;
    else if (c === delimiter) {
      fields.push(field);
      field = "";
    } else if (c === (cr ? "\r" : "\n")) break;
    else field += c;
  }
  return [...fields, field.replace(/\r$/, "")];
}
