import {fromWindows1252} from "../../sources/encoding.ts";

/** A file's text and the encoding it was found to be in. */
export interface Decoded {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16" | "latin-1";
}

/** Share of broken sequences among all that is not ASCII up to which a text is UTF-8 with mistakes. */
const BROKEN = 0.1;

/**
 * Bytes as text: UTF-16 by its mark or its zero bytes, UTF-8 where it is (a few broken sequences are left out), else
 * Windows-1252, which latin-1 files of shops nearly always are. The byte order mark goes.
 */
export function decode(bytes: Uint8Array): Decoded {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (b === 0 && a !== 0 && a !== undefined)) return as("utf-16le", bytes, "utf-16");
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && b !== undefined)) return as("utf-16be", bytes, "utf-16");
  const lenient = new TextDecoder("utf-8").decode(bytes);
  const broken = lenient.split("\ufffd").length - 1;
  if (!broken) return {text: lenient, encoding: "utf-8"};
  const other = lenient.match(/[^\x00-\x7f]/g)!.length;
  if (broken <= BROKEN * other) return {text: lenient.replaceAll("\ufffd", ""), encoding: "utf-8"};
  return {text: fromWindows1252(Buffer.from(bytes)).toString("utf8"), encoding: "latin-1"};
}

const as = (label: string, bytes: Uint8Array, encoding: Decoded["encoding"]): Decoded => ({
  text: new TextDecoder(label).decode(bytes),
  encoding
});
