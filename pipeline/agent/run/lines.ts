import {StringDecoder} from "node:string_decoder";
import type {Readable} from "node:stream";
import {z} from "zod";

/** A line that is not what it should be. */
export interface FaultyLine {
  line: number;
  /** The line's id where one could be read, else null. */
  id: string | number | null;
  fault: string;
}

/**
 * JSON objects, one a line; empty lines are passed over. Lines end at a line feed alone: a text may hold U+2028. A line
 * that is not JSON or not of the shape is told as such, and the next is read.
 */
export async function* jsonLines<T>(
  input: Readable,
  shape: z.ZodType<T>
): AsyncGenerator<{value: T; fault?: undefined} | {value?: undefined; fault: FaultyLine}> {
  let line = 0;
  for await (const text of textLines(input)) {
    line++;
    if (!text.trim()) continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      yield {fault: {line, id: null, fault: `line ${line} is not JSON`}};
      continue;
    }
    const parsed = shape.safeParse(value);
    if (parsed.success) yield {value: parsed.data};
    else {
      const [issue] = parsed.error.issues;
      const id = ID.safeParse((value as {id?: unknown} | null)?.id);
      const fault = `line ${line}: ${issue?.path.join(".") ?? ""}: ${issue?.message}`;
      yield {fault: {line, id: id.success ? id.data : null, fault}};
    }
  }
}

async function* textLines(input: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of input) {
    const [first = "", ...more] = (typeof chunk === "string" ? chunk : decoder.write(chunk as Buffer)).split("\n");
    rest += first;
    if (!more.length) continue;
    yield rest;
    rest = more.pop()!;
    yield* more;
  }
  yield rest + decoder.end();
}

/** An id as people give it: text or a number. */
export const ID = z.union([z.string(), z.number()]);

/** One line of a bank of questions. */
export const QUESTION_LINE = z.object({id: ID, question: z.string(), follows: ID.nullish()});

/** One line of a bank of statements. */
export const SQL_LINE = z.object({id: ID, sql: z.string()});
