import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {assignGreedy, rankPairs} from "../../pipeline/mdm/decide/assign.ts";
import {assignAndCalibrate} from "../../pipeline/mdm/decide/calibrate-links.ts";
import {calibrate} from "../../pipeline/mdm/decide/threshold.ts";
import {bootstrap} from "../../pipeline/mdm/evaluate/bootstrap.ts";
import {random} from "../../pipeline/mdm/random.ts";
import {score} from "../../pipeline/mdm/evaluate/truth.ts";

const pairs = fc
  .uniqueArray(fc.tuple(fc.nat(15), fc.nat(12), fc.double({min: -3, max: 3, noNaN: true})), {
    selector: ([l, r]) => `${l}|${r}`,
    maxLength: 60
  })
  .map((rows) => ({
    left: Int32Array.from(rows, (row) => row[0]),
    right: Int32Array.from(rows, (row) => row[1]),
    score: Float32Array.from(rows, (row) => row[2])
  }));

describe("greedy assignment", () => {
  it("gives each record one partner, and leaves no free pair that is better than what its records have", () => {
    fc.assert(
      fc.property(pairs, ({score: s, ...columns}) => {
        const ofLeft = assignGreedy(columns, rankPairs(columns)(s), 16, 13);
        const chosen = [...ofLeft].filter((pair) => pair >= 0);
        expect(new Set(chosen.map((pair) => columns.right[pair]!)).size).toBe(chosen.length);
        const best = (side: Int32Array, row: number): number =>
          Math.max(-Infinity, ...chosen.filter((pair) => side[pair] === row).map((pair) => s[pair]!));
        s.forEach((value, pair) => {
          const [l, r] = [best(columns.left, columns.left[pair]!), best(columns.right, columns.right[pair]!)];
          expect(Math.max(l, r)).toBeGreaterThanOrEqual(value - 1e-4);
        });
      })
    );
  });

  it("ranks by falling score", () => {
    fc.assert(
      fc.property(pairs, ({score: s, ...columns}) => {
        const order = rankPairs(columns)(s);
        expect([...order].sort((a, b) => a - b)).toEqual([...s.keys()]);
        for (let i = 1; i < order.length; i++) expect(s[order[i - 1]!]!).toBeGreaterThanOrEqual(s[order[i]!]! - 2e-5);
      })
    );
  });
});

