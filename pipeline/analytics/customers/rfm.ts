import {ranks} from "../ranks.ts";

/** Recency, frequency and spend of a customer, each as a fifth of all customers: 5 is best. */
export interface Rfm {
  recency: number;
  frequency: number;
  monetary: number;
}

/** Fifths by rank, 1 to 5; equal values share a fifth, so fifths may differ in size. */
export function fifths(values: readonly number[]): number[] {
  return ranks(values).map((r) => Math.min(5, Math.max(1, Math.ceil((5 * (r - 0.5)) / values.length))));
}

/** RFM of customers: the fewer days since the last order the better, the more orders and spend the better. */
export function rfm(customers: readonly {recency: number; frequency: number; monetary: number}[]): Rfm[] {
  const recency = fifths(customers.map((c) => -c.recency)),
    frequency = fifths(customers.map((c) => c.frequency)),
    monetary = fifths(customers.map((c) => c.monetary));
  return customers.map((_, i) => ({recency: recency[i]!, frequency: frequency[i]!, monetary: monetary[i]!}));
}
