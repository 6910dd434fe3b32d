import {closeSync, openSync, writeSync} from "node:fs";
import {SmartshopError} from "../errors.ts";
import {byteStream} from "./byte-stream.ts";
import {type Encoding, judgeNotUtf8, NotUtf8, toUtf8} from "./encoding.ts";
import {RecordScanner} from "./scan-records.ts";
import type {CsvHead, TextHead} from "./sniff.ts";

/** A row that could not be read as one. */
export interface Reject {
  line: number;
  reason: string;
  content: string;
}

/** A file rewritten so that DuckDB's parallel reader cannot misread it (see RecordScanner). */
export interface Spooled {
  sha256: string;
  encoding: Encoding;
  /** Records seen, sound or not, the header not among them. */
  records: number;
  rejects: Reject[];
  /** Empty lines skipped; they are no records. */
  blank: number;
  /** Whether fields hold escapes to undo. */
  escaped: boolean;
}

/** Takes the parts of a spool as they are complete. */
export interface PartTaker {
  /** Bytes after which a part ends at the next chance; default 24 MB, enough to be read at full speed. */
  bytes?: number;
  /** A part is whole. @param escaped whether fields in it may hold escapes to undo. */
  onPart: (path: string, escaped: boolean) => void;
  /** The file turned out to be in another encoding: all parts so far are worth nothing. */
  onRestart: () => void;
}

const PART = 24 * 1024 * 1024;

/** More malformed rows than this and half of the file mean that it is not what it was taken for. */
const MANY = 1_000;

/** A CSV file whose head was looked at. */
export interface CsvFile {
  path: string;
  name: string;
  head: TextHead;
  csv: CsvHead;
}

/**
 * Rewrites what follows in a UTF-8 file after a line end.
 * @param from the byte after it, and the line that begins there
 * @throws NotUtf8; SmartshopError "input" when most rows are malformed.
 */
export const spoolTail = (file: CsvFile, target: string, from: {byte: number; line: number}): Promise<Spooled> =>
  pass(file, target, {encoding: "utf-8", lenient: false, from});

/**
 * Rewrites a CSV file to `target`, in one pass over its bytes; in up to three where it is not UTF-8.
 * @param taker where a long file is to be split into parts: the first is `target`, others bear numbers behind it
 * @throws SmartshopError "input" for a damaged gzip or when most rows are malformed.
 */
export async function spoolCsv(file: CsvFile, target: string, taker?: PartTaker): Promise<Spooled> {
  try {
    return await pass(file, target, {encoding: file.head.encoding, lenient: false, taker});
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    taker?.onRestart();
    const other = await judgeNotUtf8(byteStream(file.path, file.name).chunks);
    // Parts of the first reading may still be looked at.
    return await pass(file, taker ? `${target}.${other.encoding}` : target, {...other, taker});
  }
}

interface PassOptions {
  encoding: Encoding;
  lenient: boolean;
  from?: {byte: number; line: number};
  taker?: PartTaker | undefined;
}

async function pass(
  {path, name, head, csv}: CsvFile,
  target: string,
  {encoding, lenient, from, taker}: PassOptions
): Promise<Spooled> {
  const stream = byteStream(path, name, from?.byte);
  let part = target;
  let handle = openSync(part, "w");
  let [parts, written] = [1, 0];
  const rejects: Reject[] = [];
  try {
    const scanner = new RecordScanner({
      delimiter: csv.delimiter.charCodeAt(0),
      fields: csv.header.length,
      cr: csv.cr,
      checkUtf8: lenient,
      ahead: from ? 0 : csv.preamble + 1,
      line: from?.line ?? 1,
      // Whole records, which is why a part can end after them.
      emit: (bytes) => {
        if (taker && written > (taker.bytes ?? PART)) {
          closeSync(handle);
          taker.onPart(part, scanner.escapes > 0);
          part = `${target}.${parts++}`;
          handle = openSync(part, "w");
          written = 0;
        }
        for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
        written += bytes.length;
      },
      reject: (line, reason, content) => {
        rejects.push({line, reason, content});
        if (rejects.length > MANY && rejects.length > scanner.sound) throw mostlyMalformed(name, rejects[0]!);
      }
    });
    for await (const chunk of toUtf8(stream.chunks, {encoding, skip: from ? 0 : head.skip, lenient, name}))
      scanner.push(chunk);
    scanner.push(Buffer.alloc(0), true);
    taker?.onPart(part, scanner.escapes > 0);
    return {
      sha256: stream.sha256(),
      encoding,
      records: scanner.sound + scanner.rejected,
      rejects,
      blank: scanner.blank,
      escaped: scanner.escapes > 0
    };
  } finally {
    closeSync(handle);
  }
}

/** The error for a file of which more rows are malformed than sound. */
export const mostlyMalformed = (name: string, first: Reject): SmartshopError =>
  new SmartshopError(
    "input",
    `most rows are unreadable; the first: ${name} line ${first.line}: ${first.reason}; check the delimiter, the quotes and how the file was exported`
  );
