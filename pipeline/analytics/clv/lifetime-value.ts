import {expectedPurchases, type BgNbd, type PurchaseHistory} from "./bg-nbd.ts";
import {expectedValue, type GammaGamma, type Spend} from "./gamma-gamma.ts";

export interface ValueOptions {
  /** Months looked ahead; default 12. */
  months?: number;
  /** Discount a month as a share; default 0.01. */
  discount?: number;
  /** Units of the purchase model's time in a month; default 52.1775 / 12 weeks. */
  unitsPerMonth?: number;
}

/**
 * Discounted value of a customer's purchases to come, GBP of revenue, not of margin.
 * Purchases of each month (BG/NBD) times their expected value (Gamma-Gamma), discounted monthly.
 */
export function lifetimeValue(
  purchases: BgNbd,
  values: GammaGamma,
  history: PurchaseHistory,
  spend: Spend | null,
  {months = 12, discount = 0.01, unitsPerMonth = 52.1775 / 12}: ValueOptions = {}
): number {
  const value = expectedValue(values, spend);
  let total = 0,
    before = 0;
  for (let month = 1; month <= months; month++) {
    const until = expectedPurchases(purchases, history, month * unitsPerMonth);
    total += ((until - before) * value) / (1 + discount) ** month;
    before = until;
  }
  return total;
}
