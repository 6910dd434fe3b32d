// The pages write these files too (src/lib links to this one).

/** A kind of file that stewards write, as we begin one. */
export interface StewardFile {
  /** What its rows are called in messages. */
  readonly what: string;
  /** Its name in `data/`, where the refresh reads it. */
  readonly file: string;
  readonly columns: readonly string[];
  /** Columns without which a row says nothing. */
  readonly required: readonly string[];
}

export const DECISIONS = {
  what: "steward decisions",
  file: "decisions.csv",
  columns: ["left_id", "right_id", "verdict", "who", "decided_at", "why"],
  required: ["left_id", "right_id", "verdict"]
} as const satisfies StewardFile;

export const GOLDEN = {
  what: "stewards' golden values",
  file: "golden.csv",
  columns: ["product_code", "field", "value", "who", "decided_at", "why"],
  required: ["product_code", "field", "value"]
} as const satisfies StewardFile;

export const STRIKES = {
  what: "struck words",
  file: "strikes.csv",
  columns: ["token", "who", "decided_at", "why"],
  required: ["token"]
} as const satisfies StewardFile;
