import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {bootstrap} from "../../pipeline/mdm/evaluate/bootstrap.ts";
import {score} from "../../pipeline/mdm/evaluate/truth.ts";
import {compare, side, truthOf} from "../../src/components/matching/compare.ts";
import {counterfactual} from "../../src/components/matching/counterfactual.ts";
import {decisive, otherStage, steps} from "../../src/components/matching/evidence.ts";
import {faultOf, GoldenValues} from "../../src/components/matching/golden-values.ts";
import {importPairs} from "../../src/components/matching/import-pairs.ts";
import {bands, kpis, rate, statusOf} from "../../src/components/matching/kpis.ts";
import {readLab, writeLab} from "../../src/components/matching/lab-state.ts";
import type {LabPairs, LabRecords} from "../../src/components/matching/lab-types.ts";
import {articlesOf, link, rank} from "../../src/components/matching/links.ts";
import type {Store} from "../../src/components/kept.ts";
import {curve, measure} from "../../src/components/matching/measure.ts";
import {noteText} from "../../src/components/matching/names.ts";
import {Verdicts, withVerdicts} from "../../src/components/matching/verdicts.ts";

const ARTICLES = 6;
const LISTINGS = 9;
const records = (truth: number[] = []): LabRecords => ({
  articles: {
    code: Array.from({length: ARTICLES}, (_, i) => `A${i}`),
    name: Array.from({length: ARTICLES}, (_, i) => `ARTICLE ${i}`),
    revenue: Array.from({length: ARTICLES}, (_, i) => 100 * (i + 1)),
    quantity: Array.from({length: ARTICLES}, (_, i) => (i === 5 ? 0 : 60)),
    price: Array.from({length: ARTICLES}, () => 1)
  },
  listings: {
    id: Array.from({length: LISTINGS}, (_, i) => `L${i}`),
    title: Array.from({length: LISTINGS}, (_, i) => `listing ${i}`),
    brand: Array.from({length: LISTINGS}, () => null),
    price: Array.from({length: LISTINGS}, () => null),
    code: Array.from({length: LISTINGS}, () => null),
    reviews: Array.from({length: LISTINGS}, (_, i) => i % 3),
    stars: Array.from({length: LISTINGS}, (_, i) => (i % 3) * (1 + (i % 5))),
    truth
  },
  alerts: {critical: 3, watch: 3.5, minQuantity: 50}
});

/** Pairs as a refresh leaves them: each listing accepted at most once. */
const anyPairs = fc
  .array(
    fc.record({
      left: fc.nat(ARTICLES - 1),
      right: fc.nat(LISTINGS - 1),
      score: fc.double({min: -2, max: 3, noNaN: true}),
      probability: fc.double({min: 0, max: 1, noNaN: true}),
      zone: fc.nat(2)
    }),
    {maxLength: 40}
  )
  .map((rows): LabPairs => {
    const pairs = new Map(rows.map((row) => [`${row.left} ${row.right}`, row]));
    const linked = new Set<number>();
    const list = [...pairs.values()].map((row) => {
      const zone = row.zone === 0 && linked.has(row.right) ? 2 : row.zone;
      if (zone === 0) linked.add(row.right);
      return {...row, zone};
    });
    const column = <K extends keyof (typeof list)[number]>(name: K) => list.map((row) => row[name]);
    return {
      ...{strategy: "hybrid", threshold: 0.7, calibrated: true},
      ...{left: column("left"), right: column("right"), score: column("score")},
      ...{probability: column("probability"), zone: column("zone")}
    };
  });
const anyTruth = fc.array(fc.integer({min: -1, max: ARTICLES - 1}), {minLength: LISTINGS, maxLength: LISTINGS});

describe("linking at a threshold", () => {
  it("at the strategy's own threshold gives what the refresh accepted, to the pair", () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const ranked = rank(pairs);
        const found = articlesOf(ranked, link(ranked, ranked.own, LISTINGS));
        const accepted = new Int32Array(LISTINGS).fill(-1);
        pairs.zone.forEach((z, i) => z === 0 && (accepted[pairs.right[i]!] = pairs.left[i]!));
        expect([...found]).toEqual([...accepted]);
      })
    );
  });

  it("a higher threshold only takes links away", () => {
    fc.assert(
      fc.property(
        anyPairs,
        fc.double({min: -2, max: 3, noNaN: true}),
        fc.double({min: 0, max: 2, noNaN: true}),
        (pairs, t, more) => {
          const ranked = rank(pairs);
          const low = articlesOf(ranked, link(ranked, t, LISTINGS));
          const high = articlesOf(ranked, link(ranked, t + more, LISTINGS));
          high.forEach((article, l) => expect(article === -1 || article === low[l]).toBe(true));
        }
      )
    );
  });
});

