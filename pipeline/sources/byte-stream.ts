import {createHash} from "node:crypto";
import {createReadStream, openSync, readSync, closeSync} from "node:fs";
import {createGunzip} from "node:zlib";
import {messageOf, SmartshopError} from "../errors.ts";

/** Bytes asked of the disk and of the unpacker at a time. */
const CHUNK = 1 << 20;

/** A file being read: its unpacked bytes once, and after them the hash of the bytes on disk. */
export interface ByteStream {
  chunks: AsyncIterable<Buffer>;
  /** SHA-256 of the file as it lies on disk, hexadecimal. Known when all chunks were taken. */
  sha256(): string;
}

/**
 * The first bytes of a file, at most `length`.
 * @throws SmartshopError "input" when it cannot be opened.
 */
export function firstBytes(path: string, length: number, name: string): Buffer {
  let handle: number | undefined;
  try {
    handle = openSync(path, "r");
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, readSync(handle, buffer, 0, length, 0));
  } catch (cause) {
    throw new SmartshopError("input", `file is missing or cannot be read; look at its path and rights: ${name}`, {
      cause
    });
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Whether these first bytes are those of a gzip file, whatever its name says. */
export const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b;

/**
 * Reads a file, unpacking gzip, and hashes it on the way.
 * @param name how messages call the file
 * @param start first byte that is read; default 0
 * @throws SmartshopError "input" where a gzip file is cut short or damaged.
 */
export function byteStream(path: string, name: string, start = 0): ByteStream {
  const hash = createHash("sha256");
  const zipped = isGzip(firstBytes(path, 2, name));
  async function* chunks(): AsyncGenerator<Buffer> {
    const disk = createReadStream(path, {highWaterMark: CHUNK, start});
    disk.on("data", (chunk) => hash.update(chunk));
    if (!zipped) {
      yield* disk as AsyncIterable<Buffer>;
      return;
    }
    const unpacked = createGunzip({chunkSize: CHUNK});
    disk.on("error", (error) => unpacked.destroy(error));
    let bytes = 0;
    try {
      for await (const chunk of disk.pipe(unpacked) as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        yield chunk;
      }
    } catch (cause) {
      throw damagedGzip(name, bytes, cause);
    } finally {
      disk.destroy();
      unpacked.destroy();
    }
  }
  return {chunks: chunks(), sha256: () => hash.copy().digest("hex")};
}

function damagedGzip(name: string, bytes: number, cause: unknown): unknown {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (!code.startsWith("Z_")) return cause;
  const what = code === "Z_BUF_ERROR" ? "gzip file is cut short" : `gzip file is damaged (${messageOf(cause)})`;
  return new SmartshopError("input", `${what} after ${bytes} unpacked bytes; copy or export it again: ${name}`, {
    cause
  });
}
