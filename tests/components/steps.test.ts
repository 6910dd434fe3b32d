import fc from "fast-check";
import {expect, test} from "vitest";
import type {Period, Time} from "../../loaders/time.ts";
import {roundSteps} from "../../src/components/explorer/histogram.ts";
import {yearStarts} from "../../src/components/periods.ts";
import {periodsOf, stopOf, toSeries} from "../../src/components/time/period.ts";

test("steps of an axis are round, few, within its bounds and never nought", () => {
  expect(roundSteps(0, 1800)).toEqual([500, 1000, 1500]);
  expect(roundSteps(0, 122_000)).toEqual([50_000, 100_000]);
  expect(roundSteps(-40, 100)).toEqual([50, 100]);
  expect(roundSteps(0, 0)).toEqual([]);
  fc.assert(
    fc.property(fc.integer({min: -1_000_000, max: 0}), fc.integer({min: 1, max: 1_000_000_000}), (least, most) => {
      const steps = roundSteps(least, most);
      expect(steps.length).toBeGreaterThan(0);
      expect(steps.length).toBeLessThanOrEqual(5);
      for (const v of steps) expect(v !== 0 && v >= least && v <= most).toBe(true);
    })
  );
});

test("years begin where their January is; where none is, with the first month", () => {
  const iso = (months: string[]): string[] => yearStarts(months).map((d) => d.toISOString().slice(0, 10));
  expect(iso(["2010-12-01", "2011-01-01", "2011-02-01"])).toEqual(["2011-01-01"]);
  expect(iso(["2011-02-01", "2011-03-01"])).toEqual(["2011-02-01"]);
});

test("periods come back from a series as they went in; a gap is refused", () => {
  const make = (grain: "day" | "week" | "month" | "quarter" | "year", first: string, n: number): Period[] => {
    let start = first;
    return Array.from({length: n}, (_, i) => {
      const period = {start, gross: i, returns: 1, orders: 2, units: 3, open: 1, complete: i > 0 && i < n - 1};
      start = stopOf(grain, start).toISOString().slice(0, 10);
      return period;
    });
  };
  for (const [grain, first] of [
    ["day", "2011-02-25"],
    ["week", "2010-12-27"],
    ["month", "2010-11-01"],
    ["quarter", "2010-10-01"],
    ["year", "2009-01-01"]
  ] as const) {
    const rows = make(grain, first, 9);
    const t = {periods: {[grain]: toSeries(grain, rows)}} as unknown as Time;
    expect(periodsOf(t, grain)).toEqual(rows);
  }
  const broken = make("day", "2011-02-25", 5).filter((_, i) => i !== 2);
  expect(() => toSeries("day", broken)).toThrow("a day is missing before 2011-02-28");
});
