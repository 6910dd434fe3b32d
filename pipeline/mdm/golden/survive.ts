import {fold, type RuleName, RULES, type SourceValue} from "./rules.ts";

/** The rules of one field in the order in which they are asked. */
export type FieldPolicy = readonly RuleName[];

/** The value that stands for a cluster, with the record and the rule that it comes from. */
export interface GoldenValue extends SourceValue {
  /** The rule that settled it; `only_value` where there was nothing to settle, `first_record` where no rule could. */
  readonly rule: RuleName | "only_value" | "first_record";
}

/** How each field of a product is settled. The shop's own system is trusted for what it sells under which name. */
export const PRODUCT_POLICY: Readonly<Record<string, FieldPolicy>> = {
  name: ["steward", "trusted_source", "most_recent", "longest"],
  code: ["steward", "trusted_source", "most_frequent"],
  brand: ["steward", "most_frequent", "most_complete", "longest"],
  price: ["steward", "trusted_source", "most_recent", "most_frequent"],
  description: ["steward", "longest", "most_complete"],
  category: ["steward", "trusted_source", "most_frequent"]
};

/**
 * Settles one field: each rule narrows what is left until one value remains. Values that differ only in case or spacing
 * are one value. Where a steward has spoken and the field asks them, the latest word of a steward stands, also where it only
 * confirms the others. The result does not depend on the order of values.
 * @returns null where no record has a value.
 */
export function survive(values: readonly SourceValue[], policy: FieldPolicy): GoldenValue | null {
  const ordered = values
    .filter((v) => v.value.trim() !== "")
    .sort((a, b) => compare(a.source, b.source) || compare(a.recordId, b.recordId) || compare(a.value, b.value));
  let left: readonly SourceValue[] = ordered;
  if (!left.length) return null;
  const settled = (rule: GoldenValue["rule"]): GoldenValue => ({...left[0]!, rule});
  if (policy.includes("steward") && left.some((v) => v.source === "steward")) {
    left = RULES.most_recent(RULES.steward(left));
    return settled("steward");
  }
  if (distinct(left) === 1) {
    // One value in several records: a trusted record is named as its source where there is one.
    left = RULES.trusted_source(left);
    return settled("only_value");
  }
  for (const name of policy) {
    left = RULES[name](left);
    if (distinct(left) === 1) return settled(name);
  }
  return settled("first_record");
}

const distinct = (values: readonly SourceValue[]): number => new Set(values.map((v) => fold(v.value))).size;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
