import type {NameSet} from "./names.ts";

/**
 * An inverted index over the rarest bigrams of each name. If two names have `common` characters in a longest common
 * subsequence and so an indel distance d, then at least common − 1 − d neighbouring characters are neighbours in both:
 * every insertion or deletion parts one pair of neighbours at most. With T bigrams shared (repeats counted), and bigrams
 * in one fixed order, the first |grams| − T + 1 of either name have one in common. (Prefix filter: Chaudhuri, Ganti,
 * Kaushik, ICDE 2006.) So only those are indexed and looked up, the rarest first.
 */
export class GramIndex {
  /** Bigrams of each left name that have to be looked up; −1 where the bound says nothing and all must be scanned. */
  readonly #prefix: Int32Array;
  readonly #grams: Features;
  readonly #offsets: Int32Array;
  readonly #postings: Int32Array;
  readonly #stamp: Int32Array;
  readonly #found: Int32Array;

  /** @param shared least number of shared bigrams by the left name's length, over all lengths in reach; may be ≤ 0. */
  constructor(a: NameSet, b: NameSet, characters: number, shared: {left: Int32Array; right: Int32Array}) {
    const order = new Order(a === b ? [a] : [a, b], characters);
    this.#grams = order.of(a);
    const indexed = a === b ? this.#grams : order.of(b);
    this.#prefix = Int32Array.from({length: a.size}, (_, i) => prefixOf(a, this.#grams, i, shared.left));
    const offsets = new Int32Array(order.size + 1);
    const each = (visit: (gram: number, name: number) => void): void => {
      for (let name = 0; name < b.size; name++) {
        // A name for which the bound says nothing is still met by those for which it does: all its bigrams are kept.
        const length = prefixOf(b, indexed, name, shared.right);
        const start = indexed.starts[name]!;
        const end = length < 0 ? indexed.starts[name + 1]! : start + length;
        for (let i = start; i < end; i++) visit(indexed.ids[i]!, name);
      }
    };
    each((gram) => offsets[gram + 1]!++);
    for (let gram = 0; gram < order.size; gram++) offsets[gram + 1]! += offsets[gram]!;
    const next = offsets.slice();
    const postings = new Int32Array(offsets[order.size]!);
    each((gram, name) => (postings[next[gram]!++] = name));
    this.#offsets = offsets;
    this.#postings = postings;
    this.#stamp = new Int32Array(b.size).fill(-1);
    this.#found = new Int32Array(b.size);
  }

  /**
   * Right names from `from` up to `to` that share a rare enough bigram with a left one; null where looking them up
   * costs more than a scan of them all, or where the bound says nothing. A view, good until the next call.
   */
  candidates(name: number, from: number, to: number): Int32Array | null {
    const length = this.#prefix[name]!;
    if (length < 0) return null;
    const start = this.#grams.starts[name]!;
    let cost = 0;
    const ranges: [number, number][] = [];
    for (let i = start; i < start + length; i++) {
      const gram = this.#grams.ids[i]!;
      const low = this.#seek(gram, from);
      const high = this.#seek(gram, to);
      cost += high - low;
      // A look-up jumps about in memory and a scan does not: it pays below a third of the names in reach.
      if (cost * 3 > to - from) return null;
      ranges.push([low, high]);
    }
    let count = 0;
    for (const [low, high] of ranges)
      for (let i = low; i < high; i++) {
        const other = this.#postings[i]!;
        if (this.#stamp[other] === name) continue;
        this.#stamp[other] = name;
        this.#found[count++] = other;
      }
    return this.#found.subarray(0, count);
  }

  /** First posting of a bigram whose name is at least `name`. */
  #seek(gram: number, name: number): number {
    let low = this.#offsets[gram]!;
    let high = this.#offsets[gram + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#postings[middle]! < name) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Bigrams of each name, repeats told apart, rarest first. */
interface Features {
  readonly starts: Int32Array;
  readonly ids: Int32Array;
}

function prefixOf(side: NameSet, {starts}: Features, name: number, shared: Int32Array): number {
  const least = shared[side.starts[name + 1]! - side.starts[name]!]!;
  return least <= 0
    ? -1
    : Math.min(starts[name + 1]! - starts[name]!, Math.max(0, starts[name + 1]! - starts[name]! - least + 1));
}

/** One order of all bigrams, by how many names have them. A bigram's second occurrence in a name is another one. */
class Order {
  readonly #numbers = new Map<number, number>();
  readonly #raw = new Map<NameSet, Features>();
  readonly #rank: Int32Array;

  constructor(sides: readonly NameSet[], characters: number) {
    const counts: number[] = [];
    for (const side of sides) {
      const starts = new Int32Array(side.size + 1);
      const ids = new Int32Array(side.text.length);
      let end = 0;
      const times = new Map<number, number>();
      for (let name = 0; name < side.size; name++) {
        times.clear();
        for (let i = side.starts[name]!; i + 1 < side.starts[name + 1]!; i++) {
          const pair = side.text[i]! * characters + side.text[i + 1]!;
          const nth = times.get(pair) ?? 0;
          times.set(pair, nth + 1);
          const key = pair * 256 + Math.min(nth, 255);
          let id = this.#numbers.get(key);
          if (id === undefined) {
            this.#numbers.set(key, (id = counts.length));
            counts.push(0);
          }
          counts[id]!++;
          ids[end++] = id;
        }
        starts[name + 1] = end;
      }
      this.#raw.set(side, {starts, ids: ids.slice(0, end)});
    }
    const byRarity = Int32Array.from(counts.keys()).sort((x, y) => counts[x]! - counts[y]! || x - y);
    this.#rank = new Int32Array(counts.length);
    byRarity.forEach((id, rank) => (this.#rank[id] = rank));
  }

  get size(): number {
    return this.#rank.length;
  }

  of(side: NameSet): Features {
    const {starts, ids} = this.#raw.get(side)!;
    const ranked = ids.map((id) => this.#rank[id]!);
    for (let name = 0; name < side.size; name++) ranked.subarray(starts[name]!, starts[name + 1]!).sort();
    return {starts, ids: ranked};
  }
}
