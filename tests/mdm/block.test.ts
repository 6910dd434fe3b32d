import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {blockerNames, pairsOf, unite} from "../../pipeline/mdm/block/candidates.ts";
import {codePairs, normaliseCode} from "../../pipeline/mdm/block/codes.ts";
import {buildIndex} from "../../pipeline/mdm/block/index.ts";
import {fitSpace, type SparseRows} from "../../pipeline/mdm/block/space.ts";
import {gramVocabulary, wordVocabulary} from "../../pipeline/mdm/block/terms.ts";
import {topK} from "../../pipeline/mdm/block/top-k.ts";

/** The judge: every row scored, sorted. */
function exhaustive(queries: SparseRows, rows: SparseRows, k: number, self: boolean): {id: number; score: number}[][] {
  const weights = (m: SparseRows, r: number) =>
    new Map(Array.from(m.columns.slice(m.offsets[r], m.offsets[r + 1]), (c, i) => [c, m.values[m.offsets[r]! + i]!]));
  return Array.from({length: queries.rows}, (_, q) => {
    const query = weights(queries, q);
    return Array.from({length: rows.rows}, (_, r) => {
      let sum = 0;
      for (const [c, v] of weights(rows, r)) sum += (query.get(c) ?? 0) * v;
      return {id: r, score: Math.fround(sum)};
    })
      .filter(({id, score}) => score > 0 && !(self && id === q))
      .sort((a, b) => b.score - a.score || a.id - b.id)
      .slice(0, k);
  });
}

const word = fc.constantFrom("red", "blue", "mug", "mugs", "retro", "spot", "set", "of", "4", "6", "heart", "t-light");
const name = fc.array(word, {maxLength: 6}).map((words) => words.join(" "));

describe("top-k by TF-IDF", () => {
  it("equals an exhaustive search, whatever was pruned", () => {
    fc.assert(
      fc.property(
        fc.array(name, {maxLength: 40}),
        fc.array(name, {maxLength: 200}),
        fc.integer({min: 1, max: 6}),
        fc.boolean(),
        (left, right, k, self) => {
          const queries = self ? right : left;
          for (const vocabulary of [wordVocabulary(), gramVocabulary(3)]) {
            const space = fitSpace(vocabulary, [...left, ...right]);
            const rows = space.vectors(right);
            const from = space.vectors(queries);
            const found = topK(from, buildIndex(rows), {k, self});
            exhaustive(from, rows, k, self).forEach((want, q) => {
              const got = Array.from(found.ids.slice(q * k, (q + 1) * k))
                .map((id, j) => ({id, score: found.scores[q * k + j]!}))
                .filter(({id}) => id >= 0);
              expect(got).toEqual(want);
            });
          }
        }
      ),
      {numRuns: 60}
    );
  });

  it("skips postings on a catalogue with frequent words, and reports it", () => {
    const common = Array.from({length: 40}, (_, i) => `w${i}`).join(" ");
    const names = Array.from({length: 1500}, (_, i) => `${common} a${i % 700} b${(i * 7919) % 500} c${i % 311}`);
    const rows = fitSpace(wordVocabulary(), names).vectors(names);
    const {skipped, ids} = topK(rows, buildIndex(rows), {k: 2});
    expect(skipped).toBeGreaterThan(0);
    exhaustive({...rows, rows: 20}, rows, 2, false).forEach((want, q) =>
      expect(Array.from(ids.slice(q * 2, q * 2 + 2))).toEqual(want.map(({id}) => id))
    );
  });

  it("gives scikit-learn's TF-IDF", () => {
    // TfidfVectorizer(sublinear_tf=True, token_pattern=r"\S+").fit(["red mug", "red red plate", "blue mug"])
    // by its documented formula: idf(red) = ln(4/3) + 1 = 1.287682, idf(plate) = ln(4/2) + 1 = 1.693147.
    const texts = ["red mug", "red red plate", "blue mug"];
    const rows = fitSpace(wordVocabulary(), texts).vectors(texts);
    const red = (1 + Math.log(2)) * (Math.log(4 / 3) + 1);
    const plate = Math.log(2) + 1;
    expect(rows.values[rows.offsets[1]!]).toBeCloseTo(red / Math.hypot(red, plate), 6);
  });

  it("answers a text without terms with nothing", () => {
    const space = fitSpace(gramVocabulary(), ["", "?!", "mug"]);
    const rows = space.vectors(["", "?!", "mug"]);
    expect(Array.from(topK(rows, buildIndex(rows), {k: 1}).ids)).toEqual([-1, -1, 2]);
  });

  it("does not mind texts that it was not fitted on, nor more characters than the alphabet holds", () => {
    const exotic = String.fromCharCode(...Array.from({length: 3000}, (_, i) => 0x4e00 + i));
    const space = fitSpace(gramVocabulary(), [exotic, "mug"]);
    const rows = space.vectors([exotic, "mug"]);
    const found = topK(space.vectors([exotic.slice(10, 400), "zebra"]), buildIndex(rows), {k: 1});
    expect(Array.from(found.ids)).toEqual([0, -1]);
  });
});

describe("codes", () => {
  it("keeps what identifies and refuses what does not", () => {
    expect(normaliseCode("85123a")).toBe("85123A");
    expect(normaliseCode(" am-53 bk")).toBe("AM53BK");
    expect(normaliseCode("085123")).toBe("85123");
    for (const nothing of ["POST", "M", "D", "DOT", "PADS", "", "  ", "7", null, undefined])
      expect(normaliseCode(nothing)).toBeNull();
  });

  it("pairs equal codes only: 85123A is not 85123B, and service codes are no article", () => {
    const {left, right} = codePairs(["85123A", "85123B", "POST", "M"], ["85123b", "D", "POST", "85123a", "M"]);
    expect([...left].map((l, i) => [l, right[i]])).toEqual([
      [0, 3],
      [1, 0]
    ]);
  });

  it("leaves out a filler code that stands on many rows", () => {
    expect(codePairs(Array(9).fill("000001"), ["1001"]).left.length).toBe(0);
    expect(codePairs(Array(9).fill("A0001"), ["A0001"]).left.length).toBe(0);
  });
});

describe("candidates", () => {
  it("unites blockers without repeats and counts each", () => {
    const pairs = (list: [number, number][]) => ({
      left: Int32Array.from(list, (p) => p[0]),
      right: Int32Array.from(list, (p) => p[1])
    });
    const set = unite([
      ["code", pairs([[1, 2]])],
      [
        "words",
        pairs([
          [1, 2],
          [0, 5],
          [0, 5]
        ])
      ]
    ]);
    expect([...set.left]).toEqual([0, 1]);
    expect([...set.right]).toEqual([5, 2]);
    expect(blockerNames(set.blockers[1]!)).toEqual(["code", "words"]);
    expect(set.counts).toEqual({code: 1, words: 2});
  });

  it("reads a search either way round", () => {
    const found = {k: 2, ids: Int32Array.from([3, -1, 0, 1]), scores: new Float32Array(4), read: 0, skipped: 0};
    expect(pairsOf(found)).toEqual({left: Int32Array.from([0, 1, 1]), right: Int32Array.from([3, 0, 1])});
    expect(pairsOf(found, {swap: true}).left).toEqual(Int32Array.from([3, 0, 1]));
  });
});
