import type {LabPairs, LabRecords, StrategyRun} from "../src/components/matching/lab-types.ts";
import {once} from "./loader.ts";
import {snapshots} from "./snapshots.ts";

/** Strategies whose probabilities are calibrated; the others' are scores, from which nothing can be drawn. */
const CALIBRATED = new Set(["hybrid", "probabilistic"]);

/** Runs of all strategies, the active one first; none where no marketplace was given. */
export const runs = once(async (): Promise<StrategyRun[]> => {
  const db = await snapshots();
  if (!(await db.has("mdm_run")) || !(await db.has("listings"))) return [];
  const rows = await db.rows<Omit<StrategyRun, "calibrated">>(
    `SELECT strategy, version, is_active AS "isActive", cardinality, threshold, threshold_method AS method, candidates,
      accepted, asked, embeddings, notes FROM meta.mdm_run ORDER BY is_active DESC, strategy`
  );
  return rows.map((row) => ({...row, calibrated: CALIBRATED.has(row.strategy)}));
});

/**
 * The price by which an article was compared: that of most of its sale lines, which its golden record names. Where a
 * steward set another, what was paid on average stands in.
 */
const USUAL_PRICE = `SELECT record_id AS product_code, any_value(try_cast(value AS DOUBLE)) AS price
  FROM meta.golden_product WHERE field = 'price' AND source = 'erp' GROUP BY record_id`;
const NO_PRICE = "SELECT NULL::VARCHAR AS product_code, NULL::DOUBLE AS price";

/** Articles, listings and, where it is known, the truth. */
export const records = once(async (): Promise<LabRecords> => {
  const db = await snapshots();
  const hasGolden = await db.has("golden_product");
  const articles = await db.rows<{code: string; name: string; revenue: number; quantity: number; price: number | null}>(
    `SELECT product_code AS code, product_name AS name, gross_revenue::DOUBLE AS revenue,
      quantity_sold::DOUBLE AS quantity, round(coalesce(u.price, average_price), 4) AS price
    FROM v_product_kpi LEFT JOIN (${hasGolden ? USUAL_PRICE : NO_PRICE}) AS u USING (product_code)
    WHERE kind = 'article' ORDER BY product_code`
  );
  const hasTruth = await db.has("truth");
  const listings = await db.rows<{
    id: string;
    title: string;
    brand: string | null;
    price: number | null;
    code: string | null;
    reviews: number;
    stars: number;
    truth: string | null;
  }>(
    `SELECT l.listing_id AS id, l.title, l.brand, l.price::DOUBLE AS price, c.code, coalesce(r.reviews, 0)::DOUBLE AS reviews,
      coalesce(r.stars, 0)::DOUBLE AS stars, ${hasTruth ? "t.stock_code" : "NULL"} AS truth
    FROM v_listings AS l LEFT JOIN meta.cln_listing AS c USING (listing_id)
    LEFT JOIN (SELECT listing_id, count(rating) AS reviews, sum(rating) AS stars FROM v_reviews GROUP BY ALL) AS r USING (listing_id)
    ${hasTruth ? "LEFT JOIN meta.truth AS t USING (listing_id)" : ""} ORDER BY l.listing_id`
  );
  const at = new Map(articles.map(({code}, i) => [code, i]));
  const alerts = await db.one<LabRecords["alerts"]>(
    `SELECT alert_critical_rating AS critical, alert_watch_rating AS watch, alert_min_quantity AS "minQuantity" FROM meta.setting`
  );
  const column = <Row, K extends keyof Row>(rows: readonly Row[], name: K): Row[K][] => rows.map((row) => row[name]);
  return {
    articles: {
      code: column(articles, "code"),
      name: column(articles, "name"),
      revenue: column(articles, "revenue"),
      quantity: column(articles, "quantity"),
      price: column(articles, "price")
    },
    listings: {
      id: column(listings, "id"),
      title: column(listings, "title"),
      brand: column(listings, "brand"),
      price: column(listings, "price"),
      code: column(listings, "code"),
      reviews: column(listings, "reviews"),
      stars: column(listings, "stars"),
      truth: hasTruth ? listings.map(({truth}) => (truth === null ? -1 : (at.get(truth) ?? -1))) : []
    },
    alerts
  };
});

