import type {InvoiceLine} from "./invoice.ts";
import type {Random} from "./random.ts";
import {SHOP} from "./settings.ts";

/** What is typed in place of an article's name when stock is put right. */
const REMARKS: readonly (readonly [text: string, weight: number])[] = [
  ["check", 16],
  ["?", 10],
  ["damaged", 9],
  ["damages", 8],
  ["found", 4],
  ["missing", 4],
  ["stock count", 3],
  ["wet boxes", 2],
  ["??", 2],
  ["broken in transit", 2],
  ["wrong label", 2],
  ["mixed up", 1],
  ["returned to maker", 1],
  ["lost in warehouse", 1],
  ["chipped", 1],
  ["written off", 1],
  ["sold as a set", 1],
  ["barcode problem", 1],
  ["MIA", 1],
  ["counted again", 1]
];

/** Postage on an order from abroad. */
export const postage = (random: Random, lines: number): InvoiceLine => ({
  code: "POST",
  name: "POSTAGE",
  quantity: 1 + Math.floor(lines / 40),
  price: random.pick([15, 18, 18, 18, 28, 28, 36, 40])
});

/** Postage of the web shop, one line an invoice. */
export const webPostage = (random: Random, lines: number): InvoiceLine => ({
  code: "DOT",
  name: "WEB SHOP POSTAGE",
  quantity: 1,
  price: Math.round(240 * lines * Math.exp(0.6 * random.normal())) / 100
});

/** A service that stands on an invoice of its own. */
export interface ServiceInvoice {
  prefix: "" | "C" | "A";
  anonymous: boolean;
  line: InvoiceLine;
}

/** A money amount, log-normal round a median, GBP. */
const amount = (random: Random, median: number, spread: number): number =>
  Math.max(0.01, Math.round(100 * median * Math.exp(spread * random.normal())) / 100);

/** Services by their share of the file's lines, each with how it is drawn. Medians and shares of C as measured. */
export const SERVICES: readonly {share: number; draw: (random: Random) => ServiceInvoice}[] = [
  {
    share: SHOP.manualShare,
    draw(random) {
      const back = random.chance(0.38);
      const line = {
        code: random.chance(0.004) ? "m" : "M",
        name: "Manual",
        quantity: back ? -1 : random.pick([1, 1, 1, 2, 4]),
        price: amount(random, 12.7, 1.6)
      };
      return {prefix: back ? "C" : "", anonymous: random.chance(0.215), line};
    }
  },
  {
    share: SHOP.discountShare,
    draw: (r) => ({
      prefix: "C",
      anonymous: false,
      line: {code: "D", name: "Discount", quantity: -1, price: amount(r, 19, 1.1)}
    })
  },
  {
    share: SHOP.carriageShare,
    draw: () => ({prefix: "", anonymous: false, line: {code: "C2", name: "CARRIAGE", quantity: 1, price: 50}})
  },
  {
    share: SHOP.sampleShare,
    draw: (r) => ({
      prefix: "C",
      anonymous: true,
      line: {code: "S", name: "SAMPLES", quantity: -1, price: amount(r, 30, 0.8)}
    })
  },
  {
    share: SHOP.bankShare,
    draw(r) {
      const back = r.chance(0.66);
      return {
        prefix: back ? "C" : "",
        anonymous: r.chance(0.63),
        line: {code: "BANK CHARGES", name: "Bank Charges", quantity: back ? -1 : 1, price: amount(r, 42, 1)}
      };
    }
  },
  {
    share: SHOP.adjustShare,
    draw: (r) => ({
      prefix: r.chance(0.46) ? "C" : "",
      anonymous: r.chance(0.1),
      line: {code: "ADJUST", name: "Adjustment by hand", quantity: 1, price: amount(r, 49, 0.9)}
    })
  },
  {
    share: SHOP.feeShare,
    draw: (r) => ({
      prefix: "C",
      anonymous: true,
      line: {code: "MARKETFEE", name: "MARKETPLACE FEE", quantity: -1, price: amount(r, 480, 0.7)}
    })
  },
  {
    share: SHOP.feeShare,
    draw: (r) => ({
      prefix: "",
      anonymous: true,
      line: {
        code: `GIFTCARD_${r.pick([10, 20, 30, 50])}`,
        name: "GIFT CARD",
        quantity: 1,
        price: r.pick([8.33, 16.67, 25, 41.67])
      }
    })
  }
];

/** The text in place of a name: none, or a remark. */
export function remark(random: Random): string {
  const none = SHOP.missingDescriptionShare / (SHOP.missingDescriptionShare + SHOP.remarkShare);
  return random.chance(none) ? "" : random.weighted(REMARKS);
}
