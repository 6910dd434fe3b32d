import {createHash} from "node:crypto";

/** Which golden id each record had, by record key. */
export type KnownIds = ReadonlyMap<string, string>;

/** An id that follows from the records alone: equal clusters get equal ids on any machine. */
function contentId(keys: readonly string[]): string {
  const smallest = keys.reduce((a, b) => (b < a ? b : a));
  return `G${createHash("sha256").update(smallest).digest("hex").slice(0, 12)}`;
}

/**
 * Names clusters so that names survive a refresh. A cluster takes over the earlier id with which it shares most records;
 * where two clusters want one id (a split), the one that shares more keeps it, then the one with the smallest record
 * key. A cluster that shares none gets an id from its smallest record key, with a number behind it if that is taken.
 * The result depends on neither the order of clusters nor that of records.
 * @param clusters record keys by cluster, such as `erp:85123A`; none empty.
 */
export function stableIds(clusters: readonly (readonly string[])[], known: KnownIds): string[] {
  const ids = new Array<string | undefined>(clusters.length);
  const smallest = clusters.map((keys) => keys.reduce((a, b) => (b < a ? b : a)));
  const claims: {cluster: number; id: string; shared: number}[] = [];
  clusters.forEach((keys, cluster) => {
    const shared = new Map<string, number>();
    for (const key of keys) {
      const id = known.get(key);
      if (id !== undefined) shared.set(id, (shared.get(id) ?? 0) + 1);
    }
    for (const [id, n] of shared) claims.push({cluster, id, shared: n});
  });
  claims.sort(
    (a, b) => b.shared - a.shared || compare(smallest[a.cluster]!, smallest[b.cluster]!) || compare(a.id, b.id)
  );
  const used = new Set<string>();
  for (const {cluster, id} of claims) {
    if (ids[cluster] !== undefined || used.has(id)) continue;
    ids[cluster] = id;
    used.add(id);
  }
  // An id that some record still knows is not given to others, even where nobody took it over.
  const reserved = new Set(known.values());
  const fresh = [...clusters.keys()]
    .filter((c) => ids[c] === undefined)
    .sort((a, b) => compare(smallest[a]!, smallest[b]!));
  for (const cluster of fresh) {
    const base = contentId(clusters[cluster]!);
    let id = base;
    for (let n = 2; used.has(id) || reserved.has(id); n++) id = `${base}-${n}`;
    ids[cluster] = id;
    used.add(id);
  }
  return ids as string[];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
