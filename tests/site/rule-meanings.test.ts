import {expect, test} from "vitest";
import {ruleMeanings} from "../../loaders/rule-meanings.ts";
import {RULES} from "../../pipeline/mdm/evaluate/ablate.ts";
import {applyNotation} from "../../pipeline/mdm/normalise/notation.ts";

test("every rule that is measured says what it does, and nothing else is said", () => {
  expect(Object.keys(ruleMeanings()).sort()).toEqual([...new Set(RULES)].sort());
});

test("rules of notation say it by what they do", () => {
  const {sets, packs, units} = ruleMeanings();
  for (const said of [sets, packs, units])
    for (const one of said!.split("; ")) {
      const [before, after] = one.split(" → ");
      expect(applyNotation(before!).trim().replace(/\s+/g, " ")).toBe(after);
    }
});
