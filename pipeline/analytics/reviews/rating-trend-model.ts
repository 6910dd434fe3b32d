import type {CodeModel} from "../../warehouse/model.ts";
import {writeTable} from "../../warehouse/write-table.ts";
import {fallingReputation} from "./falling.ts";

/** Which articles' reputation falls: one row an article with enough dated ratings, tested in each refresh. */
export const ratingTrendModel: CodeModel = {
  name: "rating trends",
  outputs: ["marts.rating_trend"],
  dependsOn: ["facts.fct_review"],
  async run(db) {
    const rows = await db.rows<{product: string; at: number; rating: number}>(
      `select product_code as product, date_diff('day', date '1970-01-01', review_on) as at, rating::double as rating
       from facts.fct_review where product_code is not null and rating is not null and review_on is not null
       order by product_code, review_on, review_id`
    );
    await writeTable(
      db,
      "marts.rating_trend",
      `product_code varchar, rating_count integer, tau double, p_value double, adjusted_p double, rating_earlier double,
       rating_later double, rating_change double, is_falling boolean`,
      fallingReputation(rows).map((t) => [
        t.product,
        t.n,
        t.tau,
        t.p,
        t.adjustedP,
        t.earlier,
        t.later,
        t.later - t.earlier,
        t.falling
      ])
    );
  }
};
