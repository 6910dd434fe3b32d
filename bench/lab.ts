import {random} from "../pipeline/mdm/random.ts";
import {compare, side, truthOf} from "../src/components/matching/compare.ts";
import type {LabPairs, LabRecords} from "../src/components/matching/lab-types.ts";
import {rank} from "../src/components/matching/links.ts";

// How long the lab's engine takes for one move of a threshold, on a catalogue of the real file's size: 5,600 articles
// against as many listings, and against four times as many, five candidates each. Budget: 100 ms, drawing included.
const MOVES = 15;

function made(articles: number, listings: number): {records: LabRecords; pairs: LabPairs} {
  const next = random(7);
  const list = <T>(n: number, of: (i: number) => T): T[] => Array.from({length: n}, (_, i) => of(i));
  const records: LabRecords = {
    articles: {
      code: list(articles, (i) => `A${String(i).padStart(6, "0")}`),
      name: list(articles, (i) => `ARTICLE ${i}`),
      revenue: list(articles, () => Math.round(10_000 * next())),
      quantity: list(articles, () => 100),
      price: list(articles, () => 1)
    },
    listings: {
      id: list(listings, (i) => `L${i}`),
      title: list(listings, (i) => `listing ${i}`),
      brand: list(listings, () => null),
      price: list(listings, () => null),
      code: list(listings, () => null),
      reviews: list(listings, () => Math.floor(8 * next())),
      stars: list(listings, () => 20),
      truth: list(listings, (i) => (next() < 0.8 ? i % articles : -1))
    },
    alerts: {critical: 3, watch: 3.5, minQuantity: 50}
  };
  const rows = list(listings, (l) =>
    list(5, (k) => ({l, a: k ? Math.floor(articles * next()) : l % articles, s: next() - (k ? 0.5 : 0)}))
  ).flat();
  return {
    records,
    pairs: {
      ...{strategy: "hybrid", threshold: 0.3, calibrated: true},
      left: rows.map((r) => r.a),
      right: rows.map((r) => r.l),
      score: rows.map((r) => r.s),
      probability: rows.map((r) => Math.max(0, r.s)),
      zone: rows.map((r, i) => (i % 5 === 0 && r.s >= 0.3 ? 0 : 2))
    }
  };
}

for (const [articles, listings] of [
  [5_600, 5_600],
  [5_600, 22_400]
] as const) {
  const {records, pairs} = made(articles, listings);
  const truth = truthOf(records);
  const ranked = rank(pairs);
  const first = side(records, truth, ranked, ranked.own);
  const time = (rounds: number | undefined): number => {
    const times = Array.from({length: MOVES}, (_, i) => {
      const began = performance.now();
      compare(records, truth, first, side(records, truth, ranked, 0.1 + i / 30, first.result, rounds));
      return performance.now() - began;
    });
    return times.sort((a, b) => a - b)[MOVES >> 1]!;
  };
  process.stdout.write(
    `${articles} × ${listings}, ${pairs.left.length} pairs: a move ${time(200).toFixed(1)} ms, at rest with all intervals ${time(undefined).toFixed(1)} ms (median of ${MOVES})\n`
  );
}
