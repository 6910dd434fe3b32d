import {createReadStream, existsSync, rmSync} from "node:fs";
import {join} from "node:path";
import {type Database, literal} from "../warehouse/database.ts";

/** Bytes of a part: enough that few files are made, so few that the first is there at once. */
const PART = "4MB";
/** Milliseconds between two looks for the next part. */
const LOOK = 4;

/**
 * The rows of a select as lines of CSV without a header, in its order. DuckDB writes them in parts, faster than JavaScript
 * could make them; each is handed on, and removed, while it writes the next.
 * @param folder is made for the parts, and removed at the end; nothing may be there.
 */
export async function* csvParts(db: Database, select: string, folder: string): AsyncGenerator<Buffer> {
  let isWritten = false;
  const written = db
    .run(
      `copy (${select}) to ${literal(folder)} (format csv, header false, nullstr '', file_size_bytes '${PART}', ` +
        "filename_pattern 'part_{i}')"
    )
    .finally(() => (isWritten = true));
  written.catch(() => undefined);
  const part = (i: number): string => join(folder, `part_${i}.csv`);
  try {
    for (let i = 0; ; i++) {
      // A part is whole when the next has begun.
      while (!isWritten && !existsSync(part(i + 1))) await new Promise((resolve) => setTimeout(resolve, LOOK));
      if (isWritten) await written;
      if (!existsSync(part(i))) return;
      yield* createReadStream(part(i), {highWaterMark: 1 << 18}) as AsyncIterable<Buffer>;
      rmSync(part(i));
    }
  } finally {
    await written.catch(() => undefined);
    rmSync(folder, {recursive: true, force: true});
  }
}