describe("measures", () => {
  it("are those of the command line, intervals included", () => {
    fc.assert(
      fc.property(anyPairs, anyTruth, (pairs, truth) => {
        const ranked = rank(pairs);
        const found = articlesOf(ranked, link(ranked, ranked.own, LISTINGS));
        const keys = (of: ArrayLike<number>): Set<string> =>
          new Set(Array.from(of, (a, l) => (a < 0 ? "" : `A${a}|L${l}`)).filter((key) => key !== ""));
        const [links, right] = [keys(found), keys(truth)];
        if (!links.size && !right.size) return;
        const here = measure(found, Int32Array.from(truth), ARTICLES);
        const [there, intervals] = [score(links, right), bootstrap(links, right)];
        expect([here.right, here.found, here.truth]).toEqual([there.right, there.found, there.truth]);
        for (const name of ["precision", "recall", "f1"] as const) {
          expect(here[name].value).toBe(there[name]);
          expect([here[name].low, here[name].high]).toEqual([...intervals[name]]);
        }
      }),
      {numRuns: 25}
    );
  });

  it("the curve passes through the threshold's precision and recall", () => {
    fc.assert(
      fc.property(anyPairs, anyTruth, (pairs, truth) => {
        const ranked = rank(pairs);
        const known = Int32Array.from(truth);
        const {found, precision, recall} = measure(
          articlesOf(ranked, link(ranked, ranked.own, LISTINGS)),
          known,
          ARTICLES
        );
        if (!found) return;
        const points = curve(ranked, known).filter((d) => d.threshold >= ranked.own);
        expect(points.at(-1)).toMatchObject({precision: precision.value, recall: recall.value});
      })
    );
  });
});

describe("figures", () => {
  it("follow the links: reviews reach an article by its listings, alerts by rating and quantity", () => {
    const data = records();
    const articleOf = Int32Array.from([0, 0, 1, -1, -1, 5, -1, -1, -1]);
    const rated = rate(data, articleOf);
    // L1 has one review of 2 stars, L2 two of 3 stars; L5 (two of 1 star) is article 5, of which nothing was sold.
    expect([...rated.reviews]).toEqual([1, 2, 0, 0, 0, 2]);
    expect([0, 1, 2, 5].map((a) => statusOf(data, rated, a))).toEqual(["CRITICAL", "WATCH", null, "WATCH"]);
    expect(kpis(data, articleOf)).toMatchObject({
      ...{articlesSold: 5, articlesLinked: 2, revenueLinked: 300, revenue: 1500, listingsLinked: 4},
      ...{reviewsLinked: 5, rating: (2 + 3 + 1) / 3, critical: 1, watch: 2, clusters: 1}
    });
  });

  it("bands close in on the figure when every pair is certain, and are the same every time", () => {
    const data = records();
    const pairs = {left: [0, 1], right: [0, 2], probability: [1, 1]};
    const {revenueLinked} = bands(data, pairs, {draws: 50});
    expect(Object.values(revenueLinked)).toEqual([300, 300, 300, 300]);
    const unsure = {...pairs, probability: [0.5, 0.5]};
    expect(bands(data, unsure)).toEqual(bands(data, unsure));
    expect(bands(data, unsure).revenueLinked).toEqual({low95: 0, low80: 0, high80: 300, high95: 300});
  });

  it("listings linked alike are no disagreement, and every other is one", () => {
    fc.assert(
      fc.property(anyPairs, anyPairs, anyTruth, (a, b, truth) => {
        const data = records(truth);
        const known = truthOf(data);
        const [left, right] = [a, b].map((pairs) => {
          const ranked = rank(pairs);
          return side(data, known, ranked, ranked.own);
        }) as [ReturnType<typeof side>, ReturnType<typeof side>];
        const {disagreements} = compare(data, known, left, right);
        const differ = [...left.articleOf.keys()].filter((l) => left.articleOf[l] !== right.articleOf[l]);
        expect(disagreements.map((d) => d.listing).sort()).toEqual(differ.sort());
      }),
      {numRuns: 20}
    );
  });
});