/** Pairs of the active strategy that a steward decided. */
export async function stewardWords(): Promise<number> {
  const db = await snapshots();
  const [row] = await db.rows<{words: number}>(
    `SELECT count(*)::DOUBLE AS words FROM meta.mdm_decision JOIN meta.mdm_run USING (strategy)
    WHERE is_active AND decided_by = 'steward'`
  );
  return row?.words ?? 0;
}

/** Descriptions of the listings, in the order of the records; null where there is none. */
export async function descriptions(): Promise<(string | null)[]> {
  const db = await snapshots();
  const rows = await db.rows<{description: string | null}>(
    `SELECT nullif(trim(c.description), '') AS description
    FROM v_listings AS l LEFT JOIN meta.cln_listing AS c USING (listing_id) ORDER BY l.listing_id`
  );
  return rows.map(({description}) => description);
}

/** Candidates of a listing that are shipped beside what was linked or asked. */
const PER_LISTING = 3;

/** Row positions of articles and listings, for everything that refers to pairs. */
export const positions = once(async () => {
  const {articles, listings} = await records();
  return {
    article: new Map(articles.code.map((code, i) => [code, i])),
    listing: new Map(listings.id.map((id, i) => [id, i]))
  };
});

/**
 * The candidate pairs of a strategy: all that were linked or asked, and of the others the best three of each listing
 * that are not hopeless (further below the threshold than the strongest links are above it).
 * Ranks link nothing when published; here they are shown as what they would link.
 */
export async function pairs(strategy: string): Promise<LabPairs> {
  const [db, all, at] = await Promise.all([snapshots(), runs(), positions()]);
  const run = all.find((d) => d.strategy === strategy);
  const empty: LabPairs = {
    strategy,
    threshold: 0,
    calibrated: false,
    left: [],
    right: [],
    score: [],
    probability: [],
    zone: []
  };
  if (!run) return empty;
  const rows = await db.rows<{l: string; r: string; score: number; probability: number; zone: number}>(
    `WITH pair AS (
      SELECT c.left_id AS l, c.right_id AS r, c.score, c.probability,
        CASE WHEN d.zone = 'accept' OR (c.strategy = 'poc' AND d.zone = 'ask') THEN 0 WHEN d.zone = 'ask' THEN 1 ELSE 2 END AS zone
      FROM meta.mdm_candidate AS c JOIN meta.mdm_decision AS d USING (strategy, left_id, right_id) WHERE c.strategy = ?
    ), top AS (SELECT coalesce(quantile_cont(score, 0.95), 0) AS score FROM pair WHERE zone = 0)
    SELECT l, r, score, probability, zone FROM pair
    QUALIFY zone < 2 OR (row_number() OVER (PARTITION BY r ORDER BY score DESC, l) <= ${PER_LISTING}
      AND score >= 2 * ?::DOUBLE - (SELECT score FROM top))
    ORDER BY score DESC, l, r`,
    [strategy, run.threshold]
  );
  const known = rows.filter(({l, r}) => at.article.has(l) && at.listing.has(r));
  return {
    strategy,
    threshold: run.threshold,
    calibrated: run.calibrated,
    left: known.map(({l}) => at.article.get(l)!),
    right: known.map(({r}) => at.listing.get(r)!),
    // As found: a rounded score could fall on the other side of the threshold.
    score: known.map(({score}) => score),
    // Those of proposed pairs as found, so that tenths of them hold the same pairs as on the command line.
    probability: known.map(({probability, zone}) => (zone < 2 ? probability : Number(probability.toFixed(4)))),
    zone: known.map(({zone}) => zone)
  };
}
