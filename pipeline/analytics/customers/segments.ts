import {quantile} from "simple-statistics";

/** What a customer did in the twelve months up to the reference date. */
export interface CustomerYear {
  customer: string;
  /** Orders. */
  frequency: number;
  /** Days since the last order. */
  recency: number;
  /** Spent, GBP. */
  monetary: number;
  /** Different articles bought. */
  diversity: number;
}

export const SEGMENTS = ["VIP", "Active", "To win back", "Dormant", "Promising"] as const;
export type Segment = (typeof SEGMENTS)[number];

/**
 * The rules of the five segments, first that holds, as the retail-scoring system states them. Its "propensity" is
 * 0.45 frequency + 0.30 (1 − recency) + 0.15 spend + 0.10 diversity, each min-max scaled, frequency cut at its 95th
 * percentile. That is an index of past activity from 0 to 1. It is no probability: nothing was fitted to what customers
 * did next, the weights are opinions, and it moves when an outlier does. Use the churn model for chances.
 */
export const SEGMENT_RULES: Readonly<Record<Segment, string>> = {
  VIP: "index ≥ 0.65 and spend in the top quarter",
  Active: "index ≥ 0.55 and last order in the most recent quarter of customers",
  "To win back": "spend in the top quarter, last order in the least recent quarter",
  Dormant: "few orders (at most half the third quartile, at least 1), last order in the least recent quarter",
  Promising: "everybody else"
};

export interface Segmented extends CustomerYear {
  /** Activity index, 0 to 1; no probability. */
  index: number;
  segment: Segment;
}

const scaler = (values: readonly number[]): ((v: number) => number) => {
  let low = Infinity,
    high = -Infinity;
  for (const v of values) {
    low = Math.min(low, v);
    high = Math.max(high, v);
  }
  return (v) => (high > low ? (Math.min(v, high) - low) / (high - low) : 0);
};

/** Puts each customer into one of the five segments. */
export function segmentCustomers(customers: readonly CustomerYear[]): Segmented[] {
  if (!customers.length) return [];
  const column = (key: "frequency" | "recency" | "monetary" | "diversity"): number[] => customers.map((c) => c[key]);
  const cap = quantile(column("frequency"), 0.95);
  const frequency = scaler(column("frequency").map((v) => Math.min(v, cap))),
    recency = scaler(column("recency")),
    monetary = scaler(column("monetary")),
    diversity = scaler(column("diversity"));
  const rich = quantile(column("monetary"), 0.75),
    fresh = quantile(column("recency"), 0.25),
    stale = quantile(column("recency"), 0.75),
    seldom = Math.max(1, quantile(column("frequency"), 0.75) / 2);
  return customers.map((c) => {
    const index =
      0.45 * frequency(c.frequency) +
      0.3 * (1 - recency(c.recency)) +
      0.15 * monetary(c.monetary) +
      0.1 * diversity(c.diversity);
    const segment: Segment =
      index >= 0.65 && c.monetary >= rich
        ? "VIP"
        : index >= 0.55 && c.recency <= fresh
          ? "Active"
          : c.monetary >= rich && c.recency > stale
            ? "To win back"
            : c.frequency <= seldom && c.recency > stale
              ? "Dormant"
              : "Promising";
    return {...c, index, segment};
  });
}