describe("what would have changed a decision", () => {
  const item = (field: string, bits: number, level = "equal") => ({field, level, bits, left: "", right: ""});
  const items = [item("prior", -6), item("name", 9), item("code", 4), item("price", -1)];
  it("is the evidence without which the pair would fall on the other side", () => {
    expect(decisive(items, 3)).toEqual(["name: equal", "code: equal"]);
    expect(decisive(items, -0.5)).toEqual(["price: equal"]);
    expect(decisive(items, -14)).toEqual([]);
  });
  it("is said by what the pair lacked: the threshold, a better link, a difference that no weight outweighs", () => {
    const pair = {
      strategy: "hybrid",
      method: "",
      linked: false,
      threshold: 3,
      score: 6,
      rival: null,
      bits: (s: number) => s
    };
    const say = (more: Partial<typeof pair> | {rival: {name: string; score: number}}, reason = "not linked"): string =>
      counterfactual({items, reason, bySteward: false}, {...pair, ...more});
    expect(say({linked: true})).toMatch(
      /^without “name: equal”, or without “code: equal” it would not be linked; it is 3.0 bits above/
    );
    expect(say({linked: true, threshold: 7})).toMatch(/linked by a bar of its own/);
    expect(say({threshold: 6.5})).toMatch(/^without “price: equal” it would be linked; it is 0.5 bits below/);
    expect(say({rival: {name: "Blue lamp", score: 6.4}})).toMatch(
      /^without “price: equal” it would have beaten Blue lamp/
    );
    expect(say({threshold: 6 + 0.5, score: 0})).toMatch(
      /^no evidence at all: it is 6.5 bits below the threshold, and all that speaks against it weighs less/
    );
    expect(say({linked: true, score: 15})).toMatch(
      /^no single piece of evidence; only without “name: equal”, “code: equal” together it would not be linked. It is 12.0 bits above/
    );
    expect(say({}, "not linked (red against blue)")).toMatch(/kept apart by “red against blue”/);
    expect(say({})).toMatch(/has a better partner/);
  });
  it("of stages in a row is the next one that passes", () => {
    const method = "code ≥ 1, then name ≥ 80, then characters ≥ 0.6";
    const items = [
      item("code", 9, "exact"),
      item("name", 0, "token-sort 74"),
      item("characters", 0, "characters 0.75")
    ];
    expect(otherStage(items, method)).toEqual({decider: "code", other: "characters"});
    expect(otherStage([item("code", 0, "missing"), item("name", 3, "token-sort 91")], method)).toEqual({
      decider: "name",
      other: null
    });
  });
});

/** A browser's storage, and what it holds. */
function browserOf(): {kept: Map<string, string>; storage: Store} {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key)
  };
  return {kept, storage};
}

describe("verdicts", () => {
  it("survive the page, can be taken back, and leave as the file that a refresh reads", () => {
    const {kept, storage} = browserOf();
    const verdicts = new Verdicts(storage);
    const base = {who: "ann", decided_at: "2026-01-01T00:00:00.000Z", why: 'same, "sure"'};
    verdicts.add({left_id: "A1", right_id: "L1", verdict: "same", ...base});
    verdicts.add({left_id: "A2", right_id: "L2", verdict: "unsure", ...base});
    verdicts.add({left_id: "A2", right_id: "L2", verdict: "different", ...base});
    expect(new Verdicts(storage).all()).toHaveLength(2);
    expect(verdicts.of("A2", "L2")).toBe("different");
    expect(verdicts.undo()).toMatchObject({left_id: "A2"});
    expect(new Verdicts(storage).csv()).toBe(
      'left_id,right_id,verdict,who,decided_at,why\r\nA1,L1,same,ann,2026-01-01T00:00:00.000Z,"same, ""sure"""'
    );
    verdicts.clear();
    expect(kept.size).toBe(0);
  });
  it("stand above the rules", () => {
    const at = (id: string): number => Number(id.slice(1));
    const word = (left_id: string, right_id: string, verdict: "same" | "different" | "unsure") => ({
      left_id,
      right_id,
      verdict,
      who: "",
      decided_at: "",
      why: ""
    });
    const said = [word("A1", "L0", "same"), word("A2", "L1", "different"), word("A3", "L2", "different")];
    expect([...withVerdicts(Int32Array.from([0, 2, 0]), said, at, at)]).toEqual([1, -1, 0]);
  });
});

