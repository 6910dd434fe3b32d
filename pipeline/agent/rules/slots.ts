import type {Dimension} from "../semantic/dimensions.ts";
import type {MeasureName} from "../semantic/measures.ts";

/** What a word or phrase means in a question. */
export type Meaning =
  | {type: "measure"; measure: MeasureName; weak?: boolean}
  /** A thing that can be counted or split by. */
  | {type: "noun"; dimension: Dimension; measure?: MeasureName}
  /** most, best, top … with the measure it brings, if any ("cheapest"). */
  | {type: "superlative"; direction: "desc" | "asc"; measure?: MeasureName; vague?: boolean; dimension?: Dimension}
  | {type: "compare"; op: ">" | ">=" | "<" | "<=" | "=" | "between"; orders?: number}
  | {type: "alert"; status: "CRITICAL" | "WATCH" | "ANY"}
  | {type: "topic"; topic: Topic}
  | {type: "special"; name: string; argument?: string}
  | {type: "time"; dimension: Dimension}
  | {type: "weekday"; days: number[]}
  | {type: "hours"; hours: number[]}
  /** The second, third … of a ranking. */
  | {type: "ordinal"; n: number}
  | {type: "sentiment"; value: "positive" | "negative" | "neutral"}
  | {type: Marker};

/** Words that steer how the others are put together. */
export type Marker =
  | "by"
  | "count"
  | "which"
  | "list"
  | "when"
  | "versus"
  | "share"
  | "growth"
  | "decline"
  | "trend"
  | "average"
  | "total"
  | "without"
  | "outside"
  | "different"
  | "new"
  | "unsold"
  | "recent"
  | "inactive"
  | "sold"
  | "returned"
  | "rated"
  | "falling"
  | "best-seller"
  | "coverage"
  | "same"
  | "follow"
  | "instead"
  | "each"
  | "only"
  | "more"
  | "both"
  | "median"
  | "home"
  | "abroad"
  | "together"
  | "renamed"
  | "stop";

/** Matters that this data says nothing about. */
export type Topic =
  | "margin"
  | "stock"
  | "supplier"
  | "weather"
  | "person"
  | "city"
  | "staff"
  | "marketing"
  | "delivery"
  | "payment"
  | "discount"
  | "competitor"
  | "forecast"
  | "currency"
  | "tax"
  | "budget"
  | "why"
  | "contact"
  | "advice"
  | "write"
  | "channel"
  | "pairs";

/** A meaning found at a place. */
export interface Slot {
  meaning: Meaning;
  start: number;
  end: number;
}
