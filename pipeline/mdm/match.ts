import {toRecords, type RecordSource} from "./records.ts";
import {strategyOf} from "./strategies.ts";
import type {MatchOptions, MatchResult} from "./types.ts";

/**
 * Matches two catalogues that share no key. No labels, no tuning, no warehouse: plain objects with at least `name`
 * (and `id`, else rows are numbered), or arquero tables with such columns; `brand`, `price`, `code`, `description` and
 * `category` help where they are there.
 * @param options default strategy `hybrid`; see `MatchOptions`. Progress by `onProgress`, stop by `signal`.
 * @throws SmartshopError "input" when rows have no name or an id repeats; the signal's reason when aborted.
 * @example
 * const {pairs} = await match([{id: 1, name: "Sony Turntable PSLX350H"}], [{id: "a", name: "PS-LX350H turntable"}]);
 */
export async function match(left: RecordSource, right: RecordSource, options: MatchOptions = {}): Promise<MatchResult> {
  const records = [toRecords(left, "left"), toRecords(right, "right")] as const;
  options.signal?.throwIfAborted();
  const strategy = await strategyOf(options.strategy ?? "hybrid");
  return strategy.match(records[0], records[1], options);
}
