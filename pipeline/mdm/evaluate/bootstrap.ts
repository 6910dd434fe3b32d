import {random} from "../random.ts";
import {fromCounts, type Score} from "./truth.ts";

/** A measure's 95 % interval. */
export type Interval = readonly [low: number, high: number];

/**
 * Percentile bootstrap over entities: all links of one left record are drawn together, because they stand or fall
 * together. (Efron 1979; percentile method.)
 * @param rounds default 1,000.
 */
export function bootstrap(
  found: ReadonlySet<string>,
  truth: ReadonlySet<string>,
  {rounds = 1000, seed = 42}: {rounds?: number; seed?: number} = {}
): Record<"precision" | "recall" | "f1", Interval> {
  const byLeft = new Map<string, [right: number, found: number, truth: number]>();
  const at = (key: string): [number, number, number] => {
    const left = key.slice(0, key.indexOf("|"));
    const known = byLeft.get(left);
    if (known) return known;
    const fresh: [number, number, number] = [0, 0, 0];
    byLeft.set(left, fresh);
    return fresh;
  };
  for (const key of found) {
    at(key)[1]++;
    if (truth.has(key)) at(key)[0]++;
  }
  for (const key of truth) at(key)[2]++;
  // In the order of ids: equal links give equal intervals, in whatever order they were found.
  const entities = [...byLeft].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, counts]) => counts);
  const next = random(seed);
  const scores: Score[] = [];
  for (let round = 0; round < rounds; round++) {
    let [right, f, t] = [0, 0, 0];
    for (let i = 0; i < entities.length; i++) {
      const drawn = entities[Math.floor(next() * entities.length)]!;
      right += drawn[0];
      f += drawn[1];
      t += drawn[2];
    }
    scores.push(fromCounts(right, f, t));
  }
  const interval = (pick: (score: Score) => number): Interval => {
    const sorted = scores.map(pick).sort((a, b) => a - b);
    return [sorted[Math.floor(0.025 * rounds)]!, sorted[Math.ceil(0.975 * rounds) - 1]!];
  };
  return {precision: interval((s) => s.precision), recall: interval((s) => s.recall), f1: interval((s) => s.f1)};
}
