import {readFileSync} from "node:fs";
import {parse} from "yaml";
import {z} from "zod";
import type {Language} from "../semantic/measures.ts";

/** A question with its reference. */
export interface BankQuestion {
  id: string;
  language: Language;
  question: string;
  /** Reference statement; absent where a refusal or a question back is right. */
  sql?: string;
  /** Other shapes of the same answer, each as right as `sql`: one row of two columns for two rows, say. */
  also?: string[];
  expect: "answer" | "refuse" | "clarify";
  follows?: string;
}

const entry = z.object({
  id: z.string(),
  lang: z.enum(["en", "fr"]).optional(),
  q: z.string().optional(),
  en: z.string().optional(),
  fr: z.string().optional(),
  sql: z.string().optional(),
  also: z.array(z.string()).optional(),
  expect: z.enum(["refuse", "clarify"]).optional(),
  follows: z.string().optional()
});
const file = z.object({names: z.record(z.string(), z.string()), questions: z.array(entry)});

/**
 * Reads a bank of questions and puts in the names that its `names` queries find in the data.
 * An entry with both languages becomes two questions, `id-en` and `id-fr`.
 * @param value Runs a query that gives one value.
 */
export async function readBank(path: string, value: (sql: string) => Promise<string>): Promise<BankQuestion[]> {
  const {names, questions} = file.parse(parse(readFileSync(path, "utf8")));
  const found = new Map<string, string>();
  for (const [name, sql] of Object.entries(names)) found.set(name, await value(sql));
  const fill = (text: string, isSql: boolean): string =>
    text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
      const v = found.get(name);
      return v === undefined ? whole : isSql ? v.replaceAll("'", "''") : v;
    });
  return questions.flatMap(({id, lang, q, en, fr, sql, also, expect, follows}): BankQuestion[] => {
    const made = (language: Language, text: string, suffix: string): BankQuestion => ({
      id: id + suffix,
      language,
      question: fill(text, false),
      expect: expect ?? "answer",
      ...(sql ? {sql: fill(sql, true)} : {}),
      ...(also ? {also: also.map((other) => fill(other, true))} : {}),
      ...(follows ? {follows: follows + suffix} : {})
    });
    if (q) return [made(lang ?? "en", q, "")];
    return [...(en ? [made("en", en, "-en")] : []), ...(fr ? [made("fr", fr, "-fr")] : [])];
  });
}
