import {createInterface} from "node:readline";
import {type Readable} from "node:stream";
import {z} from "zod";
import {SmartshopError} from "../../errors.ts";

/** JSON objects, one a line; empty lines are passed over. @throws SmartshopError "input", naming the line. */
export async function* jsonLines<T>(input: Readable, shape: z.ZodType<T>): AsyncGenerator<T> {
  let line = 0;
  for await (const text of createInterface({input, crlfDelay: Infinity})) {
    line++;
    if (!text.trim()) continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (cause) {
      throw new SmartshopError("input", `line ${line} is not JSON`, {cause});
    }
    const parsed = shape.safeParse(value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new SmartshopError("input", `line ${line}: ${issue?.path.join(".") ?? ""}: ${issue?.message}`);
    }
    yield parsed.data;
  }
}

/** An id as people give it: text or a number. */
export const ID = z.union([z.string(), z.number()]);

/** One line of a bank of questions. */
export const QUESTION_LINE = z.object({id: ID, question: z.string(), follows: ID.nullish()});

/** One line of a bank of statements. */
export const SQL_LINE = z.object({id: ID, sql: z.string()});
