import {CrossFilter, type Dimension} from "./crossfilter.js";
import {KINDS, type Lines} from "./lines.js";

/** Ways to cut the lines, in the order of the engine's dimensions. */
export const CUTS = ["day", "price", "quantity", "time", "country", "product", "kind"] as const;
export type Cut = (typeof CUTS)[number];

/** 64 bins of 25 pence; the last holds all dearer lines. */
export const PRICE = {bins: 64, step: 0.25} as const;
/** 64 bins of one piece from −15 on; the two at the ends hold the rest. */
export const QUANTITY = {bins: 64, first: -15} as const;
export const HOURS = 24;
export const WEEK = 7;

const DAY = 864e5;
/** Weekday of a day of the data, Monday is 0. */
export const weekdayOf = (start: string, day: number): number => (new Date(start).getUTCDay() + 6 + day) % WEEK;
/** Date of a day of the data, ISO. */
export const dateOf = (start: string, day: number): string =>
  new Date(Date.parse(start) + day * DAY).toISOString().slice(0, 10);
/** Day of the data of a date. */
export const dayOf = (start: string, date: string): number => Math.round((Date.parse(date) - Date.parse(start)) / DAY);

export const priceBin = (price: number, scale: number): number =>
  Math.min(PRICE.bins - 1, Math.max(0, Math.floor(price / (scale * PRICE.step))));
export const quantityBin = (quantity: number): number =>
  Math.min(QUANTITY.bins - 1, Math.max(0, quantity - QUANTITY.first));

/** The engine over all lines. Value is price × quantity in the header's unit of money, negative for returns. */
export function crossFilter(l: Lines): CrossFilter {
  const price = new Uint8Array(l.lines);
  const quantity = new Uint8Array(l.lines);
  const time = new Uint8Array(l.lines);
  const value = new Float64Array(l.lines);
  const weekday = Uint8Array.from({length: l.days}, (_, day) => weekdayOf(l.start, day));
  for (let i = 0; i < l.lines; i++) {
    price[i] = priceBin(l.price[i]!, l.scale);
    quantity[i] = quantityBin(l.quantity[i]!);
    time[i] = weekday[l.day[i]!]! * HOURS + l.hour[i]!;
    value[i] = l.price[i]! * l.quantity[i]!;
  }
  const dimensions: Record<Cut, Dimension> = {
    day: {codes: l.day, bins: l.days},
    price: {codes: price, bins: PRICE.bins},
    quantity: {codes: quantity, bins: QUANTITY.bins},
    time: {codes: time, bins: WEEK * HOURS},
    country: {codes: l.country, bins: l.countries.length},
    product: {codes: l.product, bins: l.products.length},
    kind: {codes: l.kind, bins: KINDS.length}
  };
  return new CrossFilter(
    CUTS.map((cut) => dimensions[cut]),
    value
  );
}
