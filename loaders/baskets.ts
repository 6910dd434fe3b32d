import {frequentSets, type ItemSet} from "../pipeline/analytics/baskets/frequent.ts";
import {pairRules} from "../pipeline/analytics/baskets/rules.ts";
import {tripleRules} from "../pipeline/analytics/baskets/triples.ts";
import {about, type About} from "./about.ts";
import {once} from "./loader.ts";
import {motif} from "./siblings.ts";
import {snapshots} from "./snapshots.ts";

/** Two articles in one basket, with names. */
export interface PairRow {
  a: string;
  b: string;
  nameA: string;
  nameB: string;
  /** Whether the names are one motif in two colours, sizes or packs. */
  variants: boolean;
  /** Baskets with both, with the first, with the second. */
  count: number;
  ofA: number;
  ofB: number;
  lift: number;
  /** Adjusted p at each level of support that the pair reaches, lowest level first. */
  p: number[];
}
/** Three articles in one basket, with names. */
export interface TripleRow {
  codes: string[];
  names: string[];
  variants: boolean;
  count: number;
  confidence: number;
  /** Name of the article that the two others foretell. */
  third: string;
  lift: number;
  p: number;
}
/** A level of support that the reader can choose. */
export interface Level {
  /** Least share of baskets. */
  share: number;
  /** The same in baskets. */
  baskets: number;
  items: number;
  pairs: number;
  triples: number;
}
/** Baskets by their number of different articles. */
export interface SizeRow {
  from: number;
  to: number | null;
  baskets: number;
}
export interface Baskets {
  about: About;
  /** Invoices with an article; of them with one only, which are left out; service lines, which are no article. */
  totals: {invoices: number; single: number; baskets: number; articles: number; serviceLines: number; median: number};
  sizes: SizeRow[];
  levels: Level[];
  /** Index of the level shown at first. */
  level: number;
  pairs: PairRow[];
  triples: TripleRow[];
  /** Seconds the sets took to find; for the record on the page. */
  sql: {baskets: string; sizes: string};
}

const SQL = {
  baskets: `SELECT invoice, product_code
FROM v_sales
WHERE line_kind = 'article'
GROUP BY invoice, product_code`,
  sizes: `SELECT articles, count(*) AS baskets
FROM (SELECT invoice, count(DISTINCT product_code) AS articles FROM v_sales WHERE line_kind = 'article' GROUP BY invoice) AS basket
GROUP BY articles
ORDER BY articles`
};

/** Levels of support offered, as shares; which of them, depends on the shop's size. */
const SHARES = [0.003, 0.005, 0.007, 0.01, 0.015, 0.02, 0.03, 0.05];
/** Fewest baskets that a pair may rest on. */
const LEAST = 30;
/** Words of bits that may be compared, about half a second's worth: bounds the lowest level on a large shop. */
const WORK = 5e8;
/** Pairs at the level shown at first, at most, and triples. */
const SHOWN = {pairs: 200, triples: 60};
const EDGES = [1, 2, 3, 5, 10, 20, 40, 80];

interface Item {
  code: string;
  name: string;
  baskets: number;
}
interface Found {
  items: Item[];
  baskets: number;
  levels: Level[];
  sets: ItemSet[];
}

const found = once(async (): Promise<Found> => {
  const db = await snapshots();
  const items = await db.rows<Item>(
    `WITH basket AS (SELECT * FROM (${SQL.baskets}) QUALIFY count(*) OVER (PARTITION BY invoice) > 1)
    SELECT b.product_code AS code, coalesce(p.product_name, b.product_code) AS name, b.n AS baskets
    FROM (SELECT product_code, count(*) AS n FROM basket GROUP BY ALL) AS b
    LEFT JOIN (SELECT product_code, product_name FROM v_product_kpi) AS p USING (product_code) ORDER BY n DESC, code`
  );
  const {baskets} = await db.one<{baskets: number}>(
    `SELECT count(*) AS baskets FROM (SELECT invoice FROM (${SQL.baskets}) GROUP BY invoice HAVING count(*) > 1)`
  );
  const counts = items.map((d) => d.baskets);
  const shares = levelsOf(counts, baskets);
  const sets = shares.length ? await setsOf(items, least(shares[0]!, baskets)) : [];
  const levels = shares.map((share): Level => {
    const minimum = least(share, baskets);
    const of = (size: number): number => sets.filter((s) => s.items.length === size && s.count >= minimum).length;
    return {share, baskets: minimum, items: of(1), pairs: of(2), triples: of(3)};
  });
  return {items, baskets, levels: levels.filter((d) => d.pairs > 0), sets};
});

/** Frequent sets; only articles frequent by themselves leave the database, numbered by their place among all. */
async function setsOf(items: readonly Item[], minCount: number): Promise<ItemSet[]> {
  const db = await snapshots();
  const frequent = items.filter((d) => d.baskets >= minCount).length;
  const rows = await db.rows<{numbers: number[]}>(
    `WITH basket AS (SELECT * FROM (${SQL.baskets}) QUALIFY count(*) OVER (PARTITION BY invoice) > 1),
    item AS (SELECT product_code, row_number() OVER (ORDER BY count(*) DESC, product_code) - 1 AS number
      FROM basket GROUP BY product_code)
    SELECT list(number::INTEGER) AS numbers FROM basket JOIN item USING (product_code)
    WHERE number < ${frequent} GROUP BY invoice HAVING count(*) > 1`
  );
  return withSingles(
    frequentSets(
      rows.map((d) => d.numbers),
      {minCount}
    ),
    items,
    frequent
  );
}

