import type {Random} from "./random.ts";
import {SHOP} from "./settings.ts";

const DAY = 86_400_000;
const START = Date.parse(`${SHOP.firstDay}T00:00:00Z`);

/** Feasts on which the shop is closed, beside 24 December to 3 January: Easter and the May and August bank holidays. */
const CLOSED = new Set([
  "2024-03-29",
  "2024-03-31",
  "2024-04-01",
  "2024-05-06",
  "2024-05-27",
  "2024-08-26",
  "2025-04-18",
  "2025-04-20",
  "2025-04-21",
  "2025-05-05",
  "2025-05-26",
  "2025-08-25"
]);

/** The shop's days: how busy each is, and how to get from a share of the whole to a day. Day 0 is the first. */
export class Calendar {
  readonly days = SHOP.days;
  /** ISO dates. */
  readonly dates: string[];
  /** Months by day, 0 to 11, and counted from the first. */
  readonly month: Int8Array;
  readonly monthIndex: Int16Array;
  /** Busyness up to and with a day, scaled so that the last is the number of days. */
  readonly #cumulative: Float64Array;

  constructor() {
    const days = this.days;
    this.dates = Array.from({length: days}, (_, d) => new Date(START + d * DAY).toISOString().slice(0, 10));
    this.month = Int8Array.from(this.dates, (date) => Number(date.slice(5, 7)) - 1);
    const first = Number(SHOP.firstDay.slice(0, 4)) * 12 + Number(SHOP.firstDay.slice(5, 7)) - 1;
    this.monthIndex = Int16Array.from(
      this.dates,
      (date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - first
    );
    const open = this.dates.map((date, d) => {
      const weekday = (new Date(START + d * DAY).getUTCDay() + 6) % 7;
      // Of all Saturdays one a year is worked, the first in December: it has the whole share of the year's.
      if (weekday === 5)
        return date.slice(5, 7) === "12" && Number(date.slice(8)) <= 7 ? 52 * SHOP.weekdayShare[5]! : 0;
      const feast = CLOSED.has(date) || date.slice(5) >= "12-24" || date.slice(5) <= "01-03";
      return feast ? 0 : SHOP.weekdayShare[weekday]!;
    });
    // A closed day's trade goes to the other days of its month; the partial last month is filled as the year before's.
    const inMonth = new Float64Array(this.monthIndex[days - 1]! + 1);
    for (let d = 0; d < days; d++) inMonth[this.monthIndex[d]!]! += open[d]!;
    const last = inMonth.length - 1;
    inMonth[last] = Math.max(inMonth[last]!, inMonth[last - 12]!);
    let sum = 0;
    this.#cumulative = Float64Array.from(open, (weight, d) => {
      const growth = (1 + SHOP.yearlyGrowth) ** (d / 365);
      sum += (weight / inMonth[this.monthIndex[d]!]!) * SHOP.monthShare[this.month[d]!]! * growth;
      return sum;
    });
    for (let d = 0; d < days; d++) this.#cumulative[d]! *= days / sum;
  }

  /** Busyness before a day, in days of mean busyness. */
  before(day: number): number {
    return day <= 0 ? 0 : this.#cumulative[Math.min(day, this.days) - 1]!;
  }

  /** The day on which the busyness so far passes a value. Open days only. */
  dayAt(busyness: number): number {
    let low = 0;
    let high = this.days - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#cumulative[middle]! > busyness) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** A day drawn by busyness. */
  draw(random: Random, from = 0, to = this.days): number {
    const low = this.before(from);
    return this.dayAt(low + random.next() * (this.before(to) - low));
  }
}

const HOURS = SHOP.hourShare.map((share, i) => [i + 6, share] as const);

/** A minute of the day, by the hours in which the shop takes orders. */
export const drawMinute = (random: Random): number => random.weighted(HOURS) * 60 + random.int(60);

/** `HH:MM:00` of a minute of the day. */
export const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00`;
