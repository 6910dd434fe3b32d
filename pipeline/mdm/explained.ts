import type {MatchOptions, Zone} from "./types.ts";

/** Beyond this many candidates only links and questions are explained, unless asked. */
const EXPLAIN_ALL = 20_000;

/** Which pairs of a run are explained, by the option `evidence`. @param pairs how many candidates there are. */
export function explainedPairs(evidence: MatchOptions["evidence"], pairs: number): (zone: Zone) => boolean {
  const all = evidence ?? pairs <= EXPLAIN_ALL;
  return (zone) => all || zone !== "reject";
}
