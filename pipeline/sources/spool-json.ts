import {writeFileSync} from "node:fs";
import {messageOf, SmartshopError} from "../errors.ts";
import {byteStream} from "./byte-stream.ts";
import {judgeNotUtf8, NotUtf8, toUtf8} from "./encoding.ts";
import {normalName} from "./kinds.ts";
import {ESCAPE, UNIT} from "./scan-records.ts";
import type {TextHead} from "./sniff.ts";
import type {Reject, Spooled} from "./spool.ts";

const CODES: Record<string, string> = {
  "\n": "n",
  "\r": "r",
  [String.fromCharCode(UNIT)]: "f",
  [String.fromCharCode(ESCAPE)]: "e"
};

/**
 * Rewrites a JSON list of objects to the spool's form. `line` is the place of the object in the list, from 1.
 * @param columns the names of the fields wanted, as the file spells them
 * @throws SmartshopError "input" when it is not a JSON list.
 */
export async function spoolJson(
  file: {path: string; name: string; head: TextHead},
  columns: readonly string[],
  target: string
): Promise<Spooled> {
  let encoding = file.head.encoding;
  let stream = byteStream(file.path, file.name);
  let text: string;
  try {
    text = await collect(toUtf8(stream.chunks, {...file.head, name: file.name}));
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    const judged = await judgeNotUtf8(byteStream(file.path, file.name).chunks);
    encoding = judged.encoding;
    stream = byteStream(file.path, file.name);
    text = await collect(toUtf8(stream.chunks, {...file.head, ...judged, name: file.name}));
  }
  const list = parseList(text, file.name);
  const rejects: Reject[] = [];
  const lines: string[] = [];
  let escaped = false;
  list.forEach((item, i) => {
    const fault = (reason: string): void => {
      rejects.push({line: i + 1, reason, content: (JSON.stringify(item) ?? "").slice(0, 2_000)});
    };
    if (typeof item !== "object" || item === null || Array.isArray(item)) return fault("is not an object");
    const byName = new Map(Object.entries(item).map(([key, value]) => [normalName(key), value]));
    const fields = columns.map((c) => asText(byName.get(normalName(c))));
    if (fields.some((f) => f.includes("\0"))) return fault("holds a NUL character");
    const safe = fields.map((f) => f.replace(/[\n\r\x1e\x1f]/g, (c) => `\x1e${CODES[c]}`));
    escaped ||= safe.some((f, at) => f !== fields[at]);
    lines.push([String(i + 1), ...safe].join("\x1f"));
  });
  writeFileSync(target, lines.map((l) => `${l}\n`).join(""));
  return {sha256: stream.sha256(), encoding, records: list.length, rejects, blank: 0, escaped};
}

async function collect(chunks: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString("utf8");
}

const asText = (value: unknown): string =>
  value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);

/** A JSON list, or one object a line. */
function parseList(text: string, name: string): unknown[] {
  try {
    const whole: unknown = JSON.parse(text);
    return Array.isArray(whole) ? whole : [whole];
  } catch (cause) {
    const lines = text.split("\n");
    if (/^\s*\{.*\}\s*$/.test(lines[0]!) && lines.length > 1)
      try {
        return lines.filter((l) => l.trim()).map((l): unknown => JSON.parse(l));
      } catch {
        // The message of the whole file says more than that of one line.
      }
    const at = Number(/position (\d+)/.exec(messageOf(cause))?.[1] ?? text.length);
    const line = text.slice(0, at).split("\n").length;
    throw new SmartshopError("input", `not JSON from line ${line} on; was it copied in full? ${name}`, {cause});
  }
}
