import {describe, expect, it} from "vitest";
import {type CodeModel} from "../../pipeline/warehouse/build.ts";
import {type Database} from "../../pipeline/warehouse/database.ts";
import {MDM_TABLES} from "../../pipeline/warehouse/mdm-model.ts";
import {buildSmall} from "./small-shop.ts";

/** Listings and reviews as the reader loads them: two of one article, one of none, one rating that nobody may give. */
const withReviews = async (db: Database): Promise<void> => {
  await db.run(`insert into raw.listing by name select * from (values
    ('l.csv', 2, 'L1', 'White heart', 3.0), ('l.csv', 3, 'L2', 'Heart in white', 3.2), ('l.csv', 4, 'L3', 'Lamp', 9.0),
    ('l.csv', 5, 'L1', 'White heart again', 3.0)) as t(file, line, listing_id, title, price_value)`);
  await db.run(`insert into raw.review by name select * from (values
    ('r.csv', 2, 'R1', 'L1', 1.0, date '2010-02-01'), ('r.csv', 3, 'R2', 'L2', 2.0, date '2010-03-01'),
    ('r.csv', 4, 'R3', 'L2', 4.0, null), ('r.csv', 5, 'R4', 'L3', 5.0, null), ('r.csv', 6, 'R1', 'L1', 5.0, null))
    as t(file, line, review_id, listing_id, rating_value, reviewed_on)`);
  await db.run(`insert into raw.labelled_review by name select 'j.json' as file, 1 as line, 'bagus' as review,
    'good' as translation, 1 as sentiment_int`);
};

const decisions: CodeModel = {
  name: "mdm",
  outputs: Object.keys(MDM_TABLES),
  dependsOn: ["cleaned.cln_article", "cleaned.cln_listing"],
  async run(db) {
    for (const [name, columns] of Object.entries(MDM_TABLES)) await db.run(`create table ${name} (${columns})`);
    await db.run(`insert into mdm.mdm_decision values
      ('fuzzy', '1', '85123A', 'L1', 'accept', 'same words', 0.95, 'rule'),
      ('fuzzy', '1', '85123B', 'L1', 'ask', 'near', 0.60, 'rule'),
      ('fuzzy', '1', '85123A', 'L2', 'accept', 'same words', 0.91, 'rule'),
      ('fuzzy', '1', '85123B', 'L3', 'ask', 'near', 0.55, 'rule'),
      ('poc', '1', '85123B', 'L3', 'accept', 'rank', 1.0, 'rule')`);
  }
};

describe("listings and reviews", () => {
  it("tie in through accepted links of the active strategy; sums are not multiplied by them", async () => {
    const {db, report} = await buildSmall(undefined, {before: withReviews, codeModels: [decisions]});
    expect(report.audits.filter((a) => a.severity === "error" && a.verdict !== "pass")).toEqual([]);
    const [article] = await db.rows(
      `select gross_revenue, quantity_sold, listing_count, rating_mean, review_count, positive_reviews, neutral_reviews,
         negative_reviews, alert_status from v_product_kpi where product_code = '85123A'`
    );
    expect(article).toEqual({
      gross_revenue: 31.003,
      quantity_sold: 15,
      listing_count: 2,
      rating_mean: 7 / 3,
      review_count: 3,
      positive_reviews: 1,
      neutral_reviews: 0,
      negative_reviews: 2,
      alert_status: "WATCH"
    });
    expect(
      await db.rows("select listing_id, product_code, proposed_product_code, zone from v_listings order by 1")
    ).toEqual([
      {listing_id: "L1", product_code: "85123A", proposed_product_code: null, zone: "accept"},
      {listing_id: "L2", product_code: "85123A", proposed_product_code: null, zone: "accept"},
      {listing_id: "L3", product_code: null, proposed_product_code: "85123B", zone: "ask"}
    ]);
    expect(
      await db.rows("select product_code, sentiment, sentiment_source, rating from v_reviews where listing_id is null")
    ).toEqual([{product_code: null, sentiment: "positive", sentiment_source: "label", rating: null}]);
    expect(
      await db.rows("select source, reason from cleaned.cln_reject where source <> 'transaction' order by 1")
    ).toEqual([
      {source: "listing", reason: "id comes twice"},
      {source: "review", reason: "id comes twice"}
    ]);
    expect(
      await db.rows("select value from v_matching where strategy = 'fuzzy' and metric = 'article_coverage'")
    ).toEqual([{value: 0.5}]);
    db.close();
  });

  it("turn critical by the thresholds of the settings", async () => {
    const {db} = await buildSmall(undefined, {
      before: withReviews,
      codeModels: [decisions],
      env: {ALERT_MIN_QUANTITY: "10"}
    });
    expect(await db.rows("select product_code, alert_status, reason from v_alerts")).toEqual([
      {
        product_code: "85123A",
        alert_status: "CRITICAL",
        reason: "mean rating 2.33 is below 3.00 and 15 units sold are more than 10"
      }
    ]);
    db.close();
  });

  it("give a review without a listing the article that its text names beyond the bar, and no other", async () => {
    const linking: CodeModel = {
      ...decisions,
      async run(db, context) {
        await decisions.run(db, context);
        await db.run(`insert into mdm.mdm_review_link values
          ('labelled-1', '85123A', 'accept', 0.93, 'names it'), ('R4', '85123A', 'accept', 0.99, 'has a listing of its own')`);
      }
    };
    const {db, report} = await buildSmall(undefined, {before: withReviews, codeModels: [linking]});
    expect(report.audits.filter((a) => a.severity === "error" && a.verdict !== "pass")).toEqual([]);
    expect(
      await db.rows(
        "select review_id, product_code, link_probability from facts.fct_review where review_id in ('labelled-1', 'R4') order by 1"
      )
    ).toEqual([
      {review_id: "R4", product_code: null, link_probability: null},
      {review_id: "labelled-1", product_code: "85123A", link_probability: 0.93}
    ]);
    db.close();
  });

  it("are matched with the best-selling articles only where TOP_N_PRODUCTS says so", async () => {
    const matched = async (top: string): Promise<object[]> => {
      const {db} = await buildSmall(undefined, {
        before: withReviews,
        codeModels: [decisions],
        env: {TOP_N_PRODUCTS: top}
      });
      const rows = await db.rows(
        "select product_code from cleaned.cln_article where is_matched order by quantity desc, product_code"
      );
      db.close();
      return rows;
    };
    const all = await matched("0");
    expect(all.length).toBeGreaterThan(1);
    expect(await matched("1")).toEqual(all.slice(0, 1));
  });
});
