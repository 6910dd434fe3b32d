import type {Customer} from "./customers.ts";
import type {InvoiceLine} from "./invoice.ts";
import {AliasTable, type Random} from "./random.ts";
import {QUANTITIES, SHOP} from "./settings.ts";
import type {Shelf} from "./shelf.ts";

/** An order before it is filled. No customer: a sale to someone unknown. */
export interface Order {
  customer: Customer | undefined;
  day: number;
  /** Lines. */
  size: number;
}

/** Gives orders their sizes, log-normal, scaled so that they sum to the wanted lines. */
export function setSizes(random: Random, orders: Order[], lines: number): void {
  const spread = SHOP.basketSpreadCustomer ** 2 / 2;
  const raw = orders.map(({customer}) =>
    Math.exp(
      SHOP.basketSpreadOrder * random.normal() + (customer?.basket ?? Math.log(SHOP.anonymousBasketRatio) + spread)
    )
  );
  const size = (x: number, scale: number): number => Math.min(600, Math.max(1, Math.round(x * scale)));
  let [low, high] = [0, 1000];
  for (let i = 0; i < 40; i++) {
    const scale = (low + high) / 2;
    if (raw.reduce((sum, x) => sum + size(x, scale), 0) < lines) low = scale;
    else high = scale;
  }
  orders.forEach((order, i) => (order.size = size(raw[i]!, high)));
}

/** The articles of a basket: what goes with the line before, what the customer bought before, or anything. */
export function pickArticles(random: Random, shelf: Shelf, {customer, day, size}: Order): number[] {
  const basket = new Set<number>();
  let last = -1;
  for (let tries = 0; basket.size < size && tries < size * 3; tries++) {
    const x = random.next();
    let article: number;
    if (last >= 0 && x < SHOP.affinityShare) article = shelf.companion(random, last, day);
    else if (customer?.bought.length && x < SHOP.affinityShare + SHOP.repeatShare)
      article = random.pick(customer.bought);
    else article = shelf.draw(random, day);
    if (!shelf.sells(article, day)) continue;
    basket.add(article);
    last = article;
  }
  if (basket.size === 0) basket.add(shelf.draw(random, day));
  if (customer) customer.bought = [...customer.bought, ...basket].slice(-40);
  return [...basket];
}

const QUANTITY_TABLES = QUANTITIES.map(({below, weights}) => ({
  below,
  quantities: weights.map(([quantity]) => quantity),
  table: new AliasTable(weights.map(([, weight]) => weight))
}));

/** How many of an article, and for how much a piece: less from a volume on, dearer for those without an account. */
export function drawLine(
  random: Random,
  shelf: Shelf,
  article: number,
  day: number,
  customer: Customer | undefined
): InvoiceLine {
  const {code, names} = shelf.articles[article]!;
  const list = shelf.price(article, day);
  const {quantities, table} = QUANTITY_TABLES.find((q) => list < q.below)!;
  const usual = quantities[table.draw(random)]!;
  let quantity = usual;
  if (!customer) quantity = Math.max(1, Math.round(usual / 4));
  else if (customer.bulk > 3) quantity = Math.max(1, Math.round(usual * customer.bulk * random.next()));
  else if (usual > 4 && random.chance(0.3)) quantity = Math.max(1, Math.round((usual * customer.bulk) / 6) * 6);
  if (customer && random.chance(SHOP.outlierLineShare)) quantity *= random.between(5, 40);
  const rate = SHOP.volumePrice.find(({from}) => quantity >= from)?.ratio ?? 1;
  const price = customer ? list * rate : list * SHOP.anonymousPriceRatio;
  return {code, name: names.findLast((n) => n.day <= day)!.name, quantity, price: Math.max(0.01, price)};
}
