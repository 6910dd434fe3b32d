import type {Evidence} from "../waterfall.js";

/** Evidence of a strategy's pairs by column. Items are runs of five: field, level, bits, left value, right value; texts by their place. */
export interface LabEvidence {
  strategy: string;
  texts: string[];
  left: number[];
  right: number[];
  reason: number[];
  /** 1 where a steward decided. */
  decidedBy: number[];
  items: number[][];
}

/** One thing that was compared. */
export interface Item {
  field: string;
  level: string;
  bits: number;
  left: string;
  right: string;
}

/** What is known of one pair. */
export interface PairEvidence {
  reason: string;
  bySteward: boolean;
  items: Item[];
}

const SIZE = 5;

/** Finds the evidence of a pair by positions; null where the refresh kept none. */
export function evidenceOf(all: LabEvidence): (left: number, right: number) => PairEvidence | null {
  const at = new Map(all.left.map((left, i) => [`${left} ${all.right[i]}`, i]));
  return (left, right) => {
    const i = at.get(`${left} ${right}`);
    if (i === undefined) return null;
    const flat = all.items[i]!;
    const items: Item[] = [];
    for (let k = 0; k < flat.length; k += SIZE) {
      const [field, level, bits, a, b] = flat.slice(k, k + SIZE) as [number, number, number, number, number];
      items.push({
        ...{field: all.texts[field]!, level: all.texts[level]!, bits},
        ...{left: all.texts[a]!, right: all.texts[b]!}
      });
    }
    return {reason: all.texts[all.reason[i]!]!, bySteward: all.decidedBy[i] === 1, items};
  };
}

/**
 * The threshold in bits. Bits sum to the score but for a factor that is the strategy's own; it is read off its pairs
 * by least squares through them. Classic strategies score by stages, whose bits are the score's log odds.
 * @returns bits at a score.
 */
export function bitsOf(
  strategy: string,
  scores: readonly number[],
  sums: readonly number[]
): (score: number) => number {
  if (strategy === "fuzzy" || strategy === "semantic" || strategy === "poc")
    return (score) => {
      const p = Math.min(0.999, Math.max(0.001, score));
      return Math.log2(p / (1 - p));
    };
  const n = scores.length;
  const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / Math.max(1, n);
  const [ms, mb] = [mean(scores), mean(sums)];
  const [cover, spread] = scores.reduce(([c, v], s, i) => [c + (s - ms) * (sums[i]! - mb), v + (s - ms) ** 2], [0, 0]);
  const slope = spread ? cover / spread : 1;
  return (score) => mb + slope * (score - ms);
}

const label = ({field, level, left, right}: Item): string => {
  if (field === "word") return left && !left.startsWith("(") ? `only left: ${left}` : `only right: ${right}`;
  // What is too small to be named one by one comes as a sum, whose level says nothing.
  if (field.startsWith("other ")) return `${field}, together`;
  return level.startsWith(field) ? level : `${field}: ${level}`;
};

/** Evidence as steps of the waterfall; the prior, where there is one, apart. */
export function steps(items: readonly Item[]): {start: Evidence; steps: Evidence[]} {
  const prior = items.find((d) => d.field === "prior");
  return {
    start: {label: prior ? "Before evidence" : "Nothing compared", value: prior?.bits ?? 0},
    steps: items
      .filter((d) => d !== prior && d.bits !== 0)
      .map((d) => ({
        label: label(d),
        value: d.bits,
        title: [label(d), [d.left, d.right].filter((v) => v !== "").join(" / ")].filter((v) => v !== "").join(": ")
      }))
  };
}

/**
 * Evidence without which the pair would have fallen on the other side, most decisive first.
 * @param gap bits above (> 0) or below what the pair had to reach.
 */
export const decisive = (items: readonly Item[], gap: number): string[] =>
  items
    .filter((d) => d.field !== "prior" && d.bits !== 0 && gap - d.bits >= 0 !== gap >= 0)
    .sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits))
    .map(label);

/**
 * The fewest pieces of evidence that only together put the pair on the other side; null where even all that speak for
 * its side do not.
 * @param gap bits above (> 0) or below what the pair had to reach.
 */
export function together(items: readonly Item[], gap: number): string[] | null {
  const own = items
    .filter((d) => d.field !== "prior" && (gap >= 0 ? d.bits > 0 : d.bits < 0))
    .sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits));
  let rest = gap;
  const taken: Item[] = [];
  for (const item of own) {
    taken.push(item);
    rest -= item.bits;
    if (rest >= 0 !== gap >= 0) return taken.map(label);
  }
  return null;
}

/**
 * The classic strategies' stages stand in a row: without the one that decided, the first other that reaches its own
 * threshold would. Read from the stages' levels and the run's thresholds, such as "code ≥ 1, then name ≥ 80".
 */
export function otherStage(items: readonly Item[], method: string): {decider: string; other: string | null} | null {
  const stages = [...method.matchAll(/(\w+) ≥ ([\d.]+)/g)].map(([, name, t]) => ({name: name!, threshold: Number(t)}));
  const valueOf = (name: string): number => {
    const item = items.find((d) => d.field === name);
    if (!item) return -Infinity;
    if (name === "code") return item.level === "exact" ? 1 : 0;
    return Number(/([\d.]+)$/.exec(item.level)?.[1] ?? NaN);
  };
  const passing = stages.filter((s) => valueOf(s.name) >= s.threshold);
  return passing.length ? {decider: passing[0]!.name, other: passing[1]?.name ?? null} : null;
}
