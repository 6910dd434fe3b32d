import type {Database} from "../../warehouse/database.ts";
import type {MdmRecord} from "../types.ts";
import type {ReviewText} from "./review-links.ts";

interface ArticleRow {
  product_code: string;
  product_name: string;
  revenue: number;
  usual_price: number | null;
}
interface ListingRow {
  listing_id: string;
  title: string;
  brand: string | null;
  price: number | null;
  code: string | null;
  description: string | null;
}

/** Articles as the left side, by code. Without a name, or beyond TOP_N_PRODUCTS where that is set, one is left out. */
export async function readArticles(db: Database): Promise<MdmRecord[]> {
  const rows = await db.rows<ArticleRow>(
    `select product_code, product_name, cast(revenue as double) as revenue, usual_price
     from cleaned.cln_article where is_matched order by product_code`
  );
  return rows.map((row) => ({
    id: row.product_code,
    name: row.product_name,
    code: row.product_code,
    weight: row.revenue,
    ...(row.usual_price === null ? {} : {price: row.usual_price})
  }));
}

/** Listings of the marketplace as the right side, by id. */
export async function readListings(db: Database): Promise<MdmRecord[]> {
  const rows = await db.rows<ListingRow>(
    `select listing_id, title, brand, cast(price as double) as price, code, description
     from cleaned.cln_listing order by listing_id`
  );
  return rows.map((row) => ({
    id: row.listing_id,
    name: row.title,
    ...(row.brand ? {brand: row.brand} : {}),
    ...(row.price !== null && row.price > 0 ? {price: row.price} : {}),
    ...(row.code ? {code: row.code} : {}),
    ...(row.description ? {description: row.description} : {})
  }));
}

/** Reviews whose article is known that are read, at most: more would make a bar no surer. */
const KNOWN = 5000;

interface ReviewRow {
  id: string;
  text: string;
  article: string | null;
}

/**
 * Reviews for linking by text: those without a listing, and of those whose listing is linked, by which the bar is set, a
 * sample that follows from their ids.
 * @param strategy the active one, whose decisions are in the warehouse.
 */
export async function readReviews(db: Database, strategy: string): Promise<ReviewText[]> {
  const rows = await db.rows<ReviewRow>(
    `with known as (
      select r.review_id, d.left_id as article, r.title, r.body
      from cleaned.cln_review as r join mdm.mdm_decision as d on d.right_id = r.listing_id
      where d.strategy = ? and d.zone = 'accept'
      order by md5(r.review_id), r.review_id limit ${KNOWN}
    )
    select review_id as id, article, concat_ws(' ', nullif(title, ''), nullif(body, '')) as text
    from (from known union all select review_id, null, title, body from cleaned.cln_review where listing_id is null)
    order by review_id`,
    [strategy]
  );
  return rows.map(({id, text, article}) => ({id, text, ...(article === null ? {} : {article})}));
}
