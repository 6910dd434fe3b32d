import type {Calendar} from "./calendar.ts";
import type {Random} from "./random.ts";
import {COUNTRIES, SHOP} from "./settings.ts";

/** A customer and the days on which he orders, in order. */
export interface Customer {
  id: string;
  country: string;
  orderDays: number[];
  /** Log of his baskets' size relative to the mean. */
  basket: number;
  /** Pieces a line relative to the mean. */
  bulk: number;
  /** What he has bought, the last forty articles. */
  bought: number[];
}

/**
 * Draws customers who come, order at a rate of their own and are lost one day: the Pareto/NBD model of Schmittlein,
 * Morrison and Colombo (1987) in a time that runs as fast as the shop is busy, so that the season shows.
 * @param orders wanted over all customers; met on average.
 */
export function drawCustomers(random: Random, calendar: Calendar, count: number, orders: number): Customer[] {
  const quarter = 91.3125;
  const arrivals = SHOP.arrivals.map((n, q) => [q, n] as const);
  const drawn = Array.from({length: count}, () => {
    const q = random.weighted(arrivals);
    const from = q === 0 ? 0 : Math.round((q - 1) * quarter) + 31;
    const start = calendar.draw(random, from, Math.min(Math.round(q * quarter) + 31, SHOP.days));
    const lifetime = (SHOP.lifetimeDays * random.exponential()) / Math.max(0.25, random.gamma(1.6) / 1.6);
    const end = Math.min(SHOP.days, start + 1 + Math.round(lifetime));
    const keen = random.chance(SHOP.keenCustomerShare) ? SHOP.keenCustomerRatio : 1;
    return {start, end, rate: keen * (0.02 + random.gamma(SHOP.orderRateShape))};
  });
  // Everyone orders once; how fast the rest of the orders follow is set so that all come to the wanted number.
  const active = drawn.reduce((sum, c) => sum + c.rate * (calendar.before(c.end) - calendar.before(c.start)), 0);
  const pace = Math.max(0.1 * orders, orders - count) / active;
  return drawn.map(({start, end, rate}, i): Customer => {
    const orderDays = [start];
    const stop = calendar.before(end);
    for (let t = calendar.before(start); (t += random.exponential() / (rate * pace)) < stop;)
      orderDays.push(calendar.dayAt(t));
    const country = random.weighted(COUNTRIES);
    const wholesale = random.chance(SHOP.wholesaleShare) ? 4 + 8 * random.next() : 1;
    const abroad = country === "United Kingdom" ? 1 : SHOP.abroadQuantityRatio;
    return {
      id: String(12_001 + i),
      country,
      orderDays,
      basket: SHOP.basketSpreadCustomer * random.normal(),
      bulk: wholesale * abroad * Math.exp(0.45 * random.normal()),
      bought: []
    };
  });
}
