import {holm} from "../pipeline/analytics/significance.ts";
import {kruskalWallis, mannWhitney, type Comparison} from "../pipeline/analytics/time/compare.ts";
import type {Day, DayEffect} from "../pipeline/analytics/time/day-effects.ts";
import type {Bounded} from "./time.ts";

/** One question put to a test. All tests of the page are one family for Holm's correction. */
export interface TimeTest {
  question: string;
  test: Comparison["test"];
  /** What the effect is: rank-biserial correlation or epsilon squared. */
  measure: "rank-biserial" | "epsilon²";
  statistic: number | null;
  effect: number;
  p: number;
  /** After Holm's correction over all tests of the page. */
  adjusted: number;
  n: number;
  /** How the groups differ, for the sentence: which is larger. */
  larger: string;
  smaller: string;
}

type Asked = Omit<TimeTest, "adjusted">;

/** ISO weekday, 1 is Monday. */
const weekday = (iso: string): number => ((new Date(iso).getUTCDay() + 6) % 7) + 1;

/** Tests over gross revenue of days with a sale; a group of fewer than five days is not tested. */
export function tests(days: readonly Day[], months: readonly Bounded[], effects: readonly DayEffect[]): TimeTest[] {
  const open = days.filter((d) => d.value > 0);
  const last = months.slice(-12)[0]?.start;
  const before = months.length >= 24 ? months.at(-24)!.start : undefined;
  const end = months.at(-1)?.stop;
  const pick = (keep: (d: Day) => boolean): number[] => open.filter(keep).map((d) => d.value);
  const asked = [
    several(
      "Do weekdays differ?",
      [1, 2, 3, 4, 5, 6, 7].map((w) => pick((d) => weekday(d.on) === w)),
      "weekdays"
    ),
    two(
      "Weekend against Monday to Friday",
      pick((d) => weekday(d.on) > 5),
      pick((d) => weekday(d.on) < 6),
      ["weekend days", "Monday to Friday"]
    ),
    several(
      "Do calendar months differ?",
      Array.from({length: 12}, (_, m) => pick((d) => Number(d.on.slice(5, 7)) === m + 1)),
      "calendar months"
    ),
    last && before && end
      ? two(
          "The last twelve full months against the twelve before",
          pick((d) => d.on >= last && d.on < end),
          pick((d) => d.on >= before && d.on < last),
          ["days of the last twelve months", "days of the twelve before"]
        )
      : null,
    ...effects.filter((d) => Math.abs(d.offset) === 1).map(around)
  ].filter((d): d is Asked => d !== null);
  const adjusted = holm(asked.map((d) => d.p));
  return asked.map((d, i) => ({...d, adjusted: adjusted[i]!}));
}

const FEWEST = 5;

function two(question: string, a: number[], b: number[], [first, second]: [string, string]): Asked | null {
  if (Math.min(a.length, b.length) < FEWEST) return null;
  const {test, statistic, effect, p, n} = mannWhitney(a, b);
  const [larger, smaller] = effect >= 0 ? [first, second] : [second, first];
  return {question, test, measure: "rank-biserial", statistic, effect, p, n, larger, smaller};
}

function several(question: string, groups: number[][], what: string): Asked | null {
  const full = groups.filter((g) => g.length >= FEWEST);
  if (full.length < 2) return null;
  const {test, statistic, effect, p, n} = kruskalWallis(full);
  return {question, test, measure: "epsilon²", statistic, effect, p, n, larger: what, smaller: what};
}

/** The days before and after bank holidays; ratios to what the weekday usually brings were compared. */
function around({offset, n, against, p, effect}: DayEffect): Asked | null {
  if (p == null || effect == null) return null;
  const [side, name] =
    offset < 0 ? ["last open days before a bank holiday", "last"] : ["first open days after a bank holiday", "first"];
  const [larger, smaller] = effect >= 0 ? [side, "other days"] : ["other days", side];
  const question = `The ${name} open day ${offset < 0 ? "before" : "after"} a bank holiday against other days, each over its weekday's median`;
  const [test, measure] = ["Mann-Whitney", "rank-biserial"] as const;
  return {question, test, measure, statistic: null, effect, p, n: n + against, larger, smaller};
}
