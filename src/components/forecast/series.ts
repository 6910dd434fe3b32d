import type {Choice, Score} from "../../../pipeline/analytics/forecast/backtest.ts";
import type {About} from "../../../loaders/about.ts";
import * as f from "../format.js";

export type MeasureName = "revenue" | "quantity";

/** A monthly history to forecast. */
export interface Series {
  about: About;
  /** What is forecast, for a sentence: "the shop", or an article's name. */
  subject: string;
  /** Name of the files. */
  file: string;
  measure: MeasureName;
  /** First month, ISO. */
  from: string;
  values: number[];
  sql: string;
}

/** A month to come. */
export interface Ahead {
  month: string;
  mean: number;
  lower: number;
  upper: number;
  naive: number;
  /** The same month of the year before, where the history holds it. */
  before: number | null;
}

export const UNIT: Record<MeasureName, {label: string; write: (v: number) => string; exact: (v: number) => string}> = {
  revenue: {label: "gross revenue, £ a month", write: f.compactPounds, exact: f.pounds},
  quantity: {label: "pieces sold a month", write: (v) => f.count(v), exact: (v) => f.count(v)}
};

/** First day of the month `n` months after another, ISO. */
export function monthAfter(iso: string, n: number): string {
  const d = new Date(iso);
  return new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + n, 1)).toISOString().slice(0, 10);
}

/** The months to come. What is sold is never below nought, so neither are forecast and bounds. */
export function ahead({from, values}: Series, {forecast, naive}: Choice): Ahead[] {
  const floor = (v: number): number => Math.max(0, v);
  return forecast.mean.map((mean, h) => ({
    month: monthAfter(from, values.length + h),
    mean: floor(mean),
    lower: floor(forecast.lower[h]!),
    upper: floor(forecast.upper[h]!),
    naive: floor(naive.mean[h]!),
    before: values[values.length + h - 12] ?? null
  }));
}

/** Scores, the one that was chosen first, the others by their error. */
export const ranked = ({scores, method}: Choice): Score[] =>
  [...scores].sort((a, b) => Number(b.method === method) - Number(a.method === method) || a.mae - b.mae);