/** Counts of single articles over all baskets: those whose only frequent article they are were not fetched. */
const withSingles = (sets: readonly ItemSet[], items: readonly Item[], frequent: number): ItemSet[] => [
  ...items.slice(0, frequent).map((d, i) => ({items: [i], count: d.baskets})),
  ...sets.filter((s) => s.items.length > 1)
];

const least = (share: number, baskets: number): number => Math.max(1, Math.ceil(share * baskets));

/** Levels of support that rest on enough baskets and are found in little time; `counts` in falling order. */
export function levelsOf(counts: readonly number[], baskets: number): number[] {
  const words = Math.ceil(baskets / 32);
  return SHARES.filter((share) => {
    const minimum = least(share, baskets);
    const items = counts.filter((n) => n >= minimum).length;
    return minimum >= LEAST && (items * items * words) / 2 <= WORK;
  });
}

/** Every pair at the lowest level, highest lift first. */
export const basketPairs = once(async (): Promise<PairRow[]> => {
  const {items, baskets, levels, sets} = await found();
  const at = (level: Level): ItemSet[] => sets.filter((s) => s.count >= level.baskets);
  const adjusted = levels.map(
    (level) => new Map(pairRules(at(level), baskets).map((r) => [`${r.left},${r.right}`, r.adjustedP]))
  );
  if (!levels.length) return [];
  return pairRules(at(levels[0]!), baskets).map(({left, right, count, lift}) => {
    const [a, b] = [items[left]!, items[right]!];
    const p = adjusted.flatMap((map) => map.get(`${left},${right}`) ?? []);
    return {
      ...{a: a.code, b: b.code, nameA: a.name, nameB: b.name, variants: oneMotif([a.name, b.name])},
      ...{
        count,
        ofA: a.baskets,
        ofB: b.baskets,
        lift: Number(lift.toFixed(3)),
        p: p.map((v) => Number(v.toPrecision(3)))
      }
    };
  });
});

/** Whether names differ in colour, size or pack only. */
const oneMotif = (names: readonly string[]): boolean => {
  const kinds = new Set(names.map(motif));
  return kinds.size === 1 && !kinds.has(null);
};

async function triplesAt(level: Level | undefined): Promise<TripleRow[]> {
  const {items, baskets, sets} = await found();
  if (!level) return [];
  return tripleRules(
    sets.filter((s) => s.count >= level.baskets),
    baskets
  )
    .slice(0, SHOWN.triples)
    .map(({items: numbers, count, confidence, third, lift, adjustedP}) => {
      const names = numbers.map((i) => items[i]!.name);
      return {
        codes: numbers.map((i) => items[i]!.code),
        ...{names, variants: oneMotif(names), count, confidence, third: items[third]!.name, lift, p: adjustedP}
      };
    });
}

/** Everything the baskets page shows at first. */
export const baskets = once(async (): Promise<Baskets> => {
  const db = await snapshots();
  const sizes = await db.rows<{articles: number; baskets: number}>(SQL.sizes);
  const {levels, baskets: n, items} = await found();
  const invoices = sizes.reduce((sum, d) => sum + d.baskets, 0);
  const first = levels.findIndex((d) => d.pairs <= SHOWN.pairs);
  const level = first < 0 ? Math.max(0, levels.length - 1) : first;
  const pairs = await basketPairs();
  const {serviceLines} = await db.one<{serviceLines: number}>(
    `SELECT count(*) AS "serviceLines" FROM v_sales WHERE line_kind <> 'article'`
  );
  let seen = 0;
  const middle = sizes.find((d) => (seen += d.baskets) * 2 >= invoices);
  return {
    about: await about(),
    totals: {
      invoices,
      single: invoices - n,
      baskets: n,
      articles: items.length,
      serviceLines,
      median: middle?.articles ?? 0
    },
    sizes: EDGES.map((from, i) => {
      const to = EDGES[i + 1] === undefined ? null : EDGES[i + 1]! - 1;
      const within = sizes.filter((d) => d.articles >= from && (to === null || d.articles <= to));
      return {from, to, baskets: within.reduce((sum, d) => sum + d.baskets, 0)};
    }),
    levels,
    level,
    pairs: levels.length ? pairs.filter((d) => d.count >= levels[level]!.baskets).slice(0, SHOWN.pairs) : [],
    triples: await triplesAt(levels[level] && lowestWith(levels)),
    sql: SQL
  };
});

/** The highest level that still holds enough triples to fill the table, else the lowest. */
const lowestWith = (levels: readonly Level[]): Level =>
  [...levels].reverse().find((d) => d.triples >= SHOWN.triples) ?? levels[0]!;
