import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {assignGreedy, rankPairs} from "../../pipeline/mdm/decide/assign.ts";
import {equalWays} from "../../pipeline/mdm/decide/ties.ts";
import {listPairs} from "../../pipeline/mdm/decide/trust.ts";

/** All pairs of n by n records with the score that a function gives. */
function square(n: number, scoreOf: (l: number, r: number) => number) {
  const left = Int32Array.from({length: n * n}, (_, i) => Math.floor(i / n));
  const right = Int32Array.from({length: n * n}, (_, i) => i % n);
  const score = Float32Array.from({length: n * n}, (_, i) => scoreOf(left[i]!, right[i]!));
  const pairs = {left, right};
  const assigned = [...assignGreedy(pairs, rankPairs(pairs)(score), n, n)].filter((pair) => pair >= 0);
  return equalWays(pairs, listPairs(pairs, n, n), score, assigned);
}

describe("ways to link that are as good", () => {
  it("are as many as records that cannot be told apart", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 6}), (n) => {
        expect(new Set(square(n, () => 1).values())).toEqual(new Set([n]));
      })
    );
  });

  it("are one where each record has a partner of its own", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 6}), fc.double({min: 0.1, max: 2, noNaN: true}), (n, lead) => {
        expect(new Set(square(n, (l, r) => (l === r ? 1 + lead : 1)).values())).toEqual(new Set([1]));
      })
    );
  });
});
