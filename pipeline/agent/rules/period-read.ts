import type {Step} from "./period-words.ts";
import type {Period} from "./query.ts";

/** A period read at some place: what it is and how many words it took. */
export interface Read {
  period: Period;
  length: number;
  /** A month or quarter without a year: whoever reads a list of periods may know it better. */
  yearless?: Yearless;
  /** A length up to the data's last day, such as "for 6 months": what has not happened since is told from that day. */
  span?: {n: number; step: Step};
  /** Said of another period: the same a year earlier, or the one just before. */
  shift?: "year" | "before";
  /** Months after the data's last day. */
  ahead?: number;
}

/** What is known of a period whose year is not said. */
export interface Yearless {
  month?: number;
  day?: number;
  quarter?: number;
  half?: number;
}
