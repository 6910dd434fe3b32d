import {snapshots} from "./snapshots.ts";

/** A pair worth a steward's look. */
export interface QueueRow {
  left: string;
  right: string;
  name: string;
  title: string;
  zone: string;
  probability: number;
  /** Revenue that hangs on the pair, £. */
  stake: number;
  /** Stake times p (1 − p), £. */
  worth: number;
  reviews: number;
  reason: string;
}

/** A difference that the catalogues taught. */
export interface Difference {
  token: string;
  bits: number;
  trusted: number;
  siblings: number;
  /** Struck by a steward before the refresh: it weighs nothing. */
  struck: boolean;
}

/** Reviews that name no listing, by what became of them. */
export interface ReviewLink {
  why: "linked" | "nothing" | "alike" | "below";
  reviews: number;
  /** The bar and how it was set, as the refresh said; null where no review came near one. */
  bar: string | null;
}

/** The review queue, most worth first. */
export async function queueRows(): Promise<QueueRow[]> {
  const db = await snapshots();
  if (!(await db.has("mdm_queue"))) return [];
  return db.rows<QueueRow>(
    `SELECT q.left_id AS "left", q.right_id AS "right", p.product_name AS name, l.title, q.zone,
      round(q.probability, 4) AS probability, round(q.stake, 2) AS stake, round(q.worth, 2) AS worth,
      q.review_count::DOUBLE AS reviews, q.reason
    FROM meta.mdm_queue AS q JOIN v_product_kpi AS p ON p.product_code = q.left_id
    JOIN v_listings AS l ON l.listing_id = q.right_id ORDER BY q.worth DESC, q.left_id, q.right_id`
  );
}

/** The first of the queue, how long it is and what it is worth. */
export async function queue(limit: number): Promise<{rows: QueueRow[]; total: number; worth: number}> {
  const rows = await queueRows();
  return {rows: rows.slice(0, limit), total: rows.length, worth: rows.reduce((sum, d) => sum + d.worth, 0)};
}

/** Learnt differences of the active strategy, those that were seen most first. */
export async function allDifferences(): Promise<Difference[]> {
  const db = await snapshots();
  if (!(await db.has("mdm_difference"))) return [];
  return db.rows<Difference>(
    `SELECT token, round(bits, 2) AS bits, round(trusted, 1) AS trusted, round(siblings, 1) AS siblings, bits = 0 AS struck
    FROM meta.mdm_difference JOIN meta.mdm_run USING (strategy) WHERE is_active ORDER BY siblings + trusted DESC, token`
  );
}

/** The first of them, how many there are, the one that weighs most, and those that stewards have struck. */
export async function differences(
  limit: number
): Promise<{rows: Difference[]; total: number; strongest: string; struck: string[]}> {
  const rows = await allDifferences();
  const [strongest] = [...rows].sort((a, b) => b.bits - a.bits);
  return {
    rows: rows.slice(0, limit),
    total: rows.length,
    strongest: strongest?.token ?? "",
    struck: rows.filter((d) => d.struck).map((d) => d.token)
  };
}

/** What became of reviews without a product. */
export async function reviewLinks(): Promise<ReviewLink[]> {
  const db = await snapshots();
  if (!(await db.has("mdm_review_link"))) return [];
  return db.rows<ReviewLink>(
    `SELECT CASE WHEN zone = 'accept' THEN 'linked' WHEN reason LIKE '%no article is named' THEN 'nothing'
        WHEN reason LIKE '%named alike' THEN 'alike' ELSE 'below' END AS why,
      count(*)::DOUBLE AS reviews, max(nullif(regexp_extract(reason, '; (.*)$', 1), '')) AS bar
    FROM meta.mdm_review_link GROUP BY ALL ORDER BY why`
  );
}
