import {parse} from "yaml";
import {z} from "zod";
import {messageOf, SmartshopError} from "../errors.ts";

const words = z.strictObject({en: z.array(z.string()).default([]), fr: z.array(z.string()).default([])});

const column = z
  .union([
    z.string().transform((description) => ({description})),
    z.strictObject({
      description: z.string(),
      /** GBP, units, lines, share (0–1), days, stars (1–5) … absent for texts, codes and dates. */
      unit: z.string().optional(),
      /** How a measure is computed, in terms of the facts; ratios as sum over sum. */
      formula: z.string().optional(),
      /** Other words by which people ask for this column. */
      synonyms: words.optional(),
      not_null: z.boolean().optional(),
      unique: z.boolean().optional(),
      accepted_values: z.array(z.union([z.string(), z.number()])).optional(),
      /** `layer.table.column` in which every value must occur. */
      relationship: z.string().optional(),
      /** Inclusive bounds. */
      range: z.strictObject({min: z.number().optional(), max: z.number().optional()}).optional()
    })
  ])
  .transform((c): ColumnDoc => c);

const additive = z.strictObject({
  /** The fact (or other relation) that the measure must sum to. */
  of: z.string(),
  /** An aggregate over it, such as `sum(revenue)`. */
  expression: z.string(),
  /** Lines of the fact that count, such as `line_kind = 'article'`. */
  where: z.string().optional()
});

const example = z.strictObject({en: z.string(), fr: z.string(), sql: z.string()});

const doc = z.strictObject({
  description: z.string(),
  /** What one row is. */
  grain: z.string(),
  /** Columns that tell rows apart: not empty and, together, unique. */
  key: z.array(z.string()).default([]),
  materialized: z.enum(["table", "view"]).optional(),
  /** Made only if this relation holds rows. */
  requires: z.string().optional(),
  /** Takes over the columns of another model, for views that show it unchanged. */
  same_as: z.string().optional(),
  synonyms: words.optional(),
  columns: z.record(z.string(), column).default({}),
  /** Column → the fact and expression that its sum must equal. */
  additive_of: z.record(z.string(), additive).default({}),
  examples: z.array(example).default([])
});

/** What a `.yml` says of one column. */
export interface ColumnDoc {
  description: string;
  unit?: string | undefined;
  formula?: string | undefined;
  synonyms?: {en: string[]; fr: string[]} | undefined;
  not_null?: boolean | undefined;
  unique?: boolean | undefined;
  accepted_values?: (string | number)[] | undefined;
  relationship?: string | undefined;
  range?: {min?: number | undefined; max?: number | undefined} | undefined;
}

/** What the `.yml` beside a model says of it. */
export type ModelDoc = z.infer<typeof doc>;

/**
 * Reads the text of a `.yml`.
 * @throws SmartshopError "settings", naming the file and every fault in it.
 */
export function parseModelDoc(text: string, file: string): ModelDoc {
  let raw: unknown;
  try {
    raw = parse(text);
  } catch (cause) {
    throw new SmartshopError("settings", `unreadable yml: ${file}: ${messageOf(cause).split("\n")[0]}`, {cause});
  }
  const result = doc.safeParse(raw);
  if (result.success) return result.data;
  const faults = result.error.issues.map((i) => `${i.path.join(".") || "top"}: ${i.message}`);
  throw new SmartshopError("settings", `yml not usable: ${file}: ${faults.join("; ")}`);
}
