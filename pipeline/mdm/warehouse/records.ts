import {type Database} from "../../warehouse/database.ts";
import {type MdmRecord} from "../types.ts";

interface ArticleRow {
  product_code: string;
  product_name: string;
  revenue: number;
  mean_price: number | null;
}
interface ListingRow {
  listing_id: string;
  title: string;
  brand: string | null;
  price: number | null;
  code: string | null;
  description: string | null;
}

/** Articles as the left side, by code. An article without a name in the data is left out: its name is its code. */
export async function readArticles(db: Database): Promise<MdmRecord[]> {
  const rows = await db.rows<ArticleRow>(
    `select product_code, product_name, cast(revenue as double) as revenue, mean_price
     from cleaned.cln_article where is_named order by product_code`
  );
  return rows.map((row) => ({
    id: row.product_code,
    name: row.product_name,
    code: row.product_code,
    weight: row.revenue,
    ...(row.mean_price === null ? {} : {price: row.mean_price})
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
