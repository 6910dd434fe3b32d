import fc from "fast-check";
import {token_sort_ratio} from "fuzzball";
import {describe, expect, it} from "vitest";
import {CommonLength} from "../../pipeline/mdm/join/common.ts";
import {
  type JoinResult,
  tokenSortJoin,
  tokenSortJoinPatient,
  tokenSortSelfJoin
} from "../../pipeline/mdm/join/token-sort.ts";

/** The judge: fuzzball over all pairs. */
function allPairs(left: string[], right: string[], threshold: number, self: boolean): string[] {
  return left.flatMap((a, i) =>
    right.flatMap((b, j) => {
      const score = self && j <= i ? 0 : token_sort_ratio(a, b);
      return score >= threshold ? [`${i} ${j} ${score}`] : [];
    })
  );
}
const listed = ({left, right, scores}: JoinResult): string[] =>
  Array.from(left, (l, i) => `${l} ${right[i]} ${scores[i]}`);

const word = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom("red", "blue", "mug", "mugs", "retrospot", "retro", "spot", "set", "of", "4", "S/4")
  },
  {weight: 2, arbitrary: fc.string({unit: fc.constantFrom("a", "b", "c", " ", "-"), maxLength: 9})},
  {weight: 1, arbitrary: fc.string({unit: "grapheme", maxLength: 6})}
);
const name = fc.array(word, {maxLength: 14}).map((words) => words.join(" "));
const threshold = fc.oneof(fc.integer({min: 1, max: 100}), fc.double({min: 40, max: 99.9, noNaN: true}));

describe("token-sort join", () => {
  it("gives fuzzball's pairs and scores over all pairs", () => {
    fc.assert(
      fc.property(fc.array(name, {maxLength: 25}), fc.array(name, {maxLength: 25}), threshold, (left, right, t) => {
        expect(listed(tokenSortJoin(left, right, t))).toEqual(allPairs(left, right, t, false));
      }),
      {numRuns: 300}
    );
  });

  it("does so within one list, and its certificate accounts for every pair", () => {
    fc.assert(
      fc.property(fc.array(name, {maxLength: 40}), threshold, (names, t) => {
        const result = tokenSortSelfJoin(names, t);
        expect(listed(result)).toEqual(allPairs(names, names, t, true));
        const {pairs, ...parts} = result.certificate;
        expect(Object.values(parts).reduce((sum, n) => sum + n, 0)).toBe(pairs);
      }),
      {numRuns: 300}
    );
  });

  it("rounds at the half as fuzzball does", () => {
    // 100 · (200 − 41) / 200 = 79.5 → 80
    for (let n = 1; n <= 210; n++) {
      const a = "a".repeat(n);
      const b = "a".repeat(Math.ceil(n * 0.66));
      expect(tokenSortJoin([a], [b], 1).scores[0]).toBe(token_sort_ratio(a, b));
    }
  });

  it("reads letters that change length in lower case, marks and astral characters as fuzzball does", () => {
    const names = ["İSTANBUL MUG", "istanbul mug", "CAFÉ crème", "cafe creme", "𝒳 mug", "ß", "SS", "ﬁne"];
    expect(listed(tokenSortSelfJoin(names, 1))).toEqual(allPairs(names, names, 1, true));
  });

  it("gives the same when it lets other events in, and stops when it is told to", async () => {
    // Names so alike that no bound helps: every pair has to be compared.
    const names = Array.from({length: 1500}, (_, i) => `red enamel mug of the larger kind no ${i * 7919}`);
    const far: number[] = [];
    const found = await tokenSortJoinPatient(names, names.slice(0, 300), 60, {onProgress: (done) => far.push(done)});
    expect(listed(found)).toEqual(listed(tokenSortJoin(names, names.slice(0, 300), 60)));
    expect(far).toEqual([...far].sort((a, b) => a - b));
    const stop = new AbortController();
    const long = tokenSortJoinPatient(names, names, 60, {signal: stop.signal, onProgress: () => stop.abort()});
    await expect(long).rejects.toThrow(/abort/i);
  });

  it("refuses a threshold that prunes nothing", () => {
    expect(() => tokenSortSelfJoin(["a"], 0)).toThrow("threshold of a token-sort join");
  });
});

describe("longest common subsequence by bits", () => {
  const slow = (a: number[], b: number[]): number => {
    const row = new Array<number>(b.length + 1).fill(0);
    for (const x of a) {
      let diagonal = 0;
      b.forEach((y, j) => {
        const above = row[j + 1]!;
        row[j + 1] = x === y ? diagonal + 1 : Math.max(above, row[j]!);
        diagonal = above;
      });
    }
    return row[b.length]!;
  };
  it("equals the table's, for one word of bits and for many", () => {
    const text = fc.array(fc.integer({min: 0, max: 5}), {maxLength: 140});
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), {minLength: 1, maxLength: 4}), (pairs) => {
        const common = new CommonLength(6);
        for (const [a, b] of pairs) {
          common.set(Uint16Array.from(a));
          expect(common.measure(Uint16Array.from([0, ...b]), 1, b.length + 1)).toBe(slow(a, b));
        }
      })
    );
  });
});
