import type {FoundPeriod} from "./periods.ts";
import type {Filter} from "./query.ts";
import type {Slot} from "./slots.ts";
import type {Word} from "./words.ts";

/** A named thing of the data and where it stands. */
export interface Entity {
  filter: Filter;
  start: number;
  end: number;
}

/** A number and where it stands. */
export interface FoundNumber {
  value: number;
  percent: boolean;
  money: boolean;
  start: number;
  end: number;
}

/** Everything that was recognised in a question. */
export interface Match {
  words: Word[];
  slots: Slot[];
  entities: Entity[];
  periods: FoundPeriod[];
  numbers: FoundNumber[];
  /** Words that mean nothing here. */
  unknown: string[];
  /** Names that may be meant by words that name none. */
  near: string[];
  /** A country that the data does not have. */
  absent: string[];
  /** Words read as others: what was written → what it was taken for. */
  corrected: [string, string][];
}
