import type {Dimension} from "../semantic/dimensions.ts";
import type {MeasureName} from "../semantic/measures.ts";

/** A stretch of days, closed at the start and open at the end; ISO dates. */
export interface Period {
  from?: string;
  until?: string;
  /** What the reader asked for, to be said back: a year, month, quarter, or "other". */
  unit: "year" | "half" | "quarter" | "month" | "week" | "day" | "other";
  /** Something was assumed, such as the year. */
  assumed?: boolean;
}

/** Keeps rows whose dimension is one of the values; values are keys such as country names or article codes. */
export interface Filter {
  dimension: Dimension;
  values: (string | number)[];
  /** Keeps all others instead. */
  negated?: boolean;
  /** One name for all of the values, such as Europe. */
  group?: boolean;
  /** How the reader knows it. */
  label: string;
}

/** Keeps groups whose figure compares so. */
export interface Condition {
  measure: MeasureName;
  op: ">" | ">=" | "<" | "<=" | "=" | "between" | "absent";
  value: number | string;
  to?: number | string;
  /** The value is a share of the whole. */
  ofTotal?: boolean;
}

/** What a question asks, with nothing of its words left. */
export interface Query {
  kind: "value" | "breakdown" | "rank" | "list" | "count" | "share" | "change" | "periods" | "special";
  measures: MeasureName[];
  dimensions: Dimension[];
  filters: Filter[];
  period?: Period;
  /** Two or more periods to set side by side, in the order asked. */
  periods?: Period[];
  conditions: Condition[];
  order?: {measure: MeasureName; direction: "asc" | "desc"; by?: "value" | "change" | "rate"};
  limit?: number;
  /** Rows passed over: 1 for "the second best". */
  offset?: number;
  /** Status of the alert view to keep. */
  alert?: "CRITICAL" | "WATCH" | "ANY";
  /** Averages the first measure over the groups of this dimension. */
  averageOver?: Dimension;
  /** The middle value in place of the mean. */
  median?: boolean;
  /** Adds the change from the row before, by time. */
  stepwise?: boolean;
  /** Questions with a statement of their own, by name. */
  special?: string;
  /** Text of the question that a special statement needs. */
  argument?: string;
  /** Articles only, without services such as postage, though no dimension says so. */
  articles?: boolean;
  /** Keeps groups whose share of the whole compares so. */
  shareCondition?: Condition;
  /** Ranks within each value of this dimension. */
  within?: Dimension;
  /** Keeps only changes of this sign. */
  sign?: "up" | "down";
  /** What was assumed, in the question's language. */
  notes: string[];
}

/** A query with nothing in it. */
export const emptyQuery = (): Query => ({
  kind: "value",
  measures: [],
  dimensions: [],
  filters: [],
  conditions: [],
  notes: []
});

/** A row of a result by column name. */
export type Row = Record<string, unknown>;
