import {about, type About} from "./about.ts";
import {once} from "./loader.ts";
import {siblingsOf} from "./siblings.ts";
import {snapshots, type Snapshots} from "./snapshots.ts";

/** One month of one article. Money in GBP; `returns` is positive; prices are those of the lines sold, weighed by line. */
export interface SheetMonth {
  month: string;
  sales: number;
  returns: number;
  units: number;
  returned: number;
  low: number | null;
  median: number | null;
  high: number | null;
  lines: number;
}
/** A name and the days on which it was in use, closed-open; `to` is null for the current one. */
export interface SheetName {
  name: string;
  from: string;
  to: string | null;
}
export interface SheetListing {
  id: string;
  title: string;
  price: number | null;
  zone: string;
  probability: number | null;
  reason: string | null;
}
export interface SheetReview {
  rating: number | null;
  on: string | null;
  title: string | null;
  body: string | null;
}
export interface Sibling {
  code: string;
  name: string;
  gross: number;
}
/** Everything one article's sheet shows. */
export interface Sheet {
  about: About;
  code: string;
  name: string;
  category: string;
  firstSold: string | null;
  lastSold: string | null;
  gross: number;
  returns: number;
  units: number;
  returned: number;
  orders: number;
  customers: number;
  rating: number | null;
  reviewCount: number;
  status: string | null;
  /** Cost and margin of the pieces sold, all dates; null where the article's cost is not known. */
  unitCost: number | null;
  margin: number | null;
  /** Place by gross revenue among all articles. */
  rank: number;
  articles: number;
  months: SheetMonth[];
  names: SheetName[];
  listings: SheetListing[];
  /** Number of reviews with one to five stars, half stars rounded up. */
  stars: [number, number, number, number, number];
  reviews: SheetReview[];
  siblings: Sibling[];
}

/** Review texts on a sheet; the newest first. */
const TEXTS = 12;

type Keyed<T> = T & {code: string};
const byCode = async <T extends object>(rows: Promise<Keyed<T>[]>): Promise<Map<string, T[]>> => {
  const groups = new Map<string, T[]>();
  for (const {code, ...row} of await rows) groups.set(code, [...(groups.get(code) ?? []), row as unknown as T]);
  return groups;
};

const months = (db: Snapshots) =>
  byCode<SheetMonth>(
    db.rows(
      `WITH price AS (SELECT product_code, date_trunc('month', sold_on)::DATE AS month, count(*) AS lines,
        approx_quantile(unit_price::DOUBLE, [0.1, 0.5, 0.9]) AS q FROM v_sales WHERE line_kind = 'article' GROUP BY ALL)
      SELECT product_code AS code, month, gross_revenue::DOUBLE AS sales, returns_value::DOUBLE AS returns,
        quantity_sold AS units, quantity_returned AS returned, round(q[1], 3) AS low, round(q[2], 3) AS median,
        round(q[3], 3) AS high, coalesce(lines, 0) AS lines
      FROM v_product_month LEFT JOIN price USING (product_code, month)
      WHERE quantity_sold > 0 OR quantity_returned > 0 ORDER BY code, month`
    )
  );

const names = (db: Snapshots) =>
  byCode<SheetName>(
    db.rows(
      `SELECT product_code AS code, product_name AS name, valid_from AS "from", CASE WHEN NOT is_current THEN valid_to END AS "to"
      FROM v_product_names ORDER BY code, valid_from`
    )
  );

const listings = async (db: Snapshots) =>
  (await db.has("listings"))
    ? byCode<SheetListing>(
        db.rows(
          `SELECT coalesce(l.product_code, l.proposed_product_code) AS code, listing_id AS id, title, price::DOUBLE AS price, zone,
            round(probability, 4) AS probability, reason
          FROM v_listings AS l WHERE coalesce(l.product_code, l.proposed_product_code) IS NOT NULL
          ORDER BY code, probability DESC, id`
        )
      )
    : new Map<string, SheetListing[]>();

interface Reviewed {
  stars: Sheet["stars"];
  texts: SheetReview[];
}
async function reviews(db: Snapshots): Promise<Map<string, Reviewed>> {
  if (!(await db.has("reviews"))) return new Map();
  const rows = await db.rows<{
    code: string;
    s1: number;
    s2: number;
    s3: number;
    s4: number;
    s5: number;
    texts: SheetReview[];
  }>(
    `WITH linked AS (SELECT *, row_number() OVER (PARTITION BY product_code ORDER BY review_on DESC NULLS LAST, review_id) AS n
      FROM v_reviews WHERE product_code IS NOT NULL)
    SELECT product_code AS code, ${[1, 2, 3, 4, 5].map((s) => `count(*) FILTER (round(rating) = ${s}) AS s${s}`).join(", ")},
      list({rating: rating, "on": review_on::VARCHAR, title: title, body: body} ORDER BY n) FILTER (n <= ${TEXTS}) AS texts
    FROM linked GROUP BY product_code`
  );
  return new Map(rows.map((d) => [d.code, {stars: [d.s1, d.s2, d.s3, d.s4, d.s5], texts: d.texts}]));
}

/** The sheets of all articles, or of one. A few queries for all of them together. */
export const sheets = once(async (): Promise<Sheet[]> => {
  const [db, facts] = await Promise.all([snapshots(), about()]);
  const costs = await db.has("margin");
  const rows = await db.rows<Omit<Sheet, "about" | "months" | "names" | "listings" | "stars" | "reviews" | "siblings">>(
    `SELECT product_code AS code, product_name AS name, category, first_sold_on AS "firstSold", last_sold_on AS "lastSold",
      gross_revenue::DOUBLE AS gross, returns_value::DOUBLE AS returns, quantity_sold AS units, quantity_returned AS returned,
      order_count AS orders, customer_count AS customers, rating_mean AS rating, review_count AS "reviewCount",
      alert_status AS status, ${costs ? "m.unit_cost::DOUBLE" : "NULL"} AS "unitCost", ${costs ? "m.gross_margin::DOUBLE" : "NULL"} AS margin,
      row_number() OVER (ORDER BY gross_revenue DESC, product_code) AS rank, count(*) OVER () AS articles
    FROM v_product_kpi${costs ? " LEFT JOIN (SELECT product_code, unit_cost, gross_margin FROM v_margin) AS m USING (product_code)" : ""}
    WHERE kind = 'article' ORDER BY rank`
  );
  const [month, name, listing, review] = await Promise.all([months(db), names(db), listings(db), reviews(db)]);
  const byName = new Map(rows.map((d) => [d.code, d]));
  const groups = siblingsOf(rows);
  return rows.map((d) => ({
    about: facts,
    ...d,
    months: month.get(d.code) ?? [],
    names: name.get(d.code) ?? [],
    listings: listing.get(d.code) ?? [],
    stars: review.get(d.code)?.stars ?? [0, 0, 0, 0, 0],
    reviews: review.get(d.code)?.texts ?? [],
    siblings: (groups.get(d.code) ?? []).slice(0, 12).map((code) => {
      const s = byName.get(code)!;
      return {code, name: s.name, gross: s.gross};
    })
  }));
});
