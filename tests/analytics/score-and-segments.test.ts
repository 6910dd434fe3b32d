import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {rfmRule, RFM_SEGMENTS, rfmSegment} from "../../pipeline/analytics/customers/rfm-segments.ts";
import {segmentCustomers, SEGMENTS} from "../../pipeline/analytics/customers/segments.ts";
import {compositeScores, DEFAULT_WEIGHTS, stability} from "../../pipeline/analytics/score.ts";

const article = fc.record({
  id: fc.string(),
  revenue: fc.integer({min: 0, max: 1e6}),
  rating: fc.double({min: 1, max: 5, noNaN: true}),
  quantity: fc.integer({min: 0, max: 1e5}),
  negativeShare: fc.double({min: 0, max: 1, noNaN: true})
});

describe("composite score", () => {
  test("by hand: best in all is 1, worst in all 0, halfway in revenue alone 0.2", () => {
    const rows = [
      {id: "best", revenue: 100, rating: 5, quantity: 10, negativeShare: 0},
      {id: "worst", revenue: 0, rating: 1, quantity: 0, negativeShare: 1},
      {id: "half", revenue: 50, rating: 1, quantity: 0, negativeShare: 1}
    ];
    expect(compositeScores(rows).map((s) => +s.toFixed(12))).toEqual([1, 0, 0.2]);
  });
  test("stays between 0 and 1 and does not depend on the size of the weights", () => {
    fc.assert(
      fc.property(fc.array(article, {minLength: 1, maxLength: 20}), (rows) => {
        const scores = compositeScores(rows);
        const tenfold = compositeScores(rows, {revenue: 4, rating: 3, quantity: 2, negative: 1});
        scores.forEach((s, i) => {
          expect(s).toBeGreaterThanOrEqual(0);
          expect(s).toBeLessThanOrEqual(1 + 1e-12);
          expect(tenfold[i]!).toBeCloseTo(s, 10);
        });
      })
    );
  });
  test("a ranking that all measures agree on does not move with the weights", () => {
    const rows = Array.from({length: 20}, (_, i) => ({
      id: `${i}`,
      revenue: i,
      rating: 1 + i / 5,
      quantity: i,
      negativeShare: 1 - i / 20
    }));
    expect(stability(rows, DEFAULT_WEIGHTS, () => 0.9, {draws: 5})).toMatchObject({
      rankCorrelation: 1,
      topKept: 1,
      draws: 5
    });
    const {places} = stability(rows, DEFAULT_WEIGHTS, Math.random);
    expect(places).toEqual(rows.map((_, i) => [20 - i, 20 - i]));
  });
  test("weights below nought are refused", () => {
    expect(() => compositeScores([], {...DEFAULT_WEIGHTS, rating: -1})).toThrow("weights must be 0 or more");
  });
});

test("every customer has one segment; the busiest rich are VIP, the idle poor dormant", () => {
  const customers = Array.from({length: 100}, (_, i) => ({
    customer: `${i}`,
    frequency: 1 + Math.floor(i / 5),
    recency: 365 - 3.6 * i,
    monetary: 10 * (i + 1),
    diversity: i
  }));
  const segmented = segmentCustomers(customers);
  expect(segmented).toHaveLength(100);
  expect(segmented.every((s) => SEGMENTS.includes(s.segment) && s.index >= 0 && s.index <= 1)).toBe(true);
  expect(segmented[99]!.segment).toBe("VIP");
  expect(segmented[0]!.segment).toBe("Dormant");
  expect(segmentCustomers([])).toEqual([]);
});

describe("blocks of recency and frequency", () => {
  const grid = [1, 2, 3, 4, 5].flatMap((r) => [1, 2, 3, 4, 5].map((f) => [r, f] as const));
  test("each cell of the grid is in exactly one", () => {
    const inside = ([from, to]: readonly [number, number], v: number): boolean => v >= from && v <= to;
    for (const [r, f] of grid)
      expect(RFM_SEGMENTS.filter((d) => inside(d.recency, r) && inside(d.frequency, f))).toEqual([rfmSegment(r, f)]);
    expect(new Set(grid.map(([r, f]) => rfmSegment(r, f).name)).size).toBe(RFM_SEGMENTS.length);
  });
  test("best fifths are champions, worst are long silent, and others are none", () => {
    expect(rfmSegment(5, 5).name).toBe("Champions");
    expect(rfmSegment(1, 1).name).toBe("Long silent");
    expect(rfmRule(rfmSegment(1, 1))).toBe("recency fifth 1 or 2, orders fifth 1 to 3");
    expect(() => rfmSegment(0, 3)).toThrow(RangeError);
  });
});
