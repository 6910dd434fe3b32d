import {existsSync} from "node:fs";
import {type Database, openDatabase} from "../../warehouse/database.ts";

/** What a refresh knew: which listing was which article, and the figures that hang on it. */
export interface Identity {
  readonly strategy: string;
  readonly version: string;
  /** Revenue and pieces sold by article. */
  readonly articles: ReadonlyMap<string, {readonly revenue: number; readonly quantity: number}>;
  /** Reviews and their stars by listing. */
  readonly listings: ReadonlyMap<string, {readonly reviews: number; readonly stars: number}>;
  /** Article by listing, accepted links of that strategy only. */
  readonly links: ReadonlyMap<string, {readonly article: string; readonly by: string; readonly probability: number}>;
  /** Pairs that a steward called different or unsure, neither of which links, as `listing|article`. */
  readonly denied: ReadonlySet<string>;
  readonly goldenIds: ReadonlyMap<string, string>;
}

/**
 * Reads the identity that a warehouse holds; null when it lacks a table, such as one of an older make.
 * @param strategy whose; default the active one.
 */
export async function readIdentity(db: Database, strategy?: string): Promise<Identity | null> {
  try {
    const [active] = await db.rows<{strategy: string; version: string}>(
      `select strategy, version from mdm.mdm_run where ${strategy === undefined ? "is_active" : "strategy = ?"}`,
      strategy === undefined ? [] : [strategy]
    );
    if (!active) return null;
    const [articles, listings, links, denied, golden] = [
      await db.rows<{id: string; revenue: number; quantity: number}>(
        `select product_code as id, cast(revenue as double) as revenue, cast(quantity as double) as quantity
         from cleaned.cln_article`
      ),
      await db.rows<{id: string; reviews: number; stars: number}>(
        `select l.listing_id as id, cast(count(r.rating) as double) as reviews, coalesce(sum(r.rating), 0) as stars
         from cleaned.cln_listing l left join cleaned.cln_review r on r.listing_id = l.listing_id group by l.listing_id`
      ),
      await db.rows<{listing: string; article: string; by: string; probability: number}>(
        `select right_id as listing, left_id as article, decided_by as by, probability from mdm.mdm_decision
         where strategy = ? and zone = 'accept'
         qualify row_number() over (partition by right_id order by decided_by desc, probability desc, left_id) = 1`,
        [active.strategy]
      ),
      await db.rows<{key: string}>(
        `select right_id || '|' || left_id as key from mdm.mdm_decision
         where strategy = ? and zone <> 'accept' and decided_by = 'steward'`,
        [active.strategy]
      ),
      await db.rows<{id: string; golden: string}>(
        `select record_id as id, golden_id as golden from mdm.mdm_cluster where strategy = ? and source = 'marketplace'`,
        [active.strategy]
      )
    ];
    return {
      ...active,
      articles: new Map(articles.map(({id, ...rest}) => [id, rest])),
      listings: new Map(listings.map(({id, ...rest}) => [id, rest])),
      links: new Map(links.map(({listing, ...rest}) => [listing, rest])),
      denied: new Set(denied.map(({key}) => key)),
      goldenIds: new Map(golden.map((row) => [row.id, row.golden]))
    };
  } catch {
    return null;
  }
}

/** The identity of a warehouse file; null where there is none, or another process writes it. */
export async function readIdentityOf(file: string): Promise<Identity | null> {
  if (!existsSync(file)) return null;
  let db: Database;
  try {
    db = await openDatabase(file, {readOnly: true, threads: 1});
  } catch {
    return null;
  }
  try {
    return await readIdentity(db);
  } finally {
    db.close();
  }
}
