import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {table} from "arquero";
import {token_sort_ratio} from "fuzzball";
import {dedupe, Deduplicator} from "../../pipeline/mdm/dedupe/dedupe.ts";
import {editBetween, findCorrections} from "../../pipeline/mdm/dedupe/corrections.ts";
import {fastTokeniser} from "../../pipeline/mdm/dedupe/words.ts";
import {tokenise} from "../../pipeline/mdm/normalise/tokens.ts";

const named = (names: string[]) => names.map((name, i) => ({id: `r${String(i).padStart(3, "0")}`, name}));
const clustersOf = async (names: string[], options = {}): Promise<number[]> => [
  ...(await dedupe(named(names), options)).clusterOf
];

const word = fc.constantFrom(
  ..."red blue mug mugs heart hearts retrospot retro spot cakestand cakestnad cakstand candles lantern lantren set of 4 6".split(
    " "
  )
);
const name = fc.array(word, {maxLength: 5}).map((words) => words.join(" "));

describe("dedupe", () => {
  it("reads through notation, order, plural, spelling and words written apart", async () => {
    expect(
      await clustersOf([
        "SET OF 4 RETROSPOT MUGS",
        "Retro Spot mug, S/4",
        "REGENCY CAKESTAND 3 TIER",
        "3 tier regency cakestnad",
        "WHITE HANGING HEART"
      ])
    ).toEqual([0, 0, 1, 1, 2]);
  });

  it("keeps siblings and unlike things apart", async () => {
    const names = [
      "RED MUG",
      "BLUE MUG",
      "RED MUG LARGE",
      "SET OF 4 RED MUGS",
      "SET OF 6 RED MUGS",
      "MOUSE CUSHION",
      "HOUSE CUSHION",
      "SONY AM53BK",
      "SONY AM54BK"
    ];
    expect(new Set(await clustersOf(names)).size).toBe(names.length);
  });

  it("never joins names of which nothing is left, and lets two codes say two things", async () => {
    expect(await clustersOf(["", "?", "!!", "of the"])).toEqual([0, 1, 2, 3]);
    const {clusterOf} = await dedupe([
      {id: "a", name: "red mug", code: "85123A"},
      {id: "b", name: "mug red", code: "85123B"},
      {id: "c", name: "RED MUG", code: "85123a"},
      {id: "d", name: "red mug, boxed", code: "85123B"}
    ]);
    expect([...clusterOf]).toEqual([0, 1, 0, 1]);
  });

  it("numbers clusters by their smallest id, whatever the order of rows", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(name, {maxLength: 25}), fc.integer(), async (names, seed) => {
        const rows = named(names);
        const shuffled = rows
          .map((row, i) => ({row, at: Math.abs(Math.sin(seed + i * 78.233) * 43758.5453) % 1}))
          .sort((a, b) => a.at - b.at)
          .map(({row}) => row);
        const plain = await dedupe(rows);
        const turned = await dedupe(shuffled);
        const by = (of: {id: string}[], r: typeof plain) => new Map(of.map((row, i) => [row.id, r.clusterOf[i]]));
        expect(new Map([...by(shuffled, turned)].sort())).toEqual(new Map([...by(rows, plain)].sort()));
        for (const p of plain.pairs) {
          expect(p.left).toBeLessThan(p.right);
          expect(plain.clusterOf[p.left]).toBe(plain.clusterOf[p.right]);
          expect(p.score).toBeCloseTo(token_sort_ratio(rows[p.left]!.name, rows[p.right]!.name) / 100, 9);
        }
      }),
      {numRuns: 60}
    );
  });

  it("gives after each batch what one run over everything so far gives", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(name, {maxLength: 40}), fc.array(fc.nat(12), {maxLength: 6}), async (names, cuts) => {
        const rows = named(names);
        const growing = new Deduplicator();
        let from = 0;
        for (const cut of [...cuts, rows.length]) {
          await growing.add(rows.slice(from, from + cut));
          from = Math.min(rows.length, from + cut);
          const {timings: _, ...got} = await growing.result();
          const {timings: __, ...want} = await dedupe(rows.slice(0, from));
          expect(got).toEqual(want);
        }
      }),
      {numRuns: 60}
    );
  });

  it("does what stewards say: joins, keeps apart, and reads a struck word as itself", async () => {
    const rows = named(["red mug", "mug red", "tea cup"]);
    const [a, b, c] = rows.map((r) => r.id) as [string, string, string];
    const apart = await dedupe(rows, {verdicts: [{leftId: a, rightId: b, verdict: "different"}]});
    expect([...apart.clusterOf]).toEqual([0, 1, 2]);
    const joined = await dedupe(rows, {verdicts: [{leftId: a, rightId: c, verdict: "same"}]});
    expect([...joined.clusterOf]).toEqual([0, 0, 0]);
    expect(joined.pairs.filter((p) => p.decidedBy === "steward")).toHaveLength(1);
    const words = named(["lantern blue", "lantren blue"]);
    expect((await dedupe(words)).corrections).toEqual([{word: "lantren", readAs: "lantern", times: 1}]);
    expect((await dedupe(words, {strike: ["lantren"]})).clusters).toBe(2);
  });

  it("can go by token-sort ratio alone", async () => {
    expect(await clustersOf(["red hanging heart", "red hanging hart", "blue bowl"], {rule: "token-sort"})).toEqual([
      0, 0, 1
    ]);
  });

  it("takes arquero tables, refuses rows without a name or with an id twice, and can be cancelled", async () => {
    expect((await dedupe(table({id: [1, 2], name: ["a mug", "mug"]}))).clusters).toBe(1);
    await expect(dedupe([{id: 1}])).rejects.toThrow("row 1 has no name property");
    await expect(
      dedupe([
        {id: 1, name: "a"},
        {id: 1, name: "b"}
      ])
    ).rejects.toThrow("id comes twice: 1");
    const controller = new AbortController();
    controller.abort();
    await expect(dedupe(named(["a"]), {signal: controller.signal})).rejects.toThrow(/abort/i);
  });
});

