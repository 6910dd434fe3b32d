import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {effectsAround, expectedByWeekday, medianInterval, type Day} from "../../pipeline/analytics/time/day-effects.ts";
import {bankHolidays} from "../../pipeline/analytics/time/holidays.ts";

const calendar = (from: string, n: number, value: (i: number, weekday: number) => number): Day[] =>
  Array.from({length: n}, (_, i) => {
    const d = new Date(Date.parse(from) + i * 864e5);
    return {on: d.toISOString().slice(0, 10), value: value(i, d.getUTCDay())};
  });

describe("bank holidays", () => {
  test("of 2010 and 2011 are those that gov.uk lists, the royal wedding and moved days included", () => {
    const days = bankHolidays("2010-01-01", "2011-12-31").map((d) => d.on);
    const listed = [
      "2010-01-01 2010-04-02 2010-04-05 2010-05-03 2010-05-31 2010-08-30 2010-12-27 2010-12-28",
      "2011-01-03 2011-04-22 2011-04-25 2011-04-29 2011-05-02 2011-05-30 2011-08-29 2011-12-26 2011-12-27"
    ]
      .join(" ")
      .split(" ");
    expect(days).toEqual(expect.arrayContaining(listed));
    // Beyond the list: only the days themselves of holidays that were moved.
    const own = days.filter((d) => !listed.includes(d));
    expect(own.every((d) => /-(12-25|12-26|01-01)$/.test(d))).toBe(true);
  });
  test("keep to the days asked for and name no day twice", () => {
    const days = bankHolidays("2011-04-25", "2011-05-02").map((d) => d.on);
    expect(days).toEqual(["2011-04-25", "2011-04-29", "2011-05-02"]);
  });
});

describe("interval of a median", () => {
  test("takes the order statistics of Conover's table: 11 values, second and tenth; 20 values, sixth and fifteenth", () => {
    const upTo = (n: number): number[] => Array.from({length: n}, (_, i) => i + 1);
    expect(medianInterval(upTo(11))).toEqual([2, 10]);
    expect(medianInterval(upTo(20))).toEqual([6, 15]);
    expect(medianInterval(upTo(6))).toEqual([1, 6]);
  });
  test("is not known below six values", () => expect(medianInterval([1, 2, 3, 4, 5])).toBeNull());
  test("holds the median", () => {
    fc.assert(
      fc.property(fc.array(fc.double({min: -1e6, max: 1e6, noNaN: true}), {minLength: 6, maxLength: 80}), (values) => {
        const s = [...values].sort((a, b) => a - b);
        const [low, high] = medianInterval(values)!;
        expect(low).toBeLessThanOrEqual(s[s.length >> 1]!);
        expect(high).toBeGreaterThanOrEqual(s[(s.length - 1) >> 1]!);
      })
    );
  });
});

describe("days around events", () => {
  test("with a fixed value for each weekday all ratios are 1", () => {
    const days = calendar("2011-01-03", 140, (_, w) => (w === 6 ? 0 : 100 + w));
    const effects = effectsAround(days, new Set(["2011-03-09", "2011-04-20"]));
    expect(effects.map((d) => [d.offset, d.n, d.ratio])).toEqual(
      [-3, -2, -1, 0, 1, 2, 3].map((offset) => [offset, 2, 1])
    );
  });
  test("a doubled day before is seen as such, and only there", () => {
    const eves = [20, 55, 90, 118];
    const days = calendar("2011-01-03", 140, (i) => (eves.includes(i - 1) ? 0 : eves.includes(i) ? 200 : 100));
    const effects = effectsAround(days, new Set(eves.map((i) => days[i + 1]!.on)), 2);
    expect(effects.map((d) => d.ratio)).toEqual([1, 2, null, 1, 1]);
    expect(effects[2]).toMatchObject({n: 0, closed: 4});
    expect(effects[1]!.effect).toBe(1);
  });
  test("holidays with no open day between them are one closure", () => {
    const days = calendar("2011-01-03", 100, (i) => (i >= 50 && i <= 52 ? 0 : 100));
    const effects = effectsAround(days, new Set([50, 51, 52].map((i) => days[i]!.on)), 1);
    expect(effects.map((d) => [d.n, d.closed])).toEqual([
      [1, 0],
      [0, 3],
      [1, 0]
    ]);
  });
  test("what is expected never looks at the day itself", () => {
    const days = calendar("2011-01-03", 70, () => 100);
    const other = days.map((d, i) => (i === 35 ? {...d, value: 1e6} : d));
    expect(expectedByWeekday(other)[35]).toBe(expectedByWeekday(days)[35]);
  });
});
