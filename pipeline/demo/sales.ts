import {Agenda} from "./agenda.ts";
import {drawLine, type Order, pickArticles, setSizes} from "./basket.ts";
import {bookRest} from "./books.ts";
import {Calendar, drawMinute} from "./calendar.ts";
import type {LineFile} from "./csv.ts";
import {type Customer, drawCustomers} from "./customers.ts";
import {type InvoiceLine, InvoiceWriter} from "./invoice.ts";
import {Random} from "./random.ts";
import {postage, SERVICES, webPostage} from "./services.ts";
import {SHOP} from "./settings.ts";
import {Shelf} from "./shelf.ts";
import type {Article} from "./types.ts";

/** What the sales leave for the marketplace to build on. */
export interface SalesReport {
  /** Pieces sold by article. */
  sold: Float64Array;
  customers: number;
  invoices: number;
  counts: InvoiceWriter["counts"];
}

/** Countries in which buyers without an account sit, where they are not at home. */
const ANONYMOUS_ABROAD = ["EIRE", "Hong Kong", "Unspecified", "Germany", "United Arab Emirates"];

/**
 * Writes two years of invoice lines in the order of time.
 * @param lines wanted in all; met within a few percent.
 */
export function writeSales(
  seed: number,
  articles: readonly Article[],
  customerCount: number,
  lines: number,
  file: LineFile
): SalesReport {
  const calendar = new Calendar();
  const random = new Random(seed, "sales");
  const shelf = new Shelf(new Random(seed, "shelf"), calendar, articles);
  const writer = new InvoiceWriter(new Random(seed, "typing"), file);
  const agenda = new Agenda(calendar);
  const sold = new Float64Array(articles.length);

  // Real baskets hold 21.8 lines, and a shop of a tenth of the lines with half of the customers cannot have both
  // their orders and their baskets: orders shrink a little with the shop, baskets take the rest.
  const perCustomer = SHOP.ordersMean * Math.min(1, lines / SHOP.measuredLines) ** SHOP.ordersShrink;
  const wanted = Math.min(lines / 3, customerCount * perCustomer);
  const known = drawCustomers(new Random(seed, "customers"), calendar, customerCount, wanted);
  const orders = known.flatMap((customer) => customer.orderDays.map((day): Order => ({customer, day, size: 0})));
  const anonymous = Math.round((orders.length * SHOP.anonymousInvoiceShare) / (1 - SHOP.anonymousInvoiceShare));
  for (let i = 0; i < anonymous; i++) orders.push({customer: undefined, day: calendar.draw(random), size: 0});
  const saleLines = lines * (1 - otherShare()) - orders.length * SHOP.postagePerOrder;
  setSizes(random, orders, Math.max(orders.length, saleLines));
  const meanSize = saleLines / orders.length;
  const meanReturned = SHOP.wholeCancelShare * meanSize + (1 - SHOP.wholeCancelShare) * SHOP.partReturnMean;
  const returnChance = (SHOP.returnLineShare * lines) / meanReturned / (orders.length - anonymous);

  const sell = (order: Order, minute: number, at: string): void => {
    const {customer, day, size} = order;
    const basket = pickArticles(random, shelf, order).map((article): InvoiceLine => {
      const line = drawLine(random, shelf, article, day, customer);
      sold[article]! += line.quantity;
      const {fall} = articles[article]!;
      if (customer && fall && day > fall.day && random.chance(SHOP.fallenReturnShare))
        sendBack([line], customer, day, minute);
      return line;
    });
    if (!customer) {
      const country = random.chance(0.95) ? "United Kingdom" : random.pick(ANONYMOUS_ABROAD);
      if (random.chance(SHOP.webPostageShare)) basket.push(webPostage(random, size));
      return writer.write("anonymous", "", basket, at, "", country);
    }
    if (customer.country !== "United Kingdom" && random.chance(SHOP.postageShare)) basket.push(postage(random, size));
    writer.write("sale", "", basket, at, customer.id, customer.country);
    if (!random.chance(returnChance)) return;
    if (random.chance(SHOP.wholeCancelShare))
      writeBack(
        basket.map((line) => ({...line, quantity: -line.quantity})),
        customer,
        day,
        minute + random.between(3, 25)
      );
    else sendBack(random.shuffled(basket).slice(0, 1 + Math.floor(random.exponential() * 1.25)), customer, day, minute);
  };
  /** Books a return of a part of what was bought, some days later; none when that is after the last day. */
  const sendBack = (basket: InvoiceLine[], customer: Customer, day: number, minute: number): void => {
    const lag = Math.max(1, Math.round(SHOP.returnLagMedian * Math.exp(SHOP.returnLagSpread * random.normal())));
    if (day + lag >= calendar.days) return;
    const part = basket.map((line) => {
      const whole = line.quantity <= 4 || random.chance(SHOP.wholeLineReturnShare);
      return {...line, quantity: -(whole ? line.quantity : random.between(1, Math.ceil(line.quantity / 3)))};
    });
    // On closed days nothing is taken back: the next open one.
    const on = calendar.dayAt(calendar.before(day + lag));
    if (on > day) writeBack(part, customer, on, minute);
  };
  const writeBack = (back: InvoiceLine[], {id, country}: Customer, day: number, minute: number): void =>
    agenda.add(day, minute, (at) => writer.write("returned", "C", back, at, id, country));

  for (const order of orders) {
    const minute = drawMinute(random);
    agenda.add(order.day, minute, (at) => sell(order, minute, at));
  }
  bookRest(random, {agenda, calendar, shelf, writer, known, lines});
  agenda.run();
  return {sold, customers: known.length, invoices: writer.invoices, counts: writer.counts};
}

/** Share of the file's lines that are no sale of articles, postage apart. */
function otherShare(): number {
  const services = SERVICES.reduce((sum, s) => sum + s.share, 0);
  const adjustments = SHOP.missingDescriptionShare + SHOP.remarkShare + SHOP.freeLineShare;
  return SHOP.returnLineShare + SHOP.duplicateShare + services + adjustments;
}
