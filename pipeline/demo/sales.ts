import {Calendar, clock, drawMinute} from "./calendar.ts";
import {type Customer, drawCustomers} from "./customers.ts";
import {type InvoiceLine, InvoiceWriter} from "./invoice.ts";
import type {LineFile} from "./csv.ts";
import {Random} from "./random.ts";
import {postage, remark, SERVICES, type ServiceInvoice, webPostage} from "./services.ts";
import {QUANTITIES, SHOP} from "./settings.ts";
import {Shelf} from "./shelf.ts";
import type {Article} from "./types.ts";

/** What happens on a day, at a minute. */
interface Event {
  minute: number;
  write: () => void;
}

/** What the sales leave for the marketplace to build on. */
export interface SalesReport {
  /** Pieces sold by article. */
  sold: Float64Array;
  customers: number;
  invoices: number;
  counts: InvoiceWriter["counts"];
}

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
  const sold = new Float64Array(articles.length);

  // Real baskets hold 21.8 lines, and a shop of a tenth of the lines with half of the customers cannot have both
  // their orders and their baskets: orders shrink a little with the shop, baskets take the rest.
  const perCustomer = SHOP.ordersMean * Math.min(1, lines / 1_067_370) ** 0.17;
  const known = drawCustomers(
    new Random(seed, "customers"),
    calendar,
    customerCount,
    Math.min(lines / 3, customerCount * perCustomer)
  );
  const orders = known.flatMap((customer) => customer.orderDays.map((day): Order => ({customer, day, size: 0})));
  const anonymous = Math.round((orders.length * SHOP.anonymousInvoiceShare) / (1 - SHOP.anonymousInvoiceShare));
  for (let i = 0; i < anonymous; i++) orders.push({customer: undefined, day: calendar.draw(random), size: 0});
  const services = SERVICES.reduce((sum, s) => sum + s.share, 0) + 0.003;
  const adjustments = SHOP.missingDescriptionShare + SHOP.remarkShare + SHOP.freeLineShare;
  const others = SHOP.returnLineShare + services + adjustments + SHOP.duplicateShare;
  setSizes(random, orders, lines * (1 - others));

  const agenda: Event[][] = Array.from({length: calendar.days}, () => []);
  const meanSize = (lines * (1 - others)) / orders.length;
  const meanReturned = SHOP.wholeCancelShare * meanSize + (1 - SHOP.wholeCancelShare) * SHOP.returnLinesMean * 0.85;
  const returnChance = (SHOP.returnLineShare * lines) / meanReturned / orders.length;

  const sell = ({customer, day, size}: Order, minute: number): void => {
    const at = `${calendar.dates[day]} ${clock(minute)}`;
    const [id, country] = customer
      ? [customer.id, customer.country]
      : ["", random.chance(0.95) ? "United Kingdom" : random.pick(["EIRE", "Hong Kong", "Unspecified", "Germany"])];
    const picked = pickArticles(random, shelf, customer, day, size);
    const basket = picked.map((article): InvoiceLine => {
      const line = drawLine(random, shelf, article, day, customer);
      sold[article]! += line.quantity;
      const {fall, code} = articles[article]!;
      if (customer && fall && day > fall.day && random.chance(SHOP.fallenReturnShare))
        sendBack([{...line, code}], customer, day, minute);
      return line;
    });
    const extra =
      country !== "United Kingdom" && customer && random.chance(SHOP.postageShare) ? [postage(random, size)] : [];
    if (!customer && random.chance(0.47)) extra.push(webPostage(random, size));
    writer.write(customer ? "sale" : "anonymous", "", [...basket, ...extra], at, id, country);
    if (!customer || !random.chance(returnChance / (1 - SHOP.anonymousInvoiceShare))) return;
    if (random.chance(SHOP.wholeCancelShare)) callOff(basket, customer, day, minute + random.between(3, 25));
    else sendBack(random.shuffled(basket).slice(0, 1 + Math.floor(random.exponential() * 1.25)), customer, day, minute);
  };
  const callOff = (basket: InvoiceLine[], customer: Customer, day: number, minute: number): void => {
    const back = basket.map((line) => ({...line, quantity: -line.quantity}));
    writeBack(agenda, calendar, writer, back, customer, day, minute);
  };
  const sendBack = (basket: InvoiceLine[], customer: Customer, day: number, minute: number): void => {
    const lag = Math.max(1, Math.round(SHOP.returnLagMedian * Math.exp(SHOP.returnLagSpread * random.normal())));
    const part = basket.map((line) => ({
      ...line,
      quantity: -(line.quantity <= 4 || random.chance(0.3)
        ? line.quantity
        : random.between(1, Math.ceil(line.quantity / 3)))
    }));
    // The shop takes nothing back on days on which it is closed: the next open one.
    const on = calendar.dayAt(calendar.before(day + lag));
    if (day + lag < calendar.days && on > day) writeBack(agenda, calendar, writer, part, customer, on, minute);
  };

  for (const order of orders) {
    const minute = drawMinute(random);
    agenda[order.day]!.push({minute, write: () => sell(order, minute)});
  }
  scheduleRest(random, calendar, shelf, writer, known, lines, agenda);
  for (const day of agenda) {
    // What is sent back the same day comes into the day's list while it is written, always later in it.
    day.sort((a, b) => a.minute - b.minute);
    for (let i = 0; i < day.length; i++) {
      const before = day.length;
      day[i]!.write();
      if (day.length > before) day.push(...day.splice(i + 1).sort((a, b) => a.minute - b.minute));
    }
    day.length = 0;
  }
  return {sold, customers: known.length, invoices: writer.invoices, counts: writer.counts};
}

