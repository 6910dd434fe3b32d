import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  bitsOf,
  type ComparisonColumn,
  matchWeights,
  type ModelParameters
} from "../../pipeline/mdm/probabilistic/em.ts";
import {patternsOf} from "../../pipeline/mdm/probabilistic/patterns.ts";

const levels = (n: number): string[] => Array.from({length: n}, (_, i) => `level ${i}`);

/** Columns over the same pairs, some with the rarity of the agreeing value. More of them than one number has room for. */
const columns = fc.tuple(fc.nat(30), fc.integer({min: 1, max: 24})).chain(([pairs, count]) =>
  fc.array(
    fc.record({
      size: fc.integer({min: 1, max: 9}),
      values: fc.array(fc.integer({min: -1, max: 8}), {minLength: pairs, maxLength: pairs}),
      rare: fc.option(fc.array(fc.constantFrom(0, 0.1, 0.25), {minLength: pairs, maxLength: pairs}), {nil: undefined})
    }),
    {minLength: count, maxLength: count}
  )
);

describe("patterns of pairs", () => {
  it("hold together what weighs the same and nothing else, and give each pair its own weight", () => {
    fc.assert(
      fc.property(columns, (drawn) => {
        const list = drawn.map(({size, values, rare}, i): ComparisonColumn => ({
          name: `field ${i}`,
          levels: levels(size),
          values: Int8Array.from(values, (v) => Math.min(v, size - 1)),
          ...(rare ? {frequency: Float64Array.from(rare)} : {})
        }));
        const {of, example} = patternsOf(list);
        const look = (pair: number): string =>
          list.map((c) => `${c.values[pair]} ${c.frequency?.[pair] ?? ""}`).join("|");
        for (let pair = 0; pair < of.length; pair++) expect(look(example[of[pair]!]!)).toBe(look(pair));
        expect(new Set(Array.from(of.keys(), look)).size).toBe(example.length);

        const model: ModelParameters = {
          prior: 0.1,
          m: list.map((c) => c.levels.map((_, l) => (l + 1) / 20)),
          u: list.map((c) => c.levels.map((_, l) => (20 - l) / 40))
        };
        const weights = matchWeights(list, model);
        for (let pair = 0; pair < of.length; pair++) {
          let sum = Math.log2(model.prior / (1 - model.prior));
          list.forEach((column, c) => (sum += bitsOf(column, c, pair, model)));
          expect(weights[pair]).toBe(sum);
        }
      })
    );
  });
});
