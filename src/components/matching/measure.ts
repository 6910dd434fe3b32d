import type {CurvePoint, Truthful} from "./lab-types.js";
import type {Ranked} from "./links.js";

/** A seeded stream of numbers in [0, 1): mulberry32, as the command line's. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

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
 */
export function measure(articleOf: Int32Array, truth: Int32Array, articles: number): Truthful {
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
  const drawn = {precision: new Float64Array(ROUNDS), recall: new Float64Array(ROUNDS), f1: new Float64Array(ROUNDS)};
  const next = random(SEED);
  const n = entities.length;
  const [er, ef, et] = [rights, founds, truths].map((values) => Int32Array.from(entities, (a) => values[a]!)) as [
    Int32Array,
    Int32Array,
    Int32Array
  ];
  for (let round = 0; round < ROUNDS; round++) {
    let [r, f, t] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      const e = Math.floor(next() * n);
      r += er[e]!;
      f += ef[e]!;
      t += et[e]!;
    }
    const [p, q] = [precisionOf(r, f, t), recallOf(r, t)];
    drawn.precision[round] = p;
    drawn.recall[round] = q;
    drawn.f1[round] = f1Of(p, q);
  }
  const interval = (value: number, values: Float64Array): {value: number; low: number; high: number} => {
    values.sort();
    return {value, low: values[Math.floor(0.025 * ROUNDS)]!, high: values[Math.ceil(0.975 * ROUNDS) - 1]!};
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
