import {field, type LineFile} from "./csv.ts";
import type {Random} from "./random.ts";
import {SHOP} from "./settings.ts";

/** A line of an invoice before it is typed: what it says, how many, for how much a piece (GBP). */
export interface InvoiceLine {
  code: string;
  name: string;
  quantity: number;
  price: number;
}

/** Lines the file holds, by what they are. */
export interface LineCounts {
  sale: number;
  anonymous: number;
  returned: number;
  service: number;
  adjustment: number;
  duplicate: number;
}

/** Writes invoices in the order of time, with the mistakes of typing: codes in lower case, lines keyed in twice. */
export class InvoiceWriter {
  #number = 410_000;
  readonly #random: Random;
  readonly #file: LineFile;
  readonly #typed = new Map<string, string>();
  readonly #sloppy = new Map<string, boolean>();
  readonly counts: LineCounts = {sale: 0, anonymous: 0, returned: 0, service: 0, adjustment: 0, duplicate: 0};
  invoices = 0;

  constructor(random: Random, file: LineFile) {
    this.#random = random;
    this.#file = file;
  }

  /** Writes one invoice. `prefix` is C for what comes back or is called off, A for an adjustment of the books. */
  write(
    kind: Exclude<keyof LineCounts, "duplicate">,
    prefix: "" | "C" | "A",
    lines: readonly InvoiceLine[],
    at: string,
    customer: string,
    country: string
  ): void {
    this.#number += 1 + (this.#random.chance(0.3) ? 1 : 0);
    this.invoices++;
    const end = `,${customer},${field(country)}`;
    for (const line of lines) {
      const code =
        this.#isSloppy(line.code) && this.#random.chance(SHOP.lowerCaseCodeShare) ? line.code.toLowerCase() : line.code;
      const row = `${prefix}${this.#number},${code},${this.#name(line.name)},${line.quantity},${at},${line.price.toFixed(2)}${end}`;
      this.#file.write(row);
      // The fee, postage and such stand among articles: what is no article's line counts as service.
      this.counts[/^\d{5}/.test(line.code) ? kind : "service"]++;
      if (this.#random.chance(SHOP.duplicateShare)) {
        this.#file.write(row);
        this.counts.duplicate++;
      }
    }
  }

  /** Whether an article's code ends in a letter that is sometimes typed small. */
  #isSloppy(code: string): boolean {
    let sloppy = this.#sloppy.get(code);
    if (sloppy === undefined) {
      sloppy = /^\d.*[A-Z]$/.test(code) && this.#random.chance(SHOP.sloppyCodeShare);
      this.#sloppy.set(code, sloppy);
    }
    return sloppy;
  }

  /** A name as it was once typed into the article's record, blanks and all. */
  #name(name: string): string {
    let typed = this.#typed.get(name);
    if (typed === undefined) {
      typed = this.#random.chance(SHOP.doubleBlankShare) ? name.replace(" ", "  ") : name;
      if (name && this.#random.chance(SHOP.untrimmedNameShare))
        typed = this.#random.chance(0.8) ? `${typed} ` : ` ${typed}`;
      typed = field(typed);
      this.#typed.set(name, typed);
    }
    return typed;
  }
}