interface Order {
  customer: Customer | undefined;
  day: number;
  size: number;
}

/** Basket sizes, log-normal, scaled so that they sum to the wanted lines. */
function setSizes(random: Random, orders: Order[], lines: number): void {
  const raw = orders.map(({customer}) =>
    Math.exp(SHOP.basketSpreadOrder * random.normal() + (customer?.basket ?? Math.log(SHOP.anonymousBasketRatio) + 0.2))
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
function pickArticles(
  random: Random,
  shelf: Shelf,
  customer: Customer | undefined,
  day: number,
  size: number
): number[] {
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

function drawLine(
  random: Random,
  shelf: Shelf,
  article: number,
  day: number,
  customer: Customer | undefined
): InvoiceLine {
  const {code, names} = shelf.articles[article]!;
  const list = shelf.price(article, day);
  const usual = random.weighted(QUANTITIES.find((q) => list < q.below)!.weights);
  let quantity = usual;
  if (!customer) quantity = Math.max(1, Math.round(usual / 4));
  else if (customer.bulk > 3) quantity = Math.max(1, Math.round(usual * customer.bulk * random.next()));
  else if (usual > 4 && random.chance(0.3)) quantity = Math.max(1, Math.round((usual * customer.bulk) / 6) * 6);
  if (customer && random.chance(0.0012)) quantity *= random.between(5, 40);
  const rate = SHOP.volumePrice.find(({from}) => quantity >= from)?.ratio ?? 1;
  const price = customer ? list * rate : list * SHOP.anonymousPriceRatio;
  return {code, name: names.findLast((n) => n.day <= day)!.name, quantity, price: Math.max(0.01, price)};
}

function writeBack(
  agenda: Event[][],
  calendar: Calendar,
  writer: InvoiceWriter,
  lines: InvoiceLine[],
  {id, country}: Customer,
  day: number,
  at: number
): void {
  const minute = Math.min(at, 20 * 60 + 59);
  agenda[day]!.push({
    minute,
    write: () => writer.write("returned", "C", lines, `${calendar.dates[day]} ${clock(minute)}`, id, country)
  });
}

/** Puts services, stock adjustments, two orders of a size that must be a slip, and bad debts on the agenda. */
function scheduleRest(
  random: Random,
  calendar: Calendar,
  shelf: Shelf,
  writer: InvoiceWriter,
  known: readonly Customer[],
  lines: number,
  agenda: Event[][]
): void {
  const add = (day: number, minute: number, write: (at: string) => void): void => {
    agenda[day]!.push({minute, write: () => write(`${calendar.dates[day]} ${clock(minute)}`)});
  };
  const someone = (): Customer => random.pick(known);
  for (const {share, draw} of SERVICES)
    for (let i = Math.round(share * lines); i > 0; i--) {
      const {prefix, anonymous, line}: ServiceInvoice = draw(random);
      const {id, country} = anonymous ? {id: "", country: "United Kingdom"} : someone();
      add(calendar.draw(random), drawMinute(random), (at) => writer.write("service", prefix, [line], at, id, country));
    }
  for (let i = Math.round((SHOP.missingDescriptionShare + SHOP.remarkShare) * lines); i > 0; i--) {
    const day = calendar.draw(random);
    const {code} = shelf.articles[shelf.draw(random, day)]!;
    const quantity =
      Math.ceil(Math.exp(2.4 + 1.4 * random.normal())) * (random.chance(SHOP.adjustmentOutShare) ? -1 : 1);
    const line = {code, name: remark(random), quantity, price: 0};
    add(day, drawMinute(random), (at) => writer.write("adjustment", "", [line], at, "", "United Kingdom"));
  }
  for (let i = Math.round(SHOP.freeLineShare * lines); i > 0; i--) {
    const day = calendar.draw(random);
    const {id, country} = someone();
    const line = {...drawLine(random, shelf, shelf.draw(random, day), day, undefined), price: 0};
    add(day, drawMinute(random), (at) => writer.write("adjustment", "", [line], at, id, country));
  }
  if (lines < 5000) return;
  for (const share of [0.18, 0.83]) {
    const day = calendar.dayAt(share * calendar.days);
    const {id, country} = someone();
    const line = {
      ...drawLine(random, shelf, shelf.draw(random, day), day, undefined),
      quantity: random.between(40_000, 80_000)
    };
    add(day, 600, (at) => writer.write("sale", "", [line], at, id, country));
    add(day, 614, (at) => writer.write("returned", "C", [{...line, quantity: -line.quantity}], at, id, country));
  }
  for (const share of [0.3, 0.55, 0.8])
    add(calendar.dayAt(share * calendar.days), 900, (at) =>
      writer.write(
        "service",
        "A",
        [{code: "B", name: "Adjust bad debt", quantity: 1, price: -amountOfDebt(random)}],
        at,
        "",
        "United Kingdom"
      )
    );
}

const amountOfDebt = (random: Random): number => random.between(400_000, 1_200_000) / 100;