describe("what dedupe is made of", () => {
  it("tokenises fast as tokenise does", () => {
    const fast = fastTokeniser();
    const text = fc.array(
      fc.oneof(
        fc.constantFrom(
          "set of four",
          "series ii",
          "Mugs",
          "w/",
          "without",
          "T-LIGHT",
          "é",
          "S/4",
          "and",
          "the",
          "boxes",
          "&amp;",
          "dlx",
          "12-pk",
          "."
        ),
        fc.string({maxLength: 5})
      ),
      {maxLength: 6}
    );
    fc.assert(
      fc.property(text, (parts) => void expect(fast(parts.join(" "))).toEqual(tokenise(parts.join(" ")))),
      {numRuns: 2000}
    );
  });

  it("finds every misspelling that comparing all words would find", () => {
    const spelling = fc.string({unit: fc.constantFrom("a", "b", "c", "d"), minLength: 3, maxLength: 8});
    fc.assert(
      fc.property(
        fc.uniqueArray(spelling, {maxLength: 60}),
        fc.array(fc.integer({min: 1, max: 400}), {minLength: 60, maxLength: 60}),
        (words, counts) => {
          const own = counts.slice(0, words.length);
          const found = findCorrections(words, own);
          words.forEach((x, i) => {
            // Each word alone with each other one: the same rule, with no index between them.
            const has = words.some((y, j) => i !== j && findCorrections([x, y], [own[i]!, own[j]!])[0] === 1);
            expect(found[i]! >= 0).toBe(has);
          });
        }
      ),
      {numRuns: 50}
    );
  });

  it("names the edit between two words", () => {
    expect(editBetween("heart", "haert")).toBe("swap");
    expect(editBetween("heart", "hearts")).toBe("length");
    expect(editBetween("heart", "heard")).toBe("change");
    expect(editBetween("heart", "hat")).toBeNull();
    expect(editBetween("heart", "heart")).toBeNull();
  });
});
