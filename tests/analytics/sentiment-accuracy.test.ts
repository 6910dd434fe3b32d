import {describe, expect, test} from "vitest";
import {foldOf, listGuess, measureSentiment} from "../../pipeline/analytics/reviews/accuracy.ts";
import {normalTail} from "../../pipeline/analytics/normal.ts";

const pick = (words: readonly string[], i: number): string => words[i % words.length]!;
const GOOD = ["sturdy", "bright", "neat", "charming", "lasting"];
const BAD = ["brittle", "dull", "crooked", "leaking", "stained"];
const THINGS = ["mug", "lamp", "clock", "tray", "frame", "bowl", "hook"];

/** Texts whose label hangs on one word that the AFINN list does not know. */
const reviews = Array.from({length: 700}, (_, i) => {
  const good = i % 2 === 0;
  return {
    text: `The ${pick(THINGS, i)} number ${"abcdefghij"[i % 10]}${i} is ${pick(good ? GOOD : BAD, Math.floor(i / 7))}`,
    good
  };
});

describe("accuracy of sentiment", () => {
  test("finds what can be learnt, beside what guessing gets", () => {
    const found = measureSentiment(reviews)!;
    expect(found.learnt.value).toBeGreaterThan(0.95);
    expect(found.majority.value).toBeLessThan(0.6);
    expect(found.learnt.n).toBe(700);
    expect(found.learnt.lower).toBeLessThan(found.learnt.value);
  });

  test("is that of guessing when labels are noise: nothing tested was learnt from", () => {
    let seed = 3;
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647; // Lehmer
    const noise = reviews.map((r) => ({text: r.text, good: random() < 0.5}));
    expect(measureSentiment(noise)!.learnt.value).toBeLessThan(0.6);
  });

  test("copies of one text fall into one fold, and folds are of like size", () => {
    expect(foldOf("Lovely mug!", 5)).toBe(foldOf("lovely  MUG", 5));
    const sizes = [0, 0, 0, 0, 0];
    for (let i = 0; i < 5000; i++) sizes[foldOf(`text ${"qwertyuiop"[i % 10]} ${i.toString(36)}`, 5)]!++;
    for (const size of sizes) expect(size).toBeGreaterThan(500);
  });

  test("is not measured on too few, or on one label", () => {
    expect(measureSentiment(reviews.slice(0, 40))).toBeNull();
    expect(measureSentiment(reviews.map((r) => ({...r, good: true})))).toBeNull();
  });

  test("the word list says good, bad or neither", () => {
    expect([listGuess("I love it"), listGuess("terrible waste"), listGuess("a mug")]).toEqual([true, false, null]);
  });
});

test("the normal tail is that of the tables", () => {
  expect(normalTail(0)).toBeCloseTo(0.5, 9);
  expect(normalTail(1.959964)).toBeCloseTo(0.025, 7);
  expect(normalTail(-1)).toBeCloseTo(0.841344746, 7);
});
