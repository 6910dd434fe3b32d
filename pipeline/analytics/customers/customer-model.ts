import {setImmediate} from "node:timers/promises";
import type {CodeModel} from "../../warehouse/model.ts";
import {writeTable} from "../../warehouse/write-table.ts";
import {churn} from "../churn/churn.ts";
import {expectedPurchases, fitBgNbd, probabilityAlive, type PurchaseHistory} from "../clv/bg-nbd.ts";
import {expectedValue, fitGammaGamma} from "../clv/gamma-gamma.ts";
import {lifetimeValue} from "../clv/lifetime-value.ts";
import {rfm} from "./rfm.ts";
import {segmentCustomers} from "./segments.ts";

/** Days ahead that churn and expected purchases speak of. */
export const HORIZON_DAYS = 90;

interface Row {
  customer_id: string;
  /** Days with a purchase since 1970, ascending. */
  days: number[];
  /** GBP gross on each. */
  amounts: number[];
  orders: number;
  orders_12m: number;
  spend_12m: number;
  articles_12m: number;
}

/** Sales by customer and day; the year up to the last day in the data for the segments. */
const QUERY = `
with line as (
  select customer_id, invoice, product_code, revenue, date_diff('day', date '1970-01-01', sold_on) as day
  from facts.fct_sale_line
),
span as (select max(day) as last_day from line),
daily as (select customer_id, day, sum(revenue)::double as amount from line group by all),
year as (
  select customer_id, count(distinct invoice) as orders, count(distinct product_code) as articles, sum(revenue)::double as spend
  from line, span where day > last_day - 365 group by customer_id
),
total as (select customer_id, count(distinct invoice) as orders from line group by customer_id),
list as (select customer_id, list(day order by day) as days, list(amount order by day) as amounts from daily group by customer_id)
select customer_id, days, amounts, total.orders, coalesce(year.orders, 0) as orders_12m,
  coalesce(year.spend, 0) as spend_12m, coalesce(year.articles, 0) as articles_12m
from list join total using (customer_id) left join year using (customer_id)
order by customer_id`;

/**
 * What is expected of each customer: recency, frequency and spend in fifths, segment, chance to be alive, purchases and
 * value to come, chance to stay away. Fitted anew in each refresh; how well is kept in `meta.analysis`.
 */
export const customerModel: CodeModel = {
  name: "customer scores",
  outputs: ["marts.customer_score", "meta.customer_analysis"],
  dependsOn: ["facts.fct_sale_line"],
  async run(db, {note}) {
    const rows = await db.rows<Row>(QUERY);
    const end = rows.reduce((latest, r) => Math.max(latest, r.days.at(-1)!), 0) + 1;
    const histories = rows.map((r): PurchaseHistory => ({
      frequency: r.days.length - 1,
      recency: (r.days.at(-1)! - r.days[0]!) / 7,
      age: (end - r.days[0]!) / 7
    }));
    // The first purchase opens a history; only what follows tells how much a repeat is worth.
    const spends = rows.map((r) => {
      const repeats = r.amounts.slice(1).filter((a) => a > 0);
      return repeats.length
        ? {frequency: repeats.length, meanValue: repeats.reduce((a, b) => a + b, 0) / repeats.length}
        : null;
    });
    const known = spends.filter((s) => s !== null);
    // Between fits other models and the lines on their way to the server get their turn.
    const purchases = known.length >= 10 ? fitBgNbd(histories) : null;
    await setImmediate();
    const values = known.length >= 10 ? fitGammaGamma(known) : null;
    await setImmediate();
    const report = churn(
      rows.map((r) => ({customer: r.customer_id, days: r.days, values: r.amounts})),
      {end, horizon: HORIZON_DAYS}
    );
    if (!report) note("too short a history, or too few customers, for a churn model");
    await setImmediate();
    const leaving = new Map(report?.scores.map((s) => [s.customer, s.probability]));
    const fifths = rfm(
      rows.map((r) => ({
        recency: end - r.days.at(-1)!,
        frequency: r.orders,
        monetary: r.amounts.reduce((a, b) => a + b, 0)
      }))
    );
    const segments = segmentCustomers(
      rows.map((r) => ({
        customer: r.customer_id,
        frequency: r.orders_12m,
        recency: end - r.days.at(-1)!,
        monetary: r.spend_12m,
        diversity: r.articles_12m
      }))
    );
    await writeTable(
      db,
      "marts.customer_score",
      `customer_id varchar, recency_fifth integer, frequency_fifth integer, monetary_fifth integer, segment varchar,
       activity_index double, alive_probability double, expected_purchase_days double, expected_value double,
       lifetime_value_12m double, churn_probability double`,
      rows.map((r, i) => [
        r.customer_id,
        fifths[i]!.recency,
        fifths[i]!.frequency,
        fifths[i]!.monetary,
        segments[i]!.segment,
        segments[i]!.index,
        purchases && probabilityAlive(purchases, histories[i]!),
        purchases && expectedPurchases(purchases, histories[i]!, HORIZON_DAYS / 7),
        values && expectedValue(values, spends[i]!),
        purchases && values && lifetimeValue(purchases, values, histories[i]!, spends[i]!),
        leaving.get(r.customer_id) ?? null
      ])
    );
    const {scores: _, ...kept} = report ?? {scores: []};
    const analyses: [string, object | null][] = [
      ["bg_nbd", purchases],
      ["gamma_gamma", values],
      ["churn", report && {...kept, horizon: HORIZON_DAYS}]
    ];
    await writeTable(
      db,
      "meta.customer_analysis",
      "name varchar, report varchar",
      analyses.map(([name, value]) => [name, value && JSON.stringify(value)])
    );
  }
};
