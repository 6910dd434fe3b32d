import type {Query} from "./query.ts";
import type {Topic} from "./slots.ts";

/** What reading a question comes to. */
export type Outcome =
  | {type: "query"; query: Query}
  | {type: "refused"; why: Refused}
  | {type: "unclear"; options: {label: string; query: Query}[]};

/** Why a question is not answered. */
export type Refused =
  | {cause: "topic"; topic: Topic}
  | {cause: "words"; words: string[]}
  | {cause: "near"; names: string[]}
  | {cause: "absent"; names: string[]}
  | {cause: "future"; last: string}
  | {cause: "past"; first: string}
  | {cause: "nothing"}
  | {cause: "alone"}
  | {cause: "long"; most: number}
  | {cause: "parts"}
  | {cause: "view"; what: string};
