import type {Agenda} from "./agenda.ts";
import {drawLine} from "./basket.ts";
import {type Calendar, drawMinute} from "./calendar.ts";
import type {Customer} from "./customers.ts";
import type {InvoiceWriter} from "./invoice.ts";
import type {Random} from "./random.ts";
import {remark, SERVICES} from "./services.ts";
import {SHOP} from "./settings.ts";
import type {Shelf} from "./shelf.ts";

/** What the books are kept with. */
export interface Books {
  agenda: Agenda;
  calendar: Calendar;
  shelf: Shelf;
  writer: InvoiceWriter;
  known: readonly Customer[];
  /** Lines of the whole file, of which the rates are shares. */
  lines: number;
}

/** Books what is not an order: services, stock adjustments, free articles, slips of the hand, bad debts. */
export function bookRest(random: Random, {agenda, calendar, shelf, writer, known, lines}: Books): void {
  const someone = (): Customer => random.pick(known);
  const times = (share: number, book: (day: number) => void): void => {
    for (let i = Math.round(share * lines); i > 0; i--) book(calendar.draw(random));
  };
  for (const {share, draw} of SERVICES)
    times(share, (day) => {
      const {prefix, anonymous, line} = draw(random);
      const {id, country} = anonymous ? {id: "", country: "United Kingdom"} : someone();
      agenda.add(day, drawMinute(random), (at) => writer.write("service", prefix, [line], at, id, country));
    });
  times(SHOP.missingDescriptionShare + SHOP.remarkShare, (day) => {
    const {code} = shelf.articles[shelf.draw(random, day)]!;
    const pieces = Math.ceil(Math.exp(2.4 + 1.4 * random.normal()));
    const line = {
      code,
      name: remark(random),
      quantity: random.chance(SHOP.adjustmentOutShare) ? -pieces : pieces,
      price: 0
    };
    agenda.add(day, drawMinute(random), (at) => writer.write("adjustment", "", [line], at, "", "United Kingdom"));
  });
  times(SHOP.freeLineShare, (day) => {
    const {id, country} = someone();
    const line = {...drawLine(random, shelf, shelf.draw(random, day), day, undefined), price: 0};
    agenda.add(day, drawMinute(random), (at) => writer.write("adjustment", "", [line], at, id, country));
  });
  // A shop of a few lines would be drowned by what follows.
  if (lines < 5000) return;
  for (const share of [0.18, 0.83]) {
    // An order of a size that must be a slip, called off a quarter of an hour later.
    const day = calendar.dayAt(share * calendar.days);
    const customer = someone();
    const quantity = Math.round(lines * SHOP.slipOrderPieces * (0.7 + 0.6 * random.next()));
    const line = {...drawLine(random, shelf, shelf.draw(random, day), day, customer), quantity};
    const {id, country} = customer;
    agenda.add(day, 600, (at) => writer.write("sale", "", [line], at, id, country));
    agenda.add(day, 614, (at) => writer.write("returned", "C", [{...line, quantity: -quantity}], at, id, country));
  }
  for (const share of [0.3, 0.55, 0.8]) {
    const debt = {code: "B", name: "Adjust bad debt", quantity: 1, price: -random.between(400_000, 1_200_000) / 100};
    agenda.add(calendar.dayAt(share * calendar.days), 900, (at) =>
      writer.write("service", "A", [debt], at, "", "United Kingdom")
    );
  }
}
