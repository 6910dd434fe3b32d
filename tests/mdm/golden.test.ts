import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {RULES, type RuleName, type SourceValue} from "../../pipeline/mdm/golden/rules.ts";
import {PRODUCT_POLICY, survive} from "../../pipeline/mdm/golden/survive.ts";

const value = (text: string, more: Partial<SourceValue> = {}): SourceValue => ({
  source: "marketplace",
  recordId: text,
  value: text,
  ...more
});

describe("survivorship", () => {
  it("has each rule do what its name says", () => {
    const best = (rule: RuleName, values: SourceValue[]): string | undefined => survive(values, [rule])?.value;
    expect(best("most_frequent", [value("a"), value("b", {recordId: "1"}), value("B", {recordId: "2"})])).toBe("b");
    expect(
      best("most_recent", [value("old", {at: "2010-01-01"}), value("new", {at: "2011-01-01"}), value("never")])
    ).toBe("new");
    expect(best("most_complete", [value("a", {filled: 2}), value("b", {filled: 5})])).toBe("b");
    expect(best("longest", [value("mug"), value("mug, red")])).toBe("mug, red");
    expect(best("trusted_source", [value("theirs"), value("ours", {source: "erp"})])).toBe("ours");
    expect(best("steward", [value("theirs"), value("said", {source: "steward"})])).toBe("said");
  });

  it("names record and rule, and says so where there was nothing to settle or no rule could", () => {
    expect(
      survive([value("theirs"), value("ours", {source: "erp", recordId: "85123A"})], PRODUCT_POLICY.name!)
    ).toEqual({
      source: "erp",
      recordId: "85123A",
      value: "ours",
      rule: "trusted_source"
    });
    expect(survive([value("One  Mug", {recordId: "1"}), value("one mug", {recordId: "2"})], ["longest"])?.rule).toBe(
      "only_value"
    );
    expect(survive([value("aa"), value("bb")], ["longest"])).toMatchObject({rule: "first_record", recordId: "aa"});
    expect(survive([value(" ")], ["longest"])).toBeNull();
  });

  it("lets a steward's latest word stand, also where it confirms the others", () => {
    const ours = value("Mug", {source: "erp"});
    const said = (text: string, at: string): SourceValue => ({source: "steward", recordId: at, value: text, at});
    expect(survive([ours, said("mug", "2026-01-01")], PRODUCT_POLICY.name!)).toMatchObject({
      value: "mug",
      rule: "steward"
    });
    expect(
      survive([ours, said("Red mug", "2026-02-01"), said("Cup", "2026-01-01")], PRODUCT_POLICY.name!)
    ).toMatchObject({value: "Red mug", recordId: "2026-02-01", rule: "steward"});
  });

  it("picks a value that is there, whatever the order of values", () => {
    const any = fc.record({
      source: fc.constantFrom("erp", "marketplace", "steward"),
      recordId: fc.constantFrom("1", "2", "3", "4"),
      value: fc.constantFrom("", "a", "A", "bb", "b b", "ccc"),
      at: fc.constantFrom("2010-01-01", "2011-05-05"),
      filled: fc.integer({min: 1, max: 4})
    });
    const rules = fc.subarray(Object.keys(RULES) as RuleName[]);
    fc.assert(
      fc.property(fc.array(any, {maxLength: 8}), rules, (values, policy) => {
        const golden = survive(values, policy);
        expect(survive([...values].reverse(), policy)?.value).toBe(golden?.value);
        if (golden) expect(values.some((v) => v.value === golden.value && v.recordId === golden.recordId)).toBe(true);
        else expect(values.every((v) => v.value === "")).toBe(true);
      })
    );
  });
});
