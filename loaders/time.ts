import type {DayEffect} from "../pipeline/analytics/time/day-effects.ts";
import type {Regression} from "../pipeline/analytics/time/regression.ts";
import {toSeries, type Series} from "../src/components/time/period.ts";
import {about, type About} from "./about.ts";
import {once} from "./loader.ts";
import {snapshots} from "./snapshots.ts";
import {holidayEffects, type HolidayDay} from "./time-holidays.ts";
import {season, trendModel, type Season} from "./time-season.ts";
import {tests, type TimeTest} from "./time-tests.ts";

/** Lengths of period that the trend can be read by. */
export const GRAINS = ["day", "week", "month", "quarter", "year"] as const;
export type Grain = (typeof GRAINS)[number];

/** One period; money in GBP, `returns` positive. Weeks begin on Monday. */
export interface Period {
  /** First day, ISO. */
  start: string;
  gross: number;
  returns: number;
  orders: number;
  units: number;
  /** Days with a sale. */
  open: number;
  /** Whether the data hold the whole period. */
  complete: boolean;
}

/** With the first day after it, ISO; the page works it out again. */
export type Bounded = Period & {stop: string};

/** One hour of one weekday over all dates. Weekday 1 is Monday. */
export interface Hour {
  weekday: number;
  hour: number;
  gross: number;
  orders: number;
}

/** One weekday over all dates: its days with and without a sale, and the quartiles of gross revenue of the former. */
export interface Weekday {
  weekday: number;
  open: number;
  closed: number;
  gross: number;
  low: number | null;
  median: number | null;
  high: number | null;
}

/** The same month of both years. */
export interface YearPair {
  /** Month of the later year. */
  month: string;
  now: number;
  before: number;
}

/** Everything the time page shows. */
export interface Time {
  about: About;
  orders: number;
  /** Periods of each length, one after the other. */
  periods: Record<Grain, Series>;
  hours: Hour[];
  weekdays: Weekday[];
  pairs: YearPair[];
  season: Season | null;
  trend: {plain: Coefficients; seasonal: Coefficients | null} | null;
  holidays: {days: HolidayDay[]; effects: DayEffect[]; usual: number};
  tests: TimeTest[];
  sql: typeof SQL;
}

/** A regression without its residuals. */
export type Coefficients = Omit<Regression, "residuals">;

/** The queries behind the charts, as the page shows them. */
const SQL = {
  periods: (
    grain: Grain
  ): string => `SELECT date_trunc('${grain}', sold_on) AS period, sum(gross_revenue) AS gross_revenue,
  sum(returns_value) AS returns_value, sum(quantity_sold) AS quantity_sold
FROM v_day_kpi
GROUP BY 1
ORDER BY 1`,
  hours: `SELECT weekday, hour, gross_revenue, order_count
FROM v_day_hour_kpi
ORDER BY weekday, hour`,
  days: `SELECT sold_on, gross_revenue
FROM v_day_kpi
ORDER BY sold_on`,
  weeks: `SELECT date_trunc('week', sold_on) AS week, sum(gross_revenue) AS gross_revenue
FROM v_day_kpi
GROUP BY 1
ORDER BY 1`,
  months: `SELECT month, gross_revenue
FROM v_month_kpi
WHERE is_complete
ORDER BY month`
};

async function periods(grain: Grain): Promise<Bounded[]> {
  const db = await snapshots();
  return db.rows<Bounded>(
    `WITH day AS (SELECT date_trunc('${grain}', sold_on)::DATE AS start, * FROM v_day_kpi),
    bound AS (SELECT min(sold_on) AS first, max(sold_on) AS last FROM v_day_kpi),
    invoices AS (SELECT date_trunc('${grain}', sold_on)::DATE AS start, count(DISTINCT invoice) AS orders FROM v_sales GROUP BY 1)
    SELECT start, (start + INTERVAL 1 ${grain})::DATE AS stop, round(sum(gross_revenue)::DOUBLE, 2) AS gross,
      round(sum(returns_value)::DOUBLE, 2) AS returns, coalesce(any_value(orders), 0) AS orders, sum(quantity_sold)::DOUBLE AS units,
      count(*) FILTER (gross_revenue > 0) AS open,
      start >= any_value(first) AND (start + INTERVAL 1 ${grain})::DATE <= any_value(last) + 1 AS complete
    FROM day LEFT JOIN invoices USING (start), bound GROUP BY start ORDER BY start`
  );
}

/** Everything the time page shows, counted from the published snapshots. */
export const time = once(async (): Promise<Time> => {
  const [db, facts] = await Promise.all([snapshots(), about()]);
  const all = Object.fromEntries(await Promise.all(GRAINS.map(async (g) => [g, await periods(g)]))) as Record<
    Grain,
    Bounded[]
  >;
  const days = all.day.map((d) => ({on: d.start, value: d.gross}));
  const months = all.month.filter((d) => d.complete);
  const weeks = all.week.filter((d) => d.complete && d.open > 0);
  const holidays = holidayEffects(days);
  return {
    about: facts,
    orders: (await db.one<{n: number}>("SELECT count(DISTINCT invoice) AS n FROM v_sales")).n,
    periods: Object.fromEntries(GRAINS.map((g) => [g, toSeries(g, all[g])])) as Record<Grain, Series>,
    hours: await db.rows<Hour>(
      `SELECT weekday, hour, round(gross_revenue::DOUBLE, 2) AS gross, order_count AS orders FROM (${SQL.hours}) ORDER BY ALL`
    ),
    weekdays: await db.rows<Weekday>(
      `SELECT isodow(sold_on) AS weekday, count(*) FILTER (gross_revenue > 0) AS open,
        count(*) FILTER (gross_revenue <= 0) AS closed, sum(gross_revenue)::DOUBLE AS gross,
        ${[0.25, 0.5, 0.75].map((q, i) => `quantile_cont(gross_revenue::DOUBLE, ${q}) FILTER (gross_revenue > 0) AS ${["low", "median", "high"][i]}`).join(", ")}
      FROM v_day_kpi GROUP BY 1 ORDER BY 1`
    ),
    pairs: pairs(months),
    season: season(months),
    trend: trendModel(weeks),
    holidays,
    tests: tests(days, months, holidays.effects),
    sql: SQL
  };
});

/** The last twelve full months, each beside the same month of the year before where that is there. */
function pairs(months: readonly Period[]): YearPair[] {
  const gross = new Map(months.map((d) => [d.start, d.gross]));
  const yearBefore = (month: string): string => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
  return months
    .slice(-12)
    .filter((d) => gross.has(yearBefore(d.start)))
    .map((d) => ({month: d.start, now: d.gross, before: gross.get(yearBefore(d.start))!}));
}
