import {snapshots} from "./snapshots.ts";

/** A listing whose article is another than at the refresh before. */
export interface LinkChange {
  kind: string;
  id: string;
  title: string | null;
  before: string | null;
  after: string | null;
  by: string;
  revenue: number;
}
/** A figure's change, divided. */
export interface KpiChange {
  kpi: string;
  unit: string;
  before: number | null;
  after: number | null;
  newData: number | null;
  changedIdentity: number | null;
}
/** What a refresh changed about identity. `kpis` is empty where there was no earlier refresh. */
export interface Changes {
  rows: LinkChange[];
  total: number;
  counts: Record<string, number>;
  kpis: KpiChange[];
  strategyBefore: string | null;
  strategyAfter: string | null;
}
/** Words of stewards that cannot all be true. */
export interface Conflict {
  left: string;
  right: string;
  kind: string;
  who: string;
  resolution: string;
}

/** What changed since the last refresh, most revenue first. */
export async function changes(limit: number): Promise<Changes> {
  const db = await snapshots();
  const none: Changes = {rows: [], total: 0, counts: {}, kpis: [], strategyBefore: null, strategyAfter: null};
  if (!(await db.has("mdm_kpi_change"))) return none;
  const kpis = await db.rows<KpiChange & {strategyBefore: string; strategyAfter: string}>(
    `SELECT kpi, unit, before_value AS before, after_value AS after, new_data AS "newData",
      changed_identity AS "changedIdentity", strategy_before AS "strategyBefore", strategy_after AS "strategyAfter"
    FROM meta.mdm_kpi_change`
  );
  const rows = await db.rows<LinkChange>(
    `SELECT c.kind, c.listing_id AS id, l.title, b.product_name AS before, a.product_name AS after, c.decided_by AS "by", c.revenue
    FROM meta.mdm_change AS c LEFT JOIN v_listings AS l ON l.listing_id = c.listing_id
    LEFT JOIN v_product_kpi AS b ON b.product_code = c.code_before
    LEFT JOIN v_product_kpi AS a ON a.product_code = c.code_after ORDER BY c.revenue DESC, c.listing_id`
  );
  const counts: Record<string, number> = {};
  for (const {kind} of rows) counts[kind] = (counts[kind] ?? 0) + 1;
  const order =
    "articles_linked revenue_linked revenue_share listings_linked reviews_linked rating_mean critical_alerts watch_alerts".split(
      " "
    );
  return {
    rows: rows.slice(0, limit),
    total: rows.length,
    counts,
    kpis: kpis.sort((a, b) => order.indexOf(a.kpi) - order.indexOf(b.kpi)),
    strategyBefore: kpis[0]!.strategyBefore,
    strategyAfter: kpis[0]!.strategyAfter
  };
}

/** Stewards' words that conflict, and what was made of them. */
export async function conflicts(): Promise<Conflict[]> {
  const db = await snapshots();
  if (!(await db.has("mdm_conflict"))) return [];
  return db.rows<Conflict>(
    `SELECT left_id AS "left", right_id AS "right", kind, who, resolution FROM meta.mdm_conflict ORDER BY ALL`
  );
}
