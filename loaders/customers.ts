import {rfmRule, RFM_SEGMENTS, rfmSegment} from "../pipeline/analytics/customers/rfm-segments.ts";
import {SEGMENT_RULES, SEGMENTS} from "../pipeline/analytics/customers/segments.ts";
import {about, type About} from "./about.ts";
import {cohorts, COHORTS, type Cohort} from "./cohorts.ts";
import {customerModels, type CustomerModels} from "./customer-models.ts";
import {customerScores, hasScores, SCORES, type CustomerRow} from "./customer-scores.ts";
import {once} from "./loader.ts";
import {satisfaction, SATISFACTION, type Satisfaction} from "./satisfaction.ts";
import {snapshots} from "./snapshots.ts";

/** Customers of one fifth of recency and one of frequency. */
export interface RfmCell {
  r: number;
  f: number;
  customers: number;
  gross: number;
}
/** A named block of the grid of fifths, with its rule. */
export interface RfmBlock {
  segment: string;
  rule: string;
  customers: number;
  gross: number;
}
/** One of the five segments. `rule` is how it is defined; `buys` the mean chance of a purchase in the next 90 days. */
export interface SegmentRow {
  segment: string;
  rule: string;
  customers: number;
  gross: number;
  index: number | null;
  recency: number | null;
  buys: number | null;
}
/** Customers whose activity index lies between two tenths, with the chance that the churn model gives them. */
export interface IndexBand {
  from: number;
  customers: number;
  index: number;
  buys: number;
}
/** Customers by their chance to stay away, in tenths. */
export interface RiskBand {
  from: number;
  customers: number;
  gone: number;
  stake: number;
}
/** Share of the expected value that the most valuable customers hold. */
export interface ValuePoint {
  customers: number;
  share: number;
}
export interface Customers {
  about: About;
  /** Customers with a purchase; of them with more than one order; gross revenue. */
  totals: {customers: number; returning: number; gross: number; onlyReturns: number; noCustomer: number | null};
  cohorts: Cohort[];
  satisfaction: Satisfaction | null;
  /** What the analysis step of the refresh published; null where it did not run. */
  scores: {
    first: CustomerRow[];
    total: number;
    standings: [standing: string, customers: number][];
    rfm: RfmCell[];
    blocks: RfmBlock[];
    segments: SegmentRow[];
    bands: IndexBand[];
    /** Days since the last order that a quarter of customers exceed. */
    staleDays: number;
    risk: RiskBand[];
    /** Customers at risk, what they hold, and what the hundred with most hold. */
    /** The fifth of customers who spent most. */
    topSpenders: {customers: number; gross: number};
    atRisk: {customers: number; stake: number; hundred: number};
    value: {total: number; topFifth: number; curve: ValuePoint[]} | null;
  } | null;
  models: CustomerModels;
  sql: {cohorts: string; satisfaction: string; scores: string; rfm: string; segments: string; value: string};
}

/** Rows in the page itself; the rest comes when asked for. */
const FIRST = 20;

const SQL = {
  cohorts: COHORTS,
  satisfaction: SATISFACTION,
  scores: SCORES,
  rfm: `SELECT recency_fifth, frequency_fifth, count(*) AS customers, sum(gross_revenue) AS gross_revenue
FROM v_customer_scores
GROUP BY recency_fifth, frequency_fifth
ORDER BY recency_fifth, frequency_fifth`,
  segments: `SELECT segment, count(*) AS customers, sum(gross_revenue) AS gross_revenue, avg(activity_index) AS activity_index,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY recency_days) AS recency_days, 1 - avg(churn_probability) AS buys_within_90_days
FROM v_customer_scores
GROUP BY segment`,
  value: `SELECT customer_id, lifetime_value_12m,
  sum(lifetime_value_12m) OVER (ORDER BY lifetime_value_12m DESC, customer_id) / sum(lifetime_value_12m) OVER () AS share
FROM v_customer_scores
ORDER BY lifetime_value_12m DESC, customer_id`
};

/** Everything the customers page shows at first. */
export const customers = once(async (): Promise<Customers> => {
  const db = await snapshots();
  const totals = await db.one<Customers["totals"]>(
    `SELECT count(*) FILTER (order_count > 0) AS customers, count(*) FILTER (order_count > 1) AS returning,
      sum(gross_revenue)::DOUBLE AS gross, count(*) FILTER (order_count = 0) AS "onlyReturns",
      (SELECT max(lines) FROM meta.rule_count WHERE rule IN ('no customer', 'no_customer')) AS "noCustomer"
    FROM v_customer_kpi`
  );
  return {
    about: await about(),
    totals,
    cohorts: await cohorts(),
    satisfaction: await satisfaction(),
    scores: (await hasScores()) ? await summary(await customerScores()) : null,
    models: await customerModels(),
    sql: SQL
  };
});

