import {existsSync} from "node:fs";
import {SmartshopError} from "../../errors.ts";
import {openDatabase} from "../../warehouse/database.ts";
import type {StewardDecision} from "./decisions.ts";

/** A pair that a steward should look at, with what an answer is worth. */
export interface QueuePair {
  readonly leftId: string;
  readonly rightId: string;
  readonly zone: "accept" | "ask";
  /** Chance that article and listing are the same. */
  readonly probability: number;
  /** Revenue whose coverage or rating hangs on the pair, £. */
  readonly stake: number;
  /** Stake times p (1 − p), £. */
  readonly worth: number;
  readonly name: string;
  readonly title: string;
  readonly articlePrice: number | null;
  readonly listingPrice: number | null;
  readonly brand: string | null;
  readonly code: string | null;
  readonly reviews: number;
  readonly rating: number | null;
  readonly reason: string;
}

/**
 * The review queue of a warehouse, most worth first; pairs that stewards have judged since are left out.
 * @throws SmartshopError "input" when there is no warehouse, or one without a queue.
 */
export async function reviewQueue(warehouse: string, decided: readonly StewardDecision[] = []): Promise<QueuePair[]> {
  if (!existsSync(warehouse))
    throw new SmartshopError("input", `no warehouse yet; run: smartshop refresh: ${warehouse}`);
  using db = await openDatabase(warehouse, {readOnly: true, threads: 1});
  const known = await db.rows("select 1 from information_schema.tables where table_name = 'mdm_queue'");
  if (!known.length)
    throw new SmartshopError(
      "input",
      `the warehouse holds no review queue; run: smartshop refresh --force: ${warehouse}`
    );
  const rows = await db.rows<QueuePair>(
    `select q.left_id as "leftId", q.right_id as "rightId", q.zone, q.probability, q.stake, q.worth,
       a.product_name as name, l.title, a.usual_price as "articlePrice", cast(l.price as double) as "listingPrice",
       l.brand, l.code, cast(q.review_count as double) as reviews, q.rating_mean as rating, q.reason
     from mdm.mdm_queue q
     join cleaned.cln_article a on a.product_code = q.left_id
     join cleaned.cln_listing l on l.listing_id = q.right_id
     order by q.worth desc, q.left_id, q.right_id`
  );
  const said = new Set(decided.map((d) => `${d.leftId}\n${d.rightId}`));
  return rows.filter((row) => !said.has(`${row.leftId}\n${row.rightId}`));
}
