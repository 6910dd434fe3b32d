import {describe, expect, test} from "vitest";
import {holdout} from "../../pipeline/analytics/clv/holdout.ts";

/** Numbers from 0 to 1, the same each time (mulberry32). */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Buyers with a rate of their own, each day by chance, who may leave after a purchase: what BG/NBD is about. */
function shop(n: number, end: number): number[][] {
  const random = seeded(5);
  return Array.from({length: n}, () => {
    const first = Math.floor(random() * 400);
    const rate = -Math.log(1 - random()) * 0.03;
    const days = [first];
    for (let day = first + 1; day < end; day++)
      if (random() < rate) {
        days.push(day);
        if (random() < 0.1) break;
      }
    return days;
  });
}

describe("purchases held back", () => {
  const end = 700;
  const customers = shop(1500, end);
  const report = holdout(customers, {end})!;

  test("are those of the customers known before the cut", () => {
    const known = customers.filter((days) => days[0]! < end - 90);
    expect(report.cut).toBe(610);
    expect(report.customers).toBe(known.length);
    expect(report.actual).toBe(known.flat().filter((day) => day >= 610 && day < end).length);
    expect(report.naive).toBe(known.flat().filter((day) => day >= 520 && day < 610).length);
  });

  test("are foretold within a tenth, and nearer than by the naive rule, where customers are as the model says", () => {
    expect(Math.abs(report.predicted / report.actual - 1)).toBeLessThan(0.1);
    expect(report.gain.lower).toBeGreaterThan(0);
    expect(report.gain.value).toBeCloseTo(report.error.naive - report.error.model, 12);
  });

  test("do not enter what is expected", () => {
    const known = customers.filter((days) => days[0]! < end - 90);
    const blind = holdout(
      known.map((days) => days.filter((day) => day < end - 90)),
      {end}
    )!;
    expect(blind.predicted).toBe(report.predicted);
    expect(blind.actual).toBe(0);
  });

  test("are none where too few came back", () => expect(holdout([[1], [2, 3]], {end: 200})).toBeNull());
});