describe("pairs scored elsewhere", () => {
  it("are read, and what cannot be used is counted", () => {
    const text = '\ufeffRight_ID;left_id;score\nL1;A0;0.9\nL2;A9;0.9\n"L2";A1;\nL2;A1;0,5x\nL3;A2;0.4\n';
    const {pairs, unknown, unreadable} = importPairs(text, records());
    expect(pairs).toMatchObject({left: [0, 2], right: [1, 3], score: [0.9, 0.4], threshold: 0.4, zone: [0, 0]});
    expect([unknown, unreadable]).toEqual([1, 2]);
  });
  it("are read under another tool's headers, either way round, with decimal commas and line breaks in quotes, each once", () => {
    const splink = 'unique_id_l,unique_id_r,match_probability,note\nL1,A0,0.9,"two\nlines"\nL1,A0,0.95,\nL3,A2,0.4,';
    expect(importPairs(splink, records())).toMatchObject({
      pairs: {left: [0, 2], right: [1, 3], score: [0.95, 0.4]},
      columns: {left: "unique_id_r", right: "unique_id_l", score: "match_probability"},
      repeated: 1
    });
    expect(importPairs("Left ID;right-id;Score\nA0;L1;0,5\n", records()).pairs.score).toEqual([0.5]);
  });
  it("are linked as their column zone says, so that our own command's output stands as it was decided", () => {
    const all =
      "left_id,right_id,score,probability,zone,reason\nA0,L1,2.5,0.9,accept,x\nA1,L1,-1,0.1,reject,x\nA2,L2,1,0.5,ask,x";
    const {pairs} = importPairs(all, records());
    expect(pairs).toMatchObject({threshold: 2.5, zone: [0, 2, 1]});
    const ranked = rank(pairs);
    expect([...articlesOf(ranked, link(ranked, ranked.own, LISTINGS))].filter((a) => a >= 0)).toEqual([0]);
    expect([...articlesOf(ranked, link(ranked, 0.5, LISTINGS))].filter((a) => a >= 0)).toEqual([0, 2]);
  });
  it("are refused in one line that says what is wrong", () => {
    const read = (text: string) => (): unknown => importPairs(text, records());
    expect(read("")).toThrow("the file is empty");
    expect(read("a,b\n1,2")).toThrow("the file lacks the columns left_id, right_id, score; it has: a, b");
    expect(read("left_id,right_id\nA0,L1")).toThrow("the file lacks the columns score; it has: left_id, right_id");
    expect(read("left_id,right_id,score\n")).toThrow("the file has a header and no row");
    expect(read("left_id,right_id,score\nx,y,1")).toThrow(
      /none of 1 rows names .* such as A0 and L0; the first has x and y/
    );
    expect(read("left_id,right_id,score\nA0,L1,high")).toThrow(
      "none of 1 rows has a score that is a number; the first has high"
    );
    expect(read('{"left_id": 1}')).toThrow(/lacks the columns/);
  });
});

describe("the state in the URL", () => {
  it("comes back as it was, and a plain state leaves a plain URL", () => {
    const first = ["fuzzy", "hybrid"] as const;
    const names = ["fuzzy", "hybrid", "poc"];
    expect(writeLab("?q=bag", readLab("?q=bag", names, first), first)).toBe("?q=bag");
    const state = readLab("?left=poc&rt=-1.25&lt=nonsense&right=none", names, first);
    expect(state).toEqual({strategy: {left: "poc", right: "hybrid"}, threshold: {left: null, right: -1.25}});
    expect(readLab(writeLab("", state, first), names, first)).toEqual(state);
  });
});

describe("golden values set on the page", () => {
  it("keep the last word on a field, survive a reload, and refuse what the refresh would set aside", () => {
    const {storage} = browserOf();
    const word = (product_code: string, field: string, value: string) => ({
      ...{product_code, field, value},
      ...{who: "Ann", decided_at: "2026-01-01", why: ""}
    });
    const values = new GoldenValues(storage);
    for (const w of [word("A", "price", "4.95"), word("B", "name", "Box, red"), word("A", "price", "5")]) values.add(w);
    const again = new GoldenValues(storage);
    expect(again.of("A").map((d) => d.value)).toEqual(["5"]);
    expect(again.csv().split("\r\n")).toEqual([
      "product_code,field,value,who,decided_at,why",
      'B,name,"Box, red",Ann,2026-01-01,',
      "A,price,5,Ann,2026-01-01,"
    ]);
    expect([faultOf("price", "£5"), faultOf("name", " "), faultOf("price", "5.10")]).toEqual([
      expect.stringContaining("amount"),
      expect.stringContaining("not empty"),
      null
    ]);
  });
});

it("writes the notes of a refresh as the site writes numbers, and leaves versions and hashes alone", () => {
  expect(
    noteText("of 852192 pairs 95 by bigrams, 30.7 % of them; hybrid-5; b91d304f5a96; prior 0.0156, 2013 compared")
  ).toBe("of 852,192 pairs 95 by bigrams, 30.7% of them; hybrid-5; b91d304f5a96; prior 0.0156, 2,013 compared");
});

it("names sums of small evidence as what they are", () => {
  const item = {field: "other fields", level: "missing", bits: -0.4, left: "", right: ""};
  expect(steps([item]).steps.map((d) => d.label)).toEqual(["other fields, together"]);
});
