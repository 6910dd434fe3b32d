import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {fallingReputation, kendall, type Rating} from "../../pipeline/analytics/reviews/falling.ts";
import {fitNaiveBayes, probabilityGood} from "../../pipeline/analytics/reviews/naive-bayes.ts";
import {sentiment} from "../../pipeline/analytics/reviews/sentiment.ts";
import {tellingWords} from "../../pipeline/analytics/reviews/words.ts";
import {ROOT} from "../../pipeline/paths.ts";

describe("falling reputation", () => {
  test("Kendall's tau and its p equal scipy (kendalltau, asymptotic, 'less')", () => {
    const at = Array.from({length: 12}, (_, i) => i),
      ratings = [5, 5, 4, 5, 4, 4, 3, 4, 3, 2, 2, 1];
    expect(kendall(at, ratings).tau).toBeCloseTo(-0.8464803161, 9);
    const rows = fallingReputation(at.map((d, i) => ({product: "a", at: d, rating: ratings[i]!})));
    expect(rows[0]!.p).toBeCloseTo(0.00014652626, 8);
    expect(rows[0]).toMatchObject({falling: true, n: 12, earlier: 4.5, later: 2.5});
  });
  test("among articles without a trend hardly one is called falling, and the one that falls is", () => {
    let state = 7;
    const random = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
    const steady = Array.from({length: 200}, (_, p) =>
      Array.from({length: 30}, (_, i): Rating => ({product: `p${p}`, at: i, rating: 1 + Math.floor(random() * 5)}))
    ).flat();
    const falls = Array.from({length: 30}, (_, i): Rating => ({
      product: "falls",
      at: i,
      rating: Math.max(1, 5 - Math.floor(i / 7))
    }));
    const called = fallingReputation([...steady, ...falls])
      .filter((r) => r.falling)
      .map((r) => r.product);
    expect(called).toContain("falls");
    expect(called.length).toBeLessThanOrEqual(3);
  });
  test("few reviews are not tested, and a constant rating is no fall", () => {
    expect(
      fallingReputation([
        {product: "a", at: 1, rating: 5},
        {product: "a", at: 2, rating: 1}
      ])
    ).toEqual([]);
    const constant = Array.from({length: 10}, (_, i) => ({product: "a", at: i, rating: 4}));
    expect(fallingReputation(constant)[0]).toMatchObject({tau: 0, falling: false});
  });
});

test("words that go with bad reviews are told from frequent ones", () => {
  const reviews = [
    ...Array.from({length: 40}, () => ({text: "the cup arrived broken", bad: true})),
    ...Array.from({length: 60}, () => ({text: "the cup is lovely", bad: false}))
  ];
  const words = tellingWords(reviews);
  expect(
    words
      .slice(0, 2)
      .map((w) => w.word)
      .sort()
  ).toEqual(["arrived", "broken"]);
  expect(Math.abs(words.find((w) => w.word === "the")!.z)).toBeLessThan(1.96);
  expect(words.at(-1)!.z).toBeLessThan(-1.96);
});

test("the word list reads a plain sentence and its negation", () => {
  expect(sentiment("A lovely gift, very good").label).toBe("positive");
  expect(sentiment("It is not good").label).toBe("negative");
  expect(sentiment("A box")).toEqual({score: 0, words: 0, label: "neutral"});
});

test("naive Bayes learns pairs of words, and refuses one label", () => {
  const model = fitNaiveBayes([
    ...Array.from({length: 20}, () => ({text: "good and quick", good: true})),
    ...Array.from({length: 20}, () => ({text: "not good and slow", good: false}))
  ]);
  expect(probabilityGood(model, "good")).toBeGreaterThan(0.4);
  expect(probabilityGood(model, "not good")).toBeLessThan(0.1);
  expect(() => fitNaiveBayes([{text: "a", good: true}])).toThrow("same label");
});

const labelled = join(ROOT, "..", "shared", "data", "reviews", "labeledReview.datasetFix.json");
test.skipIf(!existsSync(labelled))(
  "on the labelled reviews naive Bayes is right on 0.88 or more of those it has not seen, the word list on less",
  () => {
    const rows = JSON.parse(readFileSync(labelled, "utf8")) as {translate: string; sentimen: number}[];
    const texts = [...new Map(rows.map((r) => [r.translate, r.sentimen === 1]))];
    let bayes = 0,
      list = 0,
      n = 0;
    for (let fold = 0; fold < 5; fold++) {
      const model = fitNaiveBayes(texts.filter((_, i) => i % 5 !== fold).map(([text, good]) => ({text, good})));
      for (const [text, good] of texts.filter((_, i) => i % 5 === fold)) {
        n++;
        if (probabilityGood(model, text) > 0.5 === good) bayes++;
        if (sentiment(text).score > 0 === good) list++;
      }
    }
    expect(bayes / n).toBeGreaterThan(0.88);
    expect(list / n).toBeLessThan(bayes / n);
  }
);
