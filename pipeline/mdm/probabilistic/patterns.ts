import type {ComparisonColumn} from "./em.ts";

/** Pairs that reached the same levels in every comparison, for equally rare values, weigh the same. */
export interface Patterns {
  /** Number of its pattern by pair. */
  readonly of: Int32Array;
  /** One pair of each pattern. */
  readonly example: Int32Array;
}

/** Finds the patterns of all pairs: a few thousand, where there are hundreds of thousands of pairs. */
export function patternsOf(columns: readonly ComparisonColumn[]): Patterns {
  const pairs = columns[0]?.values.length ?? 0;
  let keys = new Float64Array(pairs);
  let most = 1;
  const add = (width: number, digit: (pair: number) => number): void => {
    if (most * width > Number.MAX_SAFE_INTEGER) {
      const {of, example} = numbered(keys);
      keys = Float64Array.from(of);
      most = example.length;
    }
    for (let pair = 0; pair < pairs; pair++) keys[pair] = keys[pair]! * width + digit(pair);
    most *= width;
  };
  for (const {levels, values, frequency} of columns) {
    add(levels.length + 1, (pair) => values[pair]! + 1);
    if (!frequency) continue;
    const rarities = numbered(frequency);
    add(rarities.example.length, (pair) => rarities.of[pair]!);
  }
  return numbered(keys);
}

/** Numbers different values in the order in which they come. */
function numbered(values: Float64Array): Patterns {
  const known = new Map<number, number>();
  const example: number[] = [];
  const of = new Int32Array(values.length);
  for (let pair = 0; pair < of.length; pair++) {
    const before = known.get(values[pair]!);
    of[pair] = before ?? example.push(pair) - 1;
    if (before === undefined) known.set(values[pair]!, of[pair]!);
  }
  return {of, example: Int32Array.from(example)};
}
