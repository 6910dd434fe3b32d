import jStat from "jstat";
import {mannWhitney} from "./compare.ts";

/** One calendar day, in order and without gaps; a value of 0 is a day on which the shop was closed. */
export interface Day {
  /** ISO date. */
  on: string;
  value: number;
}

/** Days at one distance from an event against what such a weekday usually brings. */
export interface DayEffect {
  /** Open days from the event: −1 is the last open day before it, 1 the first after, 0 the day itself. */
  offset: number;
  /** Open days looked at. */
  n: number;
  /** Days at this distance on which the shop was closed; only the day itself can be one. */
  closed: number;
  /** Median of value over expectation; null without an open day. */
  ratio: number | null;
  /** Bounds of the interval of the median, by order statistics, of at least 95 %; null where n is too small for one. */
  lower: number | null;
  upper: number | null;
  /** Mann-Whitney against all open days that are near no event; null where n is under 3. */
  p: number | null;
  effect: number | null;
  /** Open days near no event, which the test compares with. */
  against: number;
}

export const median = (values: readonly number[]): number => {
  const s = [...values].sort((a, b) => a - b);
  return (s[(s.length - 1) >> 1]! + s[s.length >> 1]!) / 2;
};

/**
 * Interval of a median without assuming a distribution: order statistics by the binomial (Conover, Practical
 * Nonparametric Statistics, 3rd ed., 3.2). Null below six values, where no pair of them reaches 95 %.
 */
export function medianInterval(values: readonly number[], level = 0.95): [number, number] | null {
  const s = [...values].sort((a, b) => a - b);
  let tail = 0,
    k = 0; // as many values as may be cut at each end
  for (; k < s.length / 2; k++) {
    const add = Math.exp(
      jStat.gammaln(s.length + 1) - jStat.gammaln(k + 1) - jStat.gammaln(s.length - k + 1) - s.length * Math.LN2
    );
    if (tail + add > (1 - level) / 2) break;
    tail += add;
  }
  return k ? [s[k - 1]!, s[s.length - k]!] : null;
}

/**
 * What a day would usually bring: the median of open days of the same weekday up to `weeks` weeks before and after,
 * days of `except` left out. Null on closed days and where fewer than `least` such days are known.
 */
export function expectedByWeekday(
  days: readonly Day[],
  {
    weeks = 4,
    least = 3,
    except = new Set<string>()
  }: {weeks?: number; least?: number; except?: ReadonlySet<string>} = {}
): (number | null)[] {
  return days.map((day, i) => {
    if (day.value <= 0) return null;
    const near: number[] = [];
    for (let w = -weeks; w <= weeks; w++) {
      const other = days[i + 7 * w];
      if (w !== 0 && other && other.value > 0 && !except.has(other.on)) near.push(other.value);
    }
    return near.length < least ? null : median(near);
  });
}

/**
 * What happens on events and on the open days around them, as a ratio to what the weekday usually brings. Events with
 * no open day between them count once before and once after, as one closure.
 */
export function effectsAround(days: readonly Day[], events: ReadonlySet<string>, reach = 3): DayEffect[] {
  const open = days.flatMap((d, i) => (d.value > 0 ? [i] : []));
  const place = new Map(open.map((i, k) => [i, k]));
  const at: Set<number>[] = Array.from({length: 2 * reach + 1}, () => new Set());
  let closed = 0;
  days.forEach((day, i) => {
    if (!events.has(day.on)) return;
    const k = place.get(i);
    if (k === undefined) closed++;
    else at[reach]!.add(i);
    const before = k ?? open.findIndex((j) => j > i); // first open day after, as a place in `open`
    const next = k === undefined ? before : k + 1;
    for (let step = 1; step <= reach; step++) {
      const [earlier, later] = [open[before - step], next < 0 ? undefined : open[next + step - 1]];
      if (earlier !== undefined && before >= 0) at[reach - step]!.add(earlier);
      if (later !== undefined) at[reach + step]!.add(later);
    }
  });
  const near = new Set(at.flatMap((set) => [...set].map((i) => days[i]!.on)));
  const expected = expectedByWeekday(days, {except: near});
  const ratio = (i: number): number[] => (expected[i] ? [days[i]!.value / expected[i]] : []);
  const usual = open.filter((i) => !near.has(days[i]!.on)).flatMap(ratio);
  return at.map((set, k): DayEffect => {
    const ratios = [...set].flatMap(ratio);
    const interval = medianInterval(ratios);
    const test = ratios.length < 3 || !usual.length ? null : mannWhitney(ratios, usual);
    return {
      offset: k - reach,
      n: ratios.length,
      closed: k === reach ? closed : 0,
      ratio: ratios.length ? median(ratios) : null,
      lower: interval?.[0] ?? null,
      upper: interval?.[1] ?? null,
      p: test?.p ?? null,
      effect: test?.effect ?? null,
      against: usual.length
    };
  });
}