async function summary(rows: CustomerRow[]): Promise<NonNullable<Customers["scores"]>> {
  const db = await snapshots();
  const segments = await db.rows<Omit<SegmentRow, "rule">>(
    `SELECT segment, customers, gross_revenue::DOUBLE AS gross, activity_index AS "index", recency_days AS recency,
      buys_within_90_days AS buys FROM (${SQL.segments})`
  );
  const none = {customers: 0, gross: 0, index: null, recency: null, buys: null};
  const {stale} = await db.one<{stale: number}>(
    "SELECT quantile_cont(recency_days, 0.75) AS stale FROM v_customer_scores"
  );
  const standings = new Map<string, number>();
  for (const {standing} of rows) standings.set(standing, (standings.get(standing) ?? 0) + 1);
  const rich = rows.filter((d) => d.m === 5);
  const risky = rows.filter((d) => d.standing === "at risk");
  const rfm = await db.rows<RfmCell>(
    `SELECT recency_fifth AS r, frequency_fifth AS f, customers, gross_revenue::DOUBLE AS gross FROM (${SQL.rfm}) ORDER BY r, f`
  );
  return {
    first: rows.slice(0, FIRST),
    total: rows.length,
    standings: [...standings].sort((a, b) => b[1] - a[1]),
    rfm,
    blocks: blocksOf(rfm),
    segments: SEGMENTS.map((segment) => ({
      ...(segments.find((d) => d.segment === segment) ?? {segment, ...none}),
      rule: SEGMENT_RULES[segment]
    })),
    bands: bandsOf(rows),
    staleDays: stale,
    risk: riskOf(rows),
    topSpenders: {customers: rich.length, gross: rich.reduce((sum, d) => sum + d.gross, 0)},
    atRisk: {customers: risky.length, stake: stakeOf(risky), hundred: stakeOf(risky.slice(0, 100))},
    value: valueOf(rows)
  };
}

/** Customers and revenue of each named block; every cell is in one. */
export const blocksOf = (cells: readonly RfmCell[]): RfmBlock[] =>
  RFM_SEGMENTS.map((segment) => {
    const own = cells.filter((d) => rfmSegment(d.r, d.f) === segment);
    return {
      segment: segment.name,
      rule: rfmRule(segment),
      customers: own.reduce((sum, d) => sum + d.customers, 0),
      gross: own.reduce((sum, d) => sum + d.gross, 0)
    };
  });

const stakeOf = (rows: readonly CustomerRow[]): number => rows.reduce((sum, d) => sum + (d.stake ?? 0), 0);
const tenth = (share: number): number => Math.min(9, Math.floor(share * 10));

/** Activity index against the model's chance of a purchase; tenths with fewer than 20 customers are left out. */
export function bandsOf(rows: readonly CustomerRow[]): IndexBand[] {
  const known = rows.filter((d) => d.churn !== null);
  return Array.from({length: 10}, (_, i) => {
    const band = known.filter((d) => tenth(d.index) === i);
    const mean = (of: (d: CustomerRow) => number): number => band.reduce((sum, d) => sum + of(d), 0) / band.length;
    return {from: i / 10, customers: band.length, index: mean((d) => d.index), buys: mean((d) => 1 - d.churn!)};
  }).filter((d) => d.customers >= 20);
}

/** Customers and what they hold by their chance to stay away; those probably gone are counted apart. */
export function riskOf(rows: readonly CustomerRow[]): RiskBand[] {
  const known = rows.filter((d) => d.churn !== null);
  return Array.from({length: known.length ? 10 : 0}, (_, i) => {
    const band = known.filter((d) => tenth(d.churn!) === i);
    const staying = band.filter((d) => d.standing !== "probably gone");
    return {from: i / 10, customers: staying.length, gone: band.length - staying.length, stake: stakeOf(staying)};
  });
}

/** How far the value expected of customers is in few hands; null where none was estimated. */
export function valueOf(rows: readonly CustomerRow[]): NonNullable<Customers["scores"]>["value"] {
  const values = rows.flatMap((d) => (d.value === null ? [] : [d.value])).sort((a, b) => b - a);
  const total = values.reduce((a, b) => a + b, 0);
  if (!(total > 0)) return null;
  let running = 0;
  const shares = values.map((v) => (running += v) / total);
  const step = Math.max(1, Math.floor(values.length / 80));
  const curve = shares
    .map((share, i) => ({customers: i + 1, share: Number(share.toFixed(4))}))
    .filter((_, i) => i % step === 0 || i === values.length - 1);
  return {total, topFifth: shares[Math.ceil(values.length / 5) - 1]!, curve};
}
