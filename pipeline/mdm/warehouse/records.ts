import type {Database} from "../../warehouse/database.ts";
import type {Decision, MdmRecord} from "../types.ts";
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

/**
 * Reviews for linking by text: those without a listing, and those whose listing is linked, by which the bar is set.
 * @param decisions the active strategy's.
 */
export async function readReviews(db: Database, decisions: readonly Decision[]): Promise<ReviewText[]> {
  const articles = new Map(decisions.filter((d) => d.zone === "accept").map((d) => [d.rightId, d.leftId]));
  const rows = await db.rows<{review_id: string; listing_id: string | null; title: string | null; body: string | null}>(
    "select review_id, listing_id, title, body from cleaned.cln_review order by review_id"
  );
  return rows.flatMap(({review_id: id, listing_id: listing, title, body}) => {
    const article = listing === null ? undefined : articles.get(listing);
    if (listing !== null && article === undefined) return [];
    const text = [title, body].filter((part) => part).join(" ");
    return [{id, text, ...(article === undefined ? {} : {article})}];
  });
}
