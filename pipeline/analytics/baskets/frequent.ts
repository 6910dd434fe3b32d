/** Articles that are bought together. */
export interface ItemSet {
  /** Item numbers, ascending. */
  items: number[];
  /** Baskets that hold all of them. */
  count: number;
}

export interface FrequentOptions {
  /** Baskets an item set must be in, at least. */
  minCount: number;
  /** Items a set has at most. Default 3. */
  maxSize?: number;
}

/** Set bits of a 32-bit word (Warren, Hacker's Delight, figure 5-2). */
function bits(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Pairs of items that are counted by hand at most: 4 bytes each. */
const COUNTED = 4e7;

/**
 * For each item the later ones that it shares enough baskets with: one pass over the baskets, so that sets of baskets
 * are intersected for frequent pairs alone. Null where there are too many items to count all their pairs.
 */
function partners(
  baskets: readonly (readonly number[])[],
  rank: Map<number, number>,
  minCount: number
): number[][] | null {
  const n = rank.size;
  if (n * n > COUNTED) return null;
  const counts = new Uint32Array(n * n);
  for (const basket of baskets) {
    const held = [...new Set(basket)].flatMap((item) => rank.get(item) ?? []).sort((a, b) => a - b);
    for (let i = 0; i < held.length; i++) {
      const row = held[i]! * n;
      for (let j = i + 1; j < held.length; j++) counts[row + held[j]!]!++;
    }
  }
  return Array.from({length: n}, (_, i) => {
    const found: number[] = [];
    for (let j = i + 1; j < n; j++) if (counts[i * n + j]! >= minCount) found.push(j);
    return found;
  });
}

/** Writes the baskets that are in both of two sets, and counts them. */
function intersect(a: Uint32Array, b: Uint32Array, into: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) {
    const both = a[i]! & b[i]!;
    into[i] = both;
    if (both) count += bits(both);
  }
  return count;
}

/**
 * Every item set in at least `minCount` baskets: exact. Pairs are counted basket by basket; what is larger grows from
 * frequent pairs by depth-first intersection of sets of baskets held as bits
 * (Zaki: Scalable Algorithms for Association Mining, IEEE TKDE 12(3), 2000).
 * @param baskets item numbers from 0; a number that stands twice in a basket counts once.
 * @returns sets by size, then by count, most first, then by items.
 */
export function frequentSets(
  baskets: readonly (readonly number[])[],
  {minCount, maxSize = 3}: FrequentOptions
): ItemSet[] {
  if (!(minCount >= 1)) throw new RangeError(`unable to count item sets: minCount must be 1 or more, got ${minCount}`);
  const words = Math.ceil(baskets.length / 32);
  const held = new Map<number, number>();
  for (const basket of baskets) for (const item of new Set(basket)) held.set(item, (held.get(item) ?? 0) + 1);
  // Rare items first: their intersections empty soonest, which keeps the tree small.
  const items = [...held].filter(([, count]) => count >= minCount).sort(([a, n], [b, m]) => n - m || a - b);
  const rank = new Map(items.map(([item], i) => [item, i]));
  const rows = items.map(() => new Uint32Array(words));
  baskets.forEach((basket, b) => {
    for (const item of basket) {
      const row = rows[rank.get(item) ?? -1];
      if (row) row[b >>> 5]! |= 1 << (b & 31);
    }
  });

  const found: ItemSet[] = items.map(([item, count]) => ({items: [item], count}));
  const extend = (prefix: number[], set: Uint32Array, from: readonly number[]): void => {
    let scratch = new Uint32Array(words);
    const kept: [index: number, set: Uint32Array][] = [];
    for (const i of from) {
      const count = intersect(set, rows[i]!, scratch);
      if (count < minCount) continue;
      found.push({items: [...prefix, items[i]![0]].sort((a, b) => a - b), count});
      if (prefix.length + 1 < maxSize) {
        kept.push([i, scratch]);
        scratch = new Uint32Array(words);
      }
    }
    kept.forEach(([i, both], k) =>
      extend(
        [...prefix, items[i]![0]],
        both,
        kept.slice(k + 1).map(([j]) => j)
      )
    );
  };
  if (maxSize > 1) {
    const near = partners(baskets, rank, minCount);
    items.forEach(([item], i) =>
      extend([item], rows[i]!, near?.[i] ?? Array.from({length: items.length - i - 1}, (_, k) => i + 1 + k))
    );
  }
  const compare = (a: number[], b: number[]): number => {
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
    return 0;
  };
  return found.sort((a, b) => a.items.length - b.items.length || b.count - a.count || compare(a.items, b.items));
}