describe("threshold without truth", () => {
  /** Links of which a known share is right: right ones score around 3, wrong ones around 0 as orphans do. */
  const drawn = (share: number, seed: number, lead = 3) => {
    const next = random(seed);
    const gauss = (): number => Array.from({length: 12}, next).reduce((a, b) => a + b, -6);
    const n = 1000;
    const isRight = Array.from({length: n}, () => next() < share);
    const scores = isRight.map((right) => (right ? lead : 0) + 0.6 * gauss());
    const orphans = (): Float64Array => Float64Array.from({length: 600}, () => 0.6 * gauss()).sort();
    return {isRight, scores, calibration: calibrate(scores, n, n, {left: orphans(), right: orphans()})};
  };

  it.each([0.15, 0.5, 0.9])("cuts near the best F1 when %f of the rows have a partner", (share) => {
    const {isRight, scores, calibration} = drawn(share, 11);
    const f1 = (cut: number): number => {
      const found = scores.filter((s) => s >= cut).length;
      const right = scores.filter((s, i) => s >= cut && isRight[i]).length;
      return (2 * right) / (found + isRight.filter(Boolean).length);
    };
    const best = Math.max(...scores.map(f1));
    // Of few orphans a strict cut is taken: a few right links are the price.
    expect(f1(calibration.threshold)).toBeGreaterThan(best - 0.04);
    expect(calibration.matches / isRight.filter(Boolean).length).toBeCloseTo(1, 0);
  });

  it("is not so strict that a handful of orphans that score like matches forbid most links", () => {
    const shares = [1, 2, 3, 4, 5, 6].map((seed) => {
      const next = random(seed);
      const gauss = (): number => Array.from({length: 12}, next).reduce((a, b) => a + b, -6);
      const isRight = Array.from({length: 300}, () => next() < 0.3);
      const scores = isRight.map((right) => (right ? 0.6 : 0) + 0.6 * gauss());
      const orphans = (): Float64Array => Float64Array.from({length: 25}, () => 0.6 * gauss()).sort();
      const {threshold} = calibrate(scores, 300, 300, {left: orphans(), right: orphans()});
      return scores.filter((s, i) => isRight[i] && s >= threshold).length / isRight.filter(Boolean).length;
    });
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.55);
  });

  it("counts matches that score hardly better than wrong links do", () => {
    const {isRight, scores, calibration} = drawn(1, 3, 0.6);
    expect(calibration.matches).toBeGreaterThan(0.8 * isRight.length);
    expect(scores.filter((s) => s >= calibration.threshold).length).toBeGreaterThan(0.8 * isRight.length);
  });

  it("is not misled by sure links whose records score high with anything", () => {
    // Every left row has its partner, and a wrong right row that scores one less: rows that say more score more with both.
    const n = 400;
    const rows = Array.from({length: n}, (_, i) => i);
    const pairs = {
      left: Int32Array.from([...rows, ...rows]),
      right: Int32Array.from([...rows, ...rows.map((i) => n + i)])
    };
    const score = Float32Array.from([...rows.map((i) => 2 + i / 100), ...rows.map((i) => 1 + i / 100)]);
    const trusted = rows.filter((i) => i >= n / 2);
    const {calibration} = assignAndCalibrate(pairs, rankPairs(pairs)(score), score, n, 2 * n, trusted);
    const likelyOnly = score.filter((s, i) => i < n && s >= 4).length;
    expect(score.filter((s, i) => i < n && s >= calibration.threshold).length).toBeGreaterThan(1.4 * likelyOnly);
  });

  it.each([0.8, 0.95])("makes no link whose chance is below half of the F1, where %f have a partner", (share) => {
    for (let seed = 1; seed <= 12; seed++) {
      const next = random(seed);
      const gauss = (): number => Array.from({length: 12}, next).reduce((a, b) => a + b, -6);
      const scores = Array.from({length: 2000}, () => (next() < share ? 3 : 0) + 0.8 * gauss());
      const orphans = (): Float64Array => Float64Array.from({length: 1600}, () => 0.8 * gauss()).sort();
      const calibration = calibrate(scores, 2300, 2000, {left: orphans(), right: orphans()});
      // Chances are told with half as many false links again, so half of the F1 is less by as much.
      const least = 1 - 1.5 * (1 - calibration.f1 / 2);
      expect(calibration.probability(calibration.threshold)).toBeGreaterThan(least - 0.01);
    }
  });

  it("gives probabilities that rise with the score and agree with the truth at both ends", () => {
    const {calibration} = drawn(0.5, 5);
    let last = 0;
    for (let s = -3; s <= 6; s += 0.1) {
      const p = calibration.probability(s);
      expect(p).toBeGreaterThanOrEqual(last - 1e-9);
      last = p;
    }
    expect(calibration.probability(-1)).toBeLessThan(0.2);
    expect(calibration.probability(4)).toBeGreaterThan(0.9);
  });
});

describe("measures", () => {
  it("counts precision, recall and F1", () => {
    const s = score(new Set(["a|1", "b|2", "c|3"]), new Set(["a|1", "b|2", "d|4", "e|5"]));
    expect(s).toMatchObject({right: 2, precision: 2 / 3, recall: 0.5});
    expect(s.f1).toBeCloseTo(4 / 7, 10);
  });

  it("puts the measured F1 inside its bootstrap interval, the same for the same seed", () => {
    const truth = new Set(Array.from({length: 200}, (_, i) => `${i}|${i}`));
    const found = new Set(Array.from({length: 200}, (_, i) => `${i}|${i % 9 ? i : i + 1}`));
    const [low, high] = bootstrap(found, truth).f1;
    const {f1} = score(found, truth);
    expect(low).toBeLessThan(f1);
    expect(high).toBeGreaterThan(f1);
    expect(bootstrap(found, truth)).toEqual(bootstrap(found, truth));
  });
});
