import type {CurvePoint, Truthful} from "./lab-types.js";
import type {Ranked} from "./links.js";

const precisionOf = (right: number, found: number, truth: number): number => (found ? right / found : truth ? 0 : 1);
const recallOf = (right: number, truth: number): number => (truth ? right / truth : 1);
const f1Of = (p: number, r: number): number => (p + r ? (2 * p * r) / (p + r) : 0);

/** Rounds of the bootstrap, and its seed: those of `smartshop mdm eval`, so that the intervals are equal too. */
const ROUNDS = 1000;
const SEED = 42;

/**
 * Precision, recall and F1 of links, with 95 % percentile intervals from a bootstrap over articles: all links of one
 * article stand or fall together, so they are drawn together.
 * @param articleOf article by listing, −1 for none; `truth` likewise.
 * @param rounds fewer while a slider moves; the default gives the command line's intervals.
 */
export function measure(articleOf: Int32Array, truth: Int32Array, articles: number, rounds = ROUNDS): Truthful {
  const rights = new Int32Array(articles);
  const founds = new Int32Array(articles);
  const truths = new Int32Array(articles);
  articleOf.forEach((article, listing) => {
    const own = truth[listing]!;
    if (article >= 0) founds[article]!++;
    if (own >= 0) truths[own]!++;
    if (article >= 0 && article === own) rights[article]!++;
  });
  const entities = Int32Array.from(founds.keys()).filter((a) => founds[a]! > 0 || truths[a]! > 0);
  const total = (values: Int32Array): number => values.reduce((sum, v) => sum + v, 0);
  const [right, found, all] = [total(rights), total(founds), total(truths)];
  const drawn = {precision: new Float64Array(rounds), recall: new Float64Array(rounds), f1: new Float64Array(rounds)};
  const n = entities.length;
  // One row of counts an entity, so that a draw touches one place; the generator stands in the loop: it runs a million times.
  const counts = new Int32Array(3 * n);
  entities.forEach((a, e) => counts.set([rights[a]!, founds[a]!, truths[a]!], 3 * e));
  let state = SEED >>> 0;
  for (let round = 0; round < rounds; round++) {
    let [r, f, t] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      state = (state + 0x6d2b79f5) >>> 0;
      let x = Math.imul(state ^ (state >>> 15), state | 1);
      x = (x + Math.imul(x ^ (x >>> 7), x | 61)) ^ x;
      const e = 3 * Math.floor((((x ^ (x >>> 14)) >>> 0) / 4_294_967_296) * n);
      r += counts[e]!;
      f += counts[e + 1]!;
      t += counts[e + 2]!;
    }
    const [p, q] = [precisionOf(r, f, t), recallOf(r, t)];
    drawn.precision[round] = p;
    drawn.recall[round] = q;
    drawn.f1[round] = f1Of(p, q);
  }
  const interval = (value: number, values: Float64Array): {value: number; low: number; high: number} => {
    values.sort();
    return {value, low: values[Math.floor(0.025 * rounds)]!, high: values[Math.ceil(0.975 * rounds) - 1]!};
  };
  const [p, q] = [precisionOf(right, found, all), recallOf(right, all)];
  return {
    ...{right, found, truth: all},
    precision: interval(p, drawn.precision),
    recall: interval(q, drawn.recall),
    f1: interval(f1Of(p, q), drawn.f1)
  };
}

/** Precision and recall at every threshold, thinned to some hundred points; the strategy's own is always among them. */
export function curve(ranked: Ranked, truth: Int32Array, points = 160): CurvePoint[] {
  const {left, right, enters, own} = ranked;
  const all = truth.reduce((sum, t) => sum + (t >= 0 ? 1 : 0), 0);
  const taken = new Uint8Array(truth.length);
  const out: CurvePoint[] = [];
  let [rights, found] = [0, 0];
  for (let i = 0; i < left.length; i++) {
    if (!taken[right[i]!]) {
      taken[right[i]!] = 1;
      found++;
      if (truth[right[i]!] === left[i]) rights++;
    }
    if (i + 1 < left.length && enters[i + 1] === enters[i]) continue;
    out.push({precision: precisionOf(rights, found, all), recall: recallOf(rights, all), threshold: enters[i]!});
  }
  const step = Math.max(1, Math.floor(out.length / points));
  const last = out.findLastIndex((d) => d.threshold >= own);
  return out.filter((_, i) => i % step === 0 || i === out.length - 1 || i === last);
}
