import {isUtf8} from "node:buffer";
import {SmartshopError} from "../errors.ts";

/** How a file's bytes stand for letters. latin-1 files are read as windows-1252, which contains it. */
export type Encoding = "utf-8" | "windows-1252" | "utf-16le" | "utf-16be";

/** Thrown inside this folder when bytes meant as UTF-8 are not; the file is then read again another way. */
export class NotUtf8 extends Error {}

/** The letters that windows-1252 has where latin-1 has control codes, 0x80 to 0x9f; the five gaps stay as they are. */
const C1 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009dž\u0178";

/** UTF-8 bytes of each windows-1252 byte. Made here: TextDecoder's fast path reads 0x80–0x9f as latin-1 in some Nodes. */
const CP1252: readonly Buffer[] = Array.from({length: 256}, (_, byte) =>
  Buffer.from(byte >= 0x80 && byte < 0xa0 ? C1[byte - 0x80]! : String.fromCharCode(byte), "utf8")
);

/** The encoding that the first bytes give away, and how many bytes of mark to skip. */
export function guessEncoding(head: Buffer): {encoding: Encoding; skip: number} {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return {encoding: "utf-8", skip: 3};
  if (head[0] === 0xff && head[1] === 0xfe) return {encoding: "utf-16le", skip: 2};
  if (head[0] === 0xfe && head[1] === 0xff) return {encoding: "utf-16be", skip: 2};
  // Without a mark, UTF-16 shows as a zero in every second byte: a header is ASCII.
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < head.length; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  const pairs = head.length >> 1;
  if (pairs > 4 && odd > pairs * 0.7 && even < pairs * 0.1) return {encoding: "utf-16le", skip: 0};
  if (pairs > 4 && even > pairs * 0.7 && odd < pairs * 0.1) return {encoding: "utf-16be", skip: 0};
  return {encoding: "utf-8", skip: 0};
}

/**
 * Turns a file's bytes into UTF-8 that never breaks inside a letter, without its byte-order mark.
 * @param lenient let bytes through that are not UTF-8, for records to be judged one by one
 * @throws NotUtf8 where `utf-8` was promised and is not so; SmartshopError "input" for broken UTF-16.
 */
export async function* toUtf8(
  chunks: AsyncIterable<Buffer>,
  {encoding, skip, lenient = false, name}: {encoding: Encoding; skip: number; lenient?: boolean; name: string}
): AsyncGenerator<Buffer> {
  const utf16 = encoding.startsWith("utf-16") ? new TextDecoder(encoding, {fatal: true, ignoreBOM: true}) : null;
  let left = skip;
  let carry: Buffer = Buffer.alloc(0);
  for await (const whole of chunks) {
    const chunk = left ? whole.subarray(left) : whole;
    left = Math.max(0, left - whole.length);
    if (utf16) yield decodeUtf16(utf16, chunk, name);
    else if (encoding === "windows-1252") yield fromWindows1252(chunk);
    else {
      const joined = carry.length ? Buffer.concat([carry, chunk]) : chunk;
      const end = joined.length - openTail(joined);
      if (!lenient && !isUtf8(joined.subarray(0, end))) throw new NotUtf8();
      carry = joined.subarray(end);
      yield joined.subarray(0, end);
    }
  }
  if (utf16) yield decodeUtf16(utf16, null, name);
  if (carry.length && !lenient) throw new NotUtf8();
  if (carry.length) yield carry;
}

function decodeUtf16(decoder: TextDecoder, chunk: Buffer | null, name: string): Buffer {
  try {
    return Buffer.from(chunk ? decoder.decode(chunk, {stream: true}) : decoder.decode(), "utf8");
  } catch (cause) {
    throw new SmartshopError("input", `not valid ${decoder.encoding}; save it as UTF-8: ${name}`, {cause});
  }
}

/** windows-1252 bytes as UTF-8. */
export function fromWindows1252(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length * 3);
  let o = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) out[o++] = byte;
    else for (const b of CP1252[byte]!) out[o++] = b;
  }
  return out.subarray(0, o);
}

/** Number of bytes at the end that begin a UTF-8 letter without finishing it: 0 to 3. */
function openTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

/**
 * Says how to read a file that is not pure UTF-8: where letters of several bytes that are whole outnumber the bytes
 * that are not, it is a damaged UTF-8 file and the records with such bytes are set aside; otherwise windows-1252.
 */
export async function judgeNotUtf8(chunks: AsyncIterable<Buffer>): Promise<{encoding: Encoding; lenient: boolean}> {
  let whole = 0;
  let broken = 0;
  for await (const chunk of chunks)
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]!;
      if (byte < 0x80) continue;
      const length = byte >= 0xf5 ? 0 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
      if (length && isUtf8(chunk.subarray(i, i + length)) && i + length <= chunk.length) {
        whole++;
        i += length - 1;
      } else broken++;
    }
  return whole > broken ? {encoding: "utf-8", lenient: true} : {encoding: "windows-1252", lenient: false};
}
